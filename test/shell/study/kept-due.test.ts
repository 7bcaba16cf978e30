import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openHistory } from '../../../src/shell/history-files.ts';
import { dueNow } from '../../../src/shell/study/due-now.ts';
import { folderWith } from '../../support/folder.ts';
import { fakeWorld } from '../../support/world.ts';

const item = (title: string) => `# ${title}\n\n= true\n`;
const dayMs = 86_400_000;
const long = 1_700_000_000;

/** A collection of old files with one card that was seen. */
function collection() {
  const cwd = folderWith({ 'a.md': item('Is it?'), 'sub/b.md': item('Is she?') });
  mkdirSync(join(cwd, '.viva/history'), { recursive: true });
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), text);
    utimesSync(join(cwd, path), long, long);
  };
  // What was written in this test is older than a moment.
  let now = Date.now() + 60_000;
  const world = { ...fakeWorld(cwd, { env: { VIVA_HOME: `${cwd}/.home` } }), now: () => now };
  const counts = async (...names: string[]) => {
    const { total, decks } = await dueNow(world, names);
    return [total.cards, total.fresh, decks.length];
  };
  /** Says something else in what is kept, so that it shows where that is used. */
  const mark = (copies = 2) => {
    const folder = join(cwd, '.home/cache/due');
    for (const name of readdirSync(folder)) {
      const text = readFileSync(join(folder, name), 'latin1');
      const half = text.slice(0, text.length / 2);
      const marked = half.replace(/("total":.*?"fresh":)\d/s, '$17');
      expect(marked).not.toBe(half);
      writeFileSync(join(folder, name), copies === 2 ? marked + marked : half + marked, 'latin1');
    }
  };
  const suspend = (key: string) => {
    const opened = openHistory(join(cwd, '.viva/history'), join(cwd, '.home'), world);
    if (!opened.ok) throw new Error(opened.notKept.because);
    opened.writer.append({ is: 'suspended', card: key });
  };
  return {
    cwd,
    counts,
    mark,
    write,
    suspend,
    tomorrow: () => {
      now += dayMs;
    },
  };
}

describe('what was counted as due', () => {
  it('is used again while nothing has changed', async () => {
    const { counts, mark } = collection();
    expect(await counts()).toEqual([2, 2, 2]);
    mark();
    expect(await counts()).toEqual([2, 7, 2]);
    // Of other names other things are due.
    expect(await counts('a.md')).toEqual([1, 1, 1]);
  });

  it.each<[string, (of: ReturnType<typeof collection>) => void, number[]]>([
    ['a deck has changed', ({ write }) => write('a.md', item('Is he?')), [2, 2, 2]],
    ['a deck came into a folder below', ({ write }) => write('sub/c.md', item('Are they?')), [3, 3, 3]],
    ['a folder of decks came', ({ write }) => write('more/c.md', item('Are they?')), [3, 3, 3]],
    ['a line came into the history', ({ suspend }) => suspend('0123456789abcdef'), [2, 2, 2]],
    ['a device came into the history', ({ write }) => write('.viva/history/x/2026-11.jsonl', ''), [2, 2, 2]],
    ['a setting came', ({ write }) => write('.viva/settings.yaml', 'study: {new: 1}\n'), [2, 2, 2]],
    ['a day has gone by', ({ tomorrow }) => tomorrow(), [2, 2, 2]],
  ])('is counted anew where %s', async (_what, change, expected) => {
    const made = collection();
    await made.counts();
    made.mark();
    change(made);
    expect(await made.counts()).toEqual(expected);
  });

  it('is counted anew where a letter of it is wrong', async () => {
    const { counts, mark } = collection();
    await counts();
    mark(1);
    expect(await counts()).toEqual([2, 2, 2]);
  });

  it('is not kept of what ships, which a file of that name may hide', async () => {
    const { counts, cwd } = collection();
    expect((await counts('tour'))[0]).toBeGreaterThan(2);
    expect(readdirSync(join(cwd, '.home/cache'))).not.toContain('due');
  });
});
