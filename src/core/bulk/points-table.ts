import { type Fraction, fraction } from '../grading/fraction.ts';
import type { ItemMark } from '../marking/mark.ts';
import type { Policy } from '../marking/policy.ts';
import { csvCell } from '../report/csv.ts';
import { pointsCell } from '../report/gradebook-csv.ts';
import type { Outcomes } from './tally.ts';

/** What each outcome of each item adds, as whole numbers over one denominator, so that sums are exact and quick. */
export interface PointsTable {
  readonly denominator: number;
  /** Where the outcomes of each item begin in the tables. */
  readonly starts: Int32Array;
  readonly earned: Float64Array;
  readonly possible: Float64Array;
  /** One for a response that waits for a person. */
  readonly unrated: Uint8Array;
  /** The cells of the gradebook with a comma before them, one after the other, and where each begins and ends. */
  readonly texts: Uint8Array;
  readonly textStarts: Int32Array;
  /** The most bytes that the cells of a row take. */
  readonly longest: number;
}

/** Sums of parts of no more than this are exact, and two of them make one key. */
const largest = 2 ** 26;

/** The table of some outcomes; nothing where their sums are no small whole numbers of any common part. */
export function pointsTable(outcomes: readonly Outcomes[], { missing }: Policy): PointsTable | undefined {
  const all = outcomes.map(({ marks }) =>
    marks.map((mark) => {
      const isOut = mark.state === 'not-attempted' && missing === 'omit';
      return { points: isOut || isUnrated(mark) ? undefined : mark.score, unrated: !isOut && isUnrated(mark) };
    }),
  );
  const flat = all.flat();
  const scores = flat.flatMap(({ points }) => (points === undefined ? [] : [points.earned, points.possible]));
  const denominator = scores.reduce((sofar, { d }) => leastCommonMultiple(sofar, d), 1n);
  const scaled = ({ n, d }: Fraction): number => Number((n * denominator) / d);
  const most = all.reduce((sofar, each) => {
    const sizes = each.map(({ points }) =>
      points === undefined ? 0 : Math.max(Math.abs(scaled(points.earned)), scaled(points.possible)),
    );
    return sofar + Math.max(0, ...sizes);
  }, 0);
  if (denominator > largest || most >= largest) return undefined;
  let start = 0;
  const starts = all.map((each) => {
    start += each.length;
    return start - each.length;
  });
  const texts = flat.map(({ points }) => new TextEncoder().encode(`,${csvCell(pointsCell(points))}`));
  let end = 0;
  const ends = texts.map((text) => {
    end += text.length;
    return end;
  });
  return {
    denominator: Number(denominator),
    starts: Int32Array.from(starts),
    earned: Float64Array.from(flat, ({ points }) => (points === undefined ? 0 : scaled(points.earned))),
    possible: Float64Array.from(flat, ({ points }) => (points === undefined ? 0 : scaled(points.possible))),
    unrated: Uint8Array.from(flat, ({ unrated }) => (unrated ? 1 : 0)),
    texts: Uint8Array.from(texts.flatMap((text) => [...text])),
    textStarts: Int32Array.from([0, ...ends]),
    longest: all.length * Math.max(1, ...texts.map(({ length }) => length)),
  };
}

const isUnrated = ({ score }: ItemMark): boolean => score.verdict === 'unrated';

function leastCommonMultiple(one: bigint, other: bigint): bigint {
  return one * fraction(other, one).n;
}

/** Writes the cells of a row of outcomes into a block from a place on, and puts their sums down; where they end. */
export function addCells(
  { starts, earned, possible, unrated, texts, textStarts }: PointsTable,
  page: Uint16Array,
  row: number,
  sums: { earned: number; possible: number; unrated: number },
  block: Uint8Array,
  from: number,
): number {
  let end = from;
  let [allEarned, allPossible, allUnrated] = [0, 0, 0];
  const count = starts.length;
  for (let place = 0; place < count; place++) {
    const at = (starts[place] ?? 0) + (page[row + place] ?? 0);
    allEarned += earned[at] ?? 0;
    allPossible += possible[at] ?? 0;
    allUnrated += unrated[at] ?? 0;
    const stop = textStarts[at + 1] ?? 0;
    for (let byte = textStarts[at] ?? 0; byte < stop; byte++) block[end++] = texts[byte] ?? 0;
  }
  sums.earned = allEarned;
  sums.possible = allPossible;
  sums.unrated = allUnrated;
  return end;
}
