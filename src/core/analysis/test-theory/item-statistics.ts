import { type Conventions, countedIn, type Defined } from './conventions.ts';
import { biserial, discriminationEfficiency } from './discrimination.ts';
import { comomentsOf, correlationBy, isRightOrWrong, jointOf, meanIn } from './joint.ts';
import { type OptionStatistics, optionTable } from './option-table.ts';
import type { ScoreGroups } from './score-groups.ts';
import { at, type ScoreColumn, type ScoreTable, state } from './score-table.ts';

/** Something to look at in an item; what to do about it is said by the findings. */
export type ItemFlag = 'all-right' | 'all-wrong' | 'no-variance' | 'rest-correlation-negative' | 'option-untaken';

/** The statistics of an item. What the system does not define, or cannot be computed, is `null`. */
export interface ItemStatistics {
  readonly id: string;
  /** The students who count in this item, by the rules for gaps of the system. */
  readonly n: number;
  readonly omitted: number;
  readonly notReached: number;
  readonly notAttempted: number;
  readonly possible: number;
  /** The mean of the points over the points possible, usually 0 to 1; of an item right or wrong, the share who had it right. */
  readonly facility: number | null;
  /** The standard deviation of the points. */
  readonly sd: number | null;
  /** What blind choice earns on average, as a share of the points: one over the options, where exactly one is the key. */
  readonly guessScore: number | null;
  /** `(facility − guessScore) / (1 − guessScore)`: the facility were nobody to guess. Below zero is worse than chance. */
  readonly guessCorrectedFacility: number | null;
  /** The correlation of the points with the total, the item in it; point-biserial where the item is right or wrong. */
  readonly itemTotal: number | null;
  /** The correlation of the points with the total of the other items. */
  readonly itemRest: number | null;
  readonly itemTotalBiserial: number | null;
  readonly itemRestBiserial: number | null;
  /** psych's std.r and r.cor: with the sum of standardised items, and the same corrected for the item's part in it. */
  readonly itemStandardTotal: number | null;
  readonly itemTotalCorrected: number | null;
  readonly alphaIfDeleted: number | null;
  /** The facility among the highest 27 % less that among the lowest, −1 to 1. Source: T. L. Kelley, 1939. */
  readonly upperLower27: number | null;
  readonly upperLowerThirds: number | null;
  readonly discriminationEfficiency: number | null;
  /** The points possible, as a share of those of the test. */
  readonly intendedWeight: number | null;
  readonly effectiveWeight: number | null;
  readonly options: readonly OptionStatistics[] | null;
  readonly flags: readonly ItemFlag[];
}

export interface ItemContext {
  readonly table: ScoreTable;
  readonly rules: Conventions;
  readonly groups27: ScoreGroups | null;
  readonly thirds: ScoreGroups | null;
}

/** What is computed of one item by itself; the rest is known when all are. */
export interface OwnStatistics {
  readonly statistics: ItemStatistics;
  /** The covariance of the points with the totals, `null` below two students. */
  readonly covariance: number | null;
  /** The variance of the points by the system's rule. */
  readonly variance: number | null;
}

/** The statistics of an item of which the system knows no more than its gaps. */
export function gapsOnly(item: ScoreColumn): ItemStatistics {
  const { scored, ...others } = gaps(item);
  return {
    id: item.id,
    n: scored,
    ...others,
    possible: item.possible,
    facility: null,
    sd: null,
    guessScore: null,
    guessCorrectedFacility: null,
    itemTotal: null,
    itemRest: null,
    itemTotalBiserial: null,
    itemRestBiserial: null,
    itemStandardTotal: null,
    itemTotalCorrected: null,
    alphaIfDeleted: null,
    upperLower27: null,
    upperLowerThirds: null,
    discriminationEfficiency: null,
    intendedWeight: null,
    effectiveWeight: null,
    options: null,
    flags: [],
  };
}

/** The statistics of one item under a system's rules. */
export function itemStatistics(item: ScoreColumn, { table, rules, groups27, thirds }: ItemContext): OwnStatistics {
  const counts = countedIn(item, rules);
  const joint = jointOf(table, item, counts);
  const sums = comomentsOf(joint);
  const { n, mean } = sums;
  const facility = mean === null || item.possible === 0 ? null : mean / item.possible;
  const has = <T>(what: Defined, value: () => T | null): T | null => (rules.has.has(what) ? value() : null);
  const itemTotal = correlationBy(sums.pointsTotals, sums.points, sums.totals);
  const itemRest = has('item-rest', () => correlationBy(sums.pointsRests, sums.points, sums.rests));
  const ofRightOrWrong = (value: number | null): number | null =>
    facility !== null && isRightOrWrong(joint, item.possible) ? biserial(value, facility) : null;
  const difference = (groups: ScoreGroups | null): number | null => {
    const [upper, lower] = groups === null ? [null, null] : [meanIn(groups.upper, joint), meanIn(groups.lower, joint)];
    return upper === null || lower === null || item.possible === 0 ? null : (upper - lower) / item.possible;
  };
  const chance = guessScore(item);
  const variance = n <= rules.lessThanN ? null : sums.points / (n - rules.lessThanN);
  const own: ItemStatistics = {
    ...gapsOnly(item),
    n,
    facility,
    sd: variance === null ? null : Math.sqrt(variance),
    guessScore: has('chance', () => chance),
    guessCorrectedFacility: has('guess-corrected', () =>
      facility === null || chance === null ? null : (facility - chance) / (1 - chance),
    ),
    itemTotal: has('item-total', () => itemTotal),
    itemRest,
    itemTotalBiserial: has('biserial', () => ofRightOrWrong(itemTotal)),
    itemRestBiserial: has('biserial', () => ofRightOrWrong(itemRest)),
    upperLower27: has('groups', () => difference(groups27)),
    upperLowerThirds: has('thirds', () => difference(thirds)),
    discriminationEfficiency: has('weights', () => discriminationEfficiency(joint, sums)),
    options: optionTable(item, { table, counts, thirds, hasCorrelation: rules.has.has('option-correlation') }),
  };
  return {
    statistics: { ...own, flags: flagsOf(own) },
    covariance: n < 2 ? null : sums.pointsTotals / (n - 1),
    variance,
  };
}

function guessScore({ options }: ScoreColumn): number | null {
  return options !== null && options.length > 1 && options.filter(({ key }) => key).length === 1
    ? 1 / options.length
    : null;
}

/** How often each sort of gap stands in an item, and how many have none. */
function gaps({ states }: ScoreColumn) {
  const counts = new Uint32Array(4);
  for (let row = 0; row < states.length; row += 1) {
    const each = states[row] ?? 0;
    counts[each] = (counts[each] ?? 0) + 1;
  }
  return {
    scored: at(counts, state.scored),
    omitted: at(counts, state.omitted),
    notReached: at(counts, state.notReached),
    notAttempted: at(counts, state.notAttempted),
  };
}

/** What is worth a look in an item. */
export function flagsOf({
  n,
  facility,
  sd,
  itemRest,
  options,
}: Pick<ItemStatistics, 'n' | 'facility' | 'sd' | 'itemRest' | 'options'>): readonly ItemFlag[] {
  const flags: ItemFlag[] = [];
  if (n > 0 && sd === 0) flags.push(facility === 1 ? 'all-right' : facility === 0 ? 'all-wrong' : 'no-variance');
  if (itemRest !== null && itemRest < 0) flags.push('rest-correlation-negative');
  if (n > 0 && options?.some(({ key, count }) => !key && count === 0)) flags.push('option-untaken');
  return flags;
}
