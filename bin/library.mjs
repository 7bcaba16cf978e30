/*
 * Builds what other programs import into dist/lib: one ES module, and beside it the types of what it exports, each file
 * of them as it stands in src/.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';
import { build } from 'vite';
import { bundle, output, plainFields, standIn } from './bundling.mjs';

const root = join(import.meta.dirname, '..');
const source = join(root, 'src');
const lib = join(root, 'dist/lib');
const entry = join(source, 'library.ts');

rmSync(lib, { recursive: true, force: true });
await build({
  ...bundle,
  root,
  plugins: [plainFields(), standIn()],
  build: {
    ...output,
    outDir: lib,
    rollupOptions: { input: { library: entry }, output: { entryFileNames: '[name].js', inlineDynamicImports: true } },
  },
});

/** The declarations of every file that the library is made of, by the path of the file without its end. */
function declarations() {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  const texts = new Map();
  const program = ts.createProgram([entry], {
    ...options,
    noEmit: false,
    declaration: true,
    emitDeclarationOnly: true,
    rootDir: source,
    outDir: lib,
  });
  program.emit(undefined, (path, text) => texts.set(path.replace(/\.d\.ts$/, ''), text));
  return texts;
}

const texts = declarations();
const wanted = [join(lib, 'library')];
// Grows while it is gone through: only what the types of the library speak of is written.
for (const path of wanted) {
  const text = texts.get(path);
  if (text === undefined) throw new Error(`There are no types of ${relative(lib, path)}.`);
  const types = text.replaceAll(/(from |import\()(["'])(\.[^"']+)\.ts\2/g, (_, by, quote, to) => {
    const target = join(dirname(path), to);
    if (!wanted.includes(target)) wanted.push(target);
    return `${by}${quote}${to}.js${quote}`;
  });
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.d.ts`, types);
}

const outside = wanted.flatMap((path) =>
  Array.from(
    readFileSync(`${path}.d.ts`, 'utf8').matchAll(/^(?:import|export) .*from ["']([^."'].*)["']/gm),
    ([, name]) => name,
  ),
);
if (outside.length > 0) throw new Error(`The types of the library need ${outside.join(', ')}.`);
