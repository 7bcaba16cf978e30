import type { Analysis } from './analyse.ts';
import type { ItemStatistics } from './item-statistics.ts';
import type { Dif } from './mantel-haenszel.ts';
import type { Rasch } from './rasch.ts';
import type { TestStatistics } from './test-statistics.ts';
import type { TwoPl } from './two-parameter.ts';

const digits = 9;

/** The one place where statistics are rounded: to nine significant digits, beyond which lies the noise of summing. */
const rounded = (value: number | null): number | null =>
  value === null ? null : Number(value.toPrecision(digits)) + 0;

/**
 * The statistics as published JSON: facility, shares and weights from 0 to 1, correlations from −1 to 1, scores in points,
 * difficulties in logits, `null` where a field does not apply or cannot be computed. The names are a contract:
 *
 * - `as` ctt, moodle, canvas or psych: whose definitions hold.
 * - `test` { students, items, mean, sd, alpha, sem, skewness, kurtosis, complete, possible, kr20, alphaInterval { low, high,
 *   level }, alphaStandardized, guttman6, averageCorrelation }.
 * - `items` [{ id, n, facility, sd, itemTotal, itemRest, alphaIfDeleted, upperLower27, omitted, notReached, options, flags,
 *   notAttempted, possible, guessScore, guessCorrectedFacility, itemTotalBiserial, itemRestBiserial, itemStandardTotal,
 *   itemTotalCorrected, upperLowerThirds, discriminationEfficiency, intendedWeight, effectiveWeight }], `options` `null` or
 *   [{ option, key, count, share, pointBiserial, shareByGroup { lower, middle, upper } }].
 * - `rasch` `null` or { items [{ id, difficulty, se, infit, outfit }], logLikelihood, abilities [{ score, ability, se,
 *   students }], andersen [{ split, cut, items, chiSquare, df, p }] }.
 * - `twoPl` `null` or { items [{ id, slope, intercept, difficulty }], logLikelihood, converged, steps }.
 * - `dif` `null` or [{ id, reference, focal, referenceStudents, focalStudents, oddsRatio, delta, deltaSe, chiSquare, p,
 *   chiSquareUncorrected, class }], chiSquare and p with the correction for continuity.
 */
export function analysisToJson({ as, test, items, rasch, twoPl, dif }: Analysis) {
  return {
    as,
    test: testToJson(test),
    items: items.map(itemToJson),
    rasch: rasch === null ? null : raschToJson(rasch),
    twoPl: twoPl === null ? null : twoPlToJson(twoPl),
    dif: dif?.map(difToJson) ?? null,
  };
}

function testToJson(test: TestStatistics) {
  return {
    students: test.students,
    items: test.items,
    mean: rounded(test.mean),
    sd: rounded(test.sd),
    alpha: rounded(test.alpha),
    sem: rounded(test.sem),
    skewness: rounded(test.skewness),
    kurtosis: rounded(test.kurtosis),
    complete: test.complete,
    possible: rounded(test.possible),
    kr20: rounded(test.kr20),
    alphaInterval:
      test.alphaInterval === null
        ? null
        : {
            low: rounded(test.alphaInterval.low),
            high: rounded(test.alphaInterval.high),
            level: test.alphaInterval.level,
          },
    alphaStandardized: rounded(test.alphaStandardized),
    guttman6: rounded(test.guttman6),
    averageCorrelation: rounded(test.averageCorrelation),
  };
}

function itemToJson(item: ItemStatistics) {
  return {
    id: item.id,
    n: item.n,
    facility: rounded(item.facility),
    sd: rounded(item.sd),
    itemTotal: rounded(item.itemTotal),
    itemRest: rounded(item.itemRest),
    alphaIfDeleted: rounded(item.alphaIfDeleted),
    upperLower27: rounded(item.upperLower27),
    omitted: item.omitted,
    notReached: item.notReached,
    options:
      item.options?.map(({ option, key, count, share, pointBiserial, shareByGroup }) => ({
        option,
        key,
        count,
        share: rounded(share),
        pointBiserial: rounded(pointBiserial),
        shareByGroup:
          shareByGroup === null
            ? null
            : {
                lower: rounded(shareByGroup.lower),
                middle: rounded(shareByGroup.middle),
                upper: rounded(shareByGroup.upper),
              },
      })) ?? null,
    flags: item.flags,
    notAttempted: item.notAttempted,
    possible: rounded(item.possible),
    guessScore: rounded(item.guessScore),
    guessCorrectedFacility: rounded(item.guessCorrectedFacility),
    itemTotalBiserial: rounded(item.itemTotalBiserial),
    itemRestBiserial: rounded(item.itemRestBiserial),
    itemStandardTotal: rounded(item.itemStandardTotal),
    itemTotalCorrected: rounded(item.itemTotalCorrected),
    upperLowerThirds: rounded(item.upperLowerThirds),
    discriminationEfficiency: rounded(item.discriminationEfficiency),
    intendedWeight: rounded(item.intendedWeight),
    effectiveWeight: rounded(item.effectiveWeight),
  };
}

function raschToJson({ items, logLikelihood, abilities, andersen }: Rasch) {
  return {
    items: items.map(({ id, difficulty, se, infit, outfit }) => ({
      id,
      difficulty: rounded(difficulty),
      se: rounded(se),
      infit: rounded(infit),
      outfit: rounded(outfit),
    })),
    logLikelihood: rounded(logLikelihood),
    abilities: abilities.map(({ score, ability, se, students }) => ({
      score,
      ability: rounded(ability),
      se: rounded(se),
      students,
    })),
    andersen: andersen.map(({ split, cut, items: kept, chiSquare, df, p }) => ({
      split,
      cut: rounded(cut),
      items: kept,
      chiSquare: rounded(chiSquare),
      df,
      p: rounded(p),
    })),
  };
}

function twoPlToJson({ items, logLikelihood, converged, steps }: TwoPl) {
  return {
    items: items.map(({ id, slope, intercept, difficulty }) => ({
      id,
      slope: rounded(slope),
      intercept: rounded(intercept),
      difficulty: rounded(difficulty),
    })),
    logLikelihood: rounded(logLikelihood),
    converged,
    steps,
  };
}

function difToJson({ id, reference, focal, referenceStudents, focalStudents, result }: Dif) {
  return {
    id,
    reference,
    focal,
    referenceStudents,
    focalStudents,
    oddsRatio: rounded(result?.oddsRatio ?? null),
    delta: rounded(result?.delta ?? null),
    deltaSe: rounded(result?.deltaSe ?? null),
    chiSquare: rounded(result?.chiSquare ?? null),
    p: rounded(result?.p ?? null),
    chiSquareUncorrected: rounded(result?.chiSquareUncorrected ?? null),
    class: result?.class ?? null,
  };
}
