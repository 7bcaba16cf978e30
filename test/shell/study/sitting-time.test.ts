import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../../../src/command-line.ts';
import { folderWith } from '../../support/folder.ts';
import { fakeWorld } from '../../support/world.ts';

const titles = Array.from({ length: 30 }, (_, at) => `Item${at}`);
const deck = `---\ndefaults: {shuffle: false}\n---\n\n${titles.map((name) => `## ${name}\n\n- [x] yes\n- [ ] no\n`).join('\n')}`;
const noon = Date.UTC(2026, 10, 22, 12);

/** A sitting over a clock of its own, with the answers given. */
async function study(args: readonly string[], input: string, now: () => number) {
  const folder = folderWith({ 'deck.md': deck });
  const world = fakeWorld(folder, {
    argv: ['study', 'deck.md', '--new', '99', ...args],
    input,
    now,
    utcOffsetMinutes: () => 0,
  });
  const code = await runProgram(world);
  const home = join(folder, '.home/history');
  const [log = ''] = readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.jsonl'));
  const events: readonly Record<string, unknown>[] = readFileSync(join(home, log), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const reviews = events.filter(({ is }) => is === 'review');
  return { code, reviews, out: world.written() };
}

describe('--minutes', () => {
  it('asks no further card once the time is over, and says what is left', async () => {
    let at = noon;
    const now = () => {
      at += 1000;
      return at;
    };
    const { code, reviews, out } = await study(['--minutes', '1'], '1\n'.repeat(200), now);
    expect(code).toBe(0);
    expect(reviews.length).toBeGreaterThan(1);
    expect(reviews.length).toBeLessThan(30);
    expect(out.match(/^Your answer/gm)).toHaveLength(reviews.length);
    expect(Number(reviews.at(-1)?.['at'])).toBeLessThan(noon + 70_000);
    expect(out).toContain(`viva study: goes on: `);
  });
});

describe('a card in its steps', () => {
  it('comes back when its step is over, before the new cards that are left', async () => {
    let at = noon;
    const now = () => {
      at += 5000;
      return at;
    };
    // Only the first answer is wrong.
    const { reviews } = await study([], `2\n${'1\n'.repeat(29)}`, now);
    const [first] = reviews;
    const second = reviews.find(({ card }, place) => place > 0 && card === first?.['card']);
    expect(first?.['rating']).toBe('again');
    expect(Number(second?.['at']) - Number(first?.['at'])).toBeGreaterThanOrEqual(60_000);
    expect(reviews.indexOf(second ?? {})).toBeLessThan(29);
  });

  it('comes at once where nothing else is left', async () => {
    const { reviews } = await study(['--max', '1'], '2\n1\n', () => noon);
    expect(reviews.map(({ rating }) => rating)).toEqual(['again', 'good']);
  });
});

/** Berlin in October 2026: two hours ahead of UTC until 01:00 UTC on the 25th, one hour from then on. */
const berlin = (atMs: number): number => (atMs < Date.UTC(2026, 9, 25, 1) ? 120 : 60);

describe('a day that begins at four in the morning', () => {
  it.each([
    ['in a common night', Date.UTC(2026, 9, 23, 2), berlin],
    ['in the night in which clocks are set back', Date.UTC(2026, 9, 25, 3), berlin],
    ['in a zone half an hour off', Date.UTC(2026, 9, 24, 22, 30), () => 330],
  ])('%s counts what was done before it to the day before', async (_, four, utcOffsetMinutes) => {
    const folder = folderWith({ 'deck.md': deck });
    const at = async (now: number, argv: readonly string[], input = '') => {
      const world = fakeWorld(folder, { argv, input, now: () => now, utcOffsetMinutes });
      expect(await runProgram(world)).toBe(0);
      return world.written();
    };
    const due = async (now: number) => JSON.parse(await at(now, ['due', 'deck.md', '--json']));
    const minute = 60_000;
    await at(four - 2 * minute, ['study', 'deck.md'], '1\n1\n1\n');
    expect(await due(four - minute)).toMatchObject({ reviewedToday: 3, new: 7, learning: 3 });
    expect(await due(four)).toMatchObject({ reviewedToday: 0, new: 10, learning: 3 });
    const [before, after] = [await due(four - 1), await due(four)];
    expect(Date.parse(after.today) - Date.parse(before.today)).toBe(86_400_000);
  });
});
