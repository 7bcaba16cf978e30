import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellIn, codedTable } from '../../../src/core/matrix/coded-table.ts';
import { csvRows, longestField } from '../../../src/core/submissions/csv.ts';

describe('a table by columns', () => {
  it('has all rows where some are quoted, however many', () => {
    const text = `student,"a"\n${Array.from({ length: 200 }, (_, at) => `s${at},${at % 3}\n`).join('')}`;
    const table = codedTable(text, ',', { kept: (cell) => cell, report: () => {}, keepsMisfit: () => false });
    const [students, items] = table?.columns ?? [];
    expect(students && items && [0, 64, 199].map((row) => [cellIn(students, row), cellIn(items, row)])).toEqual([
      ['s0', '0'],
      ['s64', '1'],
      ['s199', '1'],
    ]);
    expect([table?.lines.length, table?.lines[199]]).toEqual([200, 201]);
  });

  it('reports a field that is too long to have been meant as one', () => {
    const faults: unknown[] = [];
    const text = `student,a\nada,${'x'.repeat(longestField + 1)}\n`;
    codedTable(text, ',', { kept: () => '', report: (fault) => faults.push(fault), keepsMisfit: () => false });
    expect(faults).toEqual([{ is: 'field-too-long', line: 2, column: 5 }]);
  });

  const piece = fc.constantFrom('a', 'b', 'bb', '"', '""', ' ', ',', ',', '\n', '\r', '\r\n', 'é', '0');

  it('has the rows, lines and faults that the reader of rows has', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('');
        const faults: unknown[] = [];
        const [first, ...others] = [...csvRows(text, ',', (fault) => faults.push(fault))];
        const found: unknown[] = [];
        const misfits: unknown[] = [];
        const table = codedTable(text, ',', {
          kept: (cell) => cell.trim(),
          report: (fault) => found.push(fault),
          keepsMisfit: (cells, line) => {
            misfits.push({ cells, line });
            return line % 2 === 0;
          },
        });
        const trimmed = others.map(({ cells, line }) => ({ cells: cells.map((cell) => cell.trim()), line }));
        const width = first?.cells.length ?? 0;
        expect([table?.header, table?.line, found]).toEqual([
          first?.cells.map((cell) => cell.trim()),
          first?.line,
          faults,
        ]);
        expect(misfits).toEqual(trimmed.filter(({ cells }) => cells.length !== width));
        expect(
          Array.from(table?.lines ?? [], (line, row) => ({
            cells: table?.columns.map((column) => cellIn(column, row)),
            line,
          })),
        ).toEqual(
          trimmed
            .filter(({ cells, line }) => cells.length === width || line % 2 === 0)
            .map(({ cells, line }) => ({ cells: Array.from({ length: width }, (_, at) => cells[at] ?? ''), line })),
        );
      }),
      { numRuns: 2000 },
    );
  });
});
