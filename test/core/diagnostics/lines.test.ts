import { describe, expect, it } from 'vitest';
import { counted, errorsAmong } from '../../../src/core/diagnostics/counts.ts';
import { diagnostic } from '../../../src/core/diagnostics/diagnostic.ts';
import { firstDifference, quotedLine } from '../../../src/core/diagnostics/output-difference.ts';
import { diagnosticLines } from '../../../src/core/diagnostics/view.ts';
import { spanAt } from '../../../src/core/source/span.ts';

const unclosed = diagnostic('fence-unclosed', 'a.md', spanAt(1, 1, 3), { fence: '`'.repeat(200) });

describe('a diagnostic on a page', () => {
  it('keeps within the columns there are, however long its sentences', () => {
    const rows = diagnosticLines(unclosed, undefined, 40).map((line) => line.map(({ text }) => text).join(''));
    expect(Math.max(...rows.map((row) => row.length))).toBeLessThanOrEqual(40);
    expect(rows.join('').replaceAll(' ', '')).toContain('`'.repeat(200));
  });
});

describe('the line of a diagnostic', () => {
  it('is never cut in the middle of a character', () => {
    const line = '\u{1f600}'.repeat(3000);
    for (const column of [2400, 2401, 2402, 2403]) {
      const found = { ...unclosed, span: { ...spanAt(1, column, 3), endColumn: column + 1500 } };
      const rows = diagnosticLines(found, [line], 60).map((row) => row.map(({ text }) => text).join(''));
      expect(rows.join('\n')).not.toContain('\ufffd');
      expect(rows.some((row) => row.includes('\u{1f600}'))).toBe(true);
    }
  });
});

describe('what was found', () => {
  it('is counted by how grave it is', () => {
    expect([
      errorsAmong([]),
      errorsAmong([unclosed]),
      errorsAmong([unclosed, { ...unclosed, severity: 'warning' }]),
    ]).toEqual([0, 1, 1]);
    expect([counted(0, 'item'), counted(1, 'item'), counted(2, 'item')]).toEqual(['no items', '1 item', '2 items']);
  });
});

describe('an output that differs', () => {
  it('is told by its first line that does', () => {
    expect(firstDifference('a\n\nb\n', 'a\n')).toEqual({ line: 2, printed: '', expected: undefined });
    expect(firstDifference('a \r\n\n', 'a')).toBeUndefined();
    expect([quotedLine(undefined), quotedLine(''), quotedLine('a')]).toEqual(['nothing', 'an empty line', '`a`']);
    expect(quotedLine('x'.repeat(61))).toBe(`\`${'x'.repeat(60)}…\``);
  });
});
