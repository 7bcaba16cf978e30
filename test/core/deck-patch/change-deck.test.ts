import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itemsOf } from '../../../src/core/deck/deck.ts';
import { parseDeck } from '../../../src/core/deck/parse.ts';
import { type Change, changeDeck } from '../../../src/core/deck-patch/change-deck.ts';
import { unifiedDiff } from '../../../src/core/deck-patch/unified-diff.ts';
import { equal } from '../../../src/core/grading/fraction.ts';
import { itemToJson, mark } from '../../../src/core/item-types/index.ts';
import { folderWith } from '../../support/folder.ts';

const accept = (item: string, response: string): Change => ({ is: 'accept', item, response });

function changed(text: string, change: Change): string {
  const found = changeDeck('deck.md', text, change);
  return found.ok ? found.text : found.because;
}

const isFull = (text: string, id: string, response: string): boolean => {
  const item = itemsOf(parseDeck('deck.md', text)).find((each) => each.id === id);
  if (item === undefined) return false;
  const marked = mark(item, { from: 'json', value: response });
  return marked.is === 'marked' && equal(marked.score.earned, item.points);
};

const has = (program: string): boolean => spawnSync(program, ['--version']).status === 0;

const deck = `---
title: Words
---

A word of welcome.

## How is it spelled in London?
<!-- {id: spelled} -->

= color
  > As in New York.
~ couleur
  > That is French.

### Explanation

Not this one:

    = colour

## What is a half?
<!-- {id: half} -->

= 0.5

## Next

= last`;

describe('an answer more', () => {
  it('stands below the last that is accepted, and below its feedback', () => {
    expect(changed(deck, accept('spelled', 'colour'))).toBe(
      deck.replace('  > As in New York.\n', '  > As in New York.\n= colour\n'),
    );
    expect(changed(deck, accept('half', '50 %'))).toBe(deck.replace('= 0.5\n', '= 0.5\n= 50 %\n'));
  });

  it('ends as the lines around it do, at the end of a file too', () => {
    const crlf = deck.replaceAll('\n', '\r\n');
    expect(changed(crlf, accept('spelled', 'colour'))).toBe(crlf.replace('New York.\r\n', 'New York.\r\n= colour\r\n'));
    expect(changed(crlf, accept('next', 'final'))).toBe(`${crlf}\r\n= final`);
    expect(changed('\ufeff= one', accept('item', 'two'))).toBe('the item is not in the deck any more');
  });

  it.each([
    ['an expected wrong answer', 'spelled', 'couleur', 'the deck decides on this response already'],
    ['what is accepted already', 'spelled', 'Color', 'the deck decides on this response already'],
    ['what commands a terminal', 'spelled', 'red\u001b[31m', 'characters that cannot be seen'],
    ['what hides in a text', 'spelled', 'col\u202eour', 'characters that cannot be seen'],
    ['a response that nobody types', 'spelled', 'x'.repeat(200), 'too long'],
    ['a number that is no number', 'half', 'two quarters', 'its notation cannot hold it'],
    ['a comment with settings', 'spelled', 'colour <!-- {credit: 0} -->', 'so that it means just this'],
    ['an item that is gone', 'gone', 'colour', 'not in the deck'],
  ])('is not offered for %s', (_, item, response, because) => {
    const found = changeDeck('deck.md', deck, accept(item, response));
    expect([found.ok, !found.ok && found.because.includes(because)]).toEqual([false, true]);
  });

  it('is not offered for a deck too long to be read over and over', () => {
    expect(changed(`${deck}\n${' '.repeat(1_000_000)}`, accept('next', 'final'))).toBe(
      'the deck is too long to be changed',
    );
  });

  it.each(['`colour`', '/colou?r/', '\\/colou?r/', '=colour', '= colour', '~ colour', '**colour**', '| colour |'])(
    'means itself, as %s does',
    (response) => {
      const text = changed(deck, accept('spelled', response));
      expect([text.startsWith('---'), isFull(text, 'spelled', response)]).toEqual([true, true]);
      expect(isFull(text, 'spelled', 'colouur')).toBe(false);
    },
  );

  // Whatever is typed: it is accepted afterwards and all else is as it was, or no change is offered.
  it('changes nothing else, whatever was typed', () => {
    const piece = fc.constantFrom(
      ...['colour', ' ', '`', '```', '=', '~', '>', '#', '|', '*', '_', '$', '\\', '/', '[x]', '- [x] ', '{{a}}'],
      ...['<!--', '-->', '{credit: 1/2}', '<details>', '&amp;', '![a](b)', '[a]: b', '1. ', 'é', '…', '.', '\n', '::'],
    );
    const others = (text: string) => itemsOf(parseDeck('deck.md', text)).filter(({ id }) => id !== 'spelled');
    const told = (text: string) => others(text).map((item) => JSON.stringify({ ...itemToJson(item), line: 0 }));
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 5 }), (pieces) => {
        const response = pieces.join('');
        const found = changeDeck('deck.md', deck, accept('spelled', response));
        if (!found.ok) return;
        expect(isFull(found.text, 'spelled', response)).toBe(true);
        expect(isFull(found.text, 'spelled', 'color')).toBe(true);
        expect(isFull(found.text, 'spelled', 'couleur')).toBe(false);
        expect(told(found.text)).toEqual(told(deck));
        expect(parseDeck('deck.md', found.text).diagnostics).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

describe('another key', () => {
  it.each([
    ['a box', '## Q\n\n- [ ] a\n  > no\n- [X] b\n- [ ] c\n', '## Q\n\n- [X] a\n  > no\n- [ ] b\n- [ ] c\n'],
    ['a letter', '## Q\n\nA) a\nB) b\nC) c\n\nAnswer: B\n', '## Q\n\nA) a\nB) b\nC) c\n\nAnswer: A\n'],
    [
      'a folded letter',
      '## Q\n\n- A: a\n- B: b\n\n<details><summary>Key</summary>\n\n#### Answer: B\n\n</details>\n\n## R\n\n= B\n',
      '## Q\n\n- A: a\n- B: b\n\n<details><summary>Key</summary>\n\n#### Answer: A\n\n</details>\n\n## R\n\n= B\n',
    ],
  ])('is %s elsewhere', (_, before, after) => {
    expect(changed(before, { is: 'key', item: 'q', option: 'A' })).toBe(after);
  });

  it('is not offered where there are several, or credits', () => {
    for (const text of ['## Q\n\n- [x] a\n- [x] b\n- [ ] c\n', '## Q\n\n- [ ] a <!-- {credit: 1/2} -->\n- [x] b\n']) {
      expect(changed(text, { is: 'key', item: 'q', option: 'A' })).toBe('the item has no single key, or gives credits');
    }
  });

  const lettered = (stem: string, key: string) => `## Which?

${stem}

A) one
B) two

Answer: ${key}
`;
  const rekey: Change = { is: 'key', item: 'which', option: 'B' };

  // The letter stands in the stem, at its option and at the answer, and each place is tried in turn.
  it('is looked for at twenty-four places', () => {
    expect(changed(lettered('A '.repeat(22), 'A'), rekey)).toBe(lettered('A '.repeat(22), 'B'));
    expect(changed(lettered('A '.repeat(23), 'A'), rekey)).toBe(
      'no line of the deck can be changed so that it means just this',
    );
  });
});

describe('a unified diff', () => {
  it('has three lines around what changed, and says where the file ends', () => {
    expect(unifiedDiff('d.md', 'a\nb\nc\nd\ne', 'a\nb\nc\nd\ne\nf')).toBe(
      '--- d.md\n+++ b/d.md\n@@ -3,3 +3,4 @@\n c\n d\n-e\n\\ No newline at end of file\n+e\n+f\n\\ No newline at end of file\n'.replace(
        '@@ -3,3 +3,4 @@\n c\n d\n',
        '@@ -2,4 +2,5 @@\n b\n c\n d\n',
      ),
    );
    expect(unifiedDiff('d.md', 'a\n', 'a\n')).toBe('');
  });

  const ways = [
    ['patch', ['-p0', '--quiet', '-i', 'd.patch']],
    ['patch', ['-p1', '--quiet', '-i', 'd.patch']],
    ['git', ['apply', 'd.patch']],
  ] as const;

  it.each(ways.filter(([program]) => has(program)))('is taken by %s %j, whatever the file', (program, argv) => {
    const line = fc.constantFrom('a', 'b', '', ' c', '+d', '-e', '@@ -1 +1 @@', 'é', 'f\r');
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 12 }),
        fc.nat(),
        fc.boolean(),
        fc.constantFrom('d.md', 'decks/d.md', 'my decks/été 1.md'),
        (lines, at, isEnded, name) => {
          const end = isEnded ? '\n' : '';
          const place = at % (lines.length + 1);
          const before = lines.join('\n') + end;
          const after = [...lines.slice(0, place), '= new', ...lines.slice(place)].join('\n') + end;
          const cwd = folderWith({ [name]: before, 'd.patch': `# a note\n${unifiedDiff(name, before, after)}` });
          execFileSync(program, argv, { cwd, stdio: 'pipe' });
          expect(readFileSync(join(cwd, name), 'utf8')).toBe(after);
        },
      ),
      { numRuns: 40 },
    );
  });
});
