import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fraction, toText } from '../../../src/core/grading/fraction.ts';
import { usualPolicy } from '../../../src/core/marking/policy.ts';
import { totalsOf } from '../../../src/core/marking/totals.ts';
import { whatIf } from '../../../src/core/marking/what-if.ts';
import { deckOf } from '../session/decks.ts';
import { anySubmissions, exam, examText, handedIn, marked } from './samples.ts';

const fruits = deckOf(examText.slice(0, examText.indexOf('## How many')), 'exam.md');

describe('the same submissions under every rule', () => {
  // The table of the issue: five options, key {A, B, C}.
  it.each([
    ['A,B,C,D', ['0', '2/3', '1/2', '0', '1', '4/5', '3/4', '1/2']],
    ['A,B', ['0', '2/3', '2/3', '2/3', '2/3', '4/5', '2/3', '1/2']],
    ['', Array(8).fill('0')],
  ])('earn for %j what each rule says', (response, expected) => {
    const means = new Map(
      whatIf([fruits], [handedIn('ada', { fruits: response })], usualPolicy).map(({ rule, mean }) => [
        rule,
        toText(mean),
      ]),
    );
    const names = [
      'all-or-nothing',
      'right-minus-wrong',
      'wrong-costs-share',
      'one-wrong-kills',
      'wrong-ignored',
      'per-option',
      'coverage',
      'halves',
    ] as const;
    expect(names.map((name) => means.get(name))).toEqual(expected);
  });

  it('come first under the rules of the items themselves, as grading has it', () => {
    fc.assert(
      fc.property(anySubmissions, (some) => {
        const rules = whatIf([exam], some, usualPolicy);
        const graded = totalsOf(marked(some)).meanShare;
        expect(rules[0]).toMatchObject({ items: 4, mean: graded });
        expect(rules.find(({ rule }) => rule === 'wrong-costs-share')?.mean).toEqual(graded);
      }),
      { numRuns: 30 },
    );
  });

  it('count who passes, and whose result turns', () => {
    const some = [handedIn('ada', { fruits: 'A,B' }), handedIn('bob', { fruits: 'A,B,C' }, { line: 9 })];
    const rules = whatIf([fruits], some, { ...usualPolicy, passMark: fraction(3, 5) });
    const told = rules.filter(({ rule }) => rule === undefined || rule === 'all-or-nothing');
    expect(told.map(({ passed, flipped, items }) => [passed, flipped, items])).toEqual([
      [2, 0, 1],
      [1, 1, 1],
    ]);
  });
});
