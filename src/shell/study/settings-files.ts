import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSettings, type SettingsFile, type StudySettings, settingsOver } from '../../core/study/settings.ts';
import { Refusal } from '../errors.ts';
import { isSystemError } from '../keeping.ts';
import { reasonOf } from '../reasons.ts';
import type { Collection } from './collection.ts';

/** The settings of each deck, and a text that changes whenever one of them does. */
export interface Settings {
  of(deck: string): StudySettings;
  readonly text: string;
}

/** The files in which settings may stand: the user's, and over it the collection's. */
export function settingsFiles({ data, home }: Collection): readonly string[] {
  return [...new Set([data, home])].map((folder) => join(folder, 'settings.yaml'));
}

/** The settings of a collection. Refuses a file that cannot be understood, and says all that is wrong with it. */
export async function settingsOf(collection: Collection): Promise<Settings> {
  const files: SettingsFile[] = [];
  const texts: string[] = [];
  for (const path of settingsFiles(collection)) {
    const text = textOf(path);
    if (text === undefined) continue;
    const { readYaml } = await import('../../core/source/yaml.ts');
    const yaml = readYaml(text);
    if (!yaml.ok) {
      throw new Refusal(`\`${path}:${yaml.line}\` cannot be read: ${yaml.reason}.`, 'Settings are written in YAML.');
    }
    const read = readSettings(yaml.value);
    if (!read.ok) throw new Refusal(`\`${path}\` holds what cannot be understood.`, help, read.faults);
    files.push(read.settings);
    texts.push(text);
  }
  return { of: settingsOver(files), text: texts.join('\n---\n') };
}

const help = 'Settings look like this: `study: {new: 10, retention: 0.9}` and `decks: {asyncio: {new: 5}}`.';

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isSystemError(error, 'ENOENT') || isSystemError(error, 'ENOTDIR')) return undefined;
    throw new Refusal(`\`${path}\` cannot be read: ${reasonOf(error)}.`, 'Check its permissions.');
  }
}
