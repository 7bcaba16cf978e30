/*
 * Bundles the program into dist/: CommonJS, since that starts in half the time of ES modules, and one chunk a command,
 * so that none loads what only another needs. The licences of what was bundled are written beside it.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { Writable } from 'node:stream';
import { build, normalizePath } from 'vite';
import { bundle, output, plainFields, standIn } from './bundling.mjs';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
/** What few starts need and takes a tenth of one to load: packages, and a module, by who imports which functions of it. */
const late = [
  { name: 'entities', exported: ['decodeHTMLStrict'], by: '/node_modules/markdown-it/' },
  { name: 'fast-string-width', exported: ['default'], by: '/src/core/layout/' },
  {
    name: 'failsafe-yaml',
    exported: ['readFailsafe'],
    by: '/src/core/source/yaml.ts',
    module: 'src/core/source/failsafe-yaml.ts',
  },
  {
    name: 'filled-page',
    exported: ['readFilledPage'],
    by: '/src/core/submissions/reader.ts',
    module: 'src/core/submissions/page.ts',
  },
  {
    name: 'markdown-it',
    exported: ['markdownTokens', 'inlineTokens'],
    by: '/src/core/layout/',
    module: 'src/core/source/markdown-it.ts',
  },
];

/** Where it is built, so that the program can be started meanwhile. */
const built = join(root, 'node_modules/.viva-dist');

/** Gives each of the late packages a chunk of its own, and its importers a function that loads it when it is called. */
function loadLate() {
  const chunk = '\0late:';
  const caller = '\0late-caller:';
  return {
    name: 'load-late',
    enforce: 'pre',
    resolveId(imported, importer = '') {
      if (imported.startsWith('late:')) return chunk + imported.slice('late:'.length);
      const from = importer.replaceAll('\\', '/');
      const found = late.find(
        ({ by, name, module }) =>
          (module === undefined ? imported === name : basename(imported) === basename(module)) && from.includes(by),
      );
      return found === undefined ? undefined : caller + found.name;
    },
    load(id) {
      const found = late.find(({ name }) => id === chunk + name || id === caller + name);
      if (found === undefined) return undefined;
      const { by, name, exported, module } = found;
      const path =
        module === undefined
          ? createRequire(by.startsWith('/src') ? import.meta.url : import.meta.resolve(by.split('/').at(-2))).resolve(
              name,
            )
          : join(root, module);
      const names = exported.map((each, place) => `${each} as late${place}`).join(', ');
      if (id.startsWith(chunk)) return `export { ${names} } from ${JSON.stringify(path)};`;
      const functions = exported
        .map((_, place) => `late${place} = (...given) => load().late${place}(...given)`)
        .join(', ');
      return `let loaded;
        const load = () => (loaded ??= require('./${name}.cjs'));
        const ${functions};
        export { ${exported.map((each, place) => `late${place} as ${each}`).join(', ')} };`;
    },
  };
}

/** Loads what few starts need when it is first used: modules of Node that take a tenth of a start each. */
function lazyBuiltins() {
  const names = ['node:child_process', 'node:crypto', 'node:os', 'node:readline', 'node:v8', 'node:zlib'];
  const load = new RegExp(`^const (\\w+) = require\\(['"](${names.join('|')})['"]\\);$`, 'gm');
  return {
    name: 'lazy-builtins',
    enforce: 'pre',
    renderChunk(code) {
      const variables = Array.from(code.matchAll(load), ([, variable]) => variable);
      const lazy = code.replace(load, (_, variable, name) => `const ${variable} = () => require('${name}');`);
      return variables.reduce((text, variable) => text.replaceAll(`${variable}.`, `${variable}().`), lazy);
    },
  };
}

/** What is needed together is one file: all that these import at their top. The first that needs a module has it. */
const chunks = {
  start: ['bin/loader.mjs'],
  main: ['src/main.ts', 'src/options.ts', 'src/core/lazily.ts', 'src/core/caught.ts', 'src/core/layout/meter.ts'],
  program: ['src/program.ts'],
  help: ['src/help.ts'],
  'command-line': ['src/command-line.ts'],
  list: ['src/commands/list.ts'],
  'markdown-it': ['src/core/source/markdown-it.ts'],
  page: ['src/shell/page-writer.ts'],
  log: [
    'src/shell/history-files.ts',
    'src/shell/study/collection.ts',
    'src/core/session/selection.ts',
    'src/core/history/hash.ts',
    'src/core/history/likeness.ts',
  ],
  due: ['src/commands/due.ts'],
  schedule: ['src/shell/study/due-counting.ts'],
  deck: [
    'src/shell/load-decks.ts',
    'src/core/item-types/index.ts',
    'src/core/session/paper.ts',
    'src/core/history/fingerprint.ts',
    'src/core/deck/slug.ts',
    'src/core/deck/link-contrasts.ts',
    'src/shell/read-text.ts',
  ],
  reader: ['src/shell/deck-reader.ts'],
  quiz: ['src/commands/quiz.ts'],
  screen: ['src/shell/prompter-screen.ts', 'src/shell/prompts/choose-one.ts'],
  marking: [
    'src/commands/grade.ts',
    'src/marking-options.ts',
    'src/core/analysis/glance.ts',
    'src/shell/marking/class-matrix.ts',
    'src/core/report/gradebook-csv.ts',
  ],
};
const chunkByModule = new Map();

/** The chunk of a module, nothing for one that bundles itself. */
function chunkOf(id, { getModuleInfo }) {
  const assign = (module, chunk) => {
    if (chunkByModule.has(module)) return;
    chunkByModule.set(module, chunk);
    for (const imported of getModuleInfo(module)?.importedIds ?? []) assign(imported, chunk);
  };
  if (chunkByModule.size === 0) {
    for (const [chunk, files] of Object.entries(chunks))
      for (const file of files) assign(normalizePath(join(root, file)), chunk);
  }
  if (id === '\0late:markdown-it') return 'markdown-it';
  // What turns CommonJS packages into modules is needed by all of them.
  return id.includes('commonjsHelpers') ? 'main' : chunkByModule.get(id);
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

/** Writes what esbuild leaves of other characters, in patterns, as escapes too: the loader takes a byte for a character. */
function plainAscii() {
  const escaped = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return {
    name: 'plain-ascii',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle))
        if (chunk.type === 'chunk') chunk.code = chunk.code.replace(/[^\0-\x7f]/g, escaped);
    },
  };
}

/** Names the build by its content, so that code compiled for another is never taken for its own. */
function buildId() {
  return {
    name: 'build-id',
    generateBundle(_options, bundle) {
      const hash = createHash('sha256');
      for (const name of Object.keys(bundle).sort()) hash.update(`${name}\0${bundle[name].code ?? ''}\0`);
      const id = hash.digest('hex').slice(0, 16);
      bundle['start.cjs'].code = bundle['start.cjs'].code.replace('__BUILD_ID__', id);
      this.emitFile({ type: 'asset', fileName: 'build-id', source: id });
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
  ...bundle,
  root,
  plugins: [plainFields(), loadLate(), standIn(), lazyBuiltins(), licences(), plainAscii(), buildId()],
  build: {
    ...output,
    outDir: built,
    emptyOutDir: true,
    rollupOptions: {
      onwarn(warning, warn) {
        // It tells of each import() that makes no chunk of its own, as is meant here.
        if (warning.plugin !== 'vite:reporter') warn(warning);
      },
      input: {
        main: join(root, 'src/main.ts'),
        start: join(root, 'bin/loader.mjs'),
        ...Object.fromEntries(late.map(({ name }) => [name, `late:${name}`])),
      },
      output: {
        format: 'cjs',
        exports: 'named',
        esModule: false,
        interop: 'default',
        dynamicImportInCjs: false,
        hoistTransitiveImports: false,
        manualChunks: chunkOf,
        entryFileNames: '[name].cjs',
        chunkFileNames: '[name].cjs',
      },
    },
  },
});

// A thread starts the sooner the less it loads: all that it needs and nothing else is one file.
await build({
  ...bundle,
  root,
  build: {
    ...output,
    outDir: built,
    emptyOutDir: false,
    rollupOptions: {
      input: { 'marking-worker': join(root, 'src/shell/marking/bulk/worker.ts') },
      output: { format: 'cjs', entryFileNames: '[name].cjs', inlineDynamicImports: true },
    },
  },
});

// The manual page comes from the program itself.
const program = createRequire(import.meta.url)(join(built, 'start.cjs'));
const { main } = program.chunksIn(program, built, join(built, 'cache'), 'man').load('main.cjs');
const page = [];
const stdout = new Writable({ write: (text, _encoding, done) => done(void page.push(text)) });
await main({ argv: ['__man'], env: {}, cwd: root, platform: process.platform, packageFolder: root, stdout });
writeFileSync(join(built, 'viva.1'), Buffer.concat(page));

rmSync(dist, { recursive: true, force: true });
renameSync(built, dist);
