/* The licences of what was bundled, as a file beside it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Writes the licence of every package that came into the bundle. */
export function licences() {
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
