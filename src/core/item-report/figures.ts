/** What the plots of a class show, as numbers; the terminal and the page each draw them in their own way. */
import type { Rasch } from '../analysis/test-theory/rasch.ts';
import type { ScoreTable } from '../analysis/test-theory/score-table.ts';
import { points } from './numbers.ts';

/** Students whose total lies from `from` up to `to`, the upper end in the next bin. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly students: number;
  /** The totals in it: `12`, `10 to 14`, `0.5 to 1`. */
  readonly label: string;
}

const binsAtMost = 12;
const rowsAtMost = 14;
const mantissas = [1, 2, 5];

/** The least of 1, 2, 5 and their tenfolds, from `least` on, by which the range has at most so many steps. */
function stepOf(low: number, high: number, least: number, atMost: number): number {
  const steps = (step: number): number => Math.floor(high / step) - Math.floor(low / step) + 1;
  for (let power = Math.floor(Math.log10(least)); ; power += 1)
    for (const mantissa of mantissas) {
      const step = mantissa * 10 ** power;
      if (step >= least && steps(step) <= atMost) return step;
    }
}

/** How the totals are spread, in at most twelve bins from the lowest total to the highest; none without students or a finite range. */
export function histogram({ scores, totals }: ScoreTable): readonly Bin[] {
  const [low, high] = [scores.values[0], scores.values.at(-1)];
  if (low === undefined || high === undefined || !Number.isFinite(high - low)) return [];
  const areWhole = scores.values.every((value) => Number.isInteger(value));
  const step = stepOf(low, high, areWhole ? 1 : 0.01, binsAtMost);
  const first = Math.floor(low / step);
  const counts = new Array<number>(Math.floor(high / step) - first + 1).fill(0);
  for (const total of totals) {
    // A total may lie a rounding below the edge of its bin.
    const bin = Math.floor(Math.round((total / step) * 1e9) / 1e9) - first;
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts.map((students, at) => {
    const [from, to] = [(first + at) * step, (first + at + 1) * step];
    const last = areWhole ? to - 1 : to;
    return { from, to, students, label: from === last ? points(from) : `${points(from)} to ${points(last)}` };
  });
}

/** A row of a Wright map: the abilities and difficulties nearest to a place on the scale, in logits. */
export interface WrightRow {
  readonly at: number;
  readonly students: number;
  readonly items: readonly string[];
}

/** Students and items on one scale, the able and the difficult first; none where the model could not be fitted. */
export function wrightMap({ items, abilities }: Rasch): readonly WrightRow[] {
  const placed = items.flatMap(({ id, difficulty }) => (difficulty === null ? [] : [{ id, at: difficulty }]));
  const able = abilities.flatMap(({ ability, students }) => (students === 0 ? [] : [{ at: ability, students }]));
  if (placed.length === 0) return [];
  const all = [...placed, ...able].map(({ at }) => at);
  const step = stepOf(Math.min(...all), Math.max(...all), 0.2, rowsAtMost - 1);
  const rowOf = (at: number): number => Math.round(at / step);
  const [top, bottom] = [rowOf(Math.max(...all)), rowOf(Math.min(...all))];
  return Array.from({ length: top - bottom + 1 }, (_, down) => {
    const row = top - down;
    return {
      at: row * step,
      students: able.reduce((sum, each) => sum + (rowOf(each.at) === row ? each.students : 0), 0),
      items: placed.filter((each) => rowOf(each.at) === row).map(({ id }) => id),
    };
  });
}
