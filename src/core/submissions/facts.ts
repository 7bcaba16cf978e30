import type { Given, GivenResponse, Place } from '../marking/submission.ts';
import { shownUnder } from '../session/paper.ts';
import type { Context } from './context.ts';
import { readSeconds } from './dates.ts';
import { candidatesHelp } from './finder.ts';
import { named } from './findings.ts';
import { asWritten, givenInOrder, unreadable } from './given.ts';
import { readSeed } from './shown.ts';

/** The number of an attempt, from 1; what is none is reported. */
export function attemptIn(text: string, place: Place, { findings }: Context): number | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  const number = /^\d{1,6}$/.test(trimmed) ? Number(trimmed) : 0;
  if (number > 0) return number;
  findings.error('value-invalid', place, `${named(text)} is no number of an attempt.`, 'Number them from 1.');
  return undefined;
}

/** A length of time in seconds; what is none is reported. */
export function secondsIn(text: string, place: Place, { findings }: Context): number | undefined {
  if (text.trim() === '') return undefined;
  const seconds = readSeconds(text);
  if (seconds === undefined) {
    findings.warning('value-invalid', place, `${named(text)} is no time in seconds.`, 'Write a number such as 12.5.');
  }
  return seconds;
}

/** The seed of a paper; `invalid` where the text is none, which is reported. */
export function seedIn(text: string, place: Place, { findings }: Context): number | 'invalid' | undefined {
  if (text.trim() === '') return undefined;
  const seed = readSeed(text);
  if (seed !== undefined) return seed;
  findings.error(
    'value-invalid',
    place,
    `${named(text)} is no seed, so nobody knows in which order the options stood.`,
    'Write the number that `viva quiz` showed with the paper.',
  );
  return 'invalid';
}

/** What a row says on the order in which the options stood. */
export interface Ordering {
  readonly order?: string;
  readonly seed?: number | 'invalid' | undefined;
}

/** A response with the order of its choices; one whose order cannot be read counts as unclear, and is reported. */
export function responseTo(
  item: number,
  given: Given,
  { order = '', seed }: Ordering,
  seconds: number | undefined,
  place: Place,
  { questions, findings }: Context,
): GivenResponse {
  const question = questions[item];
  if (question === undefined || (order === '' && seed === undefined)) {
    return seconds === undefined ? { item, given, place } : { item, given, seconds, place };
  }
  const rest = { ...(seconds === undefined ? {} : { seconds }), place };
  const ordered = givenInOrder(given, order, question);
  if (ordered === undefined) {
    const message = `${named(order)} is no order of the ${question.choices.length} choices of \`${question.named.id}\`.`;
    findings.error('value-invalid', place, message, 'Name each of them once, such as `C A B D` or `3 1 2 4`.');
    return { item, given: unreadable(given, order.slice(0, 200)), ...rest };
  }
  if (ordered.shown !== undefined) return { item, given: ordered.given, shown: ordered.shown, ...rest };
  if (seed === undefined || question.choices.length === 0) return { item, given, ...rest };
  if (seed === 'invalid') return { item, given: unreadable(given, ''), ...rest };
  return { item, given: asWritten(given), shown: shownUnder(question.named, seed), ...rest };
}

const manyMissed = 200;

/** Finds items by the names in cells and fields, and reports each name that means none once in a file. */
export function itemNames(
  path: string,
  { finder, findings, map }: Context,
): (name: string, place: Place) => number | undefined {
  const missed = new Set<string>();
  return (name, place) => {
    const target = map.isEmpty ? undefined : map.targetOf(name);
    if (target !== undefined) return target.is === 'item' ? target.item : undefined;
    // A column of a million other names is not searched for a million likenesses.
    const found = missed.size < manyMissed ? finder.find(name) : finder.byName(name);
    if (found?.is === 'item') return found.item;
    if (!missed.has(name)) {
      if (missed.size < manyMissed) missed.add(name);
      const what = name.trim() === '' ? 'The item is not named.' : `${named(name)} is no item of the deck.`;
      const settle = 'Or settle it in a file, `name: item` or `name: ignore`: --map FILE.';
      findings.error(
        'item-unmatched',
        { ...place, path },
        what,
        found === undefined ? settle : candidatesHelp(found, settle),
      );
    }
    return undefined;
  };
}
