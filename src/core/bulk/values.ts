import { momentOf, readSeconds, readTime } from '../submissions/dates.ts';
import { textIn } from './shard.ts';

const digit = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) - 0x30;

/** The number of an attempt from 1 to 999999, 0 for an empty field, -1 for anything else. */
export function attemptOf(bytes: Uint8Array, from: number, to: number): number {
  if (from === to) return 0;
  if (to - from > 6) return -1;
  let number = 0;
  for (let at = from; at < to; at++) {
    const each = digit(bytes, at);
    if (each < 0 || each > 9) return -1;
    number = number * 10 + each;
  }
  return number === 0 ? -1 : number;
}

/** True for an empty field or a length of time that the exact reader takes. */
export function areSeconds(bytes: Uint8Array, from: number, to: number): boolean {
  let at = from;
  while (at < to && digit(bytes, at) >= 0 && digit(bytes, at) <= 9) at++;
  if (at === to && to - from <= 9) return true;
  const text = textIn(bytes.subarray(from, to));
  return text !== undefined && (text.trim() === '' || readSeconds(text) !== undefined);
}

/** Reads fields of times in milliseconds since 1970: nothing for none, `false` for one that needs its column or is none. */
export function timeReader(): (bytes: Uint8Array, from: number, to: number) => number | undefined | false {
  let day = -1;
  let dayMs = 0;
  return (bytes, from, to) => {
    if (from === to) return undefined;
    // 2026-11-25T15:04:05Z on the day of the row before, as nearly all are.
    const key = isoDay(bytes, from, to);
    if (key >= 0 && key === day) return dayMs + isoClock(bytes, from);
    const text = textIn(bytes.subarray(from, to));
    if (text === undefined) return false;
    if (text.trim() === '') return undefined;
    const time = readTime(text);
    const moment = momentOf(time, 'unknown');
    if (time.is !== 'time' || moment === undefined) return false;
    if (key >= 0) {
      day = key;
      dayMs = moment - isoClock(bytes, from);
    }
    return moment;
  };
}

const marks: readonly (readonly [number, number])[] = [
  [4, 0x2d],
  [7, 0x2d],
  [10, 0x54],
  [13, 0x3a],
  [16, 0x3a],
  [19, 0x5a],
];

/** The digits of the day in `2026-11-25T15:04:05Z` as one number; -1 for any other form or a clock past its end. */
function isoDay(bytes: Uint8Array, from: number, to: number): number {
  if (to - from !== 20) return -1;
  let key = 0;
  for (let at = 0, mark = 0; at < 20; at++) {
    if (marks[mark]?.[0] === at) {
      if (bytes[from + at] !== marks[mark]?.[1]) return -1;
      mark++;
      continue;
    }
    const each = digit(bytes, from + at);
    if (each < 0 || each > 9) return -1;
    if (at < 10) key = key * 10 + each;
  }
  const isClock = two(bytes, from + 11) <= 23 && two(bytes, from + 14) <= 59 && two(bytes, from + 17) <= 59;
  return isClock ? key : -1;
}

const two = (bytes: Uint8Array, at: number): number => digit(bytes, at) * 10 + digit(bytes, at + 1);

const isoClock = (bytes: Uint8Array, from: number): number =>
  ((two(bytes, from + 11) * 60 + two(bytes, from + 14)) * 60 + two(bytes, from + 17)) * 1000;
