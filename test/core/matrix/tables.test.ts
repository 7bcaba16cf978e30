import { describe, expect, it } from 'vitest';
import type { CodedMatrix } from '../../../src/core/analysis/test-theory/response-matrix.ts';
import { responsesIn } from '../../../src/core/matrix/responses.ts';
import { scoresIn } from '../../../src/core/matrix/scores.ts';
import { tokensIn } from '../../../src/core/matrix/tokens.ts';
import { newFindings } from '../../../src/core/submissions/findings.ts';

/** A matrix by columns, row by row. */
function byRows({ students, items, ...rest }: CodedMatrix) {
  const cells = students.map((_, row) => items.map(({ codes, cells: all }) => all[codes[row] ?? -1]));
  return {
    students,
    items: items.map(({ cells: _, codes: __, ...item }) => item),
    scores: cells.map((each) => each.map((cell) => cell?.score)),
    chosen: cells.map((each) => each.map((cell) => cell?.chosen)),
    ...rest,
  };
}

function scores(text: string, options: Parameters<typeof scoresIn>[1] = {}) {
  const findings = newFindings();
  const matrix = scoresIn({ path: 's.csv', text }, options, findings);
  const { chosen: _, ...rows } = byRows(matrix ?? { students: [], items: [] });
  return { ...rows, said: findings.list().map(({ message }) => message) };
}

function responses(text: string, key: string) {
  const findings = newFindings();
  const read = responsesIn({ path: 'r.csv', text }, { path: 'k.csv', text: key }, {}, findings);
  const rows = byRows(read?.matrix ?? { students: [], items: [] });
  const typed = rows.students.map((_, row) => rows.items.map((__, column) => read?.extra.typed?.(row, column)));
  return { ...rows, typed, said: findings.list().map(({ message }) => message) };
}

describe('a table of scores', () => {
  it('has its students in the first column where that holds words or has no name', () => {
    expect(scores('who,a,b\nada,1,0\nbob,.5,1e0\n')).toEqual({
      students: ['ada', 'bob'],
      items: [
        { id: 'a', possible: 1 },
        { id: 'b', possible: 1 },
      ],
      scores: [
        [1, 0],
        [0.5, 1],
      ],
      said: [],
    });
    expect(scores(',a,b\n1,1,0\n2,0,1\n').students).toEqual(['1', '2']);
  });

  it('with a row for each score keeps what else stands in a row, from the first of a student', () => {
    const text = 'student,group,item,score\nada,red,a,1\nbob,blue,a,0\nada,green,b,1\n';
    expect(scores(text, { group: 'group' })).toEqual({
      students: ['ada', 'bob'],
      items: [
        { id: 'a', possible: 1 },
        { id: 'b', possible: 1 },
      ],
      groups: ['red', 'blue'],
      scores: [
        [1, 1],
        [0, 'not-attempted'],
      ],
      said: [],
    });
  });

  it('has its faults on their lines below a line for spreadsheets', () => {
    const findings = newFindings();
    const matrix = scoresIn({ path: 's.csv', text: 'sep=;\nstudent;a\nada;1\nbob;one\n' }, {}, findings);
    expect(matrix?.students).toEqual(['ada', 'bob']);
    expect(findings.list().map(({ code, place }) => [code, place])).toEqual([
      ['value-invalid', { path: 's.csv', line: 4 }],
    ]);
  });

  it('numbers items and rows where neither has a name', () => {
    const { students, items, scores: points } = scores('1;1;0\n0;1;1\n');
    expect([students, items?.map(({ id }) => id), points]).toEqual([
      ['row 1', 'row 2'],
      ['1', '2', '3'],
      [
        [1, 1, 0],
        [0, 1, 1],
      ],
    ]);
  });

  it('tells what is missing by the word for it', () => {
    const { scores: points } = scores('id,a,b,c\ns,,NA,NR\nt,-,n/a,1\nu,.,NaN,null\n');
    expect(points).toEqual([
      ['omitted', 'not-attempted', 'not-reached'],
      ['omitted', 'not-attempted', 1],
      ['omitted', 'not-attempted', 'not-attempted'],
    ]);
  });

  it('takes the points possible from a row of that name, else the most that anybody has, at least 1', () => {
    const table = 'id,a,b,c\ns,0.5,3,0\nt,0,2,0\n';
    expect(scores(table).items?.map(({ possible }) => possible)).toEqual([1, 3, 1]);
    const { items, students } = scores(`${table}max,2,4,1\n`);
    expect([items?.map(({ possible }) => possible), students]).toEqual([
      [2, 4, 1],
      ['s', 't'],
    ]);
  });

  it('leaves out a column that is the sum of the others, and says so', () => {
    const { items, said } = scores('id,a,b,Total\ns,1,0,1\n');
    expect([items?.map(({ id }) => id), said]).toEqual([
      ['a', 'b'],
      ['The column `Total` is taken for a sum of the others, and left out.'],
    ]);
  });

  it('reads decimals behind a comma, where it is clear that they are', () => {
    expect(scores('id;a;b\ns;0,5;1\nt;1,125;,25\n').scores).toEqual([
      [0.5, 1],
      [1.125, 0.25],
    ]);
    const { scores: points, said } = scores('id;a\ns;1,125\nt;1\n');
    expect([points, said]).toEqual([[['not-attempted'], [1]], ['`1,125` is no number; the score of `a` is left out.']]);
  });

  it('may have a row for each score', () => {
    const {
      students,
      items,
      scores: points,
      said,
    } = scores('student,item,score\ns,a,1\ns,b,0\nt,b,0.5\nt,a,\nu,a,1\ns,a,0\n');
    expect([students, items?.map(({ id }) => id), points, said]).toEqual([
      ['s', 't', 'u'],
      ['a', 'b'],
      [
        [1, 0],
        ['omitted', 0.5],
        [1, 'not-attempted'],
      ],
      ['`s` has a response to `a` before; this one is left out.'],
    ]);
  });

  it('says which column has no name', () => {
    const { items, said } = scores('id,a,,\ns,1,0,\nt,0,1,\n');
    expect([items?.map(({ id }) => id), said]).toEqual([['a'], ['Column 3 has no name, and is left out.']]);
  });

  it('names what is no number in the row of the points possible, and takes the most that anybody has', () => {
    const { items, students, said } = scores('id,a,b\ns,1,2\nmax,many,4\n');
    expect([items?.map(({ possible }) => possible), students, said]).toEqual([
      [1, 4],
      ['s'],
      ['`many` is no number; the score of `a` is left out.'],
    ]);
  });

  it('takes a first row of numbers for the scores of a student where two of them are the same', () => {
    expect(scores('1,1,0\n0,1,1\n').scores).toEqual([
      [1, 1, 0],
      [0, 1, 1],
    ]);
  });

  it('leaves out what a map ignores', () => {
    const map = { path: 'map.yaml', text: 'b: ignore\n' };
    expect(scores('id,a,b\ns,1,x\n', { map }).items?.map(({ id }) => id)).toEqual(['a']);
  });
});

describe('raw responses', () => {
  it('earn a point for the key; a blank at the end was not reached, any other omitted', () => {
    const {
      scores: points,
      chosen,
      items,
    } = responses('student,q1,q2,q3\ns,a,,\nt,,b,C\nu,NA,4,\n', 'item,key\nq1,A\nq2,B\nq3,C\n');
    expect(points).toEqual([
      [1, 'not-reached', 'not-reached'],
      ['omitted', 1, 1],
      ['not-attempted', 0, 'not-reached'],
    ]);
    expect(chosen?.[1]).toEqual([undefined, ['B'], ['C']]);
    expect(items?.[2]?.options).toEqual([
      { option: 'A', key: false },
      { option: 'B', key: false },
      { option: 'C', key: true },
    ]);
  });

  it('are right with either of two keys where each named one option, and with exactly both where some named more', () => {
    expect(responses('student,q1\ns,A\nt,C\nu,B\n', 'item,key\nq1,AC\n').scores).toEqual([[1], [1], [0]]);
    expect(responses('student,q1\ns,A\nt,"C, A"\nu,ABC\n', 'item,key\nq1,A;C\n').scores).toEqual([[0], [1], [0]]);
  });

  it('have as many options as the key says were offered, and its points', () => {
    const { items, scores: points } = responses('student,q1\ns,A\n', 'item,key,points,options\nq1,A,2,4\n');
    expect([items?.[0]?.possible, items?.[0]?.options?.map(({ option }) => option), points]).toEqual([
      2,
      ['A', 'B', 'C', 'D'],
      [[2]],
    ]);
  });

  it('may name their options by numbers, of which those below the highest were offered too', () => {
    const { items, scores: points } = responses('student,q1\ns,3\nt,1\n', 'item,key\nq1,3\n');
    expect([items?.[0]?.options, points]).toEqual([
      [
        { option: '1', key: false },
        { option: '2', key: false },
        { option: '3', key: true },
      ],
      [[1], [0]],
    ]);
  });

  it('may stand in files that begin with a byte order mark', () => {
    const { students, scores: points, said } = responses('\ufeff"student",q1\ns,A\n', '\ufeff"item",key\nq1,A\n');
    expect([students, points, said]).toEqual([['s'], [[1]], []]);
  });

  it('are omitted as a blank in front of another, not given as NA, and 0 where they name no option at all', () => {
    expect(responses('student,q1,q2\ns,,A\nt,NA,A\nu,?,A\n', 'item,key\nq1,A\nq2,A\n').scores).toEqual([
      ['omitted', 1],
      ['not-attempted', 1],
      [0, 1],
    ]);
  });

  it('may have a row each', () => {
    const {
      students,
      scores: points,
      said,
    } = responses('student,item,response\ns,q2,B\ns,q1,A\nt,q1,B\nt,q2,\n', 'item,key\nq1,A\nq2,B\n');
    expect([students, points, said]).toEqual([
      ['s', 't'],
      [
        [1, 1],
        [0, 'not-reached'],
      ],
      [],
    ]);
  });

  it('leave out a row of keys among them, and take the words that sheets have for a key', () => {
    const {
      students,
      scores: points,
      said,
    } = responses('student,q1,q2\nKEY,A,B\ns,A,A\n', 'Question,Correct Answer\nq1,A\nq2,B\n');
    expect([students, points, said]).toEqual([['s'], [[1, 0]], ['The row `KEY` is taken for the key, and left out.']]);
  });

  it('may be typed, and are compared without capitals and outer spaces', () => {
    const { scores: points, typed, items } = responses('student,q1\ns, Paris \nt,Rome\n', 'item,key\nq1,paris\n');
    expect([points, typed, items]).toEqual([[[1], [0]], [['paris'], ['rome']], [{ id: 'q1', possible: 1 }]]);
  });

  it('take a key without a header, or across with points below', () => {
    expect(responses('student,q1,q2\ns,A,B\n', 'q1,A\nq2,A\n').scores).toEqual([[1, 0]]);
    expect(responses('student,q1,q2\ns,A,B\n', 'item,q1,q2\nkey,A,B\npoints,1,3\n').scores).toEqual([[1, 3]]);
  });
});

describe('a cell', () => {
  it.each([
    ['b', ['B']],
    ['A, c', ['A', 'C']],
    ['BD', ['B', 'D']],
    ['1;3', ['1', '3']],
    ['DB', ['DB']],
    ['no', ['no']],
    ['apple pie', ['apple pie']],
    ['', []],
  ])('%j names %j', (cell, tokens) => {
    expect(tokensIn(cell)).toEqual(tokens);
  });
});
