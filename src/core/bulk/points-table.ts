import { type Fraction, fraction } from '../grading/fraction.ts';
import type { ItemMark } from '../marking/mark.ts';
import type { Policy } from '../marking/policy.ts';
import { csvCell } from '../report/csv.ts';
import { pointsCell } from '../report/gradebook-csv.ts';
import type { Outcomes } from './outcomes.ts';
import type { Cells } from './shard.ts';

/**
 * What the outcomes of some items at a time add, as whole numbers over one denominator, so that sums are exact, and as
 * cells of the gradebook. Neighbouring items of few outcomes make a group, with an entry for each way in which they can
 * come out: a row is then some entries, and not each of its cells.
 */
export interface PointsTable {
  readonly denominator: number;
  /** How many outcomes each item has. */
  readonly sizes: Int32Array;
  /** The item behind the last one of each group, and where its entries begin. */
  readonly stops: Int32Array;
  readonly begins: Int32Array;
  /** Of each entry. */
  readonly earned: Float64Array;
  readonly possible: Float64Array;
  /** How many responses wait for a person. */
  readonly unrated: Int32Array;
  /** The cells, each with a comma before it: how many bytes, and the words in which they stand. */
  readonly lengths: Int32Array;
  readonly wordBegins: Int32Array;
  readonly words: Int32Array;
  /** The most bytes that the cells of a row take, and what is written behind them. */
  readonly longest: number;
}

/** What one or more outcomes add. */
interface Entry {
  readonly earned: number;
  readonly possible: number;
  readonly unrated: number;
  readonly text: string;
}

/** Sums of parts of no more than this are exact. */
const largest = 2 ** 26;
/** A group has more entries than this only where one item alone has more outcomes. */
const entriesAtMost = 100;
const wordBytes = 4;

/** The table of some outcomes; nothing where their sums are no small whole numbers of any common part. */
export function pointsTable(outcomes: readonly Outcomes[], { missing }: Policy): PointsTable | undefined {
  const all = outcomes.map(({ marks }) => marks.map((mark) => pointsOf(mark, missing)));
  const scores = all.flat().flatMap(({ points }) => (points === undefined ? [] : [points.earned, points.possible]));
  const denominator = [...new Set(scores.map(({ d }) => d))].reduce(leastCommonMultiple, 1n);
  const scaled = ({ n, d }: Fraction): number => Number((n * denominator) / d);
  const entries = all.map((each) =>
    each.map(
      ({ points, unrated }): Entry => ({
        earned: points === undefined ? 0 : scaled(points.earned),
        possible: points === undefined ? 0 : scaled(points.possible),
        unrated: unrated ? 1 : 0,
        text: `,${csvCell(pointsCell(points))}`,
      }),
    ),
  );
  const most = entries.reduce(
    (sofar, each) => sofar + Math.max(0, ...each.map(({ earned, possible }) => Math.max(Math.abs(earned), possible))),
    0,
  );
  if (denominator > largest || most >= largest) return undefined;
  const groups = groupsOf(entries);
  const flat = groups.flatMap((group) => group.entries);
  const wordCounts = flat.map(({ text }) => Math.ceil(text.length / wordBytes));
  return {
    denominator: Number(denominator),
    sizes: Int32Array.from(entries, ({ length }) => length),
    stops: Int32Array.from(groups, ({ stop }) => stop),
    begins: beginsOf(groups.map((group) => group.entries.length)),
    earned: Float64Array.from(flat, ({ earned }) => earned),
    possible: Float64Array.from(flat, ({ possible }) => possible),
    unrated: Int32Array.from(flat, ({ unrated }) => unrated),
    lengths: Int32Array.from(flat, ({ text }) => text.length),
    wordBegins: beginsOf(wordCounts),
    words: Int32Array.from(flat.flatMap(({ text }) => wordsOf(text))),
    longest:
      wordBytes + groups.reduce((sum, group) => sum + Math.max(...group.entries.map(({ text }) => text.length)), 0),
  };
}

function pointsOf(mark: ItemMark, missing: Policy['missing']) {
  const isOut = mark.state === 'not-attempted' && missing === 'omit';
  const isUnrated = mark.score.verdict === 'unrated';
  return { points: isOut || isUnrated ? undefined : mark.score, unrated: !isOut && isUnrated };
}

function leastCommonMultiple(one: bigint, other: bigint): bigint {
  return one * fraction(other, one).n;
}

/** The items in groups, the outcomes of the last item of each changing first from entry to entry. */
function groupsOf(items: readonly (readonly Entry[])[]): readonly { stop: number; entries: readonly Entry[] }[] {
  const groups: { stop: number; entries: readonly Entry[] }[] = [];
  for (const [at, own] of items.entries()) {
    const last = groups.at(-1);
    if (last === undefined || last.entries.length * own.length > entriesAtMost)
      groups.push({ stop: at + 1, entries: own });
    else {
      last.stop = at + 1;
      last.entries = last.entries.flatMap((before) => own.map((after) => joined(before, after)));
    }
  }
  return groups;
}

function joined(one: Entry, other: Entry): Entry {
  return {
    earned: one.earned + other.earned,
    possible: one.possible + other.possible,
    unrated: one.unrated + other.unrated,
    text: one.text + other.text,
  };
}

/** Where each of some ranges begins, one behind the other, and where the last one ends. */
function beginsOf(counts: readonly number[]): Int32Array {
  const begins = new Int32Array(counts.length + 1);
  for (const [at, count] of counts.entries()) begins[at + 1] = (begins[at] ?? 0) + count;
  return begins;
}

/** A text of ASCII in words, the last one filled up with zeros. */
function wordsOf(text: string): readonly number[] {
  const words: number[] = [];
  for (let at = 0; at < text.length; at += wordBytes) {
    let word = 0;
    for (let each = wordBytes - 1; each >= 0; each--) {
      const code = at + each < text.length ? text.charCodeAt(at + each) : 0;
      word = (word << 8) | code;
    }
    words.push(word);
  }
  return words;
}

/** The sums of a row. */
export interface RowSums {
  earned: number;
  possible: number;
  unrated: number;
}

/** Writes the cells of a row of outcomes from a place on, and puts their sums down; where they end. */
export function addCells(table: PointsTable, page: Cells, row: number, sums: RowSums, into: DataView, from: number) {
  const { sizes, stops, begins, earned, possible, unrated, lengths, wordBegins, words } = table;
  let end = from;
  let [allEarned, allPossible, allUnrated] = [0, 0, 0];
  let item = 0;
  for (let group = 0; group < stops.length; group++) {
    const stop = stops[group] ?? 0;
    let entry = 0;
    for (; item < stop; item++) entry = entry * (sizes[item] ?? 0) + (page[row + item] ?? 0);
    entry += begins[group] ?? 0;
    allEarned += earned[entry] ?? 0;
    allPossible += possible[entry] ?? 0;
    allUnrated += unrated[entry] ?? 0;
    const lastWord = wordBegins[entry + 1] ?? 0;
    let at = end;
    for (let word = wordBegins[entry] ?? 0; word < lastWord; word++) {
      into.setInt32(at, words[word] ?? 0, true);
      at += wordBytes;
    }
    end += lengths[entry] ?? 0;
  }
  sums.earned = allEarned;
  sums.possible = allPossible;
  sums.unrated = allUnrated;
  return end;
}
