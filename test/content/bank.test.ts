import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { type Deck, itemsOf } from '../../src/core/deck/deck.ts';
import { linkContrasts } from '../../src/core/deck/link-contrasts.ts';
import { parseDeck } from '../../src/core/deck/parse.ts';
import { type Item, kinds, poseOf } from '../../src/core/item-types/index.ts';
import { runPrograms } from '../../src/shell/run-programs.ts';

const questions = new URL('../../questions/', import.meta.url);
const textOf = (path: string): string => readFileSync(new URL(path, questions), 'utf8');
const deckOf = (path: string): Deck => parseDeck(path, textOf(path));

const paths = readdirSync(new URL('python-concurrency/', questions))
  .filter((name) => name.endsWith('.md'))
  .sort()
  .map((name) => `python-concurrency/${name}`);
const table = deckOf('contrast/python-concurrency.md');
const bank = paths.flatMap((path) => itemsOf(deckOf(path)));

const wordsIn = (text: string): number => text.split(/\s+/).filter((word) => word !== '').length;
const optionsOf = (item: Item) =>
  item.kind === 'multiple-choice' || item.kind === 'multiple-select' ? item.body.options : [];
const idsOf = (items: readonly Item[]): readonly string[] => items.map((item) => item.id);

/** The answers that an item expects to be typed, right and wrong ones; `undefined` where nothing is typed. */
function typedIn(item: Item): readonly { readonly right: boolean; readonly feedback?: string }[] | undefined {
  if (item.kind === 'short-answer') return item.body.answers;
  return item.kind === 'numeric' ? item.body.targets : undefined;
}

const hasAnchor = (url: string): boolean => /^https:\/\/[^#]+#[\w.-]+$/.test(url);

/** A question that asks for what is not so, with a small "not" that is easily missed. */
const asksInTheNegative = /\b(which|what|who|where|when)\b[^.?]*\b(not|never|cannot|except|incorrect)\b[^.?]*\?/i;
const inCapitals = /\b(NOT|NEVER|CANNOT|EXCEPT|INCORRECT)\b/;

describe.each(paths)('the chapter %s', (path) => {
  const deck = deckOf(path);
  const items = itemsOf(deck);
  const options = items.flatMap(optionsOf);
  const lacking = (is: (item: Item) => boolean) => expect(idsOf(items.filter((item) => !is(item)))).toEqual([]);

  it('has no mistake, its cuts of the contrast table included', () => {
    expect([...deck.diagnostics, ...linkContrasts(deck, table.contrasts, textOf(path))]).toEqual([]);
  });

  it('begins with a short reading and asks what fits into ten minutes', () => {
    const first = deck.parts.find((part) => part.is === 'item' || part.text.trim() !== '');
    const words = first?.is === 'reading' ? wordsIn(first.text) : 0;
    expect(words).toBeGreaterThanOrEqual(40);
    expect(words).toBeLessThanOrEqual(250);
    expect(items.length).toBeGreaterThanOrEqual(6);
    expect(items.length).toBeLessThanOrEqual(16);
  });

  it('names, levels, tags and contrasts every item', () => {
    lacking((item) => item.idIsExplicit && item.level !== undefined && item.contrast !== undefined);
    lacking((item) => item.tags.length > deck.tags.length);
  });

  it('gives every item a source that leads to the very section', () => {
    lacking((item) => item.sources.some((source) => hasAnchor(source.url)));
  });

  it('explains every item in 40 to 150 words a part', () => {
    lacking((item) => item.explanation.length > 0);
    lacking((item) => item.explanation.every((part) => wordsIn(part.text) >= 40 && wordsIn(part.text) <= 150));
  });

  it('gives every option an approach, and a rationale of its own', () => {
    expect(options.filter((option) => option.approach === undefined)).toEqual([]);
    const rationales = options.map((option) => option.feedback ?? '');
    expect(rationales.filter((rationale) => rationale === '')).toEqual([]);
    expect(new Set(rationales).size).toBe(rationales.length);
  });

  it('tells those who typed a wrong answer or chose a wrong truth why it is wrong', () => {
    const silent = items.filter((item) => {
      if (item.kind === 'true-false') return item.body.feedback === undefined || item.body.otherFeedback === undefined;
      const wrong = typedIn(item)?.filter((answer) => !answer.right);
      return wrong !== undefined && (wrong.length === 0 || wrong.some((answer) => answer.feedback === undefined));
    });
    expect(idsOf(silent)).toEqual([]);
  });

  it('offers no "all of the above", and says NOT in capitals', () => {
    expect(
      options.filter((option) =>
        /\b(?:all|none|both) of (?:the (?:above|others|options|answers)|these)\b/i.test(option.text),
      ),
    ).toEqual([]);
    const missed = items.filter((item) => {
      const negative = asksInTheNegative.exec(poseOf(item))?.[0];
      return optionsOf(item).length > 0 && negative !== undefined && !inCapitals.test(negative);
    });
    expect(idsOf(missed)).toEqual([]);
  });
});

/** The chance that at least `count` of some independent events happen, each with a chance of its own. */
function chanceOfAtLeast(count: number, chances: readonly number[]): number {
  let exactly = [1];
  for (const chance of chances) {
    const happens = [0, ...exactly.map((share) => share * chance)];
    exactly = happens.map((share, index) => share + (exactly[index] ?? 0) * (1 - chance));
  }
  return exactly.slice(count).reduce((sum, share) => sum + share, 0);
}

describe('the chance that the tests of the bank compare with', () => {
  it('is that of the binomial distribution where all chances are equal', () => {
    // Four throws of a coin: five of sixteen outcomes have three heads or more.
    expect(chanceOfAtLeast(3, [0.5, 0.5, 0.5, 0.5])).toBeCloseTo(5 / 16, 12);
    expect(chanceOfAtLeast(0, [0.2, 0.7])).toBeCloseTo(1, 12);
    // Both of two events that have the chances 1/5 and 7/10.
    expect(chanceOfAtLeast(2, [0.2, 0.7])).toBeCloseTo(0.14, 12);
  });
});

describe('the bank as a whole', () => {
  const choices = bank
    .filter((item) => item.kind === 'multiple-choice')
    .map((item) => ({ item, all: optionsOf(item) }));

  it('uses each id once, the tour and the interview page included', () => {
    const others = ['tour.md', 'asyncio.md'].flatMap((path) => itemsOf(deckOf(path)));
    const ids = idsOf([...bank, ...others]);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('asks in every kind', () => {
    expect([...new Set(bank.map((item) => item.kind))].sort()).toEqual([...kinds].sort());
  });

  it.each([0, 1, 2, 3])('puts the key neither too often nor too seldom at place %i', (place) => {
    const there = choices.filter(({ all }) => all.length > place);
    const count = there.filter(({ all }) => all[place]?.right === true).length;
    const chances = there.map(({ all }) => 1 / all.length);
    expect(chanceOfAtLeast(count, chances)).toBeGreaterThan(0.01);
    expect(chanceOfAtLeast(count + 1, chances)).toBeLessThan(0.99);
  });

  it('does not make the longest option the key more often than chance does', () => {
    const lengths = bank.map(optionsOf).filter((all) => all.length > 0);
    const isTelling = (all: ReturnType<typeof optionsOf>): boolean =>
      [...all].sort((a, b) => b.text.length - a.text.length)[0]?.right === true;
    const chances = lengths.map((all) => all.filter((option) => option.right).length / all.length);
    const expected = chances.reduce((sum, chance) => sum + chance, 0);
    expect(lengths.filter(isTelling).length).toBeLessThanOrEqual(Math.ceil(expected));
  });

  it('answers true about as often as false', () => {
    const truths = bank.flatMap((item) => (item.kind === 'true-false' ? [item.body.answer] : []));
    const count = truths.filter((truth) => truth).length;
    const chances = truths.map(() => 0.5);
    expect(chanceOfAtLeast(count, chances)).toBeGreaterThan(0.01);
    expect(chanceOfAtLeast(count + 1, chances)).toBeLessThan(0.99);
  });

  it('holds scenarios, each with a challenge of ten points or more, a wrong and a right approach', () => {
    const incomplete = paths.filter((path) => {
      const deck = deckOf(path);
      const headings = deck.parts.map((part) => (part.is === 'reading' ? part.title : ''));
      const asked = itemsOf(deck).filter((item) => item.tags.includes('scenario'));
      const ofPoints = (item: Item): number => Number(item.points.n) / Number(item.points.d);
      if (asked.length === 0) return false;
      const hasApproaches = ['Wrong approach', 'Right approach'].every((title) => headings.includes(title));
      return !hasApproaches || !asked.some((item) => item.kind === 'open' && ofPoints(item) >= 10) || asked.length < 2;
    });
    expect(incomplete).toEqual([]);
  });
});

const version = spawnSync('python3', ['--version'], { encoding: 'utf8' });
const hasPython = version.status === 0;

/** Says of each program whether Python can read it, alone or as the body of a coroutine. */
const reader = `
import json, sys, textwrap
def readable(code):
    for text in (code, "async def body():\\n" + textwrap.indent(code, "    ")):
        try:
            compile(text, "program", "exec")
            return True
        except SyntaxError:
            pass
    return False
print(json.dumps([readable(code) for code in json.load(sys.stdin)]))
`;

/** The Python that a page shows, with the gaps of a cloze filled. */
function programsIn(text: string): readonly string[] {
  const blocks = [...text.matchAll(/^```python\n(.*?)^```$/gms)].map((match) => match[1] ?? '');
  return blocks.map((code) => code.replace(/\{\{(?:\d+::)?([^}|:]+)[^}]*\}\}/g, '$1'));
}

describe('the programs of the bank', () => {
  it.runIf(hasPython).each(paths)(
    'print what %s says they print',
    async (path) => {
      const world = { env: process.env, platform: process.platform };
      expect(await runPrograms(world, deckOf(path), textOf(path))).toEqual([]);
    },
    180_000,
  );

  it.runIf(hasPython)('can all be read by Python, the fragments included', () => {
    const programs = paths.flatMap((path) => programsIn(textOf(path)));
    const read = spawnSync('python3', ['-c', reader], { input: JSON.stringify(programs), encoding: 'utf8' });
    const readable: unknown = JSON.parse(read.stdout);
    expect(readable).toEqual(programs.map(() => true));
  });

  it.skipIf(hasPython)('are not run here, since there is no python3', () => {
    console.warn('The programs of the bank were not run: there is no python3 here.');
    expect(version.status).not.toBe(0);
  });
});
