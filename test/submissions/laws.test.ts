import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Submission } from '../../src/core/marking/submission.ts';
import { coded, paper, readText } from './support.ts';

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const student = fc
  .string({ unit: fc.constantFrom('a', 'b', '0', '=', '@', 'é', '"', ',', '\n'), minLength: 1, maxLength: 5 })
  .filter((text) => text.trim() === text);
const text = fc.string({
  unit: fc.constantFrom('A', 'b', ' ', '"', ',', ';', '\n', '\r', '=', '|', 'ü'),
  maxLength: 10,
});
const responses = fc.uniqueArray(
  fc.record({ student, item: fc.nat({ max: paper.length - 1 }), text, attempt: fc.integer({ min: 1, max: 3 }) }),
  { selector: ({ student, item, attempt }) => JSON.stringify([student, item, attempt]), minLength: 1, maxLength: 20 },
);

type Written = { readonly student: string; readonly item: number; readonly text: string; readonly attempt: number };

const asLong = (rows: readonly Written[]): string =>
  [
    'student,item,attempt,response',
    ...rows.map((row) => [row.student, paper[row.item]?.id ?? '', `${row.attempt}`, row.text].map(quoted).join(',')),
  ].join('\n');

const asLines = (rows: readonly Written[]): string =>
  rows
    .map((row) =>
      JSON.stringify({ student: row.student, item: paper[row.item]?.id, attempt: row.attempt, response: row.text }),
    )
    .join('\n');

const flat = (submissions: readonly Submission[]): readonly Written[] =>
  submissions.flatMap(({ student, attempt = 0, responses }) =>
    responses.map(({ item, given }) => ({
      student,
      item,
      text: given.from === 'text' ? given.text : String(given.value),
      attempt,
    })),
  );

const inOrder = (rows: readonly Written[]): readonly string[] =>
  rows.map(({ student, attempt, item, text }) => JSON.stringify([student, attempt, item, text])).sort();

describe('responses that are written and read again are the same', () => {
  it('as a long table', () => {
    fc.assert(
      fc.property(responses, (rows) => {
        const { submissions, findings } = readText(asLong(rows));
        expect(coded(findings)).toEqual([]);
        expect(inOrder(flat(submissions))).toEqual(inOrder(rows));
      }),
    );
  });

  it('as JSON Lines', () => {
    fc.assert(
      fc.property(responses, (rows) => {
        expect(inOrder(flat(readText(asLines(rows)).submissions))).toEqual(inOrder(rows));
      }),
    );
  });

  it('as a wide table', () => {
    const table = fc.uniqueArray(
      fc.record({ student, texts: fc.array(text, { minLength: paper.length, maxLength: paper.length }) }),
      {
        selector: ({ student }) => student,
        minLength: 1,
        maxLength: 6,
      },
    );
    fc.assert(
      fc.property(table, (rows) => {
        const header = ['student', ...paper.map(({ id }) => id)].join(',');
        const wide = [header, ...rows.map((row) => [row.student, ...row.texts].map(quoted).join(','))].join('\r\n');
        const written = rows.flatMap((row) =>
          row.texts.map((each, item) => ({ student: row.student, item, text: each, attempt: 0 })),
        );
        expect(inOrder(flat(readText(wide).submissions))).toEqual(inOrder(written));
      }),
    );
  });
});

it('the order of the rows changes nothing but the order of what is read', () => {
  fc.assert(
    fc.property(
      responses.chain((rows) => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))),
      ([rows, others]) => {
        expect(inOrder(flat(readText(asLong(others)).submissions))).toEqual(
          inOrder(flat(readText(asLong(rows)).submissions)),
        );
      },
    ),
  );
});
