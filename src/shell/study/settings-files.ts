import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readVariables } from '../../core/study/setting-texts.ts';
import { readSettings, type SettingsFile, type StudySettings, settingsOver } from '../../core/study/settings.ts';
import { Refusal } from '../errors.ts';
import { isSystemError } from '../keeping.ts';
import { reasonOf } from '../reasons.ts';
import type { Collection } from './collection.ts';

/** The settings of each deck, and a text that changes whenever one of them does. */
export interface Settings {
  of(deck: string): StudySettings;
  readonly text: string;
  /** Where settings stand or may stand, the strongest last, without the environment. */
  readonly files: readonly SettingsAt[];
  /** What the environment sets. */
  readonly variables: Partial<StudySettings>;
}

/** A place of settings, and what stands there; nothing where there is no file. */
export interface SettingsAt {
  readonly is: 'user' | 'collection';
  readonly path: string;
  readonly settings?: SettingsFile;
}

/** The files in which settings may stand: the user's, and over it the collection's. */
function settingsFiles({ data, home }: Collection): readonly SettingsAt[] {
  const at = (is: SettingsAt['is'], folder: string): SettingsAt => ({ is, path: join(folder, 'settings.yaml') });
  return [at('user', data), ...(home === data ? [] : [at('collection', home)])];
}

/** The settings of a collection. Refuses a file that cannot be understood, and says all that is wrong with it. */
export async function settingsOf(collection: Collection): Promise<Settings> {
  const files: SettingsAt[] = [];
  const texts: string[] = [];
  for (const place of settingsFiles(collection)) {
    const { path } = place;
    const text = textOf(path);
    if (text === undefined) {
      files.push(place);
      continue;
    }
    const { readYaml } = await import('../../core/source/yaml.ts');
    const yaml = readYaml(text);
    if (!yaml.ok) {
      throw new Refusal(`\`${path}:${yaml.line}\` cannot be read: ${yaml.reason}.`, 'Settings are written in YAML.');
    }
    const read = readSettings(yaml.value);
    if (!read.ok) throw new Refusal(`\`${path}\` holds what cannot be understood.`, help, read.faults);
    files.push({ ...place, settings: read.settings });
    texts.push(text);
  }
  const variables = readVariables(collection.env);
  if (!variables.ok) {
    throw new Refusal('The environment sets what cannot be understood.', variableHelp, variables.faults);
  }
  const { study } = variables;
  const read = files.flatMap(({ settings }) => (settings === undefined ? [] : [settings]));
  if (Object.keys(study).length > 0) texts.push(JSON.stringify(study));
  return { of: settingsOver(read, study), text: texts.join('\n---\n'), files, variables: study };
}

const variableHelp = 'Variables look like this: VIVA_STUDY_NEW=5, VIVA_STUDY_LEARNING_STEPS="1m 10m".';
const help = 'Settings look like this: `study: {new: 10, retention: 0.9}` and `decks: {asyncio: {new: 5}}`.';

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (isSystemError(error, 'ENOENT') || isSystemError(error, 'ENOTDIR')) return undefined;
    throw new Refusal(`\`${path}\` cannot be read: ${reasonOf(error)}.`, 'Check its permissions.');
  }
}
