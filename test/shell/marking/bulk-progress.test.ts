import { describe, expect, it } from 'vitest';
import { usualPolicy } from '../../../src/core/marking/policy.ts';
import { bulkRun } from '../../../src/shell/marking/bulk/bulk-run.ts';
import { findSubmissionFiles } from '../../../src/shell/submissions/find-files.ts';
import { readSubmissions } from '../../../src/shell/submissions/read-submissions.ts';
import { paper } from '../../core/marking/samples.ts';
import { folderWith } from '../../support/folder.ts';
import { fakeWorld } from '../../support/world.ts';

/** A world with a file of submissions, in which each look at the clock is that many ms after the one before. */
function worldOf(isTTY: boolean, stepMs: number, files: Readonly<Record<string, string>>) {
  let ms = 0;
  const plain = fakeWorld(folderWith(files));
  const now = (): number => {
    ms += stepMs;
    return ms;
  };
  return { ...plain, now, stderr: Object.assign(plain.stderr, { isTTY }) };
}

/** What is said while a file is read. */
async function said(isTTY: boolean, stepMs: number): Promise<string> {
  const world = worldOf(isTTY, stepMs, { 'a.csv': 'student,item,response\nada,legs,8\n' });
  await bulkRun(world, findSubmissionFiles(world.cwd, ['a.csv']), paper, usualPolicy, {
    fromBytes: 0,
    workers: 1,
    bytesPerWorker: 1,
    manyFiles: 100,
  });
  return world.complained();
}

describe('the progress of reading very many rows', () => {
  it('shows in a terminal after a second, and goes away', async () => {
    expect(await said(true, 1500)).toBe('Reading the submissions …\rReading the submissions █████████ 100 %\r\u001b[K');
  });

  it('says nothing within the first second, nor where nobody looks', async () => {
    expect(await said(true, 900)).toBe('');
    expect(await said(false, 1500)).toBe('');
  });

  it('goes on within a long table, and counts files where there are many', async () => {
    const sharesIn = (text: string): readonly number[] =>
      [...text.matchAll(/(\d+) %/g)].map(([, share]) => Number(share));
    const rows = Array.from({ length: 20_000 }, (_, at) => `s${at},legs,8\n`).join('');
    const table = worldOf(true, 1500, { 'a.csv': `student,item,response\n${rows}` });
    await readSubmissions(table, ['a.csv'], paper.entries);
    const shares = sharesIn(table.complained());
    // 268,912 bytes, told of in steps of 65,536.
    expect(shares.slice(0, 3)).toEqual([24, 49, 73]);
    expect(shares.at(-1)).toBe(100);
    const many = worldOf(
      true,
      1500,
      Object.fromEntries(Array.from({ length: 200 }, (_, at) => [`s${at}.csv`, 'item,response\nlegs,8\n'])),
    );
    await readSubmissions(many, ['.'], paper.entries);
    expect(sharesIn(many.complained())).toEqual(Array.from({ length: 100 }, (_, at) => at + 1));
  });
});
