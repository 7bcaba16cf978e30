import { compare, type Fraction, one, parseFraction, zero } from '../grading/fraction.ts';
import { misread, type Parsed, quoted } from './parsed.ts';

export type { Misread, Parsed } from './parsed.ts';
export { parseTagExpression, type TagExpression } from './tag-expression.ts';

/** Levels from `low` to `high`, both included; an end that is absent is open. */
export interface LevelRange {
  readonly low?: number;
  readonly high?: number;
}

/** The range that `2`, `2..3`, `..3` or `2..` stands for. */
export function parseLevelRange(text: string): Parsed<LevelRange> {
  const match = /^\s*(\d{0,4})\s*(\.\.)?\s*(\d{0,4})\s*$/u.exec(text);
  const [, from = '', dots, to = ''] = match ?? [];
  if ((from === '' && to === '') || (dots === undefined && to !== '')) {
    return misread(`${quoted(text)} is no level. Write 2, 2..3, ..3 or 2.. for a level or a range.`);
  }
  if (dots === undefined) return { ok: true, value: { low: Number(from), high: Number(from) } };
  if (from !== '' && to !== '' && Number(from) > Number(to)) {
    return misread(`The range from ${from} to ${to} is empty. Write the lower level first.`);
  }
  const low = from === '' ? {} : { low: Number(from) };
  return { ok: true, value: { ...low, ...(to === '' ? {} : { high: Number(to) }) } };
}

/** True where an item of that level is in the range; an item without a level is in none. */
export function isInRange(level: number | undefined, range: LevelRange): boolean {
  if (level === undefined) return false;
  return level >= (range.low ?? 0) && level <= (range.high ?? Number.POSITIVE_INFINITY);
}

const unitsMs = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000 } as const;
const longestMs = 100 * unitsMs.d;

function clock(text: string): number | undefined {
  const match = /^(?:(\d{1,4}):)?(\d{1,4}):(\d\d)$/u.exec(text);
  if (match === null) return undefined;
  const [, hours, minutes = '', seconds = ''] = match;
  if (Number(seconds) > 59 || (hours !== undefined && Number(minutes) > 59)) return undefined;
  return Number(hours ?? 0) * unitsMs.h + Number(minutes) * unitsMs.m + Number(seconds) * unitsMs.s;
}

function inUnits(text: string): number | undefined {
  const match = /^(?:(\d{1,9}) ?d)? ?(?:(\d{1,9}) ?h)? ?(?:(\d{1,9}) ?m(?:in)?)? ?(?:(\d{1,9}) ?s(?:ec)?)?$/u.exec(
    text,
  );
  if (match === null || text === '') return undefined;
  const [, days = 0, hours = 0, minutes = 0, seconds = 0] = match;
  return (
    Number(days) * unitsMs.d + Number(hours) * unitsMs.h + Number(minutes) * unitsMs.m + Number(seconds) * unitsMs.s
  );
}

/** The milliseconds that `90s`, `20m`, `1h30m`, `1:30` (minutes and seconds) or `1:00:00` stands for, above zero. */
export function parseDuration(text: string): Parsed<number> {
  const trimmed = text.trim().toLowerCase();
  const ms = clock(trimmed) ?? inUnits(trimmed);
  if (ms === undefined) {
    const bare = /^\d{1,9}$/u.test(trimmed);
    const help = bare ? `Write ${trimmed}s or ${trimmed}m.` : 'Write 90s, 20m, 1h30m or 1:30.';
    return misread(`${quoted(text)} ${bare ? 'has no unit' : 'is no duration'}. ${help}`);
  }
  if (ms === 0) return misread('A duration is longer than nothing.');
  if (ms > longestMs) return misread('A duration is at most 100 days.');
  return { ok: true, value: ms };
}

/** The share, from 0 to 1, that `70%`, `0.7` or `7/10` stands for. */
export function parsePercentage(text: string): Parsed<Fraction> {
  const share = parseFraction(text);
  if (share === undefined) return misread(`${quoted(text)} is no percentage. Write 70%.`);
  if (/^\s*\d+\s*$/u.test(text)) return misread(`${quoted(text)} has no unit. Write ${text.trim()}%.`);
  if (compare(share, zero) < 0 || compare(share, one) > 0) return misread('A percentage is from 0% to 100%.');
  return { ok: true, value: share };
}
