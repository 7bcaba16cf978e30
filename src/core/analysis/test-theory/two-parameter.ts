/**
 * The two-parameter logistic model by marginal maximum likelihood: `P(right) = 1 / (1 + exp(−(slope·θ + intercept)))`, θ
 * standard normal. Source: R. D. Bock and M. Aitkin, Marginal maximum likelihood estimation of item parameters: application of
 * an EM algorithm, Psychometrika 46 (1981), 443–459. The integral over θ is a sum at 61 points at equal distances from −6 to 6
 * with weights in proportion to the normal density. EM steps are lengthened by SQUAREM (R. Varadhan and C. Roland,
 * Scandinavian Journal of Statistics 35 (2008), 335–353), a longer step being taken only where the likelihood does not fall.
 */
import { informativeItems, notAsked, type RightWrong, rightWrongOf } from './right-wrong.ts';
import { at, type ScoreTable } from './score-table.ts';
import {
  areDetermined,
  expectedOf,
  maximised,
  type Parameters,
  type Pattern,
  steepest,
} from './two-parameter-steps.ts';

export interface TwoPlItem {
  readonly id: string;
  /** The discrimination, in logits by a standard deviation of ability. */
  readonly slope: number | null;
  readonly intercept: number | null;
  /** `−intercept / slope`: the ability at which half have it right. */
  readonly difficulty: number | null;
}

export interface TwoPl {
  /** As many as the test has; `null` where an item is not right or wrong, or all have it right or all wrong. */
  readonly items: readonly TwoPlItem[];
  readonly logLikelihood: number | null;
  /**
   * False where the steps did not settle, a slope ran to its bound of 20, or the data leave open what an item's slope is: the
   * numbers are then where it stopped.
   */
  readonly converged: boolean;
  readonly steps: number;
}

const stepsAtMost = 2000;
/** No parameter moves by more in a step of EM that ends the search. */
const settled = 1e-7;

/** The model of the items that give all or nothing. Omitted counts as wrong; what was not reached or attempted was not asked. */
export function twoPlOf(table: ScoreTable): TwoPl {
  const columns = [...rightWrongOf(table)];
  const used = informativeItems(columns.map(([, column]) => column));
  const found = used.length < 2 ? null : fitted(patternsOf(used), startOf(used));
  const byTable = new Map(columns);
  return {
    items: table.items.map(({ id }, item) => {
      const column = byTable.get(item);
      const place = column === undefined ? -1 : used.indexOf(column);
      if (found === null || place < 0) return { id, slope: null, intercept: null, difficulty: null };
      const [slope, intercept] = [at(found.parameters, place), at(found.parameters, used.length + place)];
      return { id, slope, intercept, difficulty: slope === 0 ? null : -intercept / slope };
    }),
    logLikelihood: found?.logLikelihood ?? null,
    converged: found?.converged ?? false,
    steps: found?.steps ?? 0,
  };
}

function patternsOf(columns: readonly RightWrong[]): readonly Pattern[] {
  const counts = new Map<string, { readonly marks: Uint8Array; count: number }>();
  const n = columns[0]?.marks.length ?? 0;
  for (let row = 0; row < n; row += 1) {
    const marks = Uint8Array.from(columns, (column) => at(column.marks, row));
    const name = marks.join('');
    const known = counts.get(name);
    if (known) known.count += 1;
    else counts.set(name, { marks, count: 1 });
  }
  return [...counts.values()];
}

/** Slopes of 1, and the intercepts that give the shares right at ability zero. */
function startOf(columns: readonly RightWrong[]): Parameters {
  const start = new Float64Array(2 * columns.length).fill(1);
  for (const [item, { marks }] of columns.entries()) {
    let [right, asked] = [0, 0];
    for (const mark of marks) {
      right += mark === 1 ? 1 : 0;
      asked += mark === notAsked ? 0 : 1;
    }
    start[columns.length + item] = Math.log(right / (asked - right));
  }
  return start;
}

interface Fit {
  readonly parameters: Parameters;
  readonly logLikelihood: number;
  readonly converged: boolean;
  readonly steps: number;
}

function fitted(patterns: readonly Pattern[], start: Parameters): Fit {
  let parameters = start;
  let expected = expectedOf(patterns, parameters);
  for (let steps = 1; steps <= stepsAtMost; steps += 1) {
    const once = maximised(expected, parameters);
    if (largestMove(once, parameters) < settled) return fitAt(patterns, once, steps, true);
    const onceExpected = expectedOf(patterns, once);
    const twice = maximised(onceExpected, once);
    const leap = lengthened(parameters, once, twice);
    const leapExpected = leap === null ? null : expectedOf(patterns, leap);
    if (leap !== null && leapExpected !== null && leapExpected.logLikelihood >= onceExpected.logLikelihood) {
      parameters = leap;
      expected = leapExpected;
    } else {
      parameters = twice;
      expected = expectedOf(patterns, twice);
    }
  }
  return fitAt(patterns, parameters, stepsAtMost, false);
}

function fitAt(patterns: readonly Pattern[], found: Parameters, steps: number, isSettled: boolean): Fit {
  const k = found.length / 2;
  const mean = found.slice(0, k).reduce((sum, each) => sum + each, 0);
  // The sign of ability is free: most slopes shall be positive.
  const parameters = mean < 0 ? found.map((each, place) => (place < k ? -each : each)) : found;
  const isBounded = parameters.slice(0, k).some((slope) => Math.abs(slope) >= steepest);
  const { logLikelihood } = expectedOf(patterns, parameters);
  const converged = isSettled && !isBounded && areDetermined(patterns, parameters);
  return { parameters, logLikelihood, converged, steps };
}

const largestMove = (one: Parameters, other: Parameters): number =>
  one.reduce((most, each, place) => Math.max(most, Math.abs(each - at(other, place))), 0);

/** The place that SQUAREM reaches from a start and two steps of EM; `null` where it is no longer than these. */
function lengthened(start: Parameters, once: Parameters, twice: Parameters): Parameters | null {
  const first = once.map((each, place) => each - at(start, place));
  const change = twice.map((each, place) => each - at(once, place) - at(first, place));
  const size = (of: Parameters): number => Math.sqrt(of.reduce((sum, each) => sum + each * each, 0));
  const length = size(change) === 0 ? 1 : size(first) / size(change);
  if (length <= 1) return null;
  const leap = start.map((each, place) => each + 2 * length * at(first, place) + length ** 2 * at(change, place));
  const k = leap.length / 2;
  return leap.some((each, place) => !Number.isFinite(each) || (place < k && Math.abs(each) > steepest)) ? null : leap;
}
