import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { itemsOf } from '../../../src/core/deck/deck.ts';
import { parseDeck } from '../../../src/core/deck/parse.ts';
import { cardsOfLog } from '../../../src/core/history/cards.ts';
import { resolve } from '../../../src/core/history/resolve.ts';
import type { SeenCard } from '../../../src/core/history/sign.ts';
import { kinds, sampleOf } from '../../../src/core/item-types/index.ts';
import { defaultSettings } from '../../../src/core/schedule/settings.ts';
import { seenFact } from '../../../src/core/study/review.ts';
import { cardsIn } from './known.ts';
import { stamped } from './samples.ts';

const bundled = (name: string): string =>
  readFileSync(new URL(`../../../questions/${name}.md`, import.meta.url), 'utf8');

/** A file as it would be without ids, since those would make it too easy. */
const withoutIds = (text: string): string => text.replace(/\bid: [\w-]+(?:, )?\n?/g, '');

/** The text before the first item, and that of each item from its heading on. */
function parted(text: string): { readonly head: string; readonly items: readonly string[] } {
  const lines = text.split('\n');
  const starts = itemsOf(parseDeck('x.md', text)).map(({ span }) => span.line - 1);
  const items = starts.map((start, at) => lines.slice(start, starts[at + 1]).join('\n'));
  return { head: lines.slice(0, starts[0]).join('\n'), items };
}
const joined = (head: string, items: readonly string[]): string => [head, ...items].join('\n');

type Edit = (item: string) => string;

const inHeading =
  (change: (title: string) => string): Edit =>
  (item) =>
    item.replace(/^(#+ )(.*)$/m, (_all, marks: string, title: string) => marks + change(title));
/** In the first line of prose below the heading and its settings. */
const inProse =
  (change: (line: string) => string): Edit =>
  (item) => {
    let isDone = false;
    let isComment = false;
    let isCode = false;
    return item
      .split('\n')
      .map((line) => {
        if (line.startsWith('```')) isCode = !isCode;
        if (line.startsWith('<!--')) isComment = true;
        const isProse = !isComment && !isCode && /^[A-Z“`*]/.test(line) && line.length > 20;
        if (line.includes('-->')) isComment = false;
        if (!isProse || isDone || line.startsWith('```')) return line;
        isDone = true;
        return change(line);
      })
      .join('\n');
  };
/** In the first line that is an option, an accepted answer, a row, or a step. */
const inAnswer =
  (change: (text: string) => string): Edit =>
  (item) =>
    item.replace(
      /^((?:- \[[ x]\]|= |\d+\.|\|(?! ?-)) *)(\S.{3,})$/m,
      (_all, mark: string, text: string) => mark + change(text),
    );
const both =
  (...edits: readonly Edit[]): Edit =>
  (item) =>
    edits.reduce((text, edit) => edit(text), item);

const swapped = (text: string): string => text.replace(/([a-z])([a-z])([a-z]{3})/, '$2$1$3');
const longer = (text: string): string => text.replace(/ /, ' exactly ');
const shorter = (text: string): string => text.replace(/ [a-z]+ /, ' ');

/** What authors do to a question without making another one of it. */
const lightEdits: Readonly<Record<string, Edit>> = {
  'a typing mistake in the heading': inHeading(swapped),
  'a word more in the heading': inHeading(longer),
  'other punctuation in the heading': inHeading((title) => `${title.replace(/[?.]/g, '')} …`),
  'capitals in the heading': inHeading((title) => title.toUpperCase()),
  'another heading': inHeading(() => 'What would you say here'),
  'a typing mistake in the text': inProse(swapped),
  'a word more in the text': inProse(longer),
  'a word less in the text': inProse(shorter),
  'a sentence more in front of the text': inProse((line) => `Think it through first. ${line}`),
  'clauses in another order': inProse((line) => line.replace(/^([^,.`]+), ([^,.`]+)([,.])/, '$2, $1$3')),
  'a number that is written out': inProse((line) => line.replace(/\d+/, 'twelve')),
  'code before the text': inProse((line) => `\`\`\`python\nimport asyncio\n\`\`\`\n\n${line}`),
  'a word more in an answer': inAnswer((text) => text.replace(/ /, ' really ')),
  'a typing mistake in an answer': inAnswer(swapped),
  'mistakes in heading and answer': both(inHeading(swapped), inAnswer(swapped)),
  'a word more in text and answer': both(
    inProse(longer),
    inAnswer((text) => text.replace(/ /, ' really ')),
  ),
};

const decks: Readonly<Record<string, string>> = {
  asyncio: withoutIds(bundled('asyncio')),
  tour: withoutIds(bundled('tour')),
  samples: withoutIds(`# Samples\n\n${kinds.map(sampleOf).join('\n\n')}\n`),
};

function knownFrom(cards: readonly SeenCard[]) {
  const events = cards.map((card, at) => stamped(seenFact(card.key, card, 'first'), at));
  return cardsOfLog(events, () => defaultSettings);
}

interface Measured {
  readonly cards: number;
  readonly kept: number;
  readonly wrong: readonly string[];
}

/** How many of the cards of a deck are known in another version of it, of which `was` says what each card was. */
function measure(
  before: readonly SeenCard[],
  now: readonly SeenCard[],
  was: readonly (SeenCard | undefined)[],
): Measured {
  const { links } = resolve(now, knownFrom(before), { isRead: () => true, isGone: () => false });
  const keyOf = new Map(links.map(({ seen, key }) => [seen, key]));
  const wrong = now.flatMap((card, at) => {
    const key = keyOf.get(card);
    return key === undefined || key === was[at]?.key ? [] : [card.text];
  });
  const old = now.filter((_card, at) => was[at] !== undefined);
  return { cards: old.length, kept: old.filter((card) => keyOf.has(card)).length - wrong.length, wrong };
}

/** Each item of each deck edited alone, and all of them at once. */
function measureEdit(edit: Edit): Measured {
  const all: Measured[] = [];
  for (const text of Object.values(decks)) {
    const { head, items } = parted(text);
    const before = cardsIn(text);
    const versionOf = (isEdited: (at: number) => boolean): readonly SeenCard[] =>
      cardsIn(
        joined(
          head,
          items.map((item, at) => (isEdited(at) ? edit(item) : item)),
        ),
      );
    // An edit that adds a card or takes one away, such as code where a kind reads code, makes another question.
    const fitting = items.flatMap((_item, which) =>
      versionOf((at) => at === which).length === before.length ? [which] : [],
    );
    for (const chosen of [...fitting.map((which) => [which]), fitting]) {
      const now = versionOf((at) => chosen.includes(at));
      const isChanged = (at: number): boolean =>
        now[at]?.front !== before[at]?.front || now[at]?.back !== before[at]?.back;
      const measured = measure(before, now, before);
      const unchanged = now.filter((_card, at) => !isChanged(at)).length;
      all.push({ ...measured, cards: measured.cards - unchanged, kept: measured.kept - unchanged });
    }
  }
  return {
    cards: all.reduce((sum, { cards }) => sum + cards, 0),
    kept: all.reduce((sum, { kept }) => sum + kept, 0),
    wrong: all.flatMap(({ wrong }) => wrong),
  };
}

describe('the histories of the decks that ship, had they no ids', () => {
  it('are kept through nineteen of twenty light edits, and none goes to a wrong card', () => {
    const measured = Object.entries(lightEdits).map(([name, edit]) => ({ name, ...measureEdit(edit) }));
    expect(measured.flatMap(({ name, wrong }) => wrong.map((text) => `${name}: ${text}`))).toEqual([]);
    const cards = measured.reduce((sum, each) => sum + each.cards, 0);
    const kept = measured.reduce((sum, each) => sum + each.kept, 0);
    expect(cards).toBeGreaterThan(300);
    expect(kept / cards).toBeGreaterThanOrEqual(0.95);
  });

  it('go to none of the cards that take the place of a deleted one', () => {
    const wrong: string[] = [];
    let replaced = 0;
    const all = Object.values(decks).map((text) => ({ ...parted(text), cards: cardsIn(text) }));
    for (const { head, items, cards } of all) {
      for (const other of all) {
        if (other.head === head) continue;
        for (const [at, strange] of other.items.entries()) {
          const which = at % items.length;
          const now = cardsIn(
            joined(
              head,
              items.map((item, place) => (place === which ? strange : item)),
            ),
          );
          const known = new Set(cards.map(({ front, back }) => front + back));
          const was = now.map((card) => (known.has(card.front + card.back) ? card : undefined));
          replaced += was.filter((card) => card === undefined).length;
          wrong.push(...measure(cards, now, was).wrong);
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(replaced).toBeGreaterThan(40);
  });
});
