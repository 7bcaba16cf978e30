import { describe, expect, it } from 'vitest';
import { analyse } from '../../../../src/core/analysis/test-theory/analyse.ts';
import { lsat6, lsat7, numbers } from './samples.ts';

const near = (found: readonly (number | null)[], wanted: readonly number[], within: number): void => {
  expect(found).toHaveLength(wanted.length);
  for (const [place, each] of numbers(found).entries())
    expect(Math.abs(each - (wanted[place] ?? Number.NaN)), `${each} at ${place}`).toBeLessThanOrEqual(within);
};

const classical = { as: 'ctt', rasch: false, twoPl: false } as const;

describe('LSAT section 6', () => {
  const { test, items, rasch, twoPl } = analyse(lsat6, { as: 'ctt', rasch: true, twoPl: true });

  it('has the published number of students', () => {
    expect(lsat6.students).toHaveLength(1000);
    expect([test.students, test.items, test.complete]).toEqual([1000, 5, 1000]);
  });

  it('has the published facilities, alpha and item-rest correlations', () => {
    near(
      items.map(({ facility }) => facility),
      [0.924, 0.709, 0.553, 0.763, 0.87],
      1e-12,
    );
    near([test.alpha, test.kr20], [0.295, 0.295], 5e-6);
    near(
      items.map(({ itemRest }) => itemRest),
      [0.11283, 0.15318, 0.17278, 0.14443, 0.1216],
      5e-6,
    );
  });

  it('has the alphas without an item, and the interval of alpha, that R psych 2.2.9 gives', () => {
    near(
      items.map(({ alphaIfDeleted }) => alphaIfDeleted),
      [0.27535621, 0.2375839, 0.21679946, 0.24593271, 0.26629441],
      5e-9,
    );
    near([test.alphaInterval?.low ?? null, test.alphaInterval?.high ?? null], [0.22, 0.36], 5e-3);
  });

  it('has the published conditional estimates of the Rasch model and their likelihood', () => {
    near(rasch?.items.map(({ difficulty }) => difficulty) ?? [], [-1.25613, 0.47491, 1.23598, 0.16841, -0.62317], 6e-6);
    near([rasch?.logLikelihood ?? null], [-1091.56969], 5e-6);
  });

  it('has the errors, mean squares and Andersen test that R eRm 1.0-2 gives', () => {
    near(rasch?.items.map(({ se }) => se) ?? [], [0.104406, 0.069917, 0.068778, 0.072619, 0.085917], 1e-5);
    near(rasch?.items.map(({ infit }) => infit) ?? [], [0.828, 0.968, 0.973, 0.954, 0.895], 6e-4);
    near(rasch?.items.map(({ outfit }) => outfit) ?? [], [0.801, 0.958, 0.949, 0.944, 0.872], 6e-4);
    expect(rasch?.andersen.map(({ split, df }) => [split, df])).toEqual([['mean', 4]]);
    near([rasch?.andersen[0]?.chiSquare ?? null, rasch?.andersen[0]?.p ?? null], [0.168, 0.997], 6e-4);
  });

  // The published values are those at which R ltm stops; the likelihood is still rising there in the sixth decimal.
  it('has the published slopes and likelihood of the two-parameter model, and climbs no less high', () => {
    near(twoPl?.items.map(({ slope }) => slope) ?? [], [0.8254, 0.7229, 0.8905, 0.6886, 0.6575], 7e-4);
    near(twoPl?.items.map(({ difficulty }) => difficulty) ?? [], [-3.3597, -1.3696, -0.2799, -1.8659, -3.1236], 3e-3);
    near([twoPl?.logLikelihood ?? null], [-2466.653], 5e-4);
    expect(twoPl?.logLikelihood).toBeGreaterThanOrEqual(-2466.653385);
    expect(twoPl?.converged).toBe(true);
  });

  // By optim of R with 61 points of Gauss and Hermite, to a relative change of 1e-15.
  it('has the slopes at the top of the likelihood', () => {
    near(twoPl?.items.map(({ slope }) => slope) ?? [], [0.8256595, 0.7227442, 0.8908745, 0.688368, 0.6568559], 1e-6);
    near([twoPl?.logLikelihood ?? null], [-2466.653377], 1e-6);
  });
});

describe('LSAT section 7', () => {
  const { items, rasch, twoPl } = analyse(lsat7, { as: 'ctt', rasch: true, twoPl: true });

  it('has the facilities of the published patterns', () => {
    near(
      items.map(({ facility }) => facility),
      [0.828, 0.658, 0.772, 0.606, 0.843],
      1e-12,
    );
  });

  it('has the Rasch estimates, mean squares and Andersen test that R eRm 1.0-2 gives', () => {
    near(
      rasch?.items.map(({ difficulty }) => difficulty) ?? [],
      [-0.54147, 0.536545, -0.133583, 0.805166, -0.666659],
      2e-6,
    );
    near(rasch?.items.map(({ se }) => se) ?? [], [0.079168, 0.067961, 0.073133, 0.067457, 0.081518], 1e-5);
    near(rasch?.items.map(({ outfit }) => outfit) ?? [], [0.8777478, 1.022982, 0.8369408, 1.0204594, 0.984365], 1e-4);
    near(rasch?.items.map(({ infit }) => infit) ?? [], [0.9095338, 0.9946611, 0.8710798, 1.0488346, 0.9928086], 1e-4);
    near(
      [rasch?.logLikelihood ?? null, rasch?.andersen[0]?.chiSquare ?? null, rasch?.andersen[0]?.p ?? null],
      [-1182.699899, 10.834962, 0.028483],
      1e-6,
    );
  });

  it('has the two-parameter estimates that R mirt documents', () => {
    near(twoPl?.items.map(({ slope }) => slope) ?? [], [0.988, 1.081, 1.706, 0.765, 0.736], 2e-3);
    near(twoPl?.items.map(({ intercept }) => intercept) ?? [], [1.856, 0.808, 1.804, 0.486, 1.855], 2e-3);
    near([twoPl?.logLikelihood ?? null], [-2658.805], 5e-4);
  });
});

describe('the words of psych', () => {
  const { test, items } = analyse(lsat6, { ...classical, as: 'psych' });

  it('are what its alpha prints of LSAT 6', () => {
    near(
      [test.alpha, test.alphaStandardized, test.guttman6, test.averageCorrelation],
      [0.29499719, 0.29302827, 0.25170664, 0.076550922],
      5e-9,
    );
    near([test.mean, test.sd], [0.7638, 0.20700824], 5e-9);
    near(
      items.map(({ itemTotal }) => itemTotal),
      [0.36201044, 0.5667721, 0.61843975, 0.53441833, 0.43536643],
      1e-8,
    );
    near(
      items.map(({ itemStandardTotal }) => itemStandardTotal),
      [0.48550159, 0.52321, 0.538395, 0.51450409, 0.49397506],
      1e-8,
    );
    near(
      items.map(({ itemTotalCorrected }) => itemTotalCorrected),
      [0.19929188, 0.28244583, 0.31829571, 0.26376978, 0.21834372],
      1e-8,
    );
    near(
      items.map(({ itemRest }) => itemRest),
      [0.11283269, 0.15317812, 0.17277894, 0.1444281, 0.1215964],
      1e-8,
    );
  });
});

describe('the words of canvas', () => {
  // Four students on three questions, as canvas-lms checks its item analysis: the last question is left blank by one.
  const options = ['A', 'B', 'C', 'D'].map((option, place) => ({ option, key: place === 0 }));
  const matrix = {
    students: ['1', '2', '3', '4'],
    items: ['x', 'y', 'z'].map((id) => ({ id, possible: 1, options })),
    scores: [
      [1, 1, 1],
      [1, 0, 1],
      [1, 1, 0],
      [1, 1, 'omitted'],
    ] as const,
    chosen: [
      [['A'], ['A'], ['A']],
      [['A'], ['B'], ['A']],
      [['A'], ['A'], ['B']],
      [['A'], ['A'], undefined],
    ],
  };

  it('are those that canvas-lms checks against R', () => {
    const item = analyse(matrix, { ...classical, as: 'canvas' }).items[2];
    expect(item?.n).toBe(3);
    near([item?.sd ?? null, item?.facility ?? null], [0.4714045, 0.6666667], 1e-7);
    near(item?.options?.slice(0, 2).map(({ pointBiserial }) => pointBiserial) ?? [], [0.5, -0.5], 1e-12);
    expect(item?.options?.slice(2).map(({ pointBiserial }) => pointBiserial)).toEqual([null, null]);
  });

  it('give alpha from sixteen items on', () => {
    const wide = (k: number) => ({
      students: ['a', 'b', 'c', 'd'],
      items: Array.from({ length: k }, (_, item) => ({ id: `${item}`, possible: 1 })),
      scores: [0, 1, 2, 3].map((student) => Array.from({ length: k }, (_, item) => (item % 4 <= student ? 1 : 0))),
    });
    expect(analyse(wide(15), { ...classical, as: 'canvas' }).test.alpha).toBeNull();
    // 4 each of p = 1, .75, .5, .25: Σpq = 4(0 + .1875 + .25 + .1875) = 2.5, totals 4, 8, 12, 16 with variance 20.
    near([analyse(wide(16), { ...classical, as: 'canvas' }).test.alpha], [(16 / 15) * (1 - 2.5 / 20)], 1e-12);
  });
});
