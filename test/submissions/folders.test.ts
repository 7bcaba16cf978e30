import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readSubmissions } from '../../src/shell/submissions/read-submissions.ts';
import { folderWith } from '../support/folder.ts';
import { fakeWorld } from '../support/world.ts';
import { coded, inShort, paper } from './support.ts';

it('a folder is read with all below it, but what a tool keeps for itself, and neither a circle of links nor a pipe stops it', async () => {
  const folder = folderWith({
    'class/b/s10.csv': 'item,response\ncall,B\n',
    'class/b/s2.csv.gz': 'item,response\ncall,A\n',
    'class/.DS_Store': '\0\0',
    'class/__MACOSX/x.csv': 'item,response\ncall,A\n',
    'class/a.yaml': 'call: D\n',
  });
  symlinkSync('..', `${folder}/class/b/up`);
  if (process.platform !== 'win32') execFileSync('mkfifo', [`${folder}/class/b/pipe`]);
  const { submissions, findings } = await readSubmissions(fakeWorld(folder), ['class'], paper);
  expect(submissions.map(inShort)).toEqual([
    { student: 'a', call: 'D' },
    { student: 's2', call: 'A' },
    { student: 's10', call: 'B' },
  ]);
  expect(coded(findings)).toEqual([]);
});

it('tables of one student with the same header each have their own student and findings', async () => {
  const folder = folderWith({
    'ann.csv': 'call,paralel\nB,A\n',
    'ben.csv': 'call,paralel\nC,A\n',
    'cem.csv': 'call,parallel\nA,B\n',
  });
  const { submissions, findings } = await readSubmissions(fakeWorld(folder), ['.'], paper);
  expect(submissions.map(inShort)).toEqual([
    { student: 'ann', call: 'B' },
    { student: 'ben', call: 'C' },
    { student: 'cem', call: 'A', parallel: ['B'] },
  ]);
  expect(coded(findings)).toEqual(['column-unmatched error ann.csv:1', 'column-unmatched error ben.csv:1']);
});

it('the same student in two files has one submission of both', async () => {
  const folder = folderWith({
    'one.csv': 'student,call\nann,B\n',
    'two.csv': 'student,item,response\nann,naps,0.1\nann,call,C\n',
  });
  const { submissions, findings } = await readSubmissions(fakeWorld(folder), ['two.csv', 'one.csv'], paper);
  expect(submissions.map(inShort)).toEqual([{ student: 'ann', call: 'B', naps: '0.1' }]);
  expect(coded(findings)).toEqual(['duplicate-response error two.csv:3']);
});
