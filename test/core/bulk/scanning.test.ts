import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bulkForms } from '../../../src/core/bulk/bulk-form.ts';
import { addName, findName, hashOf, newByteNames } from '../../../src/core/bulk/byte-names.ts';
import { scanner } from '../../../src/core/bulk/scanner.ts';
import { buffersOf, newShard, putTime } from '../../../src/core/bulk/shard.ts';
import { inOrder, textOf } from '../../../src/core/bulk/student-order.ts';
import { paper } from '../marking/samples.ts';
import { type Duplicates, fullTable, lines, plainTable, scanned, sorted } from './scanned.ts';

describe('scanning many rows', () => {
  const people = Array.from({ length: 9 }, (_, at) => `student${at}`);
  const wide = Array.from({ length: 300 }, (_, at) => `item${at}`);
  const all = people.flatMap((student, at) =>
    wide.map((item, place) => ({ student, item, response: 'ABC'[(at + place) % 3] ?? '' })),
  );
  const expected = sorted(all.map(({ student, item, response }) => [`${student} ${item} 0`, response]));

  it.each([1 << 20, 4096, 61])(
    'keeps every response to three hundred items of a table, in pieces of %i bytes',
    (piece) => {
      const text = all.map((row) => `${row.student},${row.item},${row.response}\n`).join('');
      expect(sorted(scanned(plainTable, text, 'error', piece))).toEqual(expected);
      expect(sorted(scanned(plainTable, text.replaceAll('\n', '\r\n'), 'error', piece))).toEqual(expected);
      const quoted = all.map((row) => `"${row.student}",${row.item},"${row.response}"\n`).join('');
      expect(sorted(scanned(plainTable, quoted, 'error', piece))).toEqual(expected);
    },
  );

  it.each([1 << 20, 4096, 61])('and of lines of JSON, in pieces of %i bytes', (piece) => {
    const text = all.map((row) => `${JSON.stringify(row)}\n`).join('');
    const quoted = sorted(all.map(({ student, item, response }) => [`${student} ${item} 0`, `"${response}"`]));
    expect(sorted(scanned(lines, text, 'error', piece))).toEqual(quoted);
    expect(sorted(scanned(lines, text.replaceAll('\n', '\r\n'), 'error', piece))).toEqual(quoted);
  });

  const twice = { table: 'a,q,A\na,r,A\nb,q,A\nb,r,A\nb,q,B\n', lines: '' };
  twice.lines = twice.table
    .trim()
    .split('\n')
    .map((row) => {
      const [student, item, response] = row.split(',');
      return `${JSON.stringify({ student, item, response })}\n`;
    })
    .join('');

  it.each<[Duplicates, string]>([
    ['first', 'A'],
    ['last', 'B'],
  ])('takes the %s of two responses', (duplicates, response) => {
    expect(sorted(scanned(plainTable, twice.table, duplicates))).toContain(`b q 0=${response}`);
    expect(sorted(scanned(plainTable, twice.table.replaceAll(/,(.)\n/g, ',"$1"\n'), duplicates))).toContain(
      `b q 0=${response}`,
    );
    expect(sorted(scanned(lines, twice.lines, duplicates))).toContain(`b q 0="${response}"`);
  });

  it('keeps the responses of students with long names, one after the other', () => {
    const long = [1, 2].map((at) => `${'x'.repeat(100)}${at}`);
    const rows = long.flatMap((student) => ['q', 'r', 's', 't'].map((item) => ({ student, item, response: 'A' })));
    const names = rows.map(({ student, item }) => `${student} ${item} 0`);
    expect(sorted(scanned(plainTable, rows.map((row) => `${Object.values(row).join()}\n`).join('')))).toEqual(
      names.map((name) => `${name}=A`),
    );
    expect(sorted(scanned(lines, rows.map((row) => `${JSON.stringify(row)}\n`).join('')))).toEqual(
      names.map((name) => `${name}="A"`),
    );
  });

  it('leaves two responses to the exact reader where they are an error', () => {
    expect([scanned(plainTable, twice.table), scanned(lines, twice.lines)]).toEqual(['surprise', 'surprise']);
    expect(scanned(plainTable, `${'a,q,A\na,r,A\n'}a,q,A\n`)).toBe('surprise');
  });

  it('leaves them to it as well where the second is just as was guessed', () => {
    const rows = ['a,q', 'a,r', 'b,q', 'b,r', 'b,q'].map((row) => row.split(','));
    const text = rows.map(([student, item]) => `${JSON.stringify({ student, item, response: 'A' })}\n`).join('');
    expect(scanned(lines, text)).toBe('surprise');
    expect(scanned(lines, text, 'first')).toHaveLength(4);
  });

  it('takes blank lines for nothing, wherever the bytes end', () => {
    for (const piece of [1 << 20, 2, 1])
      expect(scanned(fullTable, 'a,q,A,,,\r\n\r\n\r\nb,q,A,,,\n\n', 'error', piece)).toHaveLength(2);
  });

  it('keeps times in any writing that the exact reader knows', () => {
    const rows = 'a,q,A,,2026-11-25 15:04:05Z,\nb,q,A,,2026/11/25T15:04:05Z,\nc,q,A,,25 Nov 2026 15:04:05,\n';
    const at = Date.UTC(2026, 10, 25, 15, 4, 5);
    expect(sorted(scanned(fullTable, rows))).toEqual(['a', 'b', 'c'].map((name) => `${name} q 0 ${at}=A`));
  });

  it('keeps attempts and the last time of each', () => {
    const rows = 'a,q,A,1,2026-11-25T15:04:05Z,12\na,r,"B ""x""",1,2026-11-25T16:04:05Z,\na,q,C,2, ,1:02\n';
    const [first, last] = [Date.UTC(2026, 10, 25, 16, 4, 5), ''];
    const expectedRows = [`a q 1 ${first}=A`, `a r 1 ${first}=B "x"`, `a q 2${last}=C`].sort();
    for (const piece of [1 << 20, 7, 1]) expect(sorted(scanned(fullTable, rows, 'error', piece))).toEqual(expectedRows);
  });

  it('keeps a quoted field with quotes in it, however long', () => {
    const long = `${'x"'.repeat(900)}`;
    const rows = `"${long.replaceAll('"', '""')}",q,A,,,\n`;
    expect(sorted(scanned(fullTable, rows))).toEqual([`${long} q 0=A`]);
  });

  it('keeps responses of every form that JSON has on one line', () => {
    const responses = ['"A"', '["A","B ]"]', '[]', '8', 'null', 'true', '"with \\" in it"'];
    const text = responses
      .map((response, at) => `{"student":"s${at}", "item":"q", "response": ${response}}\n`)
      .join('');
    expect(sorted(scanned(lines, text))).toEqual(responses.map((response, at) => `s${at} q 0=${response}`).sort());
  });
});

describe('scanning leaves to the exact reader', () => {
  const json = (own: string) => `{"student":"a","item":"q","response":"A"${own}}\n`;

  it.each([
    ['a field too few', 'a,q\n'],
    ['a field too many', 'a,q,A,B\n'],
    ['a quote that never closes', '"a,q,A\n'],
    ['a quote inside of a field that closed', '"a"b,q,A\n'],
    ['a student without a name', ',q,A\n'],
    ['a student with blanks around', ' a,q,A\n'],
    ['a NUL in a name', 'a\0,q,A\n'],
    ['a NUL in an item', 'a,q\0,A\n'],
    ['a NUL in a response', 'a,q,A\0\n'],
    ['a response of two thousand characters', `a,q,${'x'.repeat(2000)}\n`],
  ])('%s, of a table', (_, text) => {
    expect(scanned(plainTable, text)).toBe('surprise');
    expect(scanned(plainTable, text, 'error', 3)).toBe('surprise');
  });

  it.each([
    ['no attempt', 'a,q,A,first,,\n'],
    ['an attempt of seven digits', 'a,q,A,1000000,,\n'],
    ['an attempt of zero', 'a,q,A,0,,\n'],
    ['no length of time', 'a,q,A,,,soon\n'],
    ['no time', 'a,q,A,,yesterday,\n'],
    ['a time of day that there is not', 'a,q,A,,2026-11-25T25:04:05Z,\n'],
    ['a day that there is not', 'a,q,A,,2026-13-25T15:04:05Z,\n'],
    ['a NUL in a time', 'a,q,A,,2026-11-25T15:04\0,\n'],
    ['a column too many', 'a,q,A,,,,\n'],
    ['bytes that are no text', Buffer.from([0x61, 0x2c, 0x71, 0x2c, 0xff, 0x2c, 0x2c, 0x2c, 0x0a])],
  ])('%s', (_, text) => {
    expect(scanned(fullTable, text)).toBe('surprise');
  });

  it.each([
    ['what is no object', '[1]\n'],
    ['a student that is a number', '{"student":1,"item":"q","response":"A"}\n'],
    ['a student with an escape', '{"student":"a\\n","item":"q","response":"A"}\n'],
    ['a string that never closes', '{"student":"a\n'],
    ['a response that never closes', '{"student":"a","item":"q","response":"A\n'],
    ['a list that never closes', '{"student":"a","item":"q","response":["A"\n'],
    ['a list of lists', '{"student":"a","item":"q","response":[["A"]]}\n'],
    ['a string in a list that never closes', '{"student":"a","item":"q","response":["A]}\n'],
    ['an object as a response', '{"student":"a","item":"q","response":{}}\n'],
    ['no response', '{"student":"a","item":"q"}\n'],
    ['another order of the fields', '{"item":"q","student":"a","response":"A"}\n'],
    ['a field that nobody knows', json(',"colour":"red"')],
    ['an attempt with an escape', json(',"attempt":"\\u0031"')],
    ['an attempt that is none', json(',"attempt":1.5')],
    ['an attempt in exponents', json(',"attempt":1e3')],
    ['a time that is none', json(',"submitted_at":"soon"')],
    ['a time of blanks', json(',"submitted_at":" "')],
    ['what stands behind the object', json('}').replace('}}', '} }')],
    ['no comma between two fields', '{"student":"a";"item":"q","response":"A"}\n'],
    ['a line that is longer than a million bytes', `{"student":"${'a'.repeat(1_100_000)}`],
  ])('%s, of lines of JSON', (_, text) => {
    expect(scanned(lines, text, 'error', text.length > 5000 ? 1_060_000 : undefined)).toBe('surprise');
  });

  it('a hundred and one attempts of one student', () => {
    const rows = Array.from({ length: 101 }, (_, at) => `a,q,A,${at + 1},,\n`);
    expect(scanned(fullTable, rows.slice(1).join(''))).toHaveLength(100);
    expect(scanned(fullTable, rows.join(''))).toBe('surprise');
  });

  it('more items than any exam has', () => {
    const rows = (count: number) => Array.from({ length: count }, (_, at) => `a,q${at},A\n`).join('');
    expect(scanned(plainTable, rows(4096))).toHaveLength(4096);
    expect(scanned(plainTable, rows(4097))).toBe('surprise');
  });

  it('more different responses to one item than are remembered', () => {
    const long = (count: number) =>
      Array.from({ length: count }, (_, at) => `s${at},q,${String(at).padStart(900, 'x')}\n`).join('');
    expect(scanned(plainTable, long(1000))).toHaveLength(1000);
    expect(scanned(plainTable, long(1300))).toBe('surprise');
  });
});

describe('a shard', () => {
  it('is handed over whole, and leaves nothing of what grows with students', () => {
    const shard = newShard('error');
    const text = Buffer.from('ada,q,A\nbob,q,B\n');
    scanner(shard, plainTable)(text, 0, text.length, Number.MAX_SAFE_INTEGER, true);
    putTime(shard, 1, 1000);
    const given = structuredClone(shard, { transfer: [...buffersOf(shard)] });
    expect([0, 1].map((student) => textOf(given.students, student))).toEqual(['ada', 'bob']);
    expect([given.papers.count, given.times[1], given.pages[0]?.[0], given.pages[0]?.[given.stride]]).toEqual([
      2, 1000, 1, 2,
    ]);
    const left = [shard.students.bytes, shard.papers.students, shard.first, shard.times, ...shard.pages];
    expect(left.map(({ byteLength }) => byteLength)).toEqual([0, 0, 0, 0, 0]);
  });
});

describe('names by their bytes', () => {
  it('are told apart where they have one hash and not one length', () => {
    const names = newByteNames();
    const all = [[0x3e], [0x01, 0x1f], [0x3e, 0x3e]].map((bytes) => Uint8Array.from(bytes));
    const hashes = all.map((bytes) => hashOf(bytes, 0, bytes.length));
    expect(hashes[0]).toBe(hashes[1]);
    for (const [at, bytes] of all.entries()) addName(names, bytes, 0, bytes.length, hashes[at] ?? 0);
    expect(all.map((bytes, at) => findName(names, bytes, 0, bytes.length, hashes[at] ?? 0))).toEqual([0, 1, 2]);
  });
});

describe('the form of a file', () => {
  it('is for the exact reader where its header is quoted', () => {
    const { formOf } = bulkForms(paper.entries);
    expect(formOf('student,item,response\na,legs,8\n')?.is).toBe('table');
    expect(formOf('"student",item,response\na,legs,8\n')).toBeUndefined();
  });

  it.each(['order', 'seed'])('is for it as well where a column bears on what was shown: %s', (column) => {
    expect(bulkForms(paper.entries).formOf(`student,item,response,${column}\na,legs,8,\n`)).toBeUndefined();
  });
});

describe('the order of students', () => {
  it('is that of their code units, for names of any length', () => {
    const unit = fc.constantFrom('a', 'B', '9', 'é', '\ud7ff', '\ue000', '\uffee', '\u{1f600}', '\u{10ffff}');
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ unit, minLength: 1, maxLength: 100 }), { minLength: 1, maxLength: 30 }),
        (names) => {
          const shard = newShard('error');
          const text = names.map((name) => `${name},q,A\n`).join('');
          scanner(shard, plainTable)(Buffer.from(text), 0, Buffer.byteLength(text), Number.MAX_SAFE_INTEGER, true);
          const order = Array.from(inOrder(shard.students), (place) => textOf(shard.students, place));
          expect(order).toEqual([...names].sort((one, other) => (one < other ? -1 : 1)));
        },
      ),
    );
  });

  it('is theirs for several thousand names of several lengths', () => {
    const names = Array.from({ length: 5000 }, (_, at) => `${(at * 7919) % 5000}`).flatMap((name, at) =>
      at % 3 === 0 ? [name, `s${name.padStart(7, '0')}`] : [`s${name}`],
    );
    const shard = newShard('error');
    const text = Buffer.from(names.map((name) => `${name},q,A\n`).join(''));
    scanner(shard, plainTable)(text, 0, text.length, Number.MAX_SAFE_INTEGER, true);
    const order = Array.from(inOrder(shard.students), (place) => textOf(shard.students, place));
    expect(order).toEqual([...names].sort());
  });
});
