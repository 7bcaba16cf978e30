/* What is the same for the program and for the library: how they are built, and what is done to what they bundle. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { normalizePath } from 'vite';

const standInFolder = normalizePath(join(import.meta.dirname, '../src/shell/stand-ins'));
const yaml = dirname(createRequire(import.meta.url).resolve('js-yaml'));

/** How both are built. */
export const bundle = {
  configFile: false,
  envFile: false,
  publicDir: false,
  logLevel: 'warn',
  // Sources of one byte a character are read and compiled faster.
  esbuild: { charset: 'ascii' },
  ssr: { noExternal: true, target: 'node' },
};
export const output = { ssr: true, target: 'node20', minify: 'esbuild', reportCompressedSize: false };

/** What is imported and not used here, or only in part: who imports it, and what stands in for it. */
const standIns = [
  {
    // It decides about colour on its own; the theme does that.
    by: '/node_modules/chalk/',
    imports: '#supports-color',
    code: 'export default { stdout: false, stderr: false };',
  },
  {
    // Front matter is read by our engine alone. Theirs load another YAML parser, and one calls `eval`, which keeps the
    // whole chunk from being minified.
    by: '/node_modules/gray-matter/',
    imports: /\/engines$/,
    code: 'const shut = () => { throw new Error("The engine is shut."); }; export const yaml = { parse: shut };',
  },
  {
    // Its writing half is not used.
    by: '/src/core/source/',
    imports: 'js-yaml',
    code: `
      import loader from '${yaml}/lib/loader.js';
      import YAMLException from '${yaml}/lib/exception.js';
      import FAILSAFE_SCHEMA from '${yaml}/lib/schema/failsafe.js';
      const { load } = loader;
      export { FAILSAFE_SCHEMA, load, YAMLException };`,
  },
  {
    // Links must be written as links: the search for bare addresses is off.
    by: '/node_modules/markdown-it/',
    imports: 'linkify-it',
    code: 'export class LinkifyIt {}',
  },
  {
    // Every row is laid out to the width before it gets there.
    by: '/node_modules/@inquirer/core/',
    imports: 'fast-wrap-ansi',
    code: 'export const wrapAnsi = (text) => text;',
  },
  {
    // Our prompts type into nothing of it.
    by: '/node_modules/@inquirer/core/',
    imports: 'node:readline',
    code: `export { createInterface } from '${standInFolder}/readline.ts';`,
  },
  {
    // One prompt runs at a time, and none of it waits.
    by: '/node_modules/@inquirer/core/',
    imports: 'node:async_hooks',
    code: `export { AsyncLocalStorage, AsyncResource } from '${standInFolder}/async-hooks.ts';`,
  },
  {
    // Our terminal hears the signals and the end of the process, and gives itself back.
    by: '/node_modules/@inquirer/core/',
    imports: 'signal-exit',
    code: 'export const onExit = () => () => undefined;',
  },
  {
    // For commands that are programs of their own; there are none.
    by: '/node_modules/commander/',
    imports: 'node:child_process',
    code: 'export {};',
  },
];

/**
 * Lets markdown-it set the fields of its objects as such. It is compiled for old engines and sets them through a helper,
 * which takes half of the time in which it finds the blocks of a page.
 */
export function plainFields() {
  const setting = /_defineProperty\(\s*this,\s*(?:\/\*(?:(?!\*\/)[\s\S])*\*\/\s*)?"(\w+)",/g;
  return {
    name: 'plain-fields',
    transform: (code, id) =>
      id.includes('/node_modules/markdown-it/') ? code.replace(setting, '(this.$1 =') : undefined,
  };
}

/** Puts the stand-ins in place. */
export function standIn() {
  const prefix = '\0stand-in:';
  return {
    name: 'stand-in',
    enforce: 'pre',
    resolveId(imported, importer = '') {
      const found = standIns.findIndex(
        ({ by, imports }) =>
          (typeof imports === 'string' ? imports === imported : imports.test(imported)) &&
          importer.replaceAll('\\', '/').includes(by),
      );
      return found < 0 ? undefined : `${prefix}${found}`;
    },
    load: (id) => (id.startsWith(prefix) ? standIns[Number(id.slice(prefix.length))].code : undefined),
  };
}
