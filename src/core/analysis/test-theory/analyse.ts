/**
 * Item and test statistics of what a class handed in. `conventions.ts` says what each system means by its words, the file of
 * each statistic has its formula and source.
 */
import { type Conventions, conventions } from './conventions.ts';
import { effectiveWeights } from './discrimination.ts';
import { gapsOnly, type ItemStatistics, itemStatistics, type OwnStatistics } from './item-statistics.ts';
import { type Dif, difOf } from './mantel-haenszel.ts';
import { analysePsych } from './psych.ts';
import { type Rasch, raschOf } from './rasch.ts';
import { isAllOrNothing } from './reliability.ts';
import type { ResponseMatrix, System } from './response-matrix.ts';
import { scoreGroups, scoreGroupsOfCanvas } from './score-groups.ts';
import { type ScoreColumn, type ScoreTable, tableOf } from './score-table.ts';
import { ownReliability, type TestStatistics, testStatistics } from './test-statistics.ts';
import { type TwoPl, twoPlOf } from './two-parameter.ts';

export interface AnalysisOptions {
  readonly as: System;
  /** Whether the Rasch model is fitted. */
  readonly rasch: boolean;
  /** Whether the two-parameter model is fitted, which takes long for many students. */
  readonly twoPl: boolean;
}

export interface Analysis {
  readonly as: System;
  readonly test: TestStatistics;
  readonly items: readonly ItemStatistics[];
  readonly rasch: Rasch | null;
  readonly twoPl: TwoPl | null;
  /** `null` where the matrix has no two groups. */
  readonly dif: readonly Dif[] | null;
}

/**
 * The statistics of a matrix, the same whatever the order of its students as long as each has an id of their own. Whatever
 * cannot be computed is `null`, never NaN. Throws a RangeError where the matrix does not fit together.
 */
export function analyse(matrix: ResponseMatrix, options: AnalysisOptions): Analysis {
  return analyseTable(tableOf(matrix), options);
}

/** The statistics of a matrix that was laid out by columns before. */
export function analyseTable(table: ScoreTable, { as, rasch, twoPl }: AnalysisOptions): Analysis {
  const classical = as === 'psych' ? analysePsych(table) : analyseBy(table, conventions[as]);
  return {
    as,
    ...classical,
    rasch: rasch ? raschOf(table) : null,
    twoPl: twoPl ? twoPlOf(table) : null,
    dif: difOf(table),
  };
}

function analyseBy(table: ScoreTable, rules: Conventions): Pick<Analysis, 'test' | 'items'> {
  const isOfCanvas = rules === conventions.canvas;
  const context = {
    table,
    rules,
    groups27: isOfCanvas ? scoreGroupsOfCanvas(table.scores) : scoreGroups(table.scores, 0.27),
    thirds: rules.has.has('thirds') ? scoreGroups(table.scores, 1 / 3) : null,
  };
  const known = isOfCanvas ? knownToCanvas(table) : table.items;
  const own = new Map<ScoreColumn, OwnStatistics>(known.map((item) => [item, itemStatistics(item, context)]));
  const reliability = ownReliability(table);
  const test = testStatistics(table, rules, [...own.values()], reliability);
  const hasWeights = rules.has.has('weights');
  const weights = hasWeights ? effectiveWeights(table.items.map((item) => own.get(item)?.covariance ?? null)) : [];
  return {
    test,
    items: table.items.map((item, place) => ({
      ...(own.get(item)?.statistics ?? gapsOnly(item)),
      alphaIfDeleted: rules.has.has('deleted') ? (reliability.alphaIfDeleted[place] ?? null) : null,
      intendedWeight: hasWeights && test.possible > 0 ? item.possible / test.possible : null,
      effectiveWeight: weights[place] ?? null,
    })),
  };
}

/** The items with one key, or, where no item has options, those that give all or nothing. */
function knownToCanvas({ items }: ScoreTable): readonly ScoreColumn[] {
  if (items.every(({ options }) => options === null)) return items.filter(isAllOrNothing);
  return items.filter(({ options }) => options?.filter(({ key }) => key).length === 1);
}
