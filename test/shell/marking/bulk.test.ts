import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../../support/folder.ts';
import {
  asRead,
  bareTables,
  exactly,
  inBulk,
  oddLines,
  oddTables,
  plainLines,
  plainTables,
  policies,
  sittings,
  unclearTables,
  wholePapers,
} from './bulk-samples.ts';

const handed = (texts: readonly string[]) =>
  folderWith(Object.fromEntries(texts.map((text, at) => [`${at}.csv`, text])));
const paths = ['0.csv', '1.csv'];

describe('marking very many rows', () => {
  it('gives the bytes, the totals and the findings of the exact way for tables that are well formed', async () => {
    await fc.assert(
      fc.asyncProperty(plainTables, policies, async (texts, policy) => {
        const cwd = handed(texts);
        const bulk = await inBulk(cwd, paths, policy);
        const exact = await exactly(cwd, paths, policy);
        // Lateness without a column of times is a finding for each student; under two names nobody knows which came last.
        if (bulk === undefined) expect(policy.late !== undefined || policy.duplicates !== 'error').toBe(true);
        else expect(bulk).toEqual(exact);
      }),
      { numRuns: 150 },
    );
  });

  it('leaves to the exact way whatever it cannot read as that does', async () => {
    await fc.assert(
      fc.asyncProperty(oddTables, policies, async (texts, policy) => {
        const cwd = handed(texts);
        const bulk = await inBulk(cwd, paths, policy);
        if (bulk !== undefined) expect(bulk).toEqual(await exactly(cwd, paths, policy));
      }),
      { numRuns: 150 },
    );
  });

  it('finds where the responses stand that could not be understood', async () => {
    let unclear = 0;
    await fc.assert(
      fc.asyncProperty(unclearTables, policies, fc.integer({ min: 1, max: 3 }), async (texts, policy, workers) => {
        const cwd = handed(texts);
        const bulk = await inBulk(cwd, paths, policy, { workers });
        if (bulk === undefined) return;
        unclear += bulk.findings.filter(({ code }) => code === 'response-unclear').length;
        expect(bulk).toEqual(await exactly(cwd, paths, policy));
      }),
      { numRuns: 150 },
    );
    expect(unclear).toBeGreaterThan(100);
  });

  it('reads many small tables one after the other as the exact way does, whatever their first rows', async () => {
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(fc.tuple(unclearTables, fc.array(bareTables)), policies, async ([table, bare], policy) => {
        const texts = [...table, ...bare.flat()];
        const cwd = handed(texts);
        const bulk = await inBulk(cwd, ['.'], policy, { manyFiles: 0 });
        if (bulk === undefined) return;
        taken++;
        expect(bulk).toEqual(await exactly(cwd, ['.'], policy));
      }),
      { numRuns: 150 },
    );
    expect(taken).toBeGreaterThan(30);
  });

  it('marks each response as it is read as the exact way does, in whatever form it comes', async () => {
    let taken = 0;
    const forms = fc.array(fc.oneof(oddTables, bareTables, fc.tuple(plainLines), fc.tuple(oddLines), sittings), {
      minLength: 1,
      maxLength: 3,
    });
    await fc.assert(
      fc.asyncProperty(forms, policies, async (files, policy) => {
        const cwd = handed(files.flat());
        const read = await asRead(cwd, ['.'], policy);
        if (read === undefined) return;
        taken++;
        expect(read).toEqual(await exactly(cwd, ['.'], policy));
      }),
      { numRuns: 300 },
    );
    expect(taken).toBeGreaterThan(60);
  });

  it('gives the same for every number of threads and any order of the files', async () => {
    await fc.assert(
      fc.asyncProperty(plainTables, policies, fc.integer({ min: 2, max: 5 }), async (texts, policy, workers) => {
        const cwd = handed(texts);
        const bulk = await inBulk(cwd, [...paths].reverse(), policy, { workers });
        if (bulk === undefined) expect(policy.late !== undefined || policy.duplicates !== 'error').toBe(true);
        else expect(bulk).toEqual(await exactly(cwd, paths, policy));
      }),
      { numRuns: 40 },
    );
  });

  it('reads in one thread what was cut in the middle of a quoted field', async () => {
    const inQuotes = Array.from({ length: 40 }, (_, at) => `"student\n${at}",legs,8\n`).join('');
    const cwd = folderWith({ '0.csv': `student,item,response\n${inQuotes}` });
    const exact = await exactly(cwd, ['0.csv']);
    expect(exact.totals.students).toBe(40);
    for (const workers of [1, 2, 3, 7]) expect(await inBulk(cwd, ['0.csv'], {}, { workers })).toEqual(exact);
  });

  it('reads lines of JSON as the exact way does, whatever they are made of', async () => {
    let taken = 0;
    await fc.assert(
      fc.asyncProperty(fc.oneof(plainLines, oddLines), policies, async (text, policy) => {
        const cwd = folderWith({ 'a.jsonl': text });
        const bulk = await inBulk(cwd, ['a.jsonl'], policy);
        if (bulk === undefined) return;
        taken++;
        expect(bulk).toEqual(await exactly(cwd, ['a.jsonl'], policy));
      }),
      { numRuns: 200 },
    );
    // A property that every file escapes would hold of anything.
    expect(taken).toBeGreaterThan(40);
  });

  it('finds where in lines of JSON the responses stand that could not be understood', async () => {
    const line = (student: string, item: string, response: string) =>
      `${JSON.stringify({ student, item, response })}\n`;
    const cwd = folderWith({
      'a.jsonl': [line('ada', 'legs', '8'), line('bob', 'legs', 'many'), '\n', line('cyd', 'wet', 'perhaps')].join(''),
    });
    const bulk = await inBulk(cwd, ['a.jsonl']);
    expect(
      bulk?.findings.flatMap(({ code, place }) => (code === 'response-unclear' ? [[place?.path, place?.line]] : [])),
    ).toEqual([
      ['a.jsonl', 2],
      ['a.jsonl', 4],
    ]);
    expect(bulk).toEqual(await exactly(cwd, ['a.jsonl']));
  });

  it('leaves to the exact way a response that is no JSON', async () => {
    const cwd = folderWith({ 'a.jsonl': '{"student":"ada","item":"legs","response":8x}\n' });
    expect(await inBulk(cwd, ['a.jsonl'])).toBeUndefined();
  });

  it('joins tables and lines of JSON, of more students than a page has', async () => {
    const students = Array.from({ length: 1100 }, (_, at) => `s${at}`);
    const rows = students.map((student) => `${student},legs,8\n`).join('');
    const others = students.map((student) => `${JSON.stringify({ student, item: 'wet', response: true })}\n`).join('');
    const cwd = folderWith({ '0.csv': `student,item,response\n${rows}`, '1.jsonl': others });
    const bulk = await inBulk(cwd, ['0.csv', '1.jsonl']);
    expect(bulk?.totals.students).toBe(1100);
    expect(bulk).toEqual(await exactly(cwd, ['0.csv', '1.jsonl']));
  });

  it('joins hundreds of different responses to an item, under two names or from two files', async () => {
    const rows = (from: number, name: string): string =>
      Array.from(
        { length: 200 },
        (_, at) => `s${from + at},${name},${from + at === 399 ? 8 : 10 * (from + at)}\n`,
      ).join('');
    const lines = Array.from(
      { length: 200 },
      (_, at) => `${JSON.stringify({ student: `t${at}`, item: 'legs', response: at === 199 ? 8 : 10 * at + 1 })}\n`,
    );
    const cwd = folderWith({
      '0.csv': `student,item,response\n${rows(0, 'legs')}${rows(200, 'exam/legs')}`,
      '1.csv': `student,item,response\n${rows(0, 'legs')}`,
      '2.jsonl': lines.join(''),
    });
    for (const files of [['0.csv'], ['1.csv', '2.jsonl'], ['2.jsonl', '0.csv']]) {
      // Told apart by every letter, as receipts ask, they have hundreds of outcomes.
      const bulk = await inBulk(cwd, files, {}, { keepsRead: true });
      expect(bulk?.totals.students, files.join()).toBe(files.length === 1 ? 400 : files.includes('0.csv') ? 600 : 400);
      expect(bulk, files.join()).toEqual(await exactly(cwd, files));
    }
  });

  it('takes of two responses in two files the one that is asked for, and leaves them to the exact way where they are an error', async () => {
    const cwd = folderWith({
      '0.csv': 'student,item,response\nada,legs,8\n',
      '1.jsonl': '{"student":"ada","item":"legs","response":"7"}\n',
    });
    const earned = async (duplicates: 'error' | 'first' | 'last', ...files: readonly string[]) =>
      (await inBulk(cwd, files, { duplicates }))?.csv;
    expect(await earned('error', '0.csv', '1.jsonl')).toBeUndefined();
    expect(await earned('first', '0.csv', '1.jsonl')).toBe(await earned('error', '0.csv'));
    expect(await earned('last', '0.csv', '1.jsonl')).toBe(await earned('error', '1.jsonl'));
    expect(await earned('error', '0.csv')).not.toBe(await earned('error', '1.jsonl'));
  });

  it('orders students as the exact way does, beyond the characters of two bytes as well', async () => {
    const name = fc.string({
      unit: fc.constantFrom('a', 'B', '9', 'é', '\ud7ff', '\ue000', '\uffee', '\u{1f600}', '\u{10ffff}'),
      minLength: 1,
    });
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(name, { minLength: 1, maxLength: 20 }), async (names) => {
        const cwd = folderWith({
          '0.csv': ['student,item,response', ...names.map((each) => `${each},legs,8`)].join('\n'),
        });
        expect(await inBulk(cwd, ['0.csv'])).toEqual(await exactly(cwd, ['0.csv']));
      }),
    );
  });

  it('reads whole papers one after the other, as most files have them, as the exact way does', async () => {
    await fc.assert(
      fc.asyncProperty(wholePapers, policies, fc.integer({ min: 1, max: 3 }), async (texts, policy, workers) => {
        for (const [name, text] of Object.entries(texts)) {
          const cwd = folderWith({ [name]: text });
          const bulk = await inBulk(cwd, [name], policy, { workers });
          if (bulk === undefined) expect(policy.late !== undefined || policy.duplicates !== 'error').toBe(true);
          else expect(bulk).toEqual(await exactly(cwd, [name], policy));
        }
      }),
      { numRuns: 20 },
    );
  });
});
