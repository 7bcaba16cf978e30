import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lines, plainTable, scanned, sorted } from './scanned.ts';

interface Row {
  readonly student: string;
  readonly item: string;
  readonly response: string;
}

/** How a program writes some rows one after the other. */
interface Style {
  readonly rows: number;
  readonly quotes: readonly boolean[];
  readonly isSpaced: boolean;
  /** A number in JSON is none in quotes. */
  readonly isNumber: boolean;
}

const plainNames = [
  'a',
  'b',
  'ab',
  's1',
  's10',
  's100',
  's1000000',
  'Zoë',
  '学生',
  'x y',
  "o'neil",
  'q',
  'A',
  '1',
  '=',
];
const plainResponses = [
  '',
  'a response of many words',
  'A',
  'B',
  'C',
  'AB',
  'A B',
  '8',
  '12',
  '8.0',
  'true',
  'é',
  '学生',
  "it's",
];
/** What stands in quotes in a table, or with escapes in JSON. */
const special = ['a,b', 'a"b', '"', 'two\nlines', 'a\\b', 'q,1', ';'];

/** Rows of some students and items in one order or another, each pair once, some of them left out. */
const rows = (extra: readonly string[]): fc.Arbitrary<readonly Row[]> =>
  fc
    .record({
      students: fc.uniqueArray(fc.constantFrom(...plainNames, ...extra), { minLength: 1, maxLength: 20 }),
      items: fc.uniqueArray(fc.constantFrom(...plainNames, ...extra), { minLength: 1, maxLength: 12 }),
      responses: fc.array(fc.constantFrom(...plainResponses, ...extra), { minLength: 1, maxLength: 5 }),
      picks: fc.infiniteStream(fc.nat()),
      order: fc.constantFrom('by student', 'by student', 'by item', 'shuffled'),
      leaves: fc.boolean(),
    })
    .map(({ students, items, responses, picks, order, leaves }) => {
      const pick = (of: number): number => (picks.next().value ?? 0) % of;
      const all = students.flatMap((student) =>
        items.map((item): Row => ({ student, item, response: responses[pick(responses.length)] ?? '' })),
      );
      const kept = leaves ? all.filter(() => pick(5) > 0) : all;
      if (order === 'by item') return kept.sort((one, other) => items.indexOf(one.item) - items.indexOf(other.item));
      if (order === 'by student') return kept;
      return kept
        .map((row) => ({ row, key: pick(1000) }))
        .sort((one, other) => one.key - other.key)
        .map(({ row }) => row);
    });

const styles: fc.Arbitrary<readonly Style[]> = fc.array(
  fc.record({
    rows: fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 17, max: 40 })),
    isNumber: fc.boolean(),
    quotes: fc.oneof(
      fc.constantFrom([false, false, false], [true, true, true], [false, false, true]),
      fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
    ),
    isSpaced: fc.boolean(),
  }),
  { minLength: 1, maxLength: 4 },
);
const lineEnd = fc.constantFrom('\n', '\n', '\r\n', '\r');
const separators = fc.constantFrom(',', ',', ';', '\t', '|');
const end = fc.boolean();
const piece = fc.oneof(fc.integer({ min: 1, max: 300 }), fc.constant(1 << 20));

/** Rows of text, each in the style of the run in which it stands. */
function written<Text>(all: readonly Row[], runs: readonly Style[], write: (row: Row, style: Style) => Text): Text[] {
  const byRow = runs.flatMap((style) => Array.from({ length: style.rows }, () => style));
  return all.flatMap((row, at) => {
    const style = byRow[at % byRow.length];
    return style === undefined ? [] : [write(row, style)];
  });
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const cell = (text: string, inQuotes: boolean, separator: string): string =>
  inQuotes || text.startsWith('"') || /[\r\n]/.test(text) || text.includes(separator) ? quoted(text) : text;

/** A response as the JSON that a program would write. */
const json = (response: string, { isNumber }: Style): string => {
  if (isNumber && /^\d+$/.test(response)) return response;
  if (response === 'true') return response;
  return response === 'A B' ? '["A", "B"]' : JSON.stringify(response);
};

describe('rows of one shape', () => {
  it('are read from a table as they were written, in any order, style and pieces', () => {
    fc.assert(
      fc.property(
        rows(special),
        styles,
        separators,
        lineEnd,
        end,
        piece,
        (all, runs, separator, feed, isEnded, bytes) => {
          const form = { ...plainTable, separator: separator.charCodeAt(0) };
          const text = written(all, runs, ({ student, item, response }, { quotes }) =>
            [student, item, response].map((each, at) => cell(each, quotes[at] === true, separator)).join(separator),
          );
          const expected = all.map(({ student, item, response }) => [`${student} ${item} 0`, response] as const);
          expect(sorted(scanned(form, text.join(feed) + (isEnded ? feed : ''), 'error', bytes))).toEqual(
            sorted(expected),
          );
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('are read from lines of JSON as they were written, in any order, style and pieces', () => {
    const named = ['a,b', 'q,1', ';', '}', ':'];
    fc.assert(
      fc.property(rows(named), styles, lineEnd, end, piece, (all, runs, feed, isEnded, bytes) => {
        const text = written(all, runs, ({ student, item, response }, style) => {
          const [colon, comma] = style.isSpaced ? [': ', ', '] : [':', ','];
          const fields = {
            student: JSON.stringify(student),
            item: JSON.stringify(item),
            response: json(response, style),
          };
          const pairs = Object.entries(fields).map(([name, value]) => `"${name}"${colon}${value}`);
          return `{${pairs.join(comma)}}`;
        });
        const expected = written(
          all,
          runs,
          ({ student, item, response }, style) => [`${student} ${item} 0`, json(response, style)] as const,
        );
        expect(sorted(scanned(lines, text.join(feed) + (isEnded ? feed : ''), 'error', bytes))).toEqual(
          sorted(expected),
        );
      }),
      { numRuns: 1000 },
    );
  });

  const plain = Array.from({ length: 60 }, (_, at) => `s${at},q,A\ns${at},r,B\n`).join('');
  const inQuotes = plain.replaceAll(/[^,\n]+/g, '"$&"');
  const asJson = Array.from({ length: 60 }, (_, at) => `{"student":"s${at}","item":"q","response":"A"}\n`).join('');

  it.each([
    ['a field too many', 'x,q,A,B'],
    ['a field too few', 'x,q'],
    ['a quote that never closes', '"x,q,A'],
    ['an item in quotes with a field too many', 'x,"q",r,A'],
    ['no student', ',q,A'],
    ['a student with a blank behind', 'x ,q,A'],
    ['a student with a NUL', 'x\0,q,A'],
    ['a known item that needs quotes', 'x,"a,b",A\ny,a,b,A'],
    ['a known response that needs quotes', 'x,q,"A,B"\ny,q,A,B'],
    ['a second response to an item', 'x,q,A\nx,r,B\nx,q,A'],
  ])('are not seen in a table in %s', (_, odd) => {
    expect(scanned(plainTable, `${plain}${odd}\n${plain.replaceAll('s', 't')}`)).toBe('surprise');
  });

  it.each([
    ['a known item with a quote in it', 'x,a"b,A\n"y","a"b","A"'],
    ['a known response with a quote in it', 'x,q,A"B\n"y","q","A"B"'],
    ['a student with a quote in it', '"x"y","q","A"'],
    ['a field too many', '"x","q","A","B"'],
  ])('are not seen in quotes in %s', (_, odd) => {
    expect(scanned(plainTable, `${inQuotes}${odd}\n${inQuotes.replaceAll('s', 't')}`)).toBe('surprise');
  });

  it('are not seen in quotes around the quotes of no response', () => {
    const empty = Array.from({ length: 60 }, (_, at) => `"s${at}","q",""\n`).join('');
    const known = '"x","q","""A"""\n';
    expect(scanned(plainTable, `${known}${empty}`)).toHaveLength(61);
    expect(scanned(plainTable, `${known}${empty}"y","q",""A""\n${empty.replaceAll('s', 't')}`)).toBe('surprise');
  });

  it.each([
    ['a name of another field first', '{"learner":"x","item":"q","response":"A"}'],
    ['a name of another field next', '{"student":"x","name":"q","response":"A"}'],
    ['a name of another field last', '{"student":"x","item":"q","responses":"A"}'],
    ['a student with an escape', '{"student":"x\\u0041","item":"q","response":"A"}'],
    ['what stands behind the object', '{"student":"x","item":"q","response":"A"}}'],
  ])('are not seen in lines of JSON in %s', (_, odd) => {
    expect(scanned(lines, `${asJson}${odd}\n${asJson.replaceAll(/"s(\d)/g, '"t$1')}`)).toBe('surprise');
  });

  it('keep apart a response in quotes and one with quotes in it', () => {
    const found = sorted(
      scanned(plainTable, `${plain}x,q,"""A"""\n${plain.replaceAll('s', 't')}y,q,"A"\n${plain.replaceAll('s', 'u')}`),
    );
    expect(found).toEqual(expect.arrayContaining(['x q 0="A"', 'y q 0=A']));
  });

  it('take an attempt or a time behind the response as what it is', () => {
    const more = asJson.replaceAll(/"s(\d)/g, '"t$1');
    const found = scanned(lines, `${asJson}{"student":"x","item":"q","response":"A","attempt":2}\n${more}`);
    expect(found).toHaveLength(121);
    expect(sorted(found)).toContain('x q 2="A"');
  });
});
