import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { stats } from '../../src/commands/stats.ts';
import { itemsOf } from '../../src/core/deck/deck.ts';
import { parseDeck } from '../../src/core/deck/parse.ts';
import { encodeEvent } from '../../src/core/history/codec.ts';
import type { Fact, HistoryEvent } from '../../src/core/history/event.ts';
import { looksOf } from '../../src/core/history/looks.ts';
import { dayOfDate } from '../../src/core/schedule/day.ts';
import { attempt } from '../core/history/samples.ts';
import { folderWith } from '../support/folder.ts';
import { review, seen } from '../support/simulated-study.ts';
import { fakeWorld } from '../support/world.ts';

const today = dayOfDate('2026-11-25') ?? 0;
const noon = today * 86_400_000 + 12 * 3_600_000;
const [a, b] = ['00000000000000aa', '00000000000000bb'];

/** Facts with how many days ago, and how many minutes after noon in UTC, each happened. */
const log = (...told: readonly (readonly [daysAgo: number, minute: number, fact: Fact])[]): readonly HistoryEvent[] =>
  told.map(([daysAgo, minute, fact], at) => ({
    id: `dev.p.${String(at).padStart(6, '0')}`,
    at: noon - daysAgo * 86_400_000 + minute * 60_000,
    offset: 0,
    ...fact,
  }));

/** Two cards of two decks, one of which was forgotten today, and a quiz yesterday. */
const events = log(
  [20, 0, seen(a, 'tasks', 'What keeps a task alive?')],
  [20, 0, review(a, 'easy', { days: 8 })],
  [12, 0, review(a, 'good', { days: 12 })],
  [1, 0, attempt('s1', 1)],
  [0, 0, review(a, 'again', { durationMs: 10_000 })],
  [0, 1, seen(b, 'loop', 'What is a loop?')],
  [0, 1, review(b, 'good', { durationMs: 20_000 })],
);

const deck = (id: string) => `---\nid: ${id}\n---\n# Is it?\n\n= true\n`;

function world(history: readonly HistoryEvent[] = events, env: Readonly<Record<string, string>> = {}) {
  const text = history.map((event) => `${encodeEvent(event)}\n`).join('');
  const cwd = folderWith({
    '.home/history/dev/2026-11.jsonl': text,
    'notes/tasks.md': deck('tasks'),
    'notes/loop.md': deck('loop'),
  });
  return fakeWorld(cwd, {
    env: { VIVA_HOME: `${cwd}/.home`, ...env },
    now: () => noon + 3_600_000,
    utcOffsetMinutes: () => 0,
  });
}

async function json(names: readonly string[] = []) {
  const here = world();
  expect(await stats(here, names, { json: true })).toBe(0);
  expect(here.complained()).toBe('');
  return JSON.parse(here.written());
}

describe('viva stats', () => {
  it('prints one JSON document', async () => {
    const found = await json();
    expect(found.today).toMatchObject({ day: '2026-11-25', reviews: 2, newCards: 1, attempts: 0, timeMs: 30_000 });
    expect(found.today.right).toMatchObject({ hits: 1, of: 2, share: 0.5 });
    expect(found.cards).toEqual({ studied: 2, inSteps: 2, young: 0, mature: 0, suspended: 0 });
    expect(found.streak).toEqual({ current: 2, longest: 2 });
    expect(found.days.filter(({ answers }: { answers: number }) => answers > 0)).toEqual([
      { day: '2026-11-05', answers: 1, timeMs: 6000 },
      { day: '2026-11-13', answers: 1, timeMs: 6000 },
      { day: '2026-11-24', answers: 1, timeMs: 5120 },
      { day: '2026-11-25', answers: 2, timeMs: 30_000 },
    ]);
    // Of the two reviews between days the one of today was forgotten.
    expect(found.retention.map(({ both }: { both: { hits: number; of: number } }) => [both.hits, both.of])).toEqual([
      [0, 1],
      [1, 2],
      [1, 2],
      [1, 2],
    ]);
    expect(found.calibration.reviews).toBe(2);
    expect(found.forecast.days[0]).toEqual({ day: '2026-11-25', due: 2 });
    expect(found.aim.target).toBe(0.9);
    expect(found.hardest).toEqual([
      {
        card: a,
        deck: 'tasks',
        text: 'What keeps a task alive?',
        lapses: 1,
        difficulty: expect.any(Number),
        isSuspended: false,
        path: null,
        line: null,
      },
    ]);
    expect(found.leeches).toEqual([]);
  });

  it('tells of the decks that are named alone', async () => {
    const found = await json(['notes/loop.md']);
    expect(found.cards.studied).toBe(1);
    expect(found.today).toMatchObject({ reviews: 1, newCards: 1 });
    expect(found.days.filter(({ answers }: { answers: number }) => answers > 0)).toHaveLength(1);
    await expect(json(['nowhere'])).rejects.toThrow('There is no file, folder or deck `nowhere`.');
  });

  it('follows the settings of each deck, and says where in its file a hard card stands', async () => {
    const text = '---\nid: tasks\n---\n\n# Tasks\n\n## What keeps a task alive?\n<!-- {id: alive} -->\n\n= true\n';
    const cwd = folderWith({
      'log/history/dev/x.jsonl': '',
      'log/settings.yaml': 'study: {retention: 80%, leech: 1}\n',
      'notes/tasks.md': text,
    });
    const deckOf = parseDeck('notes/tasks.md', text);
    const [look] = itemsOf(deckOf).flatMap((item) => looksOf(item, 'tasks'));
    if (look === undefined) throw new Error('The deck holds no card.');
    const { key, ...seenNow } = look;
    const cardSeen: Fact = { is: 'card-seen', card: key, by: 'first', ...seenNow };
    const told = log([9, 0, cardSeen], [9, 0, review(key, 'easy', { days: 8 })], [1, 0, review(key, 'again')]);
    writeFileSync(`${cwd}/log/history/dev/x.jsonl`, `${told.map(encodeEvent).join('\n')}\n`);
    const here = fakeWorld(cwd, { now: () => noon, utcOffsetMinutes: () => 0 });
    await stats(here, ['notes'], { json: true, history: 'log' });
    const found = JSON.parse(here.written());
    expect(found.aim.target).toBe(0.8);
    const { lapses, path, line } = found.leeches[0];
    expect([lapses, path, line]).toEqual([1, 'notes/tasks.md', 7]);
  });

  it('prints a page', async () => {
    const here = world();
    await stats(here, [], { json: false });
    const rows = here.written().split('\n');
    expect(rows.slice(0, 4)).toEqual([
      ' 50 % recalled in 30 days · target 90 % · 2 days in a row · 12 s a day',
      ' today: 2 reviews (1 new) · 50 % right · 30 s',
      ' 2 cards: 2 in steps, 0 young, 0 mature',
      '',
    ]);
    expect(rows).toContain(` ${'What keeps a task alive?'.padEnd(85)}1 lapse`);
  });

  it('speaks where that is wanted', async () => {
    const here = world(events, { ACCESSIBLE: '1' });
    await stats(here, [], { json: false });
    expect(here.written().split('\n').slice(4, 7)).toEqual([
      'The last 26 weeks. 5 answers on 4 days',
      `Answers a week, from 1 Jun on: ${'0, '.repeat(22)}1, 1, 0, 3.`,
      'The busiest day: 25 Nov, 2 answers.',
    ]);
  });

  it('says how to begin where there is no history', async () => {
    const here = fakeWorld(folderWith({}));
    expect(await stats(here, [], { json: false })).toBe(0);
    expect(here.written()).toBe(' Nothing was studied yet. Begin with:  viva study\n\n');
  });
});
