/* What is loaded when it is first used, and not with the chunk that names it. */
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';

/** What few starts need and takes a tenth of one to load: packages, and a module, by who imports which functions of it. */
export const late = [
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
    name: 'objects',
    exported: ['readObjects'],
    by: '/src/core/submissions/reader.ts',
    module: 'src/core/submissions/objects.ts',
  },
  {
    name: 'pairs',
    exported: ['readPairs'],
    by: '/src/core/submissions/reader.ts',
    module: 'src/core/submissions/pairs.ts',
  },
  {
    name: 'markdown-it',
    exported: ['markdownTokens', 'inlineTokens'],
    by: '/src/core/layout/',
    module: 'src/core/source/markdown-it.ts',
  },
];

/** Gives each of the late packages a chunk of its own, and its importers a function that loads it when it is called. */
export function loadLate() {
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
          : join(import.meta.dirname, '..', module);
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
export function lazyBuiltins() {
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
