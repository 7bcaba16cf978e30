import { describe, expect, it } from 'vitest';
import { fraction } from '../../../src/core/grading/fraction.ts';
import { advance } from '../../../src/core/session/advance.ts';
import { resultOf } from '../../../src/core/session/result.ts';
import { resultJson } from '../../../src/core/session/result-json.ts';
import type { Move } from '../../../src/core/session/session.ts';
import { choiceDeck, next, right, sessionOf, wrong } from './decks.ts';

const deck = choiceDeck(['a', 'b'], (name) => (name === 'a' ? ', points: 1/3, tags: [x], level: 2' : ''));
const result = (...moves: readonly Move[]) => resultOf(moves.reduce(advance, sessionOf([deck])), fraction(7, 10));

describe('the result as JSON', () => {
  it('is the published document', () => {
    const document: unknown = JSON.parse(resultJson(result(right, next, { is: 'quit' }), { times: false }));
    expect(document).toEqual({
      schema: 'viva-result/1',
      seed: 7,
      mode: 'practice',
      ended: 'quit',
      decks: [{ id: 'deck', path: 'deck.md', title: 'Deck' }],
      total: { earned: 0.3333, earnedExact: '1/3', possible: 1.3333, possibleExact: '4/3', percent: 25 },
      answered: { earned: 0.3333, earnedExact: '1/3', possible: 0.3333, possibleExact: '1/3', percent: 100 },
      counts: { items: 2, right: 1, partly: 0, wrong: 0, blank: 0, unrated: 0, open: 1 },
      pass: { mark: 0.7, markExact: '7/10', passed: false },
      items: [
        {
          number: 1,
          deck: 'deck',
          id: 'a',
          kind: 'multiple-choice',
          title: 'Question a',
          file: 'deck.md',
          line: 3,
          verdict: 'right',
          response: 'A',
          earned: 0.3333,
          earnedExact: '1/3',
          possible: 0.3333,
          possibleExact: '1/3',
          rule: 'all-or-nothing',
          arithmetic: '1 of 1 right',
          hints: 0,
        },
        {
          number: 2,
          deck: 'deck',
          id: 'b',
          kind: 'multiple-choice',
          title: 'Question b',
          file: 'deck.md',
          line: 10,
          verdict: 'open',
          response: null,
          earned: 0,
          earnedExact: '0',
          possible: 1,
          possibleExact: '1',
          rule: null,
          arithmetic: null,
          hints: 0,
        },
      ],
      open: [2],
      missed: [],
      chapters: [
        {
          name: 'Deck',
          items: 2,
          earned: 0.3333,
          earnedExact: '1/3',
          possible: 1.3333,
          possibleExact: '4/3',
          percent: 25,
        },
      ],
      tags: [
        {
          name: 'x',
          items: 1,
          earned: 0.3333,
          earnedExact: '1/3',
          possible: 0.3333,
          possibleExact: '1/3',
          percent: 100,
        },
      ],
      levels: [
        {
          name: '2',
          items: 1,
          earned: 0.3333,
          earnedExact: '1/3',
          possible: 0.3333,
          possibleExact: '1/3',
          percent: 100,
        },
      ],
      confusions: [],
    });
  });

  it('has the same bytes for the same responses, whenever they were given', () => {
    const later = { ...wrong, atMs: 99, durationMs: 5 };
    const one = resultJson(result(right, next, wrong, next), { times: false });
    expect(resultJson(result(right, next, later, next), { times: false })).toBe(one);
    expect(one.endsWith('}\n')).toBe(true);
  });

  it('has times only where they were measured', () => {
    const timed: unknown = JSON.parse(resultJson(result(right, next, { is: 'quit' }), { times: true }));
    expect(timed).toMatchObject({ timeMs: 1000, items: [{ durationMs: 1000 }, { durationMs: null }] });
    expect(resultJson(result(right, next), { times: false })).not.toMatch(/Ms"/);
  });

  it('names the approaches that were confused', () => {
    const document: unknown = JSON.parse(resultJson(result(wrong, next, wrong, next), { times: false }));
    expect(document).toMatchObject({ confusions: [{ chosen: 'loop', right: ['pool'], times: 2 }], missed: [1, 2] });
  });
});
