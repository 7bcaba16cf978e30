import { PassThrough } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runProgram } from '../../../src/command-line.ts';
import { folderWith } from '../../support/folder.ts';
import { fakeWorld } from '../../support/world.ts';

const deck = `---
defaults: {shuffle: false}
---

## Alpha

- [x] yes
- [ ] no

> [!TIP]
> the first

## Beta

- [x] yes
- [ ] no

## What keeps a task?
<!-- {reverse: true} -->

### Answer

A reference of your own.

## Gamma

- [x] yes
- [ ] no
`;

/** What a learner may type: responses, ratings, commands, and what makes no sense at that place. */
const typed = fc.constantFrom('1', '1', '2', '3', '4', '', 'u', 'c', 's', 'b', 'i', 'h', 'n', '?', 'x');
const lines = fc.array(typed, { maxLength: 40 });
const dayMs = 86_400_000;

/** A learner who sits at a terminal of lines, over a clock of its own. */
function learner() {
  const folder = folderWith({ 'deck.md': deck });
  let at = Date.UTC(2026, 10, 22, 12);
  const run = async (argv: readonly string[], input: readonly string[] = []): Promise<string> => {
    const stdin = Object.assign(new PassThrough(), { isTTY: true });
    stdin.end(input.map((line) => `${line}\n`).join(''));
    const now = () => {
      at += 500;
      return at;
    };
    const world = fakeWorld(folder, { argv, stdin, now });
    expect(await runProgram(world)).toBe(0);
    return world.written();
  };
  return {
    study: (args: readonly string[], input: readonly string[]) => run(['study', 'deck.md', '--plain', ...args], input),
    wait: (days: number) => {
      at += days * dayMs;
    },
    cards: async (): Promise<readonly Record<string, unknown>[]> =>
      JSON.parse(await run(['cards', '--json', '--deck', 'deck.md'])),
    events: async (): Promise<readonly Record<string, unknown>[]> =>
      (await run(['history', 'export']))
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line)),
  };
}

const modes = fc.constantFrom<readonly string[]>(
  [],
  ['--buttons', '2'],
  ['--cram'],
  ['--ahead', '9d'],
  ['--until', '2026-12-20'],
);

describe('u, pressed until there is nothing to take back', () => {
  it('leaves every card as it was before the sitting, and then as it was before all reviews', async () => {
    await fc.assert(
      fc.asyncProperty(lines, lines, modes, async (earlier, later, options) => {
        const { study, wait, cards } = learner();
        await study([], [...earlier, 'q', 'q', 'q']);
        wait(2);
        const before = await cards();
        const back = Array.from({ length: 2 * (earlier.length + later.length) + 3 }, () => 'u');
        await study(options, [...later, ...back]);
        const after = await cards();
        const setAside = (listed: typeof after) => listed.map(({ suspended, buried }) => ({ suspended, buried }));
        expect(setAside(after)).toEqual(setAside(before));
        for (const { reps } of after) expect(reps).toBe(0);
      }),
      { numRuns: 30 },
    );
  });
});

describe('the interval that was shown', () => {
  it('is the one by which a card falls due when the log is replayed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(lines, { minLength: 1, maxLength: 3 }), async (sittings) => {
        const { study, wait, cards, events } = learner();
        for (const input of sittings) {
          await study([], [...input, 'q', 'q', 'q']);
          wait(3);
        }
        const all = await events();
        const undone = new Set(all.filter(({ is }) => is === 'undone').map(({ of }) => of));
        const shown = new Map<unknown, unknown>();
        const cardOf = new Map<unknown, unknown>();
        for (const { is, id, card, of, days } of all) {
          if (is === 'review') cardOf.set(id, card);
          const reviewed = is === 'review' ? card : is === 'corrected' ? cardOf.get(of) : undefined;
          if (reviewed !== undefined && !undone.has(id)) shown.set(reviewed, days);
        }
        for (const { card, phase, reps, intervalDays } of await cards()) {
          expect({ card, intervalDays: phase === 'new' ? undefined : intervalDays }).toEqual({
            card,
            intervalDays: reps === 0 ? undefined : shown.get(card),
          });
        }
      }),
      { numRuns: 30 },
    );
  });
});
