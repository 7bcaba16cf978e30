import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { totalsOf } from '../../../src/core/marking/totals.ts';
import { formats, type Reported, written } from '../../../src/core/report/formats.ts';
import type { BulkOptions } from '../../../src/shell/marking/bulk/bulk-options.ts';
import { gradedMany } from '../../../src/shell/marking/bulk/graded-many.ts';
import { type Graded, gradedWhole } from '../../../src/shell/marking/graded.ts';
import type { MarkingOptions } from '../../../src/shell/marking/run.ts';
import { writeResults } from '../../../src/shell/marking/write-results.ts';
import { exam, paper } from '../../core/marking/samples.ts';
import { folderWith } from '../../support/folder.ts';
import { fakeWorld } from '../../support/world.ts';
import {
  bareTables,
  oddLines,
  oddTables,
  plainLines,
  plainTables,
  policies,
  sittings,
  unclearTables,
} from './bulk-samples.ts';
import { copies, wideTables } from './folder-samples.ts';

const typed = { attempts: null, duplicates: null, missing: null, late: null, passMark: null, rule: null };
const decks = [exam];
const byBytes: BulkOptions = { fromBytes: 0, workers: 1, bytesPerWorker: 1, manyFiles: 100 };
const asRead: BulkOptions = { ...byBytes, fromBytes: Number.POSITIVE_INFINITY };

/** All that is made of a run: what each format prints, and each file of its folder of results. */
async function madeOf(cwd: string, { marks, findings, table, extra }: Graded) {
  const reported: Reported = { marks, findings, totals: totalsOf(marks), now: Date.UTC(2026, 11, 24) };
  const printed: Record<string, string> = {};
  for (const format of formats) printed[format] = [...(await written(format, reported))].join('');
  const folder = `${cwd}/.results`;
  await writeResults(fakeWorld(cwd), folder, { shown: 'results', reported, table, extra, typed, decks });
  const files = readdirSync(folder).map((name) => [name, readFileSync(`${folder}/${name}`, 'utf8')]);
  return { ...printed, ...Object.fromEntries(files) };
}

const handed = (texts: readonly string[]) =>
  folderWith(Object.fromEntries(texts.map((text, at) => [`${at}.csv`, text])));

/** What is made of submissions with a number kept for each mark, and of the same in memory; nothing where they must be. */
async function bothOf(texts: readonly string[], policy: Partial<MarkingOptions>, bulk: BulkOptions) {
  const cwd = handed(texts);
  const found = { decks, paper, paths: ['.'] };
  const options = { ...policy, typed, decks: [] };
  const many = await gradedMany(fakeWorld(cwd), found, { ...options, bulk });
  if (many === undefined) return undefined;
  const whole = await gradedWhole(fakeWorld(cwd), found, options);
  return { many: await madeOf(handed([]), many), whole: await madeOf(handed([]), whole) };
}

describe('grading with a number kept for each mark', () => {
  it('makes the same bytes as grading in memory, of plain rows', async () => {
    let taken = 0;
    const files = fc.oneof(
      plainTables,
      unclearTables,
      oddTables,
      bareTables,
      fc.tuple(plainLines),
      fc.tuple(plainLines, oddLines),
      wideTables,
    );
    await fc.assert(
      fc.asyncProperty(files, policies, fc.constantFrom(0, 100), async (texts, policy, manyFiles) => {
        const both = await bothOf(texts, policy, { ...byBytes, manyFiles });
        if (both === undefined) return;
        taken++;
        expect(both.many).toEqual(both.whole);
      }),
      { numRuns: 200 },
    );
    expect(taken).toBeGreaterThan(40);
  });

  it('and of whatever form, each response marked as it is read', async () => {
    let taken = 0;
    const parts = fc.oneof(
      oddTables,
      bareTables,
      fc.tuple(plainLines),
      fc.tuple(oddLines),
      sittings,
      wideTables,
      copies,
    );
    const files = fc.array(parts, { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(files, policies, async (texts, policy) => {
        const both = await bothOf(texts.flat(), policy, asRead);
        if (both === undefined) return;
        taken++;
        expect(both.many).toEqual(both.whole);
      }),
      { numRuns: 350 },
    );
    expect(taken).toBeGreaterThan(40);
  });

  it('keeps what was read letter by letter, which marks alone do not tell apart', async () => {
    const rows = ['A,B', ' a b', 'A B', 'B,A', 'A,,B'].map((text, at) => `s${at},fruits,"${text}"\n`).join('');
    const both = await bothOf([`student,item,response\n${rows}`], {}, byBytes);
    expect(both?.many).toEqual(both?.whole);
    const receipts = (both?.many['jsonl'] ?? '').trimEnd().split('\n');
    const read = receipts
      .map((line: string) => JSON.parse(line).read?.text)
      .filter((text?: string) => text !== undefined);
    expect(read).toEqual(['A,B', ' a b', 'A B', 'B,A', 'A,,B']);
  });

  it('makes the same bytes of rows in any order', async () => {
    // Sums of thirds and fifths in another order end in other digits.
    const picks = ['A', 'A,B', 'A,B,C', 'A,B,C,D', 'D', 'B,E'];
    const rows = Array.from({ length: 400 }, (_, at) => [
      `s${at},fruits,"${picks[(at * at) % 6]}"\n`,
      `s${at},legs,${(at * 7) % 11}\n`,
      `s${at},order,${at % 3 === 0 ? '1 2 3' : '2 1 3'}\n`,
    ]).flat();
    const both = await bothOf([`student,item,response\n${rows.toReversed().join('')}`], {}, byBytes);
    expect(both?.many).toEqual(both?.whole);
    const one = await bothOf([`student,item,response\n${rows.join('')}`], {}, byBytes);
    expect(both?.many['items.json']).toBe(one?.many['items.json']);
  });

  it('keeps the order in which a shuffled paper showed its options', async () => {
    const rows = ['ada,fruits,A B,C A B D E', 'bob,fruits,A B,C A B D E', 'cyd,fruits,A B,A B C D E'].join('\n');
    const both = await bothOf([`student,item,response,order\n${rows}\n`], {}, asRead);
    expect(both?.many).toEqual(both?.whole);
    expect(both?.many['csv']).toContain('ada,0.6667,');
    expect(both?.many['jsonl']).toContain('"shown":[2,0,1,3,4]');
  });

  it('leaves to memory what is settled among whole attempts', async () => {
    const rows = 'student,item,response,attempt\nada,legs,8,1\nada,legs,7,2\n';
    expect(await bothOf([rows], { attempts: 'mean' }, byBytes)).toBeUndefined();
    expect(await bothOf([rows], { attempts: 'last' }, byBytes)).toBeDefined();
  });
});
