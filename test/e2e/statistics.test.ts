import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { encodeEvent } from '../../src/core/history/codec.ts';
import { defaultWeights } from '../../src/core/schedule/settings.ts';
import { keys } from '../support/pty.ts';
import { simulatedStudy } from '../support/simulated-study.ts';
import { machineWith } from './viva.ts';

const { down, enter } = keys;

/** A learner who forgets faster than most. */
const truth = defaultWeights.map((weight, at) => (at < 4 ? weight * 0.4 : at === 20 ? 0.4 : weight));
const events = simulatedStudy({ weights: truth, firstDay: 20_500, days: 120, newPerDay: 8, seed: 11 });
const machine = () =>
  machineWith({ '.home/history/dev/2026.jsonl': events.map((event) => `${encodeEvent(event)}\n`).join('') });

/** The fits in a machine's history. */
const fitsOf = (of: ReturnType<typeof machine>) => of.events().filter(({ is }) => is === 'weights');

function isInstalled(): boolean {
  try {
    createRequire(import.meta.url)('@open-spaced-repetition/binding');
    return true;
  } catch {
    console.log('The optimiser is not installed: it is not tested here.');
    return false;
  }
}

describe('viva stats', () => {
  it('prints a document for programs and a page for people', async () => {
    const { run, start } = machine();
    const { code, out, err } = await run(['stats', '--json']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const { cards, time } = JSON.parse(out);
    expect(cards.studied).toBe(960);
    const spent = events.reduce((sum, event) => sum + (event.is === 'review' ? event.durationMs : 0), 0);
    expect(time.totalMs).toBe(spent);
    const pty = start(['stats'], { cols: 60, rows: 100 });
    await pty.ended;
    for (const row of pty.screen()) expect(row.length).toBeLessThanOrEqual(60);
    expect(pty.screen().filter((row) => row.startsWith(' The last 26 weeks'))).toHaveLength(1);
  });
});

describe.skipIf(!isInstalled())('viva optimize', () => {
  it('stores the weights when the learner agrees, and leaves the days that were given', async () => {
    const of = machine();
    const pty = of.start(['optimize'], { rows: 50 });
    await pty.waitFor('Store these weights?');
    pty.send(`${down}${enter}`);
    await pty.waitFor('Should days that were given move, too?');
    pty.send(enter);
    await pty.waitFor('Stored. Days that were given stay');
    expect(await pty.ended).toMatchObject({ code: 0 });
    expect(fitsOf(of)).toMatchObject([{ is: 'weights', reschedule: false }]);
  });

  it('stores nothing when the learner just goes on', async () => {
    const of = machine();
    const pty = of.start(['optimize', '--plain'], { rows: 50 });
    await pty.waitFor('Your choice, 1 to 2, or nothing to leave:');
    pty.send(enter);
    await pty.waitFor('Nothing was stored.');
    expect(await pty.ended).toMatchObject({ code: 0 });
    expect(fitsOf(of)).toEqual([]);
  });

  it('stores a gain from a script that says yes, and then predicts by it', async () => {
    const of = machine();
    const asked = await of.run(['optimize']);
    expect(asked.out).toMatch(/\nNothing was stored\. To store the weights, add --yes\.\n$/);
    expect(fitsOf(of)).toEqual([]);
    const before = JSON.parse((await of.run(['stats', '--json'])).out);
    const { code, out } = await of.run(['optimize', '--yes', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ isBetter: true, isStored: true, reschedule: false });
    expect(fitsOf(of)).toMatchObject([{ weights: JSON.parse(out).weights }]);
    const after = JSON.parse((await of.run(['stats', '--json'])).out);
    expect(after.calibration.logLoss).toBeLessThan(before.calibration.logLoss);
  });
});
