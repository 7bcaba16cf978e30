/*
 * Bundles the program into dist/: CommonJS, since that starts in half the time of ES modules, and one chunk a command,
 * so that none loads what only another needs. The licences of what was bundled are written beside it.
 */
import { createHash } from 'node:crypto';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { build, normalizePath } from 'vite';
import { bundle, output, plainFields, standIn } from './bundling.mjs';
import { late, lazyBuiltins, loadLate } from './late.mjs';
import { licences } from './licences.mjs';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
/** Where it is built, so that the program can be started meanwhile. */
const built = join(root, 'node_modules/.viva-dist');

/** What is needed together is one file: all that these import at their top. The first that needs a module has it. */
const chunks = {
  start: ['bin/loader.mjs'],
  main: ['src/main.ts', 'src/options.ts', 'src/core/lazily.ts', 'src/core/caught.ts', 'src/core/layout/meter.ts'],
  program: ['src/program.ts'],
  help: ['src/help.ts'],
  'command-line': ['src/command-line.ts'],
  files: [
    'src/shell/deck-files.ts',
    'src/shell/read-text.ts',
    'src/shell/output.ts',
    'src/shell/version.ts',
    'src/shell/terminal-abilities.ts',
    'src/core/deck/deck.ts',
    'src/shell/trouble.ts',
    'src/core/history/hash.ts',
    'src/core/history/likeness.ts',
    'src/core/schedule/day.ts',
    'src/core/json-text.ts',
  ],
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
  changes: ['src/shell/study/due-after-changes.ts'],
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
    'src/shell/marking/graded.ts',
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
