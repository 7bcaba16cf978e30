import { describe, expect, it } from 'vitest';
import { usualPolicy } from '../../../src/core/marking/policy.ts';
import { bulkRun } from '../../../src/shell/marking/bulk/bulk-run.ts';
import { findSubmissionFiles } from '../../../src/shell/submissions/find-files.ts';
import { paper } from '../../core/marking/samples.ts';
import { folderWith } from '../../support/folder.ts';
import { fakeWorld } from '../../support/world.ts';

/** What is said while a file is read, each look at the clock that many ms after the one before. */
async function said(isTTY: boolean, stepMs: number): Promise<string> {
  let ms = 0;
  const plain = fakeWorld(folderWith({ 'a.csv': 'student,item,response\nada,legs,8\n' }));
  const now = (): number => {
    ms += stepMs;
    return ms;
  };
  const world = { ...plain, now, stderr: Object.assign(plain.stderr, { isTTY }) };
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
    expect(await said(true, 1500)).toBe('Reading the submissions …\rReading the submissions … 100 %\r\u001b[K');
  });

  it('says nothing within the first second, nor where nobody looks', async () => {
    expect(await said(true, 900)).toBe('');
    expect(await said(false, 1500)).toBe('');
  });
});
