import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { logLossOf } from '../../src/core/analysis/calibration.ts';
import { heldOutOutcomes, sequencesOf, trainingItems } from '../../src/core/analysis/fitting.ts';
import { cardsOfLog } from '../../src/core/history/cards.ts';
import { fsrsCsv } from '../../src/core/history/fsrs-csv.ts';
import { type ReviewPoint, reviewPoints } from '../../src/core/history/review-points.ts';
import { ratings } from '../../src/core/schedule/card-state.ts';
import { areWeights, fsrs6 } from '../../src/core/schedule/fsrs6.ts';
import { defaultSettings, defaultWeights } from '../../src/core/schedule/settings.ts';
import { installedOptimizer } from '../../src/shell/optimizer.ts';
import { folderWith } from '../support/folder.ts';
import { simulatedStudy } from '../support/simulated-study.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const optimizer = installedOptimizer({ env: {}, packageFolder: root, platform: process.platform });
if (optimizer === undefined) console.log('The optimiser is not installed: it is not tested here.');

interface Sequence {
  readonly reviews: readonly { readonly rating: number; readonly deltaT: number }[];
}

/** The reviews of a learner whose memory follows these weights. */
function reviewsBy(weights: readonly number[]): readonly ReviewPoint[] {
  const events = simulatedStudy({ weights, firstDay: 20_500, days: 120, newPerDay: 8, seed: 11 });
  const settingsOf = () => defaultSettings;
  return [...reviewPoints(events, cardsOfLog(events, settingsOf), settingsOf)];
}

const learner = (weights: readonly number[]) => sequencesOf(reviewsBy(weights));

describe.skipIf(optimizer === undefined)('the optimiser', () => {
  it('comes nearer to the weights of a learner, without having seen what it is judged by', async () => {
    const truth = defaultWeights.map((weight, at) => (at < 4 ? weight * 0.4 : at === 20 ? 0.4 : weight));
    const sequences = learner(truth);
    const shares: number[] = [];
    const weights = (await optimizer?.fit(trainingItems(sequences), 1, (share) => shares.push(share))) ?? [];
    const loss = (by: readonly number[]) => logLossOf(heldOutOutcomes(sequences, fsrs6(by))) ?? Number.NaN;
    expect(areWeights(weights)).toBe(true);
    expect(loss(weights)).toBeLessThan(loss(defaultWeights));
    // Most of what could be gained is gained.
    expect(loss(weights) - loss(truth)).toBeLessThan((loss(defaultWeights) - loss(truth)) / 2);
    expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
  });

  it('is given what its own reader makes of the history that was exported', async () => {
    const { convertCsvToFsrsItems } = createRequire(import.meta.url)('@open-spaced-repetition/binding');
    const points = reviewsBy(defaultWeights);
    const csv = Buffer.from([...fsrsCsv(points)].map((line) => `${line}\n`).join(''));
    const theirs = convertCsvToFsrsItems(csv, 4, 'UTC', () => 0).map(({ reviews }: Sequence) =>
      reviews.map(({ rating, deltaT }) => `${rating} after ${deltaT}`).join(', '),
    );
    const ours = Array.from(trainingItems({ ...sequencesOf(points), cut: Number.POSITIVE_INFINITY }), (steps) =>
      steps.map(({ rating, elapsedDays }) => `${ratings.indexOf(rating) + 1} after ${elapsedDays}`).join(', '),
    );
    expect(theirs.length).toBeGreaterThan(4000);
    expect(ours.toSorted()).toEqual(theirs.toSorted());
  });

  it('gives weights of four decimals', async () => {
    const weights = (await optimizer?.fit(trainingItems(learner(defaultWeights)), 1, () => undefined)) ?? [];
    expect(weights.map((weight) => Number(weight.toFixed(4)))).toEqual(weights);
  });
});

describe('installedOptimizer', () => {
  it('is found beside the program, and where npm says that it keeps what is global', () => {
    const names = ['computeParameters', 'FSRSBindingItem', 'FSRSBindingReview'];
    const found = `module.exports = { ${names.map((name) => `${name}() {}`).join(', ')} };`;
    const files = { 'index.cjs': found, 'package.json': '{ "main": "index.cjs" }' };
    const within = (prefix: string) =>
      Object.fromEntries(
        Object.entries(files).map(([name, text]) => [
          `${prefix}node_modules/@open-spaced-repetition/binding/${name}`,
          text,
        ]),
      );
    const empty = folderWith({ 'own/.keep': '' });
    const look = (packageFolder: string, env = {}) =>
      installedOptimizer({ env, packageFolder, platform: 'linux' }) !== undefined;
    expect(look(`${folderWith({ ...within(''), 'viva/.keep': '' })}/viva`)).toBe(true);
    expect(look(empty, { npm_config_global_prefix: folderWith(within('lib/')) })).toBe(true);
    expect(look(empty)).toBe(false);
  });

  it('is nothing where the package is not installed or is another', () => {
    const folder = folderWith({
      'node_modules/@open-spaced-repetition/binding/package.json': '{ "main": "index.cjs" }',
      'node_modules/@open-spaced-repetition/binding/index.cjs': 'module.exports = { computeParameters: 1 };',
    });
    expect(installedOptimizer({ env: {}, packageFolder: folder, platform: 'linux' })).toBeUndefined();
  });
});
