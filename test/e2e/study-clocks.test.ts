import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fraction } from '../../src/core/grading/fraction.ts';
import { encodeEvent } from '../../src/core/history/codec.ts';
import type { Fact, HistoryEvent } from '../../src/core/history/event.ts';
import type { Rating } from '../../src/core/schedule/card-state.ts';
import { answer, cardsIn, choices, daysPass, dueIn, eventsOf, quit } from './studying.ts';
import { type Machine, machineWith } from './viva.ts';

const deck = choices(['Alpha', 'Beta']);
const zones = ['America/Los_Angeles', 'Europe/Berlin', 'Asia/Kolkata', 'Pacific/Apia', 'UTC'];

/** How far local time is ahead of UTC at a moment, in minutes. */
function offsetIn(zone: string, at: number): number {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  const [day = 0, month = 0, year = 0, hour = 0, minute = 0, second = 0] = (format.format(at).match(/\d+/g) ?? []).map(
    Number,
  );
  return Math.round((Date.UTC(year, month - 1, day, hour, minute, second) - at) / 60_000);
}

/** The moment at which clocks in a zone show a local time such as `2026-03-28T23:30`. */
function momentIn(zone: string, local: string): number {
  const asUtc = Date.parse(`${local}:00Z`);
  const near = asUtc - offsetIn(zone, asUtc) * 60_000;
  return asUtc - offsetIn(zone, near) * 60_000;
}

/** Reviews by the local time at which they were made; the number of days that was shown is that of the program. */
type Lived = readonly (readonly [local: string, item: 'alpha' | 'beta', rating: Rating])[];

/** The key of each card, as the program gives it. */
async function keysIn(machine: Machine): Promise<ReadonlyMap<string, string>> {
  return new Map([...(await cardsIn(machine, ['--deck', 'deck.md']))].map(([item, { card }]) => [item, String(card)]));
}

/** Writes a history as a device would have written it in a zone. */
async function live(machine: Machine, zone: string, lived: Lived): Promise<void> {
  const keys = await keysIn(machine);
  const folder = join(machine.home, 'history', 'device-one');
  mkdirSync(folder, { recursive: true });
  const lines = lived.map(([local, item, rating], count) => {
    const at = momentIn(zone, local);
    const fact: Fact = {
      is: 'review',
      card: keys.get(item) ?? '',
      rating,
      days: 0,
      mode: 'study',
      verdict: rating === 'again' ? 'wrong' : 'right',
      durationMs: 1000,
      hints: 0,
      sitting: 'device-one.p.000000',
      earned: fraction(rating === 'again' ? 0 : 1),
      possible: fraction(1),
      rule: 'all-or-nothing',
      response: 'A',
    };
    const id = `device-one.p.${String(count + 1).padStart(6, '0')}`;
    const event: HistoryEvent = { id, at, offset: offsetIn(zone, at), ...fact };
    return encodeEvent(event);
  });
  writeFileSync(join(folder, '2026-01.jsonl'), `${lines.join('\n')}\n`);
}

/** What was derived of each card, without what depends on today. */
async function statesIn(machine: Machine, tz: string) {
  const { out } = await machine.run(['cards', '--json', '--deck', 'deck.md'], { env: { TZ: tz } });
  const listed: readonly Record<string, unknown>[] = JSON.parse(out);
  return listed.map(({ item, phase, due, intervalDays, stability, difficulty, reps, lapses, lastReview }) => ({
    ...{ item, phase, due, intervalDays, stability, difficulty, reps, lapses, lastReview },
  }));
}

/** Evenings, nights before and after four, and weekends on which clocks in Europe and America change. */
const year: Lived = [
  ['2026-03-07T21:00', 'alpha', 'good'],
  ['2026-03-07T21:11', 'alpha', 'good'],
  ['2026-03-07T23:50', 'beta', 'again'],
  ['2026-03-08T00:05', 'beta', 'good'],
  ['2026-03-08T03:59', 'beta', 'good'],
  ['2026-03-09T04:00', 'alpha', 'hard'],
  ['2026-03-28T22:30', 'alpha', 'good'],
  ['2026-03-29T03:40', 'beta', 'again'],
  ['2026-03-29T04:10', 'beta', 'good'],
  ['2026-03-30T03:30', 'beta', 'good'],
  ['2026-04-20T12:00', 'alpha', 'easy'],
  ['2026-10-24T23:30', 'beta', 'good'],
  ['2026-10-25T05:00', 'alpha', 'again'],
  ['2026-10-25T05:15', 'alpha', 'good'],
  ['2026-11-01T04:05', 'beta', 'good'],
];

describe('one history under several zones', () => {
  it.each(['America/Los_Angeles', 'Europe/Berlin', 'Asia/Kolkata', 'Pacific/Apia'])(
    'written in %s gives the same cards wherever it is read',
    async (home) => {
      const machine = machineWith({ 'deck.md': deck });
      await live(machine, home, year);
      const states = await Promise.all(zones.map((zone) => statesIn(machine, zone)));
      const [first] = states;
      expect(first?.map(({ reps }) => reps)).toEqual(
        [8, 7].map((_, at) => year.filter(([, item]) => item === ['alpha', 'beta'][at]).length),
      );
      for (const state of states) expect(state).toEqual(first);
      expect((await machine.run(['history', 'verify'], { env: { TZ: home } })).out).toContain(
        'Every line can be used.',
      );
    },
  );

  it('gives the same cards to all who lived the same by their own clocks', async () => {
    const states = await Promise.all(
      zones.map(async (zone) => {
        const machine = machineWith({ 'deck.md': deck });
        await live(machine, zone, year);
        return await statesIn(machine, zone);
      }),
    );
    for (const state of states) expect(state).toEqual(states[0]);
    // By the calendar on the wall, days from four: the last reviews of alpha and beta.
    expect(states[0]?.map(({ lastReview }) => lastReview)).toEqual(['2026-10-25', '2026-11-01']);
  });

  it.each(zones)('counts what is due by the clock of %s', async (zone) => {
    const machine = machineWith({ 'deck.md': deck });
    await live(machine, zone, year);
    const dayIn = (): string => {
      const now = Date.now();
      return new Date(now + (offsetIn(zone, now) - 240) * 60_000).toISOString().slice(0, 10);
    };
    const days = [dayIn()];
    const due = await dueIn(machine, ['deck.md'], { TZ: zone });
    days.push(dayIn());
    expect(days).toContain(due['today']);
    const states = await statesIn(machine, zone);
    const isDue = ({ due: day }: { readonly due: unknown }): boolean => String(day) <= String(due['today']);
    expect(Number(due['due']) + Number(due['learning'])).toBe(states.filter(isDue).length);
  });
});

describe('a clock that jumps backwards', () => {
  const rated: Lived = [
    ['2026-05-10T12:00', 'alpha', 'good'],
    ['2026-05-10T12:15', 'alpha', 'good'],
    ['2026-05-14T12:00', 'alpha', 'good'],
  ];

  it('in the middle of a history is put in the order of its times', async () => {
    const orders = [
      [0, 1, 2],
      [2, 0, 1],
      [1, 2, 0],
    ];
    const states = await Promise.all(
      orders.map(async (order) => {
        const machine = machineWith({ 'deck.md': deck });
        await live(
          machine,
          'UTC',
          order.flatMap((at) => rated.slice(at, at + 1)),
        );
        return await statesIn(machine, 'UTC');
      }),
    );
    expect(states[0]?.[0]).toMatchObject({ item: 'alpha', reps: 3, lapses: 0, lastReview: '2026-05-14' });
    for (const state of states) expect(state).toEqual(states[0]);
  });

  it('behind the last review still asks, keeps and counts each review', async () => {
    const machine = machineWith({ 'deck.md': deck });
    await machine.run(['study', 'deck.md'], { input: '2\n1\n' });
    // What was done lies three days ahead of the clock now.
    daysPass(machine, -3);
    const pty = machine.start(['study', 'deck.md', '--ahead', '9']);
    await pty.ended;
    const cram = machine.start(['study', 'deck.md', '--cram']);
    await cram.waitFor('⏎ answer');
    await quit(cram);
    const due = await dueIn(machine, ['deck.md']);
    expect(due).toMatchObject({ cards: 2, new: 0 });
    daysPass(machine, 2);
    const { code, out, err } = await machine.run(['study', 'deck.md', '--ahead', '9'], { input: '' });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).not.toContain('NaN');
    daysPass(machine, 1);
    const later = machine.start(['study', 'deck.md']);
    await answer(later, 'Alpha', 1);
    await quit(later);
    expect(eventsOf(machine, 'review')).toHaveLength(3);
    for (const [, card] of await cardsIn(machine)) {
      expect(Number(card['stability'])).toBeGreaterThan(0);
      expect(Number(card['recall'])).toBeGreaterThan(0);
      expect(Number(card['recall'])).toBeLessThanOrEqual(1);
    }
  });

  it('during a review shows no negative time', async () => {
    const machine = machineWith({ 'deck.md': deck });
    await live(machine, 'UTC', [['2099-01-01T12:00', 'alpha', 'easy']]);
    for (const args of [
      ['cards', '--deck', 'deck.md'],
      ['due', 'deck.md'],
      ['study', 'deck.md'],
    ]) {
      const { code, out, err } = await machine.run(args);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      expect(out).not.toMatch(/NaN|undefined|-\d+ d\b/);
    }
  });
});
