import { compare, toNumber } from '../grading/fraction.ts';
import { piece } from '../layout/line.ts';
import { meterText } from '../layout/meter.ts';
import type { Shown } from '../layout/shown.ts';
import type { Confusion } from '../session/confusion.ts';
import { type Group, type ItemResult, type Result, shareOf } from '../session/result.ts';
import { type NextStep, nextRows } from './next-steps.ts';
import {
  capital,
  countText,
  durationText,
  itemName,
  listText,
  ofPoints,
  percentText,
  plainText,
  pointsText,
  timesText,
} from './words.ts';

const gap: Shown = { is: 'gap' };
const mostRows = 12;
const mostTags = 6;

/**
 * The end of a sitting: the score over the whole paper and by chapter, tag and level, the weakest contrast, the missed
 * items with their places, and what to run next. `timed` shows the time, where it was measured.
 */
export function endView(result: Result, next: readonly NextStep[], timed: boolean): readonly Shown[] {
  return [
    totalRow(result, timed),
    ...remarks(result),
    gap,
    ...groupRows('', several(result.chapters)),
    ...groupRows('weakest tags', weakestTags(result)),
    ...groupRows(
      'levels',
      several(result.levels).map((level) => ({ ...level, name: `level ${level.name}` })),
    ),
    ...contrastRows(result.confusions),
    ...missedRows(result.missed),
    ...nextRows(next),
    seedRow(result),
  ];
}

/**
 * A sitting that was left before its end: the score so far, what was missed by then, and how to go on. `silent` keeps
 * the score of an exam that can be gone on with.
 */
export function leftView(result: Result, next: readonly NextStep[], silent: boolean): readonly Shown[] {
  const { items, open, pass, confusions, missed, timeMs } = result;
  const right = [piece(durationText(timeMs), 'muted')];
  const steps = [gap, ...nextRows(next), seedRow(result)];
  if (silent) {
    const done = `${items.length - open.length} of ${items.length} items answered`;
    return [{ is: 'row', left: [piece(done)], right }, ...steps];
  }
  return [
    { is: 'row', left: [piece(soFar(result), 'strong')], right },
    ...(pass === undefined ? [] : [passRow(pass)]),
    gap,
    ...contrastRows(confusions),
    ...missedRows(missed),
    ...steps,
  ];
}

/** The score so far: `1 of 2 points so far · two items stay open`. */
function soFar({ items, answered, open }: Result): string {
  const rest = open.length === 1 ? 'one item stays open' : `${countText(open.length, 'item')} stay open`;
  const score = open.length === items.length ? 'Nothing is answered yet' : `${ofPoints(answered)} so far`;
  return `${score} · ${rest}`;
}

function passRow({ mark, passed }: NonNullable<Result['pass']>): Shown {
  const share = percentText({ earned: mark, possible: { n: 1n, d: 1n } });
  const text = passed ? `✓ passed: ${share} was needed` : `✗ not passed: ${share} is needed`;
  return { is: 'row', left: [piece(text, passed ? 'right' : 'wrong')] };
}

function seedRow({ seed }: Result): Shown {
  return { is: 'row', left: [piece(`seed ${seed} makes this paper again`, 'muted')] };
}

/** The bar is part of a row, since a meter would say the percentage twice. */
function totalRow({ total, timeMs }: Result, timed: boolean): Shown {
  const bar = meterText(toNumber(shareOf(total)), 30);
  return {
    is: 'row',
    left: [piece(`${ofPoints(total)} · ${percentText(total)}   `, 'strong'), piece(bar, 'accent')],
    ...(timed ? { right: [piece(durationText(timeMs), 'muted')] } : {}),
  };
}

/** What the number alone does not say. */
function remarks({ items, open, unrated, answered, pass, missed, madeGood, ended }: Result): readonly Shown[] {
  const lines: Shown[] = [];
  const say = (text: string, role: 'plain' | 'muted' = 'plain') => lines.push({ is: 'row', left: [piece(text, role)] });
  if (pass) lines.push(passRow(pass));
  if (ended === 'time-up') say('The time was up.');
  if (open.length > 0) {
    const stayed = open.length === 1 ? 'One item stays open' : `${capital(countText(open.length, 'item'))} stay open`;
    const rest = `; without ${open.length === 1 ? 'it' : 'them'}: ${ofPoints(answered)}`;
    say(`${stayed}${open.length === items.length ? '' : rest}.`);
  }
  if (unrated.length > 0) {
    say(
      `${capital(countText(unrated.length, 'item'))} ${unrated.length === 1 ? 'is' : 'are'} not rated and not counted.`,
    );
  }
  if (madeGood > 0) {
    const all =
      madeGood === missed.length ? 'All the missed items were' : `${madeGood} of ${missed.length} missed items were`;
    say(`${all} right in the end; the score counts the first attempts.`, 'muted');
  }
  return lines;
}

/** One meter a group, at most twelve. */
function groupRows(title: string, groups: readonly Group[]): readonly Shown[] {
  if (groups.length === 0) return [];
  const rows = groups.slice(0, mostRows).map(
    (group): Shown => ({
      is: 'meter',
      label: [piece(plainText(group.name))],
      share: toNumber(shareOf(group)),
      note: [piece(`${pointsText(group.earned)} of ${pointsText(group.possible)}`, 'muted')],
    }),
  );
  const left = groups.length - mostRows;
  const more: readonly Shown[] = left > 0 ? [{ is: 'row', left: [piece(`and ${left} more`, 'muted')] }] : [];
  const heading: readonly Shown[] = title === '' ? [] : [{ is: 'row', left: [piece(title, 'muted')] }];
  return [...heading, ...rows, ...more, gap];
}

/** Where there is only one group, the total says it already. */
function several(groups: readonly Group[]): readonly Group[] {
  return groups.length < 2 ? [] : groups;
}

/** The tags of several items, but not of all, in which points were lost. */
function weakestTags({ tags, items }: Result): readonly Group[] {
  const telling = tags.filter(
    (tag) => tag.items > 1 && tag.items < items.length && compare(tag.earned, tag.possible) < 0,
  );
  return telling.slice(0, mostTags);
}

function contrastRows([weakest]: readonly Confusion[]): readonly Shown[] {
  if (weakest === undefined || weakest.times < 2) return [];
  return [{ is: 'row', left: [piece(confusionText(weakest))] }, gap];
}

/** `Twice you chose asyncio where process pool was right.` */
export function confusionText({ chosen, right, times }: Confusion): string {
  const names = listText(right.map(plainText), 'and');
  return `${capital(timesText(times))} you chose ${plainText(chosen)} where ${names} ${right.length > 1 ? 'were' : 'was'} right.`;
}

function missedRows(missed: readonly ItemResult[]): readonly Shown[] {
  if (missed.length === 0) return [];
  const digits = String((missed.at(-1)?.entry.place ?? 0) + 1).length;
  const rows = missed.map(
    ({ entry }): Shown => ({
      is: 'row',
      left: [piece(String(entry.place + 1).padStart(digits), 'muted'), piece(`  ${itemName(entry.item)}`)],
      right: [piece(`${entry.deck.path}:${entry.item.span.line}`, 'muted')],
      indent: 2,
    }),
  );
  return [{ is: 'row', left: [piece('missed', 'wrong')] }, ...rows, gap];
}
