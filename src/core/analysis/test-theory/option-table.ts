import { comomentsOf, correlationBy, type Joint, meanIn } from './joint.ts';
import type { ScoreGroups } from './score-groups.ts';
import { at, type OptionColumn, type ScoreColumn, type ScoreTable } from './score-table.ts';

/** How an option was taken. Shares are 0 to 1 of the students who count in the item. */
export interface OptionStatistics {
  readonly option: string;
  readonly key: boolean;
  readonly count: number;
  readonly share: number | null;
  /** Of the lowest, the middle and the highest third by score; `null` where a group is empty or the system has none. */
  readonly shareByGroup: {
    readonly lower: number | null;
    readonly middle: number | null;
    readonly upper: number | null;
  } | null;
  /** The correlation of having taken it with the total of the test; `null` where one of them does not vary. */
  readonly pointBiserial: number | null;
}

interface Context {
  readonly table: Pick<ScoreTable, 'scores'>;
  readonly counts: Uint8Array;
  readonly thirds: ScoreGroups | null;
  readonly hasCorrelation: boolean;
}

/** The option table of an item, or `null` for an item without options. */
export function optionTable({ options }: ScoreColumn, context: Context): readonly OptionStatistics[] | null {
  return options?.map((option) => optionOf(option, context)) ?? null;
}

function optionOf({ option, key, taken }: OptionColumn, context: Context): OptionStatistics {
  const { table, counts, thirds, hasCorrelation } = context;
  const joint = takenByScore(table.scores, taken, counts);
  const { mean, points, totals, pointsTotals } = comomentsOf(joint);
  return {
    option,
    key,
    count: Math.round((mean ?? 0) * joint.n),
    share: mean,
    shareByGroup:
      thirds === null
        ? null
        : {
            lower: meanIn(thirds.lower, joint),
            middle: meanIn(thirds.middle, joint),
            upper: meanIn(thirds.upper, joint),
          },
    pointBiserial: hasCorrelation ? correlationBy(pointsTotals, points, totals) : null,
  };
}

/** The pairs of a score and of having taken an option, 1 or 0, of the students who count. */
export function takenByScore({ values, places }: ScoreTable['scores'], taken: Uint8Array, counts: Uint8Array): Joint {
  const table = new Uint32Array(2 * values.length);
  for (let row = 0; row < taken.length; row += 1) {
    if (counts[row] === 0) continue;
    const cell = 2 * (places[row] ?? 0) + (taken[row] ?? 0);
    table[cell] = (table[cell] ?? 0) + 1;
  }
  const cells = [...table.keys()].filter((cell) => at(table, cell) > 0);
  return {
    n: table.reduce((sum, count) => sum + count, 0),
    scores: Uint32Array.from(cells, (cell) => cell >> 1),
    totals: Float64Array.from(cells, (cell) => at(values, cell >> 1)),
    points: Float64Array.from(cells, (cell) => cell & 1),
    counts: Float64Array.from(cells, (cell) => at(table, cell)),
  };
}
