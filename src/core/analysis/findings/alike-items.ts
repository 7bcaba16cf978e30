import { conventions, countedIn, those } from '../test-theory/conventions.ts';
import { correlation, mean } from '../test-theory/moments.ts';
import type { ScoreColumn, ScoreTable } from '../test-theory/score-table.ts';
import type { Unranked } from './finding.ts';

const studentsForAlike = 30;
/** Half of what the one item tells is told by the other. */
const correlationOfAlike = Math.SQRT1_2;

/**
 * The pairs of items whose points correlate by .71 or more, over at least 30 students who count in both. An item that at most
 * one student in twenty has otherwise than the others is left out: a few students would make the correlation.
 */
export function alikeItems({ items }: ScoreTable): readonly Unranked[] {
  const columns = items.filter(varies).map((item) => ({ item, scaled: standardised(item) }));
  return columns.flatMap((one, place) =>
    columns.slice(place + 1).flatMap((other): readonly Unranked[] => {
      const { n, correlation: found } = correlationOf(one.scaled, other.scaled);
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

function varies(item: ScoreColumn): boolean {
  const points = those(item.points, countedIn(item, conventions.ctt));
  const most = new Map<number, number>();
  for (const score of points) most.set(score, (most.get(score) ?? 0) + 1);
  return points.length >= studentsForAlike && Math.max(...most.values()) <= 0.95 * points.length;
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
