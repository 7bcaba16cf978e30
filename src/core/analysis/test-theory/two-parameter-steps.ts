/**
 * The two steps of EM for the two-parameter model: what the students' abilities may be under some parameters, and the
 * parameters that fit these best; and whether the data determine what was found.
 */
import { notAsked } from './right-wrong.ts';
import { at } from './score-table.ts';

const half = 30;
const points = Float64Array.from({ length: 2 * half + 1 }, (_, place) => ((place - half) * 6) / half);
const densities = points.map((point) => Math.exp((-point * point) / 2));
const whole = densities.reduce((sum, each) => sum + each, 0);
const logWeights = densities.map((each) => Math.log(each / whole));
/** No slope goes beyond this, up or down. */
export const steepest = 20;
/** Where the determinant of its information is no more, an item has no students near its threshold. */
const flat = 1e-12;
/** Derivatives cancel out where the square of their sum is no more than this part of the sum of their squares. */
const atRest = 1e-4;
/** What students say of a slope and of an intercept is one and the same where their squared correlation comes as near to 1. */
const sameSaying = 1e-8;

/** The parameters of k items: the slopes, then the intercepts. */
export type Parameters = Float64Array<ArrayBuffer>;

/** Students with the same marks. */
export interface Pattern {
  readonly marks: Uint8Array;
  readonly count: number;
}

export interface Expected {
  readonly logLikelihood: number;
  /** By item and point: how many students with the ability of the point were asked it, and had it right. */
  readonly asked: readonly Float64Array[];
  readonly right: readonly Float64Array[];
}

const softPlus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
const chance = (logit: number): number => 1 / (1 + Math.exp(-logit));

/** What is expected of the abilities of students under some parameters. */
export function expectedOf(patterns: readonly Pattern[], parameters: Parameters): Expected {
  const k = parameters.length / 2;
  const zeros = () => Array.from({ length: k }, () => new Float64Array(points.length));
  const [asked, right] = [zeros(), zeros()];
  let logLikelihood = 0;
  for (const { marks, count, share, sum, largest } of placed(patterns, parameters)) {
    logLikelihood += count * (largest + Math.log(sum));
    const scale = count / sum;
    for (let item = 0; item < k; item += 1) {
      const mark = at(marks, item);
      if (mark === notAsked) continue;
      addTo(asked[item], share, scale);
      if (mark === 1) addTo(right[item], share, scale);
    }
  }
  return { logLikelihood, asked, right };
}

function addTo(sums: Float64Array | undefined, share: Float64Array, scale: number): void {
  if (sums !== undefined)
    for (let point = 0; point < sums.length; point += 1) sums[point] = at(sums, point) + scale * at(share, point);
}

/**
 * Each pattern with the weights of the points for its students, their sum, and the logarithm of what was taken out of them;
 * the weights are overwritten by those of the next.
 */
function* placed(patterns: readonly Pattern[], parameters: Parameters) {
  const k = parameters.length / 2;
  // By item and mark the logarithm of its chance at each point; what was not asked is certain.
  const logs = Array.from({ length: k }, (_, item) => {
    const logits = points.map((point) => at(parameters, item) * point + at(parameters, k + item));
    return [logits.map((logit) => -softPlus(logit)), logits.map((logit) => -softPlus(-logit))];
  });
  const share = new Float64Array(points.length);
  for (const { marks, count } of patterns) {
    share.set(logWeights);
    for (let item = 0; item < k; item += 1) {
      const own = logs[item]?.[at(marks, item)];
      if (own !== undefined)
        for (let point = 0; point < share.length; point += 1) share[point] = at(share, point) + at(own, point);
    }
    let largest = Number.NEGATIVE_INFINITY;
    for (let point = 0; point < share.length; point += 1) largest = Math.max(largest, at(share, point));
    let sum = 0;
    for (let point = 0; point < share.length; point += 1) {
      share[point] = Math.exp(at(share, point) - largest);
      sum += at(share, point);
    }
    yield { marks, count, share, sum, largest };
  }
}

/**
 * The parameters that fit what is expected, item by item, by Newton's method. An item that has lost all its information
 * stays where it is, since a step from there may lead anywhere.
 */
export function maximised({ asked, right }: Expected, before: Parameters): Parameters {
  const k = before.length / 2;
  const after = before.slice();
  for (const [item, ofItem] of asked.entries()) {
    let [slope, intercept] = [at(before, item), at(before, k + item)];
    for (let step = 0; step < 50; step += 1) {
      let [g0, g1, h00, h01, h11] = [0, 0, 0, 0, 0];
      for (const [place, point] of points.entries()) {
        const n = at(ofItem, place);
        const p = chance(slope * point + intercept);
        const residual = (right[item]?.[place] ?? 0) - n * p;
        const v = n * p * (1 - p);
        g0 += residual;
        g1 += residual * point;
        h00 += v;
        h01 += v * point;
        h11 += v * point * point;
      }
      const determinant = h00 * h11 - h01 * h01;
      if (!(determinant > flat)) break;
      const [up, along] = [(h11 * g0 - h01 * g1) / determinant, (h00 * g1 - h01 * g0) / determinant];
      const scale = Math.min(1, 2 / Math.max(Math.abs(up), Math.abs(along)));
      intercept += scale * up;
      slope = Math.max(-steepest, Math.min(steepest, slope + scale * along));
      if (Math.max(Math.abs(up), Math.abs(along)) < 1e-10) break;
    }
    after[item] = slope;
    after[k + item] = intercept;
  }
  return after;
}

/**
 * The chances of an item at the points, and what the students say of it: the sums of their derivatives, by intercept and by
 * slope, and of the products of these.
 */
interface Sayings {
  readonly chances: Float64Array;
  sums: readonly [number, number];
  products: readonly [number, number, number];
}

/**
 * True where the data determine both parameters of each item: what students say of them cancels out, and they do not say
 * the same of the slope as of the intercept, as they do where all who were asked the item are alike in everything else. Two
 * items have three shares of patterns, which never determine four parameters.
 */
export function areDetermined(patterns: readonly Pattern[], parameters: Parameters): boolean {
  const k = parameters.length / 2;
  if (k < 3) return false;
  const sayings = Array.from(
    { length: k },
    (_, item): Sayings => ({
      chances: points.map((point) => chance(at(parameters, item) * point + at(parameters, k + item))),
      sums: [0, 0],
      products: [0, 0, 0],
    }),
  );
  for (const { marks, count, share, sum } of placed(patterns, parameters))
    for (const [item, own] of sayings.entries()) {
      const mark = at(marks, item);
      if (mark === notAsked) continue;
      let [up, along] = [0, 0];
      for (let place = 0; place < points.length; place += 1) {
        const residual = (at(share, place) / sum) * (mark - at(own.chances, place));
        up += residual;
        along += residual * at(points, place);
      }
      const [[ups, alongs], [ofUp, ofBoth, ofAlong]] = [own.sums, own.products];
      own.sums = [ups + count * up, alongs + count * along];
      own.products = [ofUp + count * up ** 2, ofBoth + count * up * along, ofAlong + count * along ** 2];
    }
  return sayings.every(({ sums: [up, along], products: [ofUp, ofBoth, ofAlong] }) => {
    const isAtRest = up ** 2 <= atRest * ofUp && along ** 2 <= atRest * ofAlong;
    return isAtRest && ofUp * ofAlong - ofBoth ** 2 > sameSaying * ofUp * ofAlong;
  });
}
