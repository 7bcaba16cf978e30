import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Deck } from '../../../src/core/deck/deck.ts';
import { parseDeck } from '../../../src/core/deck/parse.ts';
import { blankHead, blankPaper } from '../../../src/core/feedback/blank-paper.ts';
import { arrange, type Item, keyOf, promptOf } from '../../../src/core/item-types/index.ts';
import { markSubmissions } from '../../../src/core/marking/mark-submissions.ts';
import { paperToMark } from '../../../src/core/marking/paper.ts';
import { usualPolicy } from '../../../src/core/marking/policy.ts';
import { type Entry, makePaper } from '../../../src/core/session/paper.ts';
import { seededRandom } from '../../../src/core/session/random.ts';
import { submissionReader } from '../../../src/core/submissions/reader.ts';
import { deckOf } from '../session/decks.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folders = ['test/corpus/good', 'questions', 'questions/python-concurrency'];
const decks = folders.flatMap((folder) =>
  readdirSync(`${root}/${folder}`)
    .filter((name) => name.endsWith('.md') && name !== 'FORMAT.md' && name !== 'README.md')
    .map((name) => parseDeck(name, readFileSync(`${root}/${folder}/${name}`, 'utf8')))
    .filter(({ parts }) => parts.some(({ is }) => is === 'item')),
);
/** They wait for a person, or are not handed in. */
const unmarked = ['open', 'flashcard'];

const textOf = (deck: Deck, seed?: number): string => [blankHead, ...blankPaper(deck, seed)].join('');

/** What marking makes of a page that ada handed in. */
function marksOf(deck: Deck, text: string) {
  const paper = paperToMark([deck]);
  const reader = submissionReader(paper.entries);
  reader.read({ path: 'ada.md', text, fallback: 'ada' });
  const { submissions, findings } = reader.finish();
  const [student] = markSubmissions(paper, submissions, usualPolicy).students;
  return { findings, marks: student?.used[0]?.marks ?? [] };
}

const indexOf = (letter: unknown): number => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.indexOf(String(letter));
const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

/** The part of a paper that asks an item, filled in with its key. */
function filled(part: string, item: Item, shown: readonly number[]): string {
  const prompt = promptOf(item, shown);
  const key = keyOf(item);
  switch (prompt.shape) {
    case 'choose-one':
    case 'choose-many': {
      const right = typeof key === 'boolean' ? [key ? 0 : 1] : listed(key).map(indexOf);
      let at = -1;
      return part.replaceAll(/^- \[ \]/gm, (box) => {
        at += 1;
        return right.includes(prompt.choices[at]?.index ?? -1) ? '- [x]' : box;
      });
    }
    case 'order': {
      const texts = [...prompt.choices].sort((a, b) => a.index - b.index).map(({ text }) => text);
      const at = part.lastIndexOf('Write these lines');
      return part.slice(0, at) + part.slice(at).replaceAll(/^\d+\.$/gm, (sign) => `${sign} ${texts.shift()}`);
    }
    case 'pair': {
      const places = listed(key).map((letter) => prompt.right.findIndex(({ index }) => index === indexOf(letter)));
      return part.replace(/^=$/m, () => `= ${places.map((place, at) => `${at + 1}${'abcdefgh'[place]}`).join(' ')}`);
    }
    case 'fill': {
      const texts = [...listed(key)];
      return part.replaceAll(/^=$/gm, () => `= ${texts.shift()}`);
    }
    case 'type':
      return part
        .replace(/^=$/m, () => `= ${key}`)
        .replace(/^### Response$/m, () => `### Response\n\n\`\`\`\n${key}\n\`\`\``);
    default:
      return part;
  }
}

function filledIn(deck: Deck, seed?: number): string {
  const { entries } = makePaper([deck], { seed: seed ?? 1, order: 'file' });
  const [head = '', ...parts] = textOf(deck, seed).split(/(?<=^<!-- \{id: ".*"(?:, seed: \d+)?\} -->$)/m);
  // Each part ends with the heading and the comment of the next one.
  return [head, ...parts.map((part, at) => filledPart(part, entries[at], seed))].join('');
}

function filledPart(part: string, entry: Entry | undefined, seed?: number): string {
  if (entry === undefined) return part;
  const end = part.search(/^## .*\n<!-- \{id: ".*"(?:, seed: \d+)?\} -->$/m);
  const own = end < 0 ? part : part.slice(0, end);
  const inOrder = arrange({ ...entry.item, shuffle: false }, seededRandom(1));
  const isInOrder = seed === undefined && entry.item.kind !== 'matching';
  return filled(own, entry.item, isInOrder ? inOrder : entry.shown) + part.slice(own.length);
}

describe('a blank paper', () => {
  it('says what is to be read and asked, and no key', () => {
    const deck = deckOf(
      [
        '---\nid: exam\n---\n# Exam\n\nAnswer all of it.\n',
        '## How many legs has a spider?\n<!-- {id: legs} -->\n\n= 8\n\n> Two for each of four pairs.\n',
        '## 2. Which are fruits?\n\nSeveral are.\n\n- [x] apple\n- [ ] leek\n\nA leek is none.\n',
        '## Gaps\n<!-- {id: gaps} -->\n\nA {{spider::s…}} has {{eight}} legs.\n',
      ].join('\n'),
    );
    expect(textOf(deck)).toBe(
      [
        '---\nstudent:\n---\n\n# Exam\n\nAnswer all of it.\n',
        '## How many legs has a spider?\n<!-- {id: "legs"} -->\n\n=\n',
        '## 2. Which are fruits?\n<!-- {id: "which-are-fruits"} -->\n\nSeveral are.\n\n- [ ] apple\n- [ ] leek\n',
        '## Gaps\n<!-- {id: "gaps"} -->\n\nA ____ has ____ legs.\n\nA line for each gap, in their order:\n',
        '- gap 1: s…\n\n=\n\n=\n\n',
      ].join('\n'),
    );
  });

  it('is read back as blank, and no more is said of it', () => {
    for (const deck of decks) {
      const { findings, marks } = marksOf(deck, textOf(deck));
      expect([deck.path, findings.filter(({ severity }) => severity === 'error')]).toEqual([deck.path, []]);
      expect([deck.path, marks.map((mark) => mark?.state).filter((state) => state !== 'not-reached')]).toEqual([
        deck.path,
        [],
      ]);
    }
  });

  it('earns every point once it is filled in with the key, in whatever order it stands', () => {
    const kinds = new Set<string>();
    for (const deck of decks) {
      for (const seed of [undefined, 1, 2]) {
        const { findings, marks } = marksOf(deck, filledIn(deck, seed));
        expect([deck.path, findings.filter(({ severity }) => severity === 'error')]).toEqual([deck.path, []]);
        const wrong = paperToMark([deck]).items.filter(({ item, place }) => {
          kinds.add(item.kind);
          return !unmarked.includes(item.kind) && marks[place]?.score.verdict !== 'right';
        });
        expect([deck.path, seed, wrong.map(({ id, place }) => [id, marks[place]?.read])]).toEqual([
          deck.path,
          seed,
          [],
        ]);
      }
    }
    expect(kinds.size).toBe(11);
  });
});
