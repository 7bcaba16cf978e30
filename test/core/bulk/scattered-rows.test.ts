import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanner } from '../../../src/core/bulk/scanner.ts';
import { newShard } from '../../../src/core/bulk/shard.ts';
import { nameWords, putName, WordTable } from '../../../src/core/bulk/word-table.ts';
import { type Duplicates, lines, plainTable, rowsOf, scanned, sorted } from './scanned.ts';

type Row = readonly [student: string, item: string, response: string];

/** Names of up to 63 bytes are words in a table; the others are not. */
const students = [
  ...Array.from({ length: 40 }, (_, at) => `s${at}`),
  ...Array.from({ length: 8 }, (_, at) => 'student-with-name'.slice(0, 11 + at)),
  ...Array.from({ length: 8 }, (_, at) => 'long'.repeat(20).slice(0, 60 + at)),
  'Zoë',
  '学生一二三',
  '学生一二三四',
  'abcd',
  'abcdefgh',
  'abcdefghijkl',
  'x y',
];
const items = ['q', 'q1', 'question', 'question-of-15b', 'q'.repeat(63), 'q'.repeat(64), 'ü', 'abcd', 'r'];
const responses = ['A', 'B', 'C', '', 'AB', 'many words', 'é', '8'];

/** Rows of students in no order, or one item after the other, some of them more than once. */
const rows: fc.Arbitrary<readonly Row[]> = fc
  .record({
    students: fc.uniqueArray(fc.constantFrom(...students), { minLength: 20, maxLength: students.length }),
    items: fc.uniqueArray(fc.constantFrom(...items), { minLength: 1, maxLength: items.length }),
    isByItem: fc.boolean(),
    again: fc.nat({ max: 3 }),
    picks: fc.infiniteStream(fc.nat()),
  })
  .map(({ students: who, items: what, isByItem, again, picks }) => {
    const pick = (of: number): number => (picks.next().value ?? 0) % of;
    const all = what.flatMap((item) =>
      who.map((student): Row => [student, item, responses[pick(pick(9) === 0 ? responses.length : 3)] ?? '']),
    );
    const ordered = isByItem
      ? all
      : all.map((row) => ({ row, key: pick(1 << 20) })).sort((one, other) => one.key - other.key);
    const plain = ordered.map((each) => ('row' in each ? each.row : each));
    for (let each = 0; each < again; each++) {
      const [student, item] = plain[pick(plain.length)] ?? all[0] ?? ['', ''];
      plain.splice(pick(plain.length), 0, [student, item, responses[pick(3)] ?? '']);
    }
    return plain;
  });

/** What is kept of rows, reckoned in the simplest way. */
function expected(all: readonly Row[], duplicates: Duplicates, write: (response: string) => string) {
  const kept = new Map<string, string>();
  for (const [student, item, response] of all) {
    const name = `${student} ${item} 0`;
    if (kept.has(name) && duplicates === 'error') return 'surprise';
    if (!kept.has(name) || duplicates === 'last') kept.set(name, write(response));
  }
  return [...kept].map((row) => row.join('=')).sort();
}

/** Two names that the table of names takes for the same by their hash alone. */
function ofOneHash(): readonly [string, string] {
  const wordsOf = (name: string): Int32Array => {
    const words = new Int32Array(nameWords);
    putName(Buffer.from(name), 0, name.length, words, 0);
    return words;
  };
  const table = new WordTable(1 << 18);
  for (let at = 0; ; at++) {
    const name = `n${at}`;
    const place = table.guess(wordsOf(name), 0);
    // Among many, names that only lie near each other are taken for the same as well; alone they are not.
    const alone = new WordTable(2);
    if (place >= 0) alone.add(wordsOf(`n${table.numberAt(place)}`), 0, 0);
    if (alone.guess(wordsOf(name), 0) >= 0) return [`n${table.numberAt(place)}`, name];
    if (table.find(wordsOf(name), 0) < 0) table.add(wordsOf(name), 0, at);
  }
}

const piece = fc.oneof(fc.integer({ min: 60, max: 3000 }), fc.constant(1 << 20));
const duplicates = fc.constantFrom<Duplicates>('error', 'first', 'last');

describe('rows of students in no order', () => {
  it('are read from a table, in any pieces', () => {
    fc.assert(
      fc.property(rows, duplicates, piece, fc.constantFrom('\n', '\r\n'), (all, rule, bytes, end) => {
        const text = all.map((row) => row.join() + end).join('');
        expect(sorted(scanned(plainTable, text, rule, bytes))).toEqual(expected(all, rule, (response) => response));
      }),
      { numRuns: 300 },
    );
  });

  it('are read from lines of JSON, in any pieces', () => {
    fc.assert(
      fc.property(rows, duplicates, piece, (all, rule, bytes) => {
        const text = all
          .map(([student, item, response]) => `${JSON.stringify({ student, item, response })}\n`)
          .join('');
        expect(sorted(scanned(lines, text, rule, bytes))).toEqual(expected(all, rule, JSON.stringify));
      }),
      { numRuns: 300 },
    );
  });

  const many = Array.from({ length: 3000 }, (_, at): Row => {
    const student = (at * 7919) % 1000;
    return [`student${student}`, `q${Math.floor(at / 1000)}`, `${'ABCD'[student % 4]}`];
  });
  const text = many.map((row) => `${row.join()}\n`).join('');

  it('are read where their table has to grow', () => {
    const all = Array.from({ length: 20_000 }, (_, at): Row => [`s${(at * 7919) % 10_000}`, `q${at % 7919}`, 'A']);
    const inItems = all.map(([student, , response], at): Row => [student, at < 10_000 ? 'q' : 'r', response]);
    expect(sorted(scanned(plainTable, inItems.map((row) => `${row.join()}\n`).join('')))).toEqual(
      expected(inItems, 'error', (response) => response),
    );
  });

  it('keep apart two students whose names have the same hash', () => {
    const [one, other] = ofOneHash();
    const all = [...many.slice(0, 400), [one, 'q0', 'A'], ...many.slice(400, 800), [other, 'q0', 'B']] as Row[];
    const again = [...all, ...many.slice(1000, 1300), [one, 'q1', 'C'], [other, 'q1', 'D']] as Row[];
    expect(sorted(scanned(plainTable, again.map((row) => `${row.join()}\n`).join('')))).toEqual(
      expected(again, 'error', (response) => response),
    );
  });

  it.each([
    ['a quote in a name', (row: string) => row.replace('student', 'stu"dent')],
    ['a backslash in a name', (row: string) => row.replace('student', 'stu\\dent')],
    ['a name in quotes', (row: string) => row.replace(/^[^,]+/, '"$&"')],
    ['a response in quotes', (row: string) => row.replace(/.$/, '"$&"')],
    ['an item that was not there yet', (row: string) => row.replace(/,q\d/, ',new')],
    ['a response that was not there yet', (row: string) => row.replace(/.$/, 'Z')],
  ])('are read up to %s, and behind it', (_, change) => {
    const all = text.trim().split('\n');
    const changed = all.map((row, at) => (at % 701 === 700 ? change(row) : row));
    const meant = changed.map((row): Row => {
      const [student = '', item = '', response = ''] = row.replace(/"(?=,|$)|^"|(?<=,)"/g, '').split(',');
      return [student, item, response];
    });
    expect(sorted(scanned(plainTable, `${changed.join('\n')}\n`))).toEqual(
      expected(meant, 'error', (response) => response),
    );
  });

  it.each([
    ['of one student after the other', (at: number): Row => [`s${Math.floor(at / 10)}`, `q${at % 10}`, 'A']],
    ['of students in no order', (at: number): Row => [`s${(at * 7919) % 500}`, `q${Math.floor(at / 500)}`, 'A']],
  ])('are read up to the first that starts where a part of a file stops, %s', (_, rowAt) => {
    const written = Array.from({ length: 1000 }, (_row, at) => `${rowAt(at).join()}\n`);
    const bytes = Buffer.from(written.join(''));
    for (const count of [1, 9, 10, 11, 260, 517, 999]) {
      const stop = written.slice(0, count).join('').length;
      const shard = newShard('error');
      expect([count, scanner(shard, plainTable)(bytes, 0, bytes.length, stop, true)]).toEqual([count, stop]);
      expect([count, rowsOf(shard).length]).toEqual([count, count]);
    }
  });

  it('leave a student without a name to the exact reader', () => {
    const all = text.trim().split('\n');
    for (const at of [500, 2000, 2999])
      expect(scanned(plainTable, `${all.with(at, ',q1,A').join('\n')}\n`, 'first'), `row ${at}`).toBe('surprise');
  });

  it('keep hundreds of different responses to an item, whatever was there before them', () => {
    for (const rule of ['error', 'first', 'last'] as const) {
      const all = Array.from({ length: 3000 }, (_, at): Row => {
        const student = (at * 7919) % 1500;
        return [`s${student}`, at < 1500 ? 'q' : 'r', `word${at % 700}`];
      });
      const twice =
        rule === 'error' ? all : [...all, ...all.map(([who, item], at): Row => [who, item, `w${at % 300}`])];
      expect(sorted(scanned(plainTable, twice.map((row) => `${row.join()}\n`).join(''), rule)), rule).toEqual(
        expected(twice, rule, (response) => response),
      );
    }
  });
});
