import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { history } from '../../src/commands/history.ts';
import { encodeEvent } from '../../src/core/history/codec.ts';
import type { Fact } from '../../src/core/history/event.ts';
import { seenFact } from '../../src/core/study/review.ts';
import { Refusal } from '../../src/shell/errors.ts';
import { cardsIn } from '../core/history/known.ts';
import { everyFact, stamped } from '../core/history/samples.ts';
import { folderWith } from '../support/folder.ts';
import { fakeWorld } from '../support/world.ts';

const options = { format: 'jsonl', json: false } as const;

const line = (fact: Fact, at: number, device = 'dev'): string =>
  encodeEvent(stamped(fact, at, `${device}.p.${String(at).padStart(6, '0')}`));
const review = (at: number, device?: string): string => line(everyFact.review, at, device);
const text = (...lines: readonly string[]): string => lines.map((each) => `${each}\n`).join('');
const month = '.viva/history/dev/2026-11.jsonl';

async function said(cwd: string, words: readonly string[], own: { readonly json?: boolean } = {}) {
  const world = fakeWorld(cwd);
  const code = await history(world, words, { ...options, ...own });
  return { code, out: world.written() };
}

async function refused(cwd: string, words: readonly string[]): Promise<readonly [message: string, hint: string]> {
  try {
    await said(cwd, words);
  } catch (error) {
    if (error instanceof Refusal) return [error.message.replaceAll(cwd, '…'), error.hint];
    throw error;
  }
  throw new Error('nothing was refused');
}

/** Every file of a history by its path in it. */
function filesIn(folder: string): Readonly<Record<string, string>> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.jsonl'));
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}

describe('viva history merge', () => {
  const two = () => ({
    here: folderWith({ [month]: text(review(1), review(3)) }),
    there: folderWith({
      [month]: text(review(1), review(2)),
      '.viva/history/other/2026-10.jsonl': text(review(4, 'other')),
    }),
  });

  it('adds the lines that are missing, each to the file of its name, and touches no line that is there', async () => {
    const { here, there } = two();
    const before = filesIn(here);
    expect(await said(here, ['merge', there])).toEqual({ code: 0, out: `${there}: 2 lines in 2 files\n` });
    expect(filesIn(join(here, '.viva/history'))).toEqual({
      'dev/2026-11.jsonl': text(review(1), review(3), review(2)),
      'other/2026-10.jsonl': text(review(4, 'other')),
    });
    expect(filesIn(here)[month]?.startsWith(before[month] ?? '-')).toBe(true);
    expect(filesIn(join(there, '.viva/history'))['dev/2026-11.jsonl']).toBe(text(review(1), review(2)));
  });

  it('done twice is done once, and in both directions gives both the same lines', async () => {
    const { here, there } = two();
    await said(here, ['merge', there]);
    const once = filesIn(here);
    expect(await said(here, ['merge', there, there])).toEqual({
      code: 0,
      out: `${there}: nothing new\n${there}: nothing new\n`,
    });
    expect(filesIn(here)).toEqual(once);
    expect((await said(there, ['merge', here])).out).toBe(`${here}: 1 line in 1 file\n`);
    const sorted = (folder: string) => Object.values(filesIn(folder)).join('').split('\n').sort();
    expect(sorted(there)).toEqual(sorted(here));
  });

  it.each(['', '.viva', '.viva/history'])('takes a collection, its folder or its history (%s)', async (below) => {
    const { here, there } = two();
    expect((await said(here, ['merge', join(there, below)])).out).toContain('2 lines in 2 files');
  });

  it('leaves a torn line behind, and takes a last one that only lacks its line feed', async () => {
    const here = folderWith({ [month]: text(review(1)).trimEnd() });
    const there = folderWith({ [month]: `${text(review(2))}${review(3)}` });
    expect((await said(here, ['merge', there])).out).toBe(`${there}: 2 lines in 1 file\n`);
    expect(filesIn(here)[month]).toBe(text(review(1), review(2), review(3)));
    appendFileSync(join(there, month), `\n${review(4).slice(0, 50)}`);
    expect((await said(here, ['merge', there])).out).toBe(`${there}: nothing new; 1 torn line left behind\n`);
    expect(filesIn(here)[month]).toBe(text(review(1), review(2), review(3)));
  });

  it('knows a line again that ends in CR LF elsewhere', async () => {
    const here = folderWith({ [month]: text(review(1)) });
    const there = folderWith({ [month]: text(review(1), review(2)).replaceAll('\n', '\r\n') });
    expect((await said(here, ['merge', there])).out).toBe(`${there}: 1 line in 1 file\n`);
    expect(filesIn(here)[month]).toBe(text(review(1), review(2)));
  });

  it('takes lines of a newer program as they are, and garbage too, since it is no judge of them', async () => {
    const here = folderWith({ [month]: text(review(1)) });
    const lines = ['{"v":9,"id":"x","at":1,"offset":0,"is":"dream"}', 'garbage'];
    const there = folderWith({ [month]: text(...lines) });
    await said(here, ['merge', there]);
    expect(filesIn(here)[month]).toBe(text(review(1), ...lines));
  });

  it('refuses a folder that is not there, holds no history, is a file, or is this one', async () => {
    const here = folderWith({ [month]: text(review(1)), 'empty/x.md': '', 'a.jsonl': 'x' });
    const hint = 'Name a collection, a `.viva` folder, or a folder of *.jsonl files.';
    expect(await refused(here, ['merge', 'nowhere'])).toEqual(['`…/nowhere` holds no history.', hint]);
    expect(await refused(here, ['merge', 'empty'])).toEqual(['`…/empty` holds no history.', hint]);
    expect(await refused(here, ['merge', 'a.jsonl'])).toEqual(['`…/a.jsonl` holds no history.', hint]);
    expect(await refused(here, ['merge', '.'])).toEqual(['`.` is this history itself.', 'Name another folder.']);
    expect(await refused(here, ['merge'])).toEqual([
      'Which history is to be merged?',
      'Name its folder: viva history merge DIR',
    ]);
  });

  it('refuses where a file cannot be read', async () => {
    const here = folderWith({ [month]: text(review(1)) });
    const there = folderWith({ '.viva/history/dev/2026-10.jsonl/inner.txt': '' });
    const [message, hint] = await refused(here, ['merge', there]);
    expect([message.slice(message.lastIndexOf('/')), hint]).toEqual([
      '/2026-10.jsonl` cannot be read: it is a folder.',
      'Nothing was merged from it.',
    ]);
  });
});

describe('viva history verify', () => {
  it('counts what is there, and is content with it', async () => {
    const cwd = folderWith({ [month]: text(line(everyFact['card-seen'], 1), review(2), review(3)) });
    expect(await said(cwd, ['verify'])).toEqual({
      code: 0,
      out: '3 events, 2 reviews, 1 card. Every line can be used.\n',
    });
  });

  it('names each line that cannot be used, changes none, and ends with 1', async () => {
    const content = `${text(review(1), 'garbage')}${review(2).slice(0, 30)}`;
    const cwd = folderWith({ [month]: content });
    expect(await said(cwd, ['verify'])).toEqual({
      code: 1,
      out:
        `${join(cwd, month)}:2: garbage: it is not JSON\n` +
        `${join(cwd, month)}:3: torn: the file ends in the middle of it\n` +
        '1 event, 1 review, 1 card. 2 cannot be used and stay as they are.\n',
    });
    expect(readFileSync(join(cwd, month), 'utf8')).toBe(content);
  });

  it('does not blame a line of a newer program', async () => {
    const cwd = folderWith({ [month]: text('{"v":9,"id":"x","at":1,"offset":0,"is":"dream"}') });
    expect((await said(cwd, ['verify'])).code).toBe(0);
  });

  it('gives the same as JSON', async () => {
    const cwd = folderWith({ [month]: text(review(1), 'garbage') });
    const { code, out } = await said(cwd, ['verify'], { json: true });
    expect([code, JSON.parse(out)]).toEqual([
      1,
      {
        history: join(cwd, '.viva/history'),
        events: 1,
        cards: 1,
        reviews: 1,
        unusable: [{ path: join(cwd, month), line: 2, fault: 'garbage', because: 'it is not JSON' }],
        unreadable: [],
        differences: [],
      },
    ]);
  });
});

describe('viva history export', () => {
  it('prints the union of all lines in the order of time, each once', async () => {
    const cwd = folderWith({
      [month]: text(review(3), review(1)),
      '.viva/history/dev/2026-11 (conflicted copy).jsonl': text(review(1)),
      '.viva/history/other/2026-11.jsonl': text(review(2, 'other')),
    });
    expect(await said(cwd, ['export'])).toEqual({ code: 0, out: text(review(1), review(2, 'other'), review(3)) });
  });
});

describe('viva history relink and forget', () => {
  const old = '## What runs the tasks of a thread?\n\n= the event loop of it\n';
  const kept = '## Where does blocking code go?\n\n= to a thread of its own\n';
  const now = '## Name a signal that ends a program\n\n= SIGTERM\n';
  const deck = (...items: readonly string[]): string => `# Deck\n\n${items.join('\n')}`;

  /** A collection whose log knows two cards, one of which is gone; a third is new. */
  function collection(): { readonly cwd: string; readonly key: string } {
    const lines = cardsIn(deck(old, kept), './deck').flatMap((card, at) => [
      line(seenFact(card.key, card, 'first'), 10 * at + 1),
      line({ ...everyFact.review, card: card.key }, 10 * at + 2),
    ]);
    const key = cardsIn(deck(old), './deck')[0]?.key ?? '';
    return { cwd: folderWith({ [month]: text(...lines), 'deck.md': deck(kept, now) }), key };
  }

  const hints =
    '\n  viva history relink CARD DECK/ITEM   gives one of these histories to a card that has none\n' +
    '  viva history forget CARD             lists it no longer; forget --all for all of them\n';
  const nothing = 'Every card of the history is in its deck.\n';

  it('lists the cards that their decks no longer hold', async () => {
    const { cwd, key } = collection();
    const row = `${key}  1 review  ./deck/what-runs-the-tasks-of-a-thread  What runs the tasks of a thread?\n`;
    expect(await said(cwd, ['relink'])).toEqual({ code: 0, out: row + hints });
    const { out } = await said(cwd, ['relink'], { json: true });
    expect(JSON.parse(out)).toEqual({
      doubts: [],
      orphans: [
        {
          card: key,
          deck: './deck',
          item: 'what-runs-the-tasks-of-a-thread',
          text: 'What runs the tasks of a thread?',
          reps: 1,
        },
      ],
    });
  });

  it('gives the history to a card that has none, only by adding lines', async () => {
    const { cwd, key } = collection();
    const before = filesIn(cwd)[month];
    const words = ['relink', key.slice(0, 6), 'deck/name-a-signal-that-ends-a-program'];
    expect(await said(cwd, words)).toEqual({ code: 0, out: 'Linked. viva undo takes it back.\n' });
    expect((await said(cwd, ['relink'])).out).toBe(nothing);
    expect(filesIn(cwd)[month]).toBe(before);
    expect(await refused(cwd, words)).toEqual([
      `No card \`${key.slice(0, 6)}\` is missing from the decks.`,
      'See which there are: viva history relink',
    ]);
  });

  it('refuses a card that is not there, and one with a history of its own', async () => {
    const { cwd, key } = collection();
    expect(await refused(cwd, ['relink', key, 'deck/nothing'])).toEqual([
      'No card `deck/nothing` is in the decks.',
      'Write viva history relink CARD DECK/ITEM; viva cards --json names both.',
    ]);
    expect(await refused(cwd, ['relink', key, 'deck/where-does-blocking-code-go'])).toEqual([
      'That card has a history of its own.',
      'Two histories are not made one by hand.',
    ]);
  });

  it('lists a card no longer that shall be forgotten', async () => {
    const { cwd, key } = collection();
    expect(await refused(cwd, ['forget'])).toEqual([
      'Which cards?',
      'Name them, or all that are gone: viva history forget --all',
    ]);
    expect(await said(cwd, ['forget', key])).toEqual({ code: 0, out: '1 forgotten. viva undo takes it back.\n' });
    expect((await said(cwd, ['relink'])).out).toBe(nothing);
  });
});

it('viva history refuses what it cannot do', async () => {
  const cwd = folderWith({});
  const hint =
    'Write one of viva history verify, viva history export, viva history merge, viva history relink, viva history forget.';
  expect(await refused(cwd, [])).toEqual(['What is to be done with the history?', hint]);
  expect(await refused(cwd, ['burn'])).toEqual(['There is no `viva history burn`.', hint]);
});

it('a history that was merged by hand into a folder that does not exist yet is made there', async () => {
  const there = folderWith({ [month]: text(review(1)) });
  const cwd = folderWith({});
  mkdirSync(join(cwd, '.viva/history'), { recursive: true });
  writeFileSync(join(dirname(join(cwd, month)), '..', 'note.txt'), '');
  await said(cwd, ['merge', there]);
  expect(filesIn(cwd)[month]).toBe(text(review(1)));
});
