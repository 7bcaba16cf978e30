import type { Report } from '../diagnostics/diagnostic.ts';
import type { OfferedOption } from '../item-types/contract.ts';
import type { Span } from '../source/span.ts';
import type { Offering } from './offering.ts';

/** From so many items on, most of them are a habit. */
const fewestForLength = 4;
const fewestForPlace = 8;
/** A key that is so many times as long as the longest of the others gives itself away. */
const byFar = 1.5;
/** A place that chance alone would give to so many keys less often than this is no chance. */
const unlikely = 0.01;

/** Reports keys of a deck that can be told without reading: by their length, or by where they stand. */
export function lintKeys(offerings: readonly Offering[], place: Span, report: Report): void {
  const choices = offerings.map(({ options }) => options).filter(hasOneKey);
  const long = choices.filter(isLongestByFar).length;
  if (choices.length >= fewestForLength && long * 2 > choices.length)
    report('lint-key-length', place, { count: long, total: choices.length });
  if (choices.length < fewestForPlace) return;
  const places = Math.max(...choices.map((options) => options.length));
  for (let at = 0; at < places; at++) {
    const there = choices.filter((options) => options.length > at);
    const count = there.filter((options) => options[at]?.right === true).length;
    const chances = there.map((options) => 1 / options.length);
    if (chanceOfAtLeast(count, chances) < unlikely / places)
      report('lint-key-place', place, { place: at + 1, count, total: there.length });
  }
}

function hasOneKey(options: readonly OfferedOption[]): boolean {
  return options.length > 1 && options.filter(({ right }) => right).length === 1;
}

function isLongestByFar(options: readonly OfferedOption[]): boolean {
  const lengthsOf = (isKey: boolean) => options.filter(({ right }) => right === isKey).map(({ text }) => text.length);
  return Math.max(...lengthsOf(true)) >= byFar * Math.max(...lengthsOf(false));
}

/** The chance that at least `count` of some independent events happen, each with a chance of its own. */
export function chanceOfAtLeast(count: number, chances: readonly number[]): number {
  let exactly: readonly number[] = [1];
  for (const chance of chances) {
    const happens = [0, ...exactly.map((share) => share * chance)];
    exactly = happens.map((share, index) => share + (exactly[index] ?? 0) * (1 - chance));
  }
  return exactly.slice(count).reduce((sum, share) => sum + share, 0);
}
