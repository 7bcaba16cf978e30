import { readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { main } from '../../../src/main.ts';
import { examText } from '../../core/marking/samples.ts';
import { folderWith } from '../../support/folder.ts';
import { fakeWorld } from '../../support/world.ts';
import { plainRows, type SampleRow } from './bulk-samples.ts';

async function viva(cwd: string, ...argv: readonly string[]) {
  const world = fakeWorld(cwd, { argv });
  const code = await main(world);
  return { code, out: world.written(), err: world.complained() };
}

const header = 'student,item,response,attempt,submitted_at\n';
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const line = ({ student, item, response, attempt, submitted_at }: SampleRow): string =>
  `${[student, item, response, attempt, submitted_at].map(quoted).join(',')}\n`;

const options = fc.record({
  '--attempts': fc.constantFrom('first', 'last', 'best', 'mean'),
  '--missing': fc.constantFrom('blank', 'omit'),
  '--pass-mark': fc.constantFrom('10%', '60%'),
  '--late': fc.constantFrom('2026-11-25T15:04:05Z -1/3/day max 90%', '2026-12-24T00:00Z zero'),
});

/** Rows, some of them with a response that cannot be understood, each with the shard into which it falls. */
const parted = fc
  .tuple(plainRows, fc.array(fc.nat(3), { minLength: 30, maxLength: 30 }), fc.nat(9))
  .map(([rows, shards, every]) =>
    rows.map((row, at) => ({
      row: at % 10 === every ? { ...row, response: 'what?' } : row,
      shard: shards[at] ?? 0,
    })),
  );

describe('viva grade in shards', () => {
  it('merges any shards in any order to the bytes and the exit code of a single run', async () => {
    const order = fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 });
    await fc.assert(
      fc.asyncProperty(parted, order, options, async (rows, shards, given) => {
        const typed = Object.entries(given).flat();
        const of = (shard: number) => rows.filter((each) => each.shard === shard).map(({ row }) => line(row));
        const used = shards.filter((shard) => of(shard).length > 0);
        const files = used.map((shard) => [`${shard}.csv`, header + of(shard).join('')]);
        const cwd = folderWith({ 'exam.md': examText, ...Object.fromEntries(files) });
        const single = await viva(cwd, 'grade', 'exam.md', ...used.map((shard) => `${shard}.csv`), ...typed);
        for (const shard of used) {
          const part = await viva(cwd, 'grade', 'exam.md', `${shard}.csv`, '--partial', `${shard}.part`, ...typed);
          expect(part.out).toBe('');
        }
        const merged = await viva(cwd, 'grade', '--merge', ...used.map((shard) => `${shard}.part`));
        expect({ code: merged.code, out: merged.out }).toEqual({ code: single.code, out: single.out });
        expect(merged.err.split(' · ')[0]).toBe(single.err.split(' · ')[0]);
      }),
      { numRuns: 60 },
    );
  });

  const rows = 'student,item,response\nada,legs,8\nada,wet,true\n';
  const handed = { 'exam.md': examText, 'a.csv': rows, 'b.csv': 'student,item,response\nada,legs,7\n' };

  it('writes the same partial result in the bulk way and in the exact way', async () => {
    const many = Array.from({ length: 90_000 }, (_, at) => `student-${at},legs,${at % 2 === 0 ? 8 : 7}\n`).join('');
    const cwd = folderWith({ 'exam.md': examText, 'a.csv': `student,item,response\n${many}` });
    await viva(cwd, 'grade', 'exam.md', 'a.csv', '--partial', 'bulk.part');
    // A blank column makes the table one for the exact way.
    const wider = readFileSync(`${cwd}/a.csv`, 'utf8').replace(/\n/g, ',\n');
    writeFileSync(`${cwd}/a.csv`, wider.replace('response,', 'response,group'));
    await viva(cwd, 'grade', 'exam.md', 'a.csv', '--partial', 'exact.part');
    const [bulk, exact] = ['bulk.part', 'exact.part'].map((name) => readFileSync(`${cwd}/${name}`, 'utf8'));
    expect(bulk).toBe(exact);
  });

  it('refuses a response that two shards hold, since nobody knows which came first', async () => {
    const cwd = folderWith(handed);
    await viva(cwd, 'grade', 'exam.md', 'a.csv', '--partial', 'a.part');
    await viva(cwd, 'grade', 'exam.md', 'b.csv', '--partial', 'b.part');
    expect(await viva(cwd, 'grade', '--merge', 'a.part', 'b.part')).toEqual({
      code: 2,
      out: '',
      err: [
        'viva: `ada` responded to `legs` in two shards, one of them `b.part`.',
        '  Name the files that `viva grade --partial` wrote with the same options.',
        '',
      ].join('\n'),
    });
  });

  it('refuses shards of other options or another deck, torn ones, and files that are none', async () => {
    const cwd = folderWith({ ...handed, 'other.md': examText.replace('= 8', '= 7') });
    await viva(cwd, 'grade', 'exam.md', 'a.csv', '--partial', 'a.part');
    await viva(cwd, 'grade', 'exam.md', 'b.csv', '--partial', 'late.part', '--missing', 'omit');
    await viva(cwd, 'grade', 'other.md', 'b.csv', '--partial', 'other.part');
    const whole = readFileSync(`${cwd}/a.part`, 'utf8');
    writeFileSync(`${cwd}/torn.part`, whole.slice(0, whole.lastIndexOf('{"lines"')));
    const because = async (...files: readonly string[]) =>
      (await viva(cwd, 'grade', '--merge', ...files)).err.split('\n')[0];
    expect(await because('a.part', 'late.part')).toBe(
      'viva: `late.part` was marked against another deck or with other options.',
    );
    expect(await because('a.part', 'other.part')).toBe(
      'viva: `other.part` was marked against another deck or with other options.',
    );
    expect(await because('torn.part')).toBe(
      'viva: `torn.part` breaks off: its last line does not say that it is whole.',
    );
    expect(await because('a.csv')).toBe('viva: `a.csv` is no partial result of `viva grade --partial`.');
  });
});
