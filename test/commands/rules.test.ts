import { describe, expect, it } from 'vitest';
import { main } from '../../src/main.ts';
import { folderWith } from '../support/folder.ts';
import { fakeWorld } from '../support/world.ts';

const deck = `---
id: exam
---
# Exam

## Which of these are vowels in the word?
<!-- {id: vowels} -->

- [x] one
- [x] two
- [x] three
- [ ] four
- [ ] five
`;
const answers = [
  'student,item,response',
  'one-too-many,vowels,"A,B,C,D"',
  'one-too-few,vowels,"A,B"',
  'blank,vowels,',
  'exact,vowels,"one, two, three"',
  '',
].join('\n');

const graded = async (...argv: readonly string[]): Promise<Readonly<Record<string, string>>> => {
  const world = fakeWorld(folderWith({ 'exam.md': deck, 'answers.csv': answers }), {
    argv: ['grade', 'exam.md', 'answers.csv', ...argv],
  });
  expect(await main(world)).toBe(0);
  const rows = world.written().trimEnd().split('\n').slice(1);
  return Object.fromEntries(rows.map((row) => row.split(',')).map(([student = '', earned = '']) => [student, earned]));
};

describe('five options with the key A, B, C', () => {
  // For A, B, C, D and for A, B.
  it.each([
    ['all-or-nothing', '0', '0'],
    ['right-minus-wrong', '0.6667', '0.6667'],
    ['wrong-costs-share', '0.5', '0.6667'],
    ['one-wrong-kills', '0', '0.6667'],
    ['wrong-ignored', '1', '0.6667'],
    ['per-option', '0.8', '0.8'],
    ['coverage', '0.75', '0.6667'],
    ['halves', '0.5', '0.5'],
  ])('earn under %s what the rule is known for, and a blank nothing', async (rule, tooMany, tooFew) => {
    expect(await graded('--rule', rule)).toEqual({
      'one-too-many': tooMany,
      'one-too-few': tooFew,
      blank: '0',
      exact: '1',
    });
  });
});
