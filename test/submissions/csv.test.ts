import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvFault, csvRows, headed, longestField } from '../../src/core/submissions/csv.ts';
import { sniffDelimiter } from '../../src/core/submissions/delimiter.ts';

function read(text: string, delimiter = ',') {
  const faults: CsvFault[] = [];
  const rows = [...csvRows(text, delimiter, (fault) => faults.push(fault))];
  return { rows: rows.map(({ cells }) => cells), lines: rows.map(({ line }) => line), faults };
}

const quoted = (cell: string): string =>
  /[",;\r\n]/.test(cell) || cell === '' ? `"${cell.replaceAll('"', '""')}"` : cell;
const cell = fc.string({
  unit: fc.constantFrom('a', 'é', '"', ',', ';', '\n', '\r', ' ', '=', '\0', '😀'),
  maxLength: 8,
});
const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 8 });
const lineEnd = fc.constantFrom('\n', '\r\n', '\r');

describe('the rows of a table', () => {
  it('are those that were written, whatever the cells hold and however the lines end', () => {
    fc.assert(
      fc.property(table, lineEnd, fc.constantFrom(',', ';'), (rows, end, delimiter) => {
        const text = rows.map((cells) => cells.map(quoted).join(delimiter)).join(end);
        expect(read(text, delimiter)).toMatchObject({ rows, faults: [] });
      }),
    );
  });

  it('are those that csv-parse reads, wherever that reads any', () => {
    const piece = fc.constantFrom('a', 'b c', ',', ',', '\n', '\r\n', '"', '""', '"x"', '"x,y"', '"l\nm"', ' ', "'");
    let agreed = 0;
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join('');
        let theirs: string[][];
        try {
          theirs = parse(text, {
            record_delimiter: ['\r\n', '\n', '\r'],
            relax_column_count: true,
            skip_empty_lines: true,
            relax_quotes: true,
          });
        } catch {
          return;
        }
        const ours = read(text);
        // After a closing quote the two go on in different ways; ours says so.
        if (ours.faults.length > 0) return;
        agreed++;
        expect(ours.rows).toEqual(theirs);
      }),
      { numRuns: 2000 },
    );
    expect(agreed).toBeGreaterThan(500);
  });

  it('are below the first one, which has no cells in a text of blank lines', () => {
    const parted = (text: string) => {
      const { first, below } = headed(text, ',', () => undefined);
      return [first.cells, first.line, [...below].map(({ cells }) => cells)];
    };
    expect(parted('\n\na,b\n\nc,d\n')).toEqual([['a', 'b'], 3, [['c', 'd']]]);
    expect(parted('')).toEqual([[], 1, []]);
    expect(parted('\n\r\n')).toEqual([[], 1, []]);
  });

  it('begin on the lines of the file, also below fields of several lines', () => {
    expect(read('a,b\r\n"one\r\ntwo\rthree\nfour",x\r\n\r\nlast,y\n')).toEqual({
      rows: [
        ['a', 'b'],
        ['one\r\ntwo\rthree\nfour', 'x'],
        ['last', 'y'],
      ],
      lines: [1, 2, 7],
      faults: [],
    });
  });

  it('are read below a quote that never closes, which is reported where it opens', () => {
    expect(read('s,i,r\nann,q1,"never\nben,q1,B\ncem,q1,C\n')).toEqual({
      rows: [
        ['s', 'i', 'r'],
        ['ann', 'q1', '"never'],
        ['ben', 'q1', 'B'],
        ['cem', 'q1', 'C'],
      ],
      lines: [1, 2, 3, 4],
      faults: [{ is: 'unclosed-quote', line: 2, column: 8 }],
    });
  });

  it('are read below it also where quoted fields follow', () => {
    expect(read('ann,q1,"never\nben,q1,"A, C"\ncem,q1,"B"\n')).toEqual({
      rows: [
        ['ann', 'q1', '"never'],
        ['ben', 'q1', 'A, C'],
        ['cem', 'q1', 'B'],
      ],
      lines: [1, 2, 3],
      faults: [{ is: 'unclosed-quote', line: 1, column: 8 }],
    });
  });

  it('keep what follows a closing quote', () => {
    expect(read('a,"b"c,d\n')).toEqual({
      rows: [['a', 'bc', 'd']],
      lines: [1],
      faults: [{ is: 'text-after-quote', line: 1, column: 3 }],
    });
  });

  it('keep a field that is too long, and report it', () => {
    const long = 'x'.repeat(longestField + 1);
    const { rows, faults } = read(`a,${long}\nb,c\n`);
    expect(rows[0]?.[1]?.length).toBe(longestField + 1);
    expect([rows[1], faults]).toEqual([['b', 'c'], [{ is: 'field-too-long', line: 1, column: 3 }]]);
  });
});

describe('the delimiter', () => {
  const delimiterOf = (text: string) => sniffDelimiter(text)?.delimiter;

  it.each([
    [',', 'student,item,response\nann,q1,"a;b;c"\nben,q2,x;y\n'],
    [';', 'student;item;response\nann;q1;a, b\nben;q2;c, d, e\n'],
    ['\t', 'student\tq1\tq2\nann\tA, B\tC; D\n'],
    ['|', 'student|q1\nann|A\n'],
    [';', 'student;What, then?;Why, so?\nann;a;b\n'],
    [';', 'sep=;\nstudent;q1\nann;A\n'],
    [',', 'x,y\n1,2\n'],
  ])('is %j', (delimiter, text) => {
    expect(delimiterOf(text)).toBe(delimiter);
  });

  it('of a text with one column is none', () => {
    expect(delimiterOf('just a line\nand another\n')).toBe(undefined);
  });
});
