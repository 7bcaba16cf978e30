/** Settings as they are written outside of a file: in the environment, and in what the learner is shown. */
import { closest } from '../diagnostics/suggest.ts';
import { readSettings, type StudySettings, settingNames } from './settings.ts';

const prefix = 'VIVA_STUDY_';

/** The name of the variable of the environment that sets something: `VIVA_STUDY_NEW` for `new`. */
export function variableOf(name: string): string {
  if (name === 'theme') return 'VIVA_THEME';
  return prefix + name.toUpperCase().replaceAll('-', '_');
}

/** Settings from the environment, or one sentence for each variable that was not understood. */
export type VariablesRead =
  | { readonly ok: true; readonly study: Partial<StudySettings> }
  | { readonly ok: false; readonly faults: readonly string[] };

/**
 * Reads the variables of an environment that begin with `VIVA_STUDY_`. A list is written with spaces or commas, a share
 * after a colon (`sat:0.5 sun:0`), a list of nothing as `none`; an empty variable sets nothing.
 */
export function readVariables(environment: Readonly<Record<string, string | undefined>>): VariablesRead {
  const names = new Map(settingNames.map((name) => [variableOf(name), name]));
  const faults: string[] = [];
  let study: Partial<StudySettings> = {};
  for (const [variable, value] of Object.entries(environment)) {
    if (!variable.startsWith(prefix) || value === undefined || value.trim() === '') continue;
    const name = names.get(variable);
    if (name === undefined) {
      const near = closest(variable, [...names.keys()]);
      faults.push(`There is no variable \`${variable}\`.${near === undefined ? '' : ` Did you mean \`${near}\`?`}`);
      continue;
    }
    const read = readSettings({ study: { [name]: valueIn(value.trim()) } });
    if (read.ok) study = { ...study, ...read.settings.study };
    else faults.push(...read.faults.map((fault) => fault.replace(`study.${name}`, variable)));
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, study };
}

function valueIn(text: string): unknown {
  if (text === 'none') return [];
  const parts = text.split(/[\s,]+/);
  if (text.includes(':')) return Object.fromEntries(parts.map((part) => part.split(/:(.*)/).slice(0, 2)));
  return parts.length > 1 ? parts : text;
}

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Each setting by its name as it is written in a variable: `1m 10m` for steps, `sat:0.5` for a day. */
export function settingTexts(settings: StudySettings): ReadonlyMap<string, string> {
  const steps = (minutes: readonly number[]) =>
    listText(minutes.map((each) => (each < 1 ? `${each * 60}s` : `${each}m`)));
  const easy = settings.easyDays.flatMap((share, day) => (share === 1 ? [] : [`${weekdays[day]}:${share}`]));
  return new Map([
    ['new', String(settings.newPerDay)],
    ['max', String(settings.mostPerDay)],
    ['retention', String(settings.retention)],
    ['learning-steps', steps(settings.learningSteps)],
    ['relearning-steps', steps(settings.relearningSteps)],
    ['maximum-interval', String(settings.maximumDays)],
    ['fuzz', String(settings.fuzz)],
    ['day-starts', String(settings.dayStartsAtHour)],
    ['easy-days', listText(easy)],
    ['leech', String(settings.leechLapses)],
    ['buttons', String(settings.buttons)],
  ]);
}

const listText = (parts: readonly string[]): string => (parts.length === 0 ? 'none' : parts.join(' '));
