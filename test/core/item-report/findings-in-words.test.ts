import { describe, expect, it } from 'vitest';
import type { TeacherFinding } from '../../../src/core/analysis/findings/finding.ts';
import { asText, findingLines } from '../../../src/core/item-report/finding-lines.ts';

const line = (finding: Omit<TeacherFinding, 'message' | 'rank'>, rest: number | null = null): string =>
  findingLines([{ message: '', rank: 1, ...finding }], () => rest)
    .map(asText)
    .join('');

describe('a finding in few words', () => {
  it.each<[string, Omit<TeacherFinding, 'message' | 'rank'>]>([
    [
      'item q1  the key may be wrong: 75 % of the top third chose C, item-rest −.20',
      { code: 'key-probably-wrong', items: ['q1'], evidence: { topThirdShareOfOption: 0.75 }, response: 'C' },
    ],
    [
      'item q2  17 of the top third typed “colour”, which earned nothing: accept it?',
      { code: 'wrong-response-common', items: ['q2'], evidence: { topThirdGave: 17 }, response: 'colour' },
    ],
    [
      'ada and ben  gave the same 6 wrong answers',
      { code: 'wrong-answers-identical', items: ['q1'], evidence: { wrong: 6 }, students: ['ada', 'ben'] },
    ],
    [
      'a, b, c, d and 2 more  gave the same 6 wrong answers',
      { code: 'wrong-answers-identical', items: [], evidence: { wrong: 6 }, students: ['a', 'b', 'c', 'd', 'e', 'f'] },
    ],
    [
      'in 8 of 10 items  the longest option is the key: who notices need not know the answer',
      { code: 'key-always-longest', items: ['q1'], evidence: { longestIsKey: 8, items: 10 } },
    ],
    [
      'items q1 and q2  correlate by .95: one of them may do',
      { code: 'items-measure-the-same', items: ['q1', 'q2'], evidence: { correlation: 0.95 } },
    ],
    [
      'item q3  nobody chose D',
      { code: 'distractor-untaken', items: ['q3'], evidence: { untaken: 1, count: 0 }, response: 'D' },
    ],
    [
      'item q3  2 chose D or another one',
      { code: 'distractor-untaken', items: ['q3'], evidence: { untaken: 2, count: 2 }, response: 'D' },
    ],
    [
      'item q3  nobody chose D or 2 others',
      { code: 'distractor-untaken', items: ['q3'], evidence: { untaken: 3, count: 0 }, response: 'D' },
    ],
  ])('%s', (said, finding) => {
    expect(line(finding, -0.2)).toBe(said);
  });
});
