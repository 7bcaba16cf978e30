import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { HistoryEvent, SittingFact } from '../../src/core/history/event.ts';
import { keepFlag } from '../../src/shell/flags.ts';
import { historyFolder, openHistory, readHistory } from '../../src/shell/history-files.ts';

const fact = (step: number, note = 'a note'): SittingFact => ({
  is: 'flagged',
  sitting: 's1',
  step,
  deck: 'asyncio',
  item: 'loop',
  note,
});

/** 2026-11-30 23:30 in UTC. */
const lateInNovember = Date.UTC(2026, 10, 30, 23, 30);
const clockAt = (at: number) => ({ now: () => at, utcOffsetMinutes: () => 60 });

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'viva-history-'));
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

function writer(at = lateInNovember) {
  const opened = openHistory(historyFolder(data), data, clockAt(at));
  if (!opened.ok) throw new Error(opened.notKept.because);
  return opened.writer;
}
const device = () => readFileSync(join(data, 'device'), 'utf8').trim();
const monthFile = (month = '2026-11') => join(data, 'history', device(), `${month}.jsonl`);
const stepOf = (event: HistoryEvent) => ('step' in event ? event.step : undefined);
const steps = () => readHistory(historyFolder(data)).events.map(stepOf);

describe('writing a fact', () => {
  it('puts it into the file of its device and month, stamped', () => {
    const written = writer().append(fact(1));
    expect(readFileSync(monthFile(), 'utf8').endsWith('"note":"a note"}\n')).toBe(true);
    expect(written.ok && [written.event.at, written.event.offset]).toEqual([lateInNovember, 60]);
    expect(readHistory(historyFolder(data))).toEqual({
      events: written.ok ? [written.event] : [],
      unusable: [],
      unreadable: [],
    });
  });

  it('puts several of one moment there together, in their order', () => {
    const written = writer().appendAll([fact(1), fact(2), fact(3)]);
    const { events } = readHistory(historyFolder(data));
    expect(written).toEqual({ ok: true, events });
    expect(events.map((event) => [event.at, stepOf(event)])).toEqual([
      [lateInNovember, 1],
      [lateInNovember, 2],
      [lateInNovember, 3],
    ]);
    expect(readFileSync(monthFile(), 'utf8').split('\n')).toHaveLength(4);
  });

  it('writes nothing for no facts', () => {
    expect(writer().appendAll([])).toEqual({ ok: true, events: [] });
    expect(existsSync(historyFolder(data))).toBe(false);
  });

  it('says so where several do not fit on the disk, in one answer', () => {
    writer();
    mkdirSync(join(data, 'history', device()), { recursive: true });
    const full = monthFile();
    symlinkSync('/dev/full', full);
    expect(writer().appendAll([fact(1), fact(2)])).toMatchObject({
      ok: false,
      notKept: { because: 'the disk is full' },
    });
  });

  it('begins a new file with a new month', () => {
    writer().append(fact(1));
    writer(lateInNovember + 3_600_000).append(fact(2));
    expect(readdirSync(join(data, 'history', device()))).toEqual(['2026-11.jsonl', '2026-12.jsonl']);
    expect(steps()).toEqual([1, 2]);
  });

  it('gives every event an id of its own, also from two programs on one device', () => {
    const [one, other] = [writer(), writer()];
    for (const each of [one, other, one, other]) each.append(fact(1));
    const { events } = readHistory(historyFolder(data));
    expect(new Set(events.map((event) => event.id)).size).toBe(4);
    expect(events.every((event) => event.id.startsWith(`${device()}.`))).toBe(true);
  });

  it('begins on a fresh line after a line that was torn off, and leaves that as it is', () => {
    writer().append(fact(1));
    appendFileSync(monthFile(), '{"v":1,"id":"torn');
    const before = readFileSync(monthFile(), 'utf8');
    writer(lateInNovember + 1).append(fact(2));
    expect(readFileSync(monthFile(), 'utf8').startsWith(`${before}\n`)).toBe(true);
    expect(steps()).toEqual([1, 2]);
    expect(readHistory(historyFolder(data)).unusable).toEqual([
      { path: monthFile(), line: 2, fault: 'garbage', because: 'it is not JSON' },
    ]);
  });

  it('says that the disk is full, and keeps what was there', () => {
    writer().append(fact(1));
    const full = join(data, 'history', device(), '2026-12.jsonl');
    symlinkSync('/dev/full', full);
    expect(writer(lateInNovember + 3_600_000).append(fact(2))).toEqual({
      ok: false,
      notKept: { path: full, because: 'the disk is full', hint: 'Free some space; what was kept before stays.' },
    });
    expect(steps()).toEqual([1]);
    expect(readHistory(historyFolder(data)).unreadable).toEqual([{ path: full, because: 'it is no regular file' }]);
  });

  it('says where a file stands in place of its folder', () => {
    writeFileSync(join(data, 'history'), 'no folder');
    expect(writer().append(fact(1))).toMatchObject({
      ok: false,
      notKept: { because: 'a file stands where a folder should be' },
    });
    expect(readFileSync(join(data, 'history'), 'utf8')).toBe('no folder');
  });
});

describe('the name of the device', () => {
  it('is made once and stays', () => {
    writer();
    const first = device();
    writer();
    expect(first).toMatch(/^[0-9a-f]{10}$/);
    expect(device()).toBe(first);
    expect(readdirSync(data)).toEqual(['device']);
  });

  it('is not replaced where its file holds something else', () => {
    writeFileSync(join(data, 'device'), '../../etc\n');
    const opened = openHistory(historyFolder(data), data, clockAt(0));
    expect(opened).toMatchObject({
      ok: false,
      notKept: { because: `${join(data, 'device')} does not hold the name of a device; remove it to get a new one` },
    });
    expect(device()).toBe('../../etc');
  });

  it('cannot be made where the data folder is a file', () => {
    const blocked = join(data, 'file');
    writeFileSync(blocked, '');
    expect(openHistory(historyFolder(blocked), blocked, clockAt(0))).toMatchObject({
      ok: false,
      notKept: { path: blocked, because: 'a file stands where a folder should be' },
    });
  });
});

describe('reading a history', () => {
  it('of a folder that is not there is empty', () => {
    expect(readHistory(join(data, 'nowhere'))).toEqual({ events: [], unusable: [], unreadable: [] });
  });

  it('takes in other devices and the copies of a sync tool', () => {
    writer().append(fact(1));
    const line = readFileSync(monthFile(), 'utf8');
    mkdirSync(join(data, 'history', 'laptop'));
    writeFileSync(join(data, 'history', 'laptop', '2026-11.jsonl'), line.replace(/"id":"[^"]*"/, '"id":"l.p.0"'));
    writeFileSync(monthFile('2026-11 (conflicted copy)'), line);
    expect(steps()).toEqual([1, 1]);
  });

  it('names what it cannot read, and reads the rest', () => {
    writer().append(fact(1));
    symlinkSync(join(data, 'gone'), monthFile('2026-10'));
    const { events, unreadable } = readHistory(historyFolder(data));
    expect(events).toHaveLength(1);
    expect(unreadable.map(({ path }) => path)).toEqual([monthFile('2026-10')]);
  });
});

describe('flags for the author', () => {
  it('stand one a line in a file of their own', () => {
    const flag = { id: 'loop', deck: 'asyncio', file: 'questions/asyncio.md', line: 88, note: 'wrong\nkey' };
    expect(keepFlag(data, { ...flag, at: lateInNovember })).toBeUndefined();
    expect(keepFlag(data, { ...flag, line: 90, at: lateInNovember })).toBeUndefined();
    expect(readFileSync(join(data, 'flags.jsonl'), 'utf8')).toBe(
      '{"id":"loop","deck":"asyncio","file":"questions/asyncio.md","line":88,"note":"wrong\\nkey","at":"2026-11-30T23:30:00.000Z"}\n' +
        '{"id":"loop","deck":"asyncio","file":"questions/asyncio.md","line":90,"note":"wrong\\nkey","at":"2026-11-30T23:30:00.000Z"}\n',
    );
  });

  it('that cannot be kept are not lost in silence', () => {
    symlinkSync('/dev/full', join(data, 'flags.jsonl'));
    const flag = { id: 'loop', deck: 'asyncio', file: 'a.md', line: 1, note: '', at: 0 };
    expect(keepFlag(data, flag)?.because).toBe('the disk is full');
  });
});

/** Faults that need a process of their own: it writes facts, and tells on standard output which are on the disk. */
describe('a process that writes', { timeout: 60_000 }, () => {
  let folder: string;
  let program: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'viva-history-program-'));
    const entry = join(folder, 'entry.ts');
    program = join(folder, 'program.mjs');
    writeFileSync(
      entry,
      `import { writeSync } from 'node:fs';
       import { openHistory } from '${join(import.meta.dirname, '../../src/shell/history-files.ts')}';
       const [data, count, size] = process.argv.slice(2);
       const opened = openHistory(data + '/history', data, { now: () => ${lateInNovember}, utcOffsetMinutes: () => 0 });
       const note = 'n'.repeat(Number(size));
       for (let step = 0; step < Number(count); step++) {
         const written = opened.writer.append({ is: 'flagged', sitting: 's', step, deck: 'd', item: 'i', note });
         writeSync(1, written.ok ? step + '\\n' : written.notKept.because + '\\n');
       }`,
    );
    await build({
      configFile: false,
      logLevel: 'silent',
      root: folder,
      build: {
        ssr: entry,
        outDir: folder,
        emptyOutDir: false,
        rollupOptions: { output: { entryFileNames: 'program.mjs' } },
      },
    });
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('and is killed at any moment has lost nothing that it called written, and the history goes on', async () => {
    for (let round = 0; round < 10; round++) {
      const home = join(data, `round${round}`);
      const child = spawn(process.execPath, [program, home, '100000', '300'], { stdio: ['ignore', 'pipe', 'inherit'] });
      let told = '';
      child.stdout.on('data', (text) => {
        told += String(text);
        if (told.split('\n').length > 3 + 7 * round) child.kill('SIGKILL');
      });
      await once(child, 'close');
      const claimed = told.split('\n').slice(0, -1).map(Number);
      const { events, unusable } = readHistory(historyFolder(home));
      expect(claimed.length).toBeGreaterThan(2);
      expect(events.map(stepOf).slice(0, claimed.length)).toEqual(claimed);
      expect(unusable.filter((line) => line.fault !== 'torn')).toEqual([]);
      execFileSync(process.execPath, [program, home, '1', '10']);
      expect(readHistory(historyFolder(home)).events).toHaveLength(events.length + 1);
    }
  });

  it('and runs into the end of the space keeps what it called written and reports the rest', () => {
    const home = join(data, 'small');
    const told = execFileSync(
      'bash',
      ['-c', 'ulimit -f 4; "$@"', 'bash', process.execPath, program, home, '8', '900'],
      {
        encoding: 'utf8',
      },
    );
    const lines = told.split('\n').slice(0, -1);
    expect(lines.slice(0, 3)).toEqual(['0', '1', '2']);
    expect(lines.slice(4)).toEqual(Array.from({ length: 4 }, () => 'the file may not grow any more'));
    const kept = lines.filter((line) => /^\d$/.test(line)).map(Number);
    const before = readHistory(historyFolder(home));
    expect(before.events.map(stepOf)).toEqual(kept);
    expect(before.unusable.map((line) => line.fault)).toEqual(['torn']);
    execFileSync(process.execPath, [program, home, '1', '10']);
    expect(readHistory(historyFolder(home)).events).toHaveLength(kept.length + 1);
  });

  it('next to others that start at once shares one device name and loses nothing', async () => {
    const home = join(data, 'shared');
    const children = Array.from({ length: 6 }, () =>
      spawn(process.execPath, [program, home, '20', '2000'], { stdio: 'ignore' }),
    );
    await Promise.all(children.map((child) => once(child, 'close')));
    expect(readdirSync(historyFolder(home))).toHaveLength(1);
    expect(readdirSync(home).sort()).toEqual(['device', 'history']);
    const { events, unusable } = readHistory(historyFolder(home));
    expect([events.length, unusable.length]).toEqual([120, 0]);
  });

  it('makes its folders where there are none', () => {
    const home = join(data, 'deep', 'er');
    execFileSync(process.execPath, [program, home, '1', '1']);
    expect(existsSync(join(home, 'device'))).toBe(true);
  });
});
