import { describe, expect, it } from 'vitest';
import { responsesIn } from '../../../src/core/matrix/responses.ts';
import { scoresIn } from '../../../src/core/matrix/scores.ts';
import { newFindings } from '../../../src/core/submissions/findings.ts';

type Options = Parameters<typeof responsesIn>[2];

/** What is made of responses and their key, and what is said of both, as `file:line message`. */
function read(responses: string, key: string, options: Options = {}) {
  const findings = newFindings();
  const made = responsesIn({ path: 'r.csv', text: responses }, { path: 'k.csv', text: key }, options, findings);
  const said = findings.list().map(({ place, message }) => `${place.path}:${place.line} ${message}`);
  return { matrix: made?.matrix, said };
}

const table = 'student,q1,q2\nada,A,B\nben,B,B\n';

describe('a key that is wrong', () => {
  it.each([
    ['item,key,points\nq1,A,many\nq2,B,1\n', 'k.csv:2 `many` is no number from 0 on.'],
    ['item,key,points,options\nq1,A,1,1\nq2,B,1,4\n', 'k.csv:2 `1` is no number from 2 on.'],
    ['item,key\nq1,A\nq1,B\nq2,B\n', 'k.csv:3 The item `q1` has a key before.'],
    ['item,key\nq1,A\nq2,B\nq3,\n', 'k.csv:4 The item `q3` has no key.'],
  ])('is named with its line: %j', (key, said) => {
    expect(read(table, key).said).toContain(said);
  });

  it('gives nothing where it is no table, and where the responses are none', () => {
    expect(read(table, '').matrix).toBeUndefined();
    expect(read('', 'item,key\nq1,A\n').matrix).toBeUndefined();
  });
});

describe('columns of a table of responses', () => {
  const key = 'item,key\nq1,A\nq2,B\n';

  it('are items by what a map says, too', () => {
    const map = { path: 'm.yaml', text: 'first: q1\nsecond: q2\nwho: student\n' };
    const { matrix, said } = read('who,first,second\nada,A,B\n', key, { map });
    expect([matrix?.students, matrix?.items.map(({ id }) => id), said]).toEqual([['ada'], ['q1', 'q2'], []]);
  });

  it('that stand for one item twice are named, and the first counts', () => {
    const { matrix, said } = read('student,q1,Q1,q2\nada,A,B,B\n', key);
    expect([matrix?.items.map(({ cells, codes }) => cells[codes[0] ?? -1]?.score), said]).toEqual([
      [1, 1],
      ['r.csv:1 Columns 2 and 3 both stand for `q1`; the second is left out.'],
    ]);
  });

  it('are named where the one with the groups is missing', () => {
    expect(read(table, key, { group: 'sex' }).said).toEqual(['r.csv:1 There is no column `sex` with the groups.']);
  });

  it('that say something else of a student are passed over', () => {
    const { matrix, said } = read('student,email,q1,q2,attempt\nada,a@example.org,A,B,1\n', key);
    expect([matrix?.items.map(({ id }) => id), said]).toEqual([['q1', 'q2'], []]);
  });

  it('name the student by the surest of several', () => {
    expect(read('name,student,q1,q2\nAda,7,A,B\n', key).matrix?.students).toEqual(['7']);
  });

  it('number the students where none names them', () => {
    expect(read('q1,q2\nA,B\nB,A\n', key).matrix?.students).toEqual(['row 2', 'row 3']);
  });
});

it('a table of scores without a row gives nothing', () => {
  const findings = newFindings();
  expect(scoresIn({ path: 's.csv', text: '' }, {}, findings)).toBeUndefined();
  expect(findings.list()).toHaveLength(1);
});
