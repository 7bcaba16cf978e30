/*
 * Bundles the program into dist/: CommonJS, since that starts in half the time of ES modules, and one chunk a command,
 * so that none loads what only another needs. The licences of what was bundled are written beside it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');

/** What packages import and never use here, each with who imports it and what stands in for it. */
const standIns = [
  {
    // It decides about colour on its own; the theme does that.
    package: 'chalk',
    imports: '#supports-color',
    code: 'export default { stdout: false, stderr: false };',
  },
  {
    // Its YAML engine is replaced by ours, but it loads its own first: a third of the start.
    package: 'gray-matter',
    imports: 'js-yaml',
    code: 'export const safeLoad = () => ({}); export const safeDump = () => "";',
  },
  {
    // For commands that are programs of their own; there are none.
    package: 'commander',
    imports: 'node:child_process',
    code: 'export {};',
  },
];

/** Puts the stand-ins in place. */
function standIn() {
  const prefix = '\0stand-in:';
  return {
    name: 'stand-in',
    enforce: 'pre',
    resolveId(imported, importer = '') {
      const found = standIns.findIndex(
        (each) => each.imports === imported && importer.includes(`/node_modules/${each.package}/`),
      );
      return found < 0 ? undefined : `${prefix}${found}`;
    },
    load: (id) => (id.startsWith(prefix) ? standIns[Number(id.slice(prefix.length))].code : undefined),
  };
}

/** Writes the licence of every package that came into the bundle. */
function licences() {
  return {
    name: 'licences',
    generateBundle(_options, bundle) {
      const modules = Object.values(bundle).flatMap((chunk) => Object.entries(chunk.modules ?? {}));
      const folders = modules
        .filter(([, { renderedLength }]) => renderedLength > 0)
        .map(([id]) => /^(.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(id.replace('\0', ''))?.[1])
        .filter((folder) => folder !== undefined);
      const texts = [...new Set(folders)].map(licenceOf).sort();
      this.emitFile({
        type: 'asset',
        fileName: 'THIRD-PARTY-LICENSES.txt',
        source: `The program contains code of these packages.\n\n${texts.join('\n')}`,
      });
    },
  };
}

function licenceOf(folder) {
  const { name, version, license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  if (file === undefined && license === undefined) throw new Error(`${name} has no licence.`);
  const text = file === undefined ? `${license}, ${author?.name ?? author}` : readFileSync(join(folder, file), 'utf8');
  return `${name} ${version}\n${'='.repeat(`${name} ${version}`.length)}\n\n${text.trim()}\n`;
}

await build({
  root,
  configFile: false,
  envFile: false,
  publicDir: false,
  logLevel: 'warn',
  plugins: [standIn(), licences()],
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: 'src/main.ts',
    target: 'node20',
    outDir: dist,
    emptyOutDir: true,
    minify: 'esbuild',
    reportCompressedSize: false,
    rollupOptions: {
      onwarn(warning, warn) {
        // Front matter in JavaScript: the engine is replaced before it can be reached, and a test runs each spelling.
        if (warning.code !== 'EVAL' || !warning.id?.includes('/gray-matter/')) warn(warning);
      },
      output: {
        format: 'cjs',
        exports: 'named',
        esModule: false,
        interop: 'default',
        entryFileNames: '[name].cjs',
        chunkFileNames: '[name].cjs',
      },
    },
  },
});
