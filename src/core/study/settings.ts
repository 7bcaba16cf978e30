import { closest } from '../diagnostics/suggest.ts';
import type { ScheduleSettings } from '../schedule/settings.ts';
import { defaultSettings } from '../schedule/settings.ts';
import { parseDuration } from '../session/selection.ts';
import { readTheme, type ThemeName } from './theme-setting.ts';

/** How a learner studies: how cards are scheduled, and how many a day brings. */
export interface StudySettings extends ScheduleSettings {
  /** New cards a day. */
  readonly newPerDay: number;
  /** Reviews a day, new cards among them. */
  readonly mostPerDay: number;
  /** How many ratings there are to choose from: again and good, or all four. */
  readonly buttons: 2 | 4;
}

const defaultStudySettings: StudySettings = { ...defaultSettings, newPerDay: 10, mostPerDay: 200, buttons: 4 };

/** The settings of all decks, and those that differ for some. */
export interface SettingsFile {
  readonly study: Partial<StudySettings>;
  readonly decks: ReadonlyMap<string, Partial<StudySettings>>;
  /** The colours of the terminal. */
  readonly theme?: ThemeName;
}

/** Settings that were understood, or one sentence for each that was not. */
export type SettingsRead =
  | { readonly ok: true; readonly settings: SettingsFile }
  | { readonly ok: false; readonly faults: readonly string[] };

type Field = (value: unknown) => Partial<StudySettings> | string;

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

const numberIn =
  (low: number, high: number, whole: boolean, make: (value: number) => Partial<StudySettings>): Field =>
  (value) => {
    const number = typeof value === 'string' ? percentOrNumber(value) : value;
    const fits = typeof number === 'number' && number >= low && number <= high;
    if (fits && (!whole || Number.isInteger(number))) return make(number);
    return `is ${whole ? 'a whole number' : 'a number'} from ${low} to ${high}`;
  };

function percentOrNumber(text: string): number {
  const [, digits = '', percent] = /^\s*(\d+(?:\.\d+)?)\s*(%)?\s*$/.exec(text) ?? [];
  return digits === '' ? Number.NaN : Number(digits) / (percent === undefined ? 1 : 100);
}

const steps =
  (make: (minutes: readonly number[]) => Partial<StudySettings>): Field =>
  (value) => {
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    const minutes = list.map((each) => {
      const parsed = typeof each === 'string' ? parseDuration(each) : undefined;
      return parsed?.ok === true ? parsed.value / 60_000 : Number.NaN;
    });
    return minutes.every((each) => each > 0) ? make(minutes) : 'is a list of durations such as [1m, 10m]';
  };

const easyDays: Field = (value) => {
  const shares: number[] = weekdays.map(() => 1);
  const names: readonly unknown[] = Array.isArray(value) ? value : [value];
  const pairs: readonly (readonly [unknown, unknown])[] =
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value)
      : names.map((name) => [name, 0.5]);
  for (const [name, share] of pairs) {
    const at = weekdays.findIndex((day) => typeof name === 'string' && name.toLowerCase().startsWith(day));
    const part = typeof share === 'string' ? percentOrNumber(share) : share;
    if (at < 0 || typeof part !== 'number' || !(part >= 0 && part <= 1)) {
      return 'is a list such as [sat, sun], or shares such as {sat: 0.5, sun: 0}';
    }
    shares[at] = part;
  }
  return { easyDays: shares };
};

const isTrue = (value: unknown): boolean => value === true || value === 'true' || value === 'yes';
const isFalse = (value: unknown): boolean => value === false || value === 'false' || value === 'no';

const fields: Readonly<Record<string, { readonly of: keyof StudySettings; readonly read: Field }>> = {
  new: { of: 'newPerDay', read: numberIn(0, 9999, true, (newPerDay) => ({ newPerDay })) },
  max: { of: 'mostPerDay', read: numberIn(1, 99_999, true, (mostPerDay) => ({ mostPerDay })) },
  retention: { of: 'retention', read: numberIn(0.7, 0.99, false, (retention) => ({ retention })) },
  'learning-steps': { of: 'learningSteps', read: steps((learningSteps) => ({ learningSteps })) },
  'relearning-steps': { of: 'relearningSteps', read: steps((relearningSteps) => ({ relearningSteps })) },
  'maximum-interval': { of: 'maximumDays', read: numberIn(1, 36_500, true, (maximumDays) => ({ maximumDays })) },
  fuzz: {
    of: 'fuzz',
    read: (value) => (isTrue(value) ? { fuzz: true } : isFalse(value) ? { fuzz: false } : 'is true or false'),
  },
  'day-starts': { of: 'dayStartsAtHour', read: numberIn(0, 23, true, (dayStartsAtHour) => ({ dayStartsAtHour })) },
  'easy-days': { of: 'easyDays', read: easyDays },
  leech: { of: 'leechLapses', read: numberIn(1, 99, true, (leechLapses) => ({ leechLapses })) },
  buttons: {
    of: 'buttons',
    read: (value) => {
      const buttons = ([2, 4] as const).find((count) => count === Number(value));
      return buttons === undefined ? 'is 2 or 4' : { buttons };
    },
  },
};

/** The names under which a settings file knows what can be set. */
export const settingNames: readonly string[] = Object.keys(fields);

/** True where some settings say something about one by its name in the file. */
export function says(settings: Partial<StudySettings>, name: string): boolean {
  const field = fields[name];
  return field !== undefined && settings[field.of] !== undefined;
}

const entriesOf = (value: unknown): readonly (readonly [string, unknown])[] | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : undefined;

/** The settings that a value read from YAML holds: `study` for all decks, `decks` by name for some, and a `theme`. */
export function readSettings(value: unknown): SettingsRead {
  const faults: string[] = [];
  const decks = new Map<string, Partial<StudySettings>>();
  let study: Partial<StudySettings> = {};
  let theme: ThemeName | undefined;
  const top = value === undefined || value === null ? [] : entriesOf(value);
  if (top === undefined) return { ok: false, faults: ['The settings are no mapping.'] };
  for (const [name, inner] of top) {
    if (name === 'study') study = readFields(name, inner, faults);
    else if (name === 'decks') {
      const entries = inner === null ? [] : entriesOf(inner);
      if (entries === undefined) faults.push('`decks` is no mapping.');
      for (const [deck, own] of entries ?? []) decks.set(deck, readFields(`decks.${deck}`, own, faults));
    } else if (name === 'theme') {
      const read = readTheme(inner);
      if (read.ok) theme = read.theme;
      else faults.push(read.because);
    } else faults.push(unknown(name, ['study', 'decks', 'theme']));
  }
  if (faults.length > 0) return { ok: false, faults };
  return { ok: true, settings: { study, decks, ...(theme === undefined ? {} : { theme }) } };
}

function readFields(where: string, value: unknown, faults: string[]): Partial<StudySettings> {
  let read: Partial<StudySettings> = {};
  const entries = value === null ? [] : entriesOf(value);
  if (entries === undefined) faults.push(`\`${where}\` is no mapping.`);
  for (const [name, inner] of entries ?? []) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    const got = field === undefined ? undefined : field.read(inner);
    if (got === undefined)
      faults.push(
        unknown(
          `${where}.${name}`,
          settingNames.map((each) => `${where}.${each}`),
        ),
      );
    else if (typeof got === 'string') faults.push(`\`${where}.${name}\` ${got}.`);
    else read = { ...read, ...got };
  }
  return read;
}

function unknown(name: string, names: readonly string[]): string {
  const near = closest(name, names);
  return `There is no setting \`${name}\`.${near === undefined ? '' : ` Did you mean \`${near}\`?`}`;
}

/** The settings that one file has for a deck, those for all decks among them. */
export function settingsIn({ study, decks }: SettingsFile, deck: string): Partial<StudySettings> {
  return { ...study, ...ownSettings(decks, deck) };
}

function ownSettings(decks: SettingsFile['decks'], deck: string): Partial<StudySettings> {
  return decks.get(deck) ?? decks.get(deck.replace(/^\.\//, '')) ?? {};
}

/**
 * The settings of a deck: the learner's, those of the collection over them, each file's own for the deck on top, and
 * above all what the environment says.
 */
export function settingsOver(
  files: readonly SettingsFile[],
  above: Partial<StudySettings> = {},
): (deck: string) => StudySettings {
  const known = new Map<string, StudySettings>();
  return (deck) => {
    const before = known.get(deck);
    if (before !== undefined) return before;
    const made: StudySettings = Object.assign(
      { ...defaultStudySettings },
      ...files.map(({ study }) => study),
      ...files.map(({ decks }) => ownSettings(decks, deck)),
      above,
    );
    known.set(deck, made);
    return made;
  };
}
