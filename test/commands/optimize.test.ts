import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type OptimizeOptions, optimize } from '../../src/commands/optimize.ts';
import type { Rated } from '../../src/core/analysis/fitting.ts';
import { encodeEvent } from '../../src/core/history/codec.ts';
import type { HistoryEvent } from '../../src/core/history/event.ts';
import { readLog } from '../../src/core/history/log.ts';
import { defaultWeights } from '../../src/core/schedule/settings.ts';
import { Refusal } from '../../src/shell/errors.ts';
import type { Optimizer } from '../../src/shell/optimizer.ts';
import { folderWith } from '../support/folder.ts';
import { simulatedStudy } from '../support/simulated-study.ts';
import { fakeWorld } from '../support/world.ts';

/** A learner who forgets faster than most. */
const truth = defaultWeights.map((weight, at) => (at < 4 ? weight * 0.4 : at === 20 ? 0.4 : weight));
const events = simulatedStudy({ weights: truth, firstDay: 20_600, days: 60, newPerDay: 5, seed: 3 });

const options: OptimizeOptions = { yes: false, reschedule: false, json: false, plain: false };

function worldWith(history: readonly HistoryEvent[]) {
  return fakeWorld(
    folderWith({ '.home/history/dev/2026.jsonl': history.map((event) => `${encodeEvent(event)}\n`).join('') }),
  );
}

/** An optimiser that finds these weights, and what it was given. */
function finding(weights: readonly number[]) {
  const given: (readonly Rated[])[] = [];
  const optimizer: Optimizer = {
    fit: async (items, _steps, onProgress) => {
      given.push(...items);
      onProgress(1);
      return weights;
    },
  };
  return { given, find: () => optimizer };
}

async function run(
  history: readonly HistoryEvent[],
  change: Partial<OptimizeOptions>,
  find: () => Optimizer | undefined,
) {
  const world = worldWith(history);
  const code = await optimize(world, [], { ...options, ...change }, find);
  return { code, written: world.written(), complained: world.complained(), stored: storedIn(world.cwd) };
}

/** The fits in the history that this device wrote. */
function storedIn(cwd: string) {
  const folder = join(cwd, '.home/history');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.jsonl'));
  const { events: all } = readLog(files.map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') })));
  return all.filter((event) => event.is === 'weights');
}

describe('viva optimize', () => {
  it('shows the gain on the reviews that were held out, and stores nothing that nobody agreed to', async () => {
    const { given, find } = finding(truth);
    const { code, written, complained, stored } = await run(events, {}, find);
    expect(code).toBe(0);
    expect(complained).toBe('fitting the weights …\n');
    const [fitted, loss, last] = written.split('\n');
    const [, trained, heldOut] =
      /^Fitted to ([\d,]+) reviews, judged by ([\d,]+) later ones\.$/.exec(fitted ?? '') ?? [];
    expect(Number(trained?.replace(',', ''))).toBe(given.length);
    expect(Math.floor(0.8 * (given.length + Number(heldOut?.replace(',', ''))))).toBe(given.length);
    expect(loss).toMatch(/^log loss 0\.\d{3} before, 0\.\d{3} after, better: \d+\.\d % less$/);
    expect(last).toBe('Nothing was stored. To store the weights, add --yes.');
    expect(stored).toEqual([]);
  });

  it('gives what is fitted no review that is held out', async () => {
    const { given, find } = finding(truth);
    await run(events, {}, find);
    const reviews = events.filter((event) => event.is === 'review');
    const longest = Math.max(...given.map((steps) => steps.length));
    expect(longest).toBeGreaterThan(3);
    expect(given.every((steps) => steps[0]?.elapsedDays === 0 && (steps.at(-1)?.elapsedDays ?? 0) > 0)).toBe(true);
    expect(given.length).toBeLessThan(reviews.length * 0.8);
  });

  it('stores a gain with --yes, and moves days with --reschedule', async () => {
    for (const reschedule of [false, true]) {
      const { written, stored } = await run(events, { yes: true, reschedule, json: true }, finding(truth).find);
      const told = JSON.parse(written);
      expect(told).toMatchObject({ isBetter: true, isStored: true, reschedule, weights: truth });
      const { fittedTo: reviews, before, after } = told;
      expect(after).toBeLessThan(before);
      expect(stored.map(({ id: _, at: __, offset: ___, ...fact }) => fact)).toEqual([
        { is: 'weights', weights: truth, reviews, before, after, reschedule },
      ]);
    }
  });

  it('compares with the weights that were stored before', async () => {
    const world = worldWith(events);
    const { find } = finding(truth);
    const again = () => optimize(world, [], { ...options, yes: true }, find);
    await again();
    await again();
    expect(world.written()).toContain('no better: the same\nNothing was stored, since there is no gain.\n');
    expect(storedIn(world.cwd)).toHaveLength(1);
  });

  it('does not store what is no better, whatever was agreed to', async () => {
    const worse = defaultWeights.map((weight, at) => (at < 4 ? 90 : weight));
    const { code, written, stored } = await run(events, { yes: true }, finding(worse).find);
    expect(code).toBe(0);
    expect(written).toMatch(/ after, no better: \d+\.\d % more\nNothing was stored, since there is no gain\.\n$/);
    expect(stored).toEqual([]);
  });

  it('refuses a history that is too short, and says how short', async () => {
    const short = simulatedStudy({ weights: truth, firstDay: 20_600, days: 3, newPerDay: 5, seed: 3 });
    const failed = run(short, {}, finding(truth).find);
    await expect(failed).rejects.toThrow(Refusal);
    await expect(failed).rejects.toThrow(
      /^Fitting takes 400 reviews that came a day or more after the one before; there are \d+\.$/,
    );
  });

  it('says how to install what it needs', async () => {
    await expect(run(events, {}, () => undefined)).rejects.toMatchObject({
      message: 'The optimiser is not installed.',
      hint: 'Install it with: npm install -g @open-spaced-repetition/binding@0.5',
    });
  });

  it('refuses weights that FSRS-6 does not allow', async () => {
    await expect(run(events, { yes: true }, finding([1, 2, 3]).find)).rejects.toThrow(
      'The optimiser gave weights out of bounds.',
    );
  });

  it('tells an optimiser’s failure as a refusal', async () => {
    const failing: Optimizer = { fit: () => Promise.reject(new Error('not enough data')) };
    await expect(run(events, {}, () => failing)).rejects.toThrow('The optimiser gave up: not enough data.');
  });
});
