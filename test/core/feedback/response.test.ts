import { describe, expect, it } from 'vitest';
import type { ContrastTable } from '../../../src/core/deck/contrast.ts';
import type { Deck } from '../../../src/core/deck/deck.ts';
import { earlierView, responseView, verdictRow } from '../../../src/core/feedback/response.ts';
import type { RawResponse } from '../../../src/core/item-types/contract.ts';
import { advance } from '../../../src/core/session/advance.ts';
import type { Attempt } from '../../../src/core/session/attempt.ts';
import type { Move } from '../../../src/core/session/session.ts';
import { deckOf, keys, right, sessionOf } from '../session/decks.ts';
import { flat } from './flat.ts';

const attemptAt = (deck: Deck, raw: RawResponse, ...before: Move[]): Attempt => {
  const { phase } = [...before, { ...right, raw }].reduce(advance, sessionOf([deck]));
  if (phase.is !== 'explaining') throw new Error(`the session is ${phase.is}`);
  return phase.attempt;
};

function viewed(text: string, raw: RawResponse, shown: readonly number[] = [], tables: readonly ContrastTable[] = []) {
  const deck = deckOf(text);
  const [part] = deck.parts;
  if (part?.is !== 'item') throw new Error('no item');
  return flat(responseView(part, attemptAt(deck, raw), shown, tables));
}

const choice = `## Which?
<!-- {contrast: {approaches: [asyncio], criteria: [CPU work]}} -->

- [ ] a task <!-- {approach: asyncio} -->
- [ ] a thread <!-- {approach: threads} -->
  > They share a GIL.
- [x] a process <!-- {approach: process pool} -->
  > It has a core of its own.

Work that computes needs a core.

### Wrong approach

A task.

### Sources

- [Executors](https://docs.python.org/3/library/concurrent.futures.html)
`;

const table: ContrastTable = {
  id: 'python',
  title: 'Python',
  approaches: ['threads', 'asyncio', 'process pool'],
  criteria: [{ name: 'CPU work', cells: ['one', 'one', 'several'], notes: {} }],
  span: { line: 1, column: 1, endLine: 1, endColumn: 1 },
};

describe('after a wrong choice', () => {
  it('comes the verdict, the choice and the key by their numbers on the screen, the contrast, the explanation, the sources', () => {
    expect(viewed(choice, keys(1), [2, 0, 1], [table])).toEqual([
      '✗ not quite | 0 of 1 point',
      '3) a thread [your choice · threads] > They share a GIL.',
      '1) a process [the key · process pool] > It has a core of its own.',
      'threads (chosen-wrong) | asyncio | process pool (key)',
      'Work that computes needs a core.',
      '### Wrong approach',
      'A task.',
      'docs.python.org › Executors',
    ]);
  });
});

describe('after other responses', () => {
  it('a right choice is the key', () => {
    expect(viewed(choice, keys(2), [0, 1, 2], [table]).slice(0, 3)).toEqual([
      '✓ right | 1 of 1 point',
      '3) a process [your choice, the key · process pool] > It has a core of its own.',
      'asyncio | process pool (chosen-right)',
    ]);
  });

  it('a blank is not wrong, and shows the key', () => {
    expect(viewed(choice, keys(null), [0, 1, 2]).slice(0, 2)).toEqual([
      '○ no response | 0 of 1 point',
      '3) a process [the key · process pool] > It has a core of its own.',
    ]);
  });

  it('a partly right one says by which rule and how', () => {
    const several = '## Which?\n<!-- {partial: right-minus-wrong} -->\n\n- [x] a\n- [x] b\n- [ ] c\n- [ ] d\n';
    expect(viewed(several, keys([0]), [0, 1, 2, 3])).toEqual([
      '● partly right | 0.5 of 1 point',
      'right-minus-wrong · 1 of 2 right: 1 / 2',
      '1) a [your choice, right]',
      '2) b [missed]',
    ]);
  });

  it('one that was partly right for nothing says why', () => {
    const several = '## Which?\n\n- [x] a\n- [x] b\n- [ ] c\n';
    expect(viewed(several, keys([0, 2]), [0, 1, 2]).slice(0, 2)).toEqual([
      '✗ not quite | 0 of 1 point',
      'wrong-costs-share · 1 of 2 right, 1 wrong: 1 / 2 − 1 / 1, which is below 0',
    ]);
  });

  it('a near miss shows where it differs', () => {
    const typed = '## Which call?\n\n= to_thread\n';
    expect(viewed(typed, { from: 'text', text: 'to_tread' })).toEqual([
      '✗ not quite | 0 of 1 point',
      ') to\\_tread [your response]',
      'differs: to_t{+h+}read',
      ') to\\_thread [the key]',
    ]);
  });

  it('an order says which lines are in their place', () => {
    const ordered = '## Order them.\n<!-- {kind: ordering, partial: position} -->\n\n1. one\n2. two\n3. three\n';
    expect(viewed(ordered, keys([0, 2, 1]), [1, 0, 2]).slice(0, 5)).toEqual([
      '● partly right | 0.33 of 1 point',
      expect.stringMatching(/^position · /),
      '2) one [in place]',
      '3) three [out of place]',
      '1) two [out of place]',
    ]);
  });

  it('a wrong order is followed by the right one under a heading', () => {
    const ordered = '## Order them.\n<!-- {kind: ordering, partial: exact} -->\n\n1. one\n2. two\n';
    expect(viewed(ordered, keys([1, 0]), [1, 0])).toEqual([
      '✗ not quite | 0 of 1 point',
      '1) two [out of place]',
      '2) one [out of place]',
      'the right order',
      '2) one []',
      '1) two []',
    ]);
  });

  it('a text with gaps stands there as it should be', () => {
    expect(viewed('## Fill in.\n\n{{async}} def and {{await}}.\n', keys(['async', 'await']))).toContain(
      'async def and await.',
    );
  });

  it('gaps are counted from one', () => {
    const gaps = '## Fill in.\n\n{{async}} def and {{await}}.\n';
    expect(viewed(gaps, keys(['async', 'wait'])).filter((line) => line.includes(')'))).toEqual([
      '1) async [right]',
      '2) wait [wrong]',
      '2) await [the key]',
    ]);
  });

  it('points of a rubric were made or not', () => {
    const open = '## Explain.\n\n### Rubric\n\n- [1] waits\n- [2] computes\n\n### Model answer\n\nIt depends.\n';
    expect(viewed(open, keys({ text: 'It waits.', points: [0] }))).toEqual([
      '● partly right | 0.33 of 1 point',
      expect.stringMatching(/^weights · 1 of 2 key points/),
      expect.stringMatching(/^\) It waits\\?\. \[your response\]$/),
      '1) waits [made]',
      '2) computes [not made]',
      ') It depends. [model answer]',
    ]);
  });
});

describe('the verdict', () => {
  const hinted = deckOf('## Which?\n\n- [x] a\n- [ ] b\n\n> [!TIP]\n> <!-- {cost: 1/4} -->\n> try\n');

  it('of a right response with a hint says what the hint cost', () => {
    const attempt = attemptAt(hinted, keys(0), { is: 'hint' });
    const [part] = hinted.parts;
    if (part?.is !== 'item') throw new Error('no item');
    expect(flat(responseView(part, attempt, [0, 1], [])).slice(0, 2)).toEqual([
      '✓ right | 0.75 of 1 point',
      'all-or-nothing · 1 of 1 right; 1/4 less for hints',
    ]);
  });

  it('says that the time was up', () => {
    const attempt = { ...attemptAt(hinted, keys(null)), timedOut: true };
    expect(flat([verdictRow(attempt)])).toEqual(['○ no response · the time was up | 0 of 1 point']);
  });

  it('of what nobody has rated is none', () => {
    const attempt = attemptAt(hinted, keys(1));
    const unrated = { ...attempt, score: { ...attempt.score, verdict: 'unrated' } } as const;
    expect(flat([verdictRow(unrated)])).toEqual(['○ not rated | 0 of 1 point']);
  });
});

describe('what was responded before', () => {
  const deck = deckOf('## Which?\n\n- [x] a\n- [ ] b\n- [x] c\n');
  const [part] = deck.parts;
  const given = (raw: RawResponse) => (part?.is === 'item' ? earlierView(part, attemptAt(deck, raw), [2, 1, 0]) : []);

  it('is shown in the order of the file, without a word on what is right', () => {
    expect(given(keys([1, 2]))).toEqual([
      { is: 'row', left: [{ text: 'Your response so far:', role: 'muted' }] },
      { is: 'choice', label: '2', text: 'b' },
      { is: 'choice', label: '1', text: 'c' },
      { is: 'gap' },
    ]);
  });

  it('may have been nothing', () => {
    expect(flat(given(keys(null)))).toEqual(['You left this blank.']);
  });
});
