import { describe, expect, it } from 'vitest';
import { analyse } from '../../../../src/core/analysis/test-theory/analyse.ts';
import { analysisToJson } from '../../../../src/core/analysis/test-theory/analysis-json.ts';
import type { System } from '../../../../src/core/analysis/test-theory/response-matrix.ts';
import { matrixOf } from './samples.ts';

const by = (as: System) => ({ as, rasch: false, twoPl: false }) as const;

/** The last item: 1, 1, 0, blank, not come to, not given; and a student who did nothing. */
const gappy = matrixOf([
  [1, 1, 1],
  [1, 0, 1],
  [0, 1, 0],
  [0, 0, 'omitted'],
  [1, 1, 'not-reached'],
  [1, 0, 'not-attempted'],
  ['not-attempted', 'not-attempted', 'not-attempted'],
]);

describe('a gap', () => {
  const last = (as: System) => {
    const { n, facility, omitted, notReached, notAttempted } = analyse(gappy, by(as)).items[2] ?? {};
    return { n, facility, gaps: [omitted, notReached, notAttempted] };
  };

  it('is wrong where it was left blank, and no part of the item where it was not come to', () => {
    expect(last('ctt')).toEqual({ n: 4, facility: 0.5, gaps: [1, 1, 1] });
  });

  it('counts by the rules of each system', () => {
    expect(last('moodle')).toEqual({ n: 5, facility: 0.4, gaps: [1, 1, 1] });
    expect(last('canvas')).toEqual({ n: 3, facility: 2 / 3, gaps: [1, 1, 1] });
    expect(last('psych')).toEqual({ n: 3, facility: 2 / 3, gaps: [1, 1, 1] });
  });

  it('earns nothing in the total, and keeps out of alpha the student who was not given everything', () => {
    const { test } = analyse(gappy, by('ctt'));
    expect([test.students, test.complete]).toEqual([6, 5]);
    // 3, 2, 1, 0, 2, 1
    expect(test.mean).toBe(1.5);
    const complete = analyse(
      matrixOf([
        [1, 1, 1],
        [1, 0, 1],
        [0, 1, 0],
        [0, 0, 0],
        [1, 1, 0],
      ]),
      by('ctt'),
    );
    expect(test.alpha).toBeCloseTo(complete.test.alpha ?? Number.NaN, 12);
  });

  it('is passed over in the mean score of psych', () => {
    // The means 1, 2/3, 1/3, 0, 1, 1/2.
    expect(analyse(gappy, by('psych')).test.mean).toBeCloseTo(3.5 / 6, 12);
  });
});

describe('an option table', () => {
  const options = ['A', 'B', 'C'].map((option) => ({ option, key: option === 'B' }));
  const choices = ['B', 'B', 'A', 'B', 'A', undefined];
  const others = [5, 4, 3, 2, 1, 0];
  const matrix = {
    students: choices.map((_, row) => `s${row}`),
    items: [
      { id: 'x', possible: 1, options },
      { id: 'y', possible: 5 },
    ],
    scores: choices.map((choice, row) => [
      choice === undefined ? ('omitted' as const) : choice === 'B' ? 1 : 0,
      others[row] ?? 0,
    ]),
    chosen: choices.map((choice) => [choice === undefined ? undefined : [choice], undefined]),
  };
  const { items } = analyse(matrix, by('ctt'));

  it('counts who took what, and who of each third', () => {
    expect(items[0]?.options?.map(({ option, key, count, share }) => [option, key, count, share])).toEqual([
      ['A', false, 2, 2 / 6],
      ['B', true, 3, 3 / 6],
      ['C', false, 0, 0],
    ]);
    // Totals 6, 5, 3, 3, 1, 0: the thirds are the first two, the next two and the last two.
    expect(items[0]?.options?.map(({ shareByGroup }) => shareByGroup)).toEqual([
      { lower: 0.5, middle: 0.5, upper: 0 },
      { lower: 0, middle: 0.5, upper: 1 },
      { lower: 0, middle: 0, upper: 0 },
    ]);
    expect(items[1]?.options).toBeNull();
    expect(items[0]?.flags).toEqual(['option-untaken']);
  });

  it('correlates each option with the total, by hand', () => {
    // x̄ 3, deviations 3, 2, 0, 0, −2, −3, Σ² 26; B takes 3 + 2 + 0 = 5 of half: 5 / √(26 · 1.5). A takes −2 of a third.
    expect(items[0]?.options?.[1]?.pointBiserial).toBeCloseTo(5 / Math.sqrt(26 * 1.5), 12);
    expect(items[0]?.options?.[0]?.pointBiserial).toBeCloseTo(-2 / Math.sqrt((26 * 4) / 3), 12);
    expect(items[0]?.options?.[2]?.pointBiserial).toBeNull();
    expect(items[0]?.itemTotal).toBeCloseTo(items[0]?.options?.[1]?.pointBiserial ?? Number.NaN, 12);
  });

  it('tells what guessing is worth', () => {
    expect(items[0]?.guessScore).toBeCloseTo(1 / 3, 12);
    expect(items[0]?.guessCorrectedFacility).toBeCloseTo((1 / 2 - 1 / 3) / (2 / 3), 12);
    expect([items[1]?.guessScore, items[1]?.guessCorrectedFacility]).toEqual([null, null]);
  });
});

describe('the upper and the lower group', () => {
  it('share the last places among those with the same score', () => {
    // Ten students, thirds of 3⅓: above one with 2 and three of the six with 1 find places, a part of 7/18 each.
    const { items } = analyse(
      matrixOf([
        [1, 1],
        [1, 0],
        [1, 0],
        [1, 0],
        [0, 1],
        [0, 1],
        [0, 1],
        [0, 0],
        [0, 0],
        [0, 0],
      ]),
      by('ctt'),
    );
    const part = (10 / 3 - 1) / 6;
    const upper = (1 + 3 * part) / (10 / 3);
    const lower = (((10 / 3 - 3) / 6) * 3) / (10 / 3);
    expect(items[0]?.upperLowerThirds).toBeCloseTo(upper - lower, 12);
    const part27 = (2.7 - 1) / 6;
    expect(items[0]?.upperLower27).toBeCloseTo((1 + 3 * part27) / 2.7, 12);
  });

  it('give one where all above have it right and all below wrong', () => {
    const { items } = analyse(
      matrixOf(Array.from({ length: 20 }, (_, row) => [row < 10 ? 1 : 0, row < 10 ? 1 : 0])),
      by('ctt'),
    );
    expect(items[0]?.upperLower27).toBe(1);
    // A biserial correlation of .5 right: r · √.25 / φ(0) = r · .5 · √(2π).
    expect(items[0]?.itemRestBiserial).toBeCloseTo(0.5 * Math.sqrt(2 * Math.PI), 9);
  });
});

describe('the published JSON', () => {
  it('has the names of the contract, and null where a field does not apply', () => {
    const json = analysisToJson(
      analyse(
        matrixOf([
          [1, 0],
          [0, 1],
          [1, 1],
        ]),
        by('ctt'),
      ),
    );
    expect(Object.keys(json)).toEqual(['as', 'test', 'items', 'rasch', 'twoPl', 'dif']);
    expect(Object.keys(json.test).slice(0, 8)).toEqual([
      'students',
      'items',
      'mean',
      'sd',
      'alpha',
      'sem',
      'skewness',
      'kurtosis',
    ]);
    expect(Object.keys(json.items[0] ?? {}).slice(0, 12)).toEqual([
      'id',
      'n',
      'facility',
      'sd',
      'itemTotal',
      'itemRest',
      'alphaIfDeleted',
      'upperLower27',
      'omitted',
      'notReached',
      'options',
      'flags',
    ]);
    expect([json.rasch, json.twoPl, json.dif, json.items[0]?.options, json.items[0]?.alphaIfDeleted]).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  it('rounds once, to nine digits', () => {
    const json = analysisToJson(analyse(matrixOf([[1], [0], [0]]), by('ctt')));
    expect([json.test.mean, json.items[0]?.facility]).toEqual([0.333333333, 0.333333333]);
    expect(json.test.sd).toBe(0.577350269);
  });

  it('gives difficulties, errors and mean squares by item', () => {
    const { rasch } = analysisToJson(
      analyse(
        matrixOf([
          [1, 0],
          [0, 1],
          [1, 0],
        ]),
        { as: 'ctt', rasch: true, twoPl: false },
      ),
    );
    // Two of three have the first alone: the difficulties are ∓½ ln 2.
    expect(rasch?.items.map(({ id, difficulty }) => [id, difficulty])).toEqual([
      ['Q1', -0.34657359],
      ['Q2', 0.34657359],
    ]);
    // ln L = 2 ln ⅔ + ln ⅓.
    expect(rasch?.logLikelihood).toBeCloseTo(2 * Math.log(2 / 3) + Math.log(1 / 3), 8);
    expect(Object.keys(rasch?.items[0] ?? {})).toEqual(['id', 'difficulty', 'se', 'infit', 'outfit']);
    // The information of one logit between two items is n·p·q = 3 · 2/9, of half of it four times that.
    expect(rasch?.items[0]?.se).toBeCloseTo(1 / Math.sqrt((3 * 2 * 4) / 9), 8);
  });
});
