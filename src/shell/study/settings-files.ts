import { readFileSync } from 'node:fs';
import { readVariables } from '../../core/study/setting-texts.ts';
import { readSettings, type SettingsFile, type StudySettings, settingsOver } from '../../core/study/settings.ts';
import type { ThemeName } from '../../core/study/theme-setting.ts';
import { Refusal } from '../errors.ts';
import { isSystemError } from '../keeping.ts';
import { reasonOf } from '../reasons.ts';
import { type Collection, type SettingsPlace, settingsPlaces } from './collection.ts';

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
export interface SettingsAt extends SettingsPlace {
  readonly text?: string;
  readonly settings?: SettingsFile;
}

/** The files of settings of a collection, with what they say. Refuses one that cannot be understood, and says all that is wrong. */
export async function readSettingsFiles(collection: Collection): Promise<readonly SettingsAt[]> {
  const files: SettingsAt[] = [];
  for (const place of settingsPlaces(collection)) {
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
    files.push({ ...place, text, settings: read.settings });
  }
  return files;
}

/** The theme that some files of settings name, the strongest last; nothing where none does. */
export function themeIn(files: readonly SettingsAt[]): ThemeName | undefined {
  return files.findLast(({ settings }) => settings?.theme !== undefined)?.settings?.theme;
}

/** The settings of a collection. Refuses a file that cannot be understood, and says all that is wrong with it. */
export async function settingsOf(collection: Collection): Promise<Settings> {
  const files = await readSettingsFiles(collection);
  const texts = files.flatMap(({ text }) => (text === undefined ? [] : [text]));
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
