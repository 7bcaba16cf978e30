import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../../support/folder.ts';
import { asRead, exactly, inBulk, policies } from './bulk-samples.ts';
import { copies, wideTables } from './folder-samples.ts';

const handed = (texts: readonly string[], ending: string) =>
  folderWith(Object.fromEntries(texts.map((text, at) => [`s${at}.${ending}`, text])));

describe('a folder of tables with a column for each item', () => {
  it('is read from its bytes as the exact way reads it, whatever the columns and the rows', async () => {
    let taken = 0;
    let unclear = 0;
    await fc.assert(
      fc.asyncProperty(wideTables, policies, async (texts, policy) => {
        const cwd = handed(texts, 'csv');
        const bulk = await inBulk(cwd, ['.'], policy, { manyFiles: 0 });
        if (bulk === undefined) return;
        taken++;
        unclear += bulk.findings.filter(({ code }) => code === 'response-unclear').length;
        expect(bulk).toEqual(await exactly(cwd, ['.'], policy));
      }),
      { numRuns: 400 },
    );
    // A property that every file escapes would hold of anything.
    expect(taken).toBeGreaterThan(40);
    expect(unclear).toBeGreaterThan(20);
  });

  const header = 'student,legs,wet\n';
  it.each([
    ['a student twice', { 'a.csv': `${header}ada,8,true\n`, 'b.csv': `${header}ada,8,true\n` }],
    ['a row that is too short', { 'a.csv': `${header}ada,8\n` }],
    ['a row that is too long', { 'a.csv': `${header}ada,8,true,\n` }],
    ['a row that names nobody', { 'a.csv': `${header},8,true\n` }],
    ['two rows that could be those of one file', { 'a.csv': 'attempt,legs\n1,8\n2,8\n' }],
    ['a row of white space', { 'a.csv': 'attempt,legs\n , \n' }],
    [
      'a table with a row for each response beside it',
      { 'a.csv': `${header}ada,8,true\n`, 'b.csv': 'item,response\nlegs,8\n' },
    ],
    ['a column that is kept and no UTF-8', { 'a.csv': Buffer.from(`student,legs,group\nada,8,\xff\n`, 'latin1') }],
    ['the export of a system', { 'a.csv': 'Respondent,Email Address,legs\nx,ada,8\n', 'b.csv': '' }],
    ['a response that is too long', { 'a.csv': `${header}ada,${'8'.repeat(2000)},true\n` }],
    ['a time that is none', { 'a.csv': 'student,legs,submitted_at\nada,8,soon\n' }],
    ['a paper in another order', { 'a.csv': 'student,fruits,seed\nada,A,7\n' }],
  ])('leaves %s to the exact way', async (_, files) => {
    expect(await inBulk(folderWith(files), ['.'], {}, { manyFiles: 0 })).toBeUndefined();
  });

  it('takes a table that names nobody for that of its file', async () => {
    const cwd = folderWith({ 'ada.csv': 'attempt,legs\n1,8\n', 'bob.csv': 'attempt,legs\n,7\n' });
    const bulk = await inBulk(cwd, ['.'], {}, { manyFiles: 0 });
    expect(bulk?.totals.students).toBe(2);
    expect(bulk).toEqual(await exactly(cwd, ['.']));
  });

  it('leaves few of them to the exact way, which may part a file', async () => {
    expect(await inBulk(folderWith({ 'a.csv': `${header}ada,8,true\n` }), ['.'])).toBeUndefined();
  });
});

describe('a folder of filled-in copies of the deck', () => {
  it('is marked as it is read as the exact way marks it, whatever was changed in them', async () => {
    let taken = 0;
    let unclear = 0;
    await fc.assert(
      fc.asyncProperty(copies, policies, async (texts, policy) => {
        const cwd = handed(texts, 'md');
        const read = await asRead(cwd, ['.'], policy);
        if (read === undefined) return;
        taken++;
        unclear += read.findings.filter(({ code }) => code === 'response-unclear').length;
        expect(read).toEqual(await exactly(cwd, ['.'], policy));
      }),
      { numRuns: 400 },
    );
    expect(taken).toBeGreaterThan(40);
    expect(unclear).toBeGreaterThan(20);
  });
});
