import { lazily } from '../../lazily.ts';
import { conventions, countedIn, those } from '../test-theory/conventions.ts';
import { correlation, mean } from '../test-theory/moments.ts';
import { type ScoreColumn, type ScoreTable, state } from '../test-theory/score-table.ts';
import type { Unranked } from './finding.ts';

const studentsForAlike = 30;
/** Half of what the one item tells is told by the other. */
const correlationOfAlike = Math.SQRT1_2;

/**
 * The pairs of items whose points correlate by .71 or more, over at least 30 students who count in both. An item that at most
 * one student in twenty has otherwise than the others is left out: a few students would make the correlation.
 */
export function alikeItems({ items }: ScoreTable): readonly Unranked[] {
  const columns = items
    .map((item) => ({ item, rights: rightsOf(item), scaled: lazily(() => standardised(item)) }))
    .filter(({ item, rights }) => varies(item, rights));
  return columns.flatMap((one, place) =>
    columns.slice(place + 1).flatMap((other): readonly Unranked[] => {
      const { n, correlation: found } =
        one.rights !== undefined && other.rights !== undefined
          ? { n: one.rights.n, correlation: phi(one.rights, other.rights) }
          : correlationOf(one.scaled(), other.scaled());
      if (n < studentsForAlike || found < correlationOfAlike) return [];
      const names = `${one.item.id} and ${other.item.id}`;
      return [
        {
          code: 'items-measure-the-same',
          items: [one.item.id, other.item.id],
          evidence: { students: n, correlation: found },
          message: `Items ${names} correlate by ${found.toFixed(2)}: who has one has the other; one of them may do.`,
          weight: found,
        },
      ];
    }),
  );
}

/** A column without a gap of an item that gives all or nothing: a bit for each student, 32 in a number. */
interface Rights {
  readonly bits: Int32Array;
  readonly right: number;
  readonly n: number;
}

function rightsOf({ points, possible, states }: ScoreColumn): Rights | undefined {
  const bits = new Int32Array(Math.ceil(points.length / 32));
  let right = 0;
  for (let row = 0; row < points.length; row += 1) {
    const score = points[row];
    if (states[row] !== state.scored || (score !== 0 && score !== possible)) return undefined;
    if (score === 0) continue;
    bits[row >> 5] = (bits[row >> 5] ?? 0) | (1 << (row & 31));
    right += 1;
  }
  return { bits, right, n: points.length };
}

/** How many bits of a number are set. Source: H. S. Warren, Hacker's Delight, 5-1. */
function bitsIn(number: number): number {
  const pairs = number - ((number >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** The phi coefficient: the product-moment correlation of two columns of right and wrong. */
function phi(one: Rights, other: Rights): number {
  let both = 0;
  for (let at = 0; at < one.bits.length; at += 1) both += bitsIn((one.bits[at] ?? 0) & (other.bits[at] ?? 0));
  const { n } = one;
  const spread = one.right * (n - one.right) * other.right * (n - other.right);
  return spread === 0 ? 0 : (n * both - one.right * other.right) / Math.sqrt(spread);
}

/** A column with a mean of 0, and 0 in a gap. */
interface Scaled {
  readonly deviations: Float64Array;
  readonly counts: Uint8Array;
  readonly squares: number;
  readonly hasGaps: boolean;
}

function standardised(item: ScoreColumn): Scaled {
  const counts = countedIn(item, conventions.ctt);
  const middle = mean(those(item.points, counts)) ?? 0;
  const deviations = item.points.map((score, row) => (counts[row] === 1 ? score - middle : 0));
  const squares = deviations.reduce((sum, each) => sum + each * each, 0);
  return { deviations, counts, squares, hasGaps: counts.includes(0) };
}

const mostAlike = 0.95;

function varies(item: ScoreColumn, rights: Rights | undefined): boolean {
  if (rights !== undefined) {
    return rights.n >= studentsForAlike && Math.max(rights.right, rights.n - rights.right) <= mostAlike * rights.n;
  }
  const points = those(item.points, countedIn(item, conventions.ctt));
  const most = new Map<number, number>();
  for (const score of points) most.set(score, (most.get(score) ?? 0) + 1);
  return points.length >= studentsForAlike && Math.max(...most.values()) <= mostAlike * points.length;
}

function correlationOf(one: Scaled, other: Scaled): { readonly n: number; readonly correlation: number } {
  const [a, b] = [one.deviations, other.deviations];
  if (one.hasGaps || other.hasGaps) {
    const both = one.counts.map((each, row) => each & (other.counts[row] ?? 0));
    const [x, y] = [those(a, both), those(b, both)];
    return { n: x.length, correlation: correlation(x, y) ?? 0 };
  }
  let products = 0;
  for (let row = 0; row < a.length; row += 1) products += (a[row] ?? 0) * (b[row] ?? 0);
  return { n: a.length, correlation: products / Math.sqrt(one.squares * other.squares) };
}
