import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { seededRandom } from '../../src/core/session/random.ts';
import {
  answer,
  answerAndGoOn,
  asked,
  cardsIn,
  choices,
  daysPass,
  dueIn,
  logsBelow,
  quit,
  ratingsIn,
} from './studying.ts';
import { type Machine, machineWith, program } from './viva.ts';

const notKept = /What you do here is not kept/g;
const three = choices(['Alpha', 'Beta', 'Gamma']);
const isLinux = process.platform === 'linux';

/** True where a command of the system can be run. */
function canRun(...[command, ...args]: readonly [string, ...string[]]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const place = mkdtempSync(join(tmpdir(), 'viva-mount-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));
/** Only who may mount can have a disk that is really full, or that really cannot be written. */
const canMount =
  isLinux && canRun('mount', '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', place) && canRun('umount', '-l', place);

/** A small disk at a path until the end of the test. */
function smallDisk(path: string): void {
  mkdirSync(path, { recursive: true });
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', path]);
  onTestFinished(() => {
    execFileSync('umount', ['-l', path]);
  });
}

const bytesOf = (folder: string): ReadonlyMap<string, Buffer> =>
  new Map(logsBelow(folder).map((file) => [file, readFileSync(file)]));

/** Whatever happened: each file is there, and begins with all that was in it. */
function expectNothingLost(before: ReadonlyMap<string, Buffer>, folder: string): void {
  const now = bytesOf(folder);
  for (const [file, bytes] of before) {
    expect(now.get(file)?.subarray(0, bytes.length).equals(bytes), `${file} begins with what was in it`).toBe(true);
  }
}

/** The verdicts that were printed, by the title of their item. */
function verdictsIn(out: string): ReadonlyMap<string, number> {
  const verdicts = new Map<string, number>();
  let title = '';
  for (const line of out.split('\n')) {
    if (/^[A-Z]\w+$/.test(line)) title = line;
    if (/^(?:again|good), next /.test(line)) verdicts.set(title, (verdicts.get(title) ?? 0) + 1);
  }
  return verdicts;
}

const total = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((sum, each) => sum + each, 0);

/** How many reviews of each item are in some lines of a history, which must all be whole but for the last. */
function reviewsIn(machine: Machine): ReadonlyMap<string, number> {
  const items = new Map<string, string>();
  const reviews = new Map<string, number>();
  for (const file of logsBelow(join(machine.home, 'history'))) {
    const lines = readFileSync(file, 'utf8').split('\n');
    for (const line of lines.slice(0, -1)) {
      // Who finds another sitting in the middle of its line begins on a fresh one, to be safe.
      if (line === '') continue;
      const event: { readonly is: string; readonly card: string; readonly text?: string } = JSON.parse(line);
      if (event.is === 'card-seen') items.set(event.card, event.text ?? '');
      if (event.is !== 'review') continue;
      const title = items.get(event.card) ?? '';
      reviews.set(title, (reviews.get(title) ?? 0) + 1);
    }
  }
  return reviews;
}

/** Starts a sitting that is given its answers through a pipe. */
function sitting(machine: Machine, answers: string, args: readonly string[] = []) {
  const env = { PATH: process.env['PATH'], LANG: 'C.UTF-8', VIVA_HOME: machine.home, HOME: machine.folder };
  const child: ChildProcess = spawn(
    process.execPath,
    [program, 'study', 'deck.md', '--new', '999', '--max', '9999', ...args],
    {
      cwd: machine.folder,
      env,
      stdio: 'pipe',
    },
  );
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let out = '';
  let isOver = false;
  let look = (): void => undefined;
  child.stdout?.on('data', (chunk: Buffer) => {
    out += chunk.toString();
    look();
  });
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(answers);
  return {
    /** Settles when the question after so many answers is shown. */
    answered: (count: number) =>
      new Promise<void>((settle) => {
        look = () => {
          if (isOver || (out.match(/^Your answer/gm)?.length ?? 0) > count) settle();
        };
        look();
      }),
    ended: new Promise<string>((settle) => {
      child.on('close', () => {
        isOver = true;
        look();
        settle(out);
      });
    }),
    kill: () => child.kill('SIGKILL'),
  };
}

describe('kill -9', () => {
  const titles = Array.from({ length: 60 }, (_, at) => `Item${at}`);
  const lanes = [1, 2, 3, 4];
  const timesEach = 50;

  it('at a random moment, 200 times, loses no card that was answered, and the history stays readable', async () => {
    const killedAfter: number[] = [];
    const lane = async (seed: number): Promise<number> => {
      const random = seededRandom(seed);
      const machine = machineWith({ 'deck.md': choices(titles) });
      let before = reviewsIn(machine);
      for (let time = 0; time < timesEach; time++) {
        const answers = Array.from({ length: 400 }, () => (random.next() < 0.2 ? '1' : '2')).join('\n');
        const bytes = bytesOf(machine.home);
        const run = sitting(machine, answers);
        await run.answered(random.below(40));
        await new Promise((settle) => setTimeout(settle, random.below(12)));
        run.kill();
        const printed = verdictsIn(await run.ended);
        expectNothingLost(bytes, machine.home);
        const after = reviewsIn(machine);
        for (const [title, count] of printed) {
          expect((after.get(title) ?? 0) - (before.get(title) ?? 0), title).toBeGreaterThanOrEqual(count);
        }
        killedAfter.push(total(printed));
        before = after;
      }
      const { code, out } = await machine.run(['history', 'verify']);
      expect(out).toMatch(
        new RegExp(`^\\d+ events, ${total(before)} reviews, \\d+ cards\\. Every line can be used\\.\n$`),
      );
      expect(code).toBe(0);
      return total(before);
    };
    const kept = (await Promise.all(lanes.map(lane))).reduce((sum, each) => sum + each, 0);
    const answered = killedAfter.reduce((sum, each) => sum + each, 0);
    const within = killedAfter.filter((count) => count > 0).length;
    console.log(
      `${killedAfter.length} kills, ${within} after the first answer; ${answered} answers shown, ${kept} kept`,
    );
    expect(killedAfter).toHaveLength(200);
    expect(within).toBeGreaterThan(150);
    expect(kept).toBeGreaterThanOrEqual(answered);
  }, 300_000);

  it('while the verdict is on the screen has kept it, and undo works in the next sitting', async () => {
    const machine = machineWith({ 'deck.md': three });
    const pty = machine.start(['study', 'deck.md']);
    await answer(pty, 'Alpha', 1);
    pty.kill('SIGKILL');
    await pty.ended;
    expect(ratingsIn(machine)).toEqual(['good']);
    const next = machine.start(['study', 'deck.md']);
    await asked(next, 'Beta');
    next.send('u');
    await next.waitFor(/The last review before this sitting is taken back/);
    await answerAndGoOn(next, 'Alpha', 2);
    await asked(next, 'Beta');
    await quit(next);
    expect((await cardsIn(machine)).get('alpha')).toMatchObject({ reps: 1 });
  });
});

describe('several sittings at once in one collection', () => {
  it('lose nothing, from the first on a new machine', async () => {
    const machine = machineWith({ 'deck.md': choices(Array.from({ length: 30 }, (_, at) => `Item${at}`)) });
    let shown = 0;
    for (let round = 1; round <= 3; round++) {
      const bytes = bytesOf(machine.home);
      const answers = Array.from({ length: 60 }, (_, at) => (at % 3 === 0 ? '1' : '2')).join('\n');
      const outs = await Promise.all([0, 1, 2].map(() => sitting(machine, answers).ended));
      shown += outs.reduce((sum, out) => sum + total(verdictsIn(out)), 0);
      expectNothingLost(bytes, machine.home);
      expect(total(reviewsIn(machine))).toBe(shown);
    }
    const ids = machine.events().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(shown).toBeGreaterThan(200);
    const { out } = await machine.run(['history', 'verify']);
    expect(out).toContain(` ${shown} reviews, 30 cards. Every line can be used.\n`);
  });

  it('each take back what they did themselves', async () => {
    const machine = machineWith({ 'deck.md': three });
    const one = machine.start(['study', 'deck.md']);
    const other = machine.start(['study', 'deck.md']);
    await answerAndGoOn(one, 'Alpha', 1);
    await asked(one, 'Beta');
    await answerAndGoOn(other, 'Alpha', 2);
    await asked(other, 'Beta');
    one.send('u');
    await one.waitFor(/Taken back: good\./);
    await quit(one);
    await quit(other);
    expect((await machine.run(['cards', '--json', 'id:alpha'])).out).toContain('"reps":1');
    expect(ratingsIn(machine)).toEqual(['good', 'again']);
  });
});

/** The only file of the history on this machine. */
function onlyLog(folder: string): string {
  const [file = '', another] = logsBelow(folder);
  expect(another).toBeUndefined();
  return file;
}

describe('a disk that cannot take more', () => {
  it.runIf(isLinux)('is said once, loses nothing, and the sitting goes on', async () => {
    const machine = machineWith({ 'deck.md': three });
    await machine.run(['study', 'deck.md'], { input: '1\n' });
    const log = onlyLog(machine.home);
    renameSync(log, `${log}.kept`);
    symlinkSync('/dev/full', log);
    const { code, out, err } = await machine.run(['study', 'deck.md'], { input: '1\n2\n1\n' });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.match(notKept)).toHaveLength(1);
    expect(out).toContain('because the disk is full');
    expect(out).toContain('3 reviews, 67 % recalled, 3 new.');
  });

  it.runIf(isLinux)('takes u, c, s, b and n without a fault when nothing can be kept', async () => {
    const machine = machineWith({ 'deck.md': three });
    const pty = machine.start(['study', 'deck.md'], { env: { VIVA_HOME: '/proc/version' }, rows: 50 });
    await pty.waitFor('What you do here is not kept');
    await answer(pty, 'Alpha', 2);
    pty.send('c');
    await pty.waitFor('as you say');
    pty.send('\r');
    await asked(pty, 'Beta');
    pty.send('u');
    await pty.waitFor(/^ Alpha$[^]*Taken back: good\.[^]*⏎ answer/m);
    pty.send('u');
    await pty.waitFor(/There is nothing to take back\.[^]*⏎ answer/);
    pty.send('n');
    await pty.waitFor('Your note');
    pty.send('x\r');
    await pty.waitFor('The note is not kept.');
    pty.send('s');
    await asked(pty, 'Beta');
    pty.send('b');
    await asked(pty, 'Gamma');
    expect(await quit(pty)).toBe(0);
    expect(pty.written().match(notKept)).toHaveLength(1);
    expect(machine.events()).toEqual([]);
  });

  it.runIf(isLinux)('because the file may not grow any more keeps what is whole, and goes on after it', async () => {
    const machine = machineWith({ 'deck.md': choices(['Alpha', 'Beta', 'Gamma', 'Delta', 'Epsilon', 'Zeta']) });
    await machine.run(['study', 'deck.md'], { input: '1\n' });
    const log = onlyLog(machine.home);
    const before = bytesOf(machine.home);
    const blocks = Math.ceil(statSync(log).size / 1024) + 1;
    const { code, out } = await machine.shell(
      `ulimit -f ${blocks}; printf '1\\n2\\n1\\n2\\n1\\n2\\n1\\n' | viva study deck.md`,
    );
    expect(code).toBe(0);
    expect(out.match(notKept)).toHaveLength(1);
    expect(out).toContain('because the file may not grow any more');
    expect(out).toContain('7 reviews');
    expectNothingLost(before, machine.home);
    expect(statSync(log).size).toBe(blocks * 1024);
    // What was shown before the fault was said is kept.
    const kept = total(verdictsIn(out.slice(0, out.search(notKept)))) - 1;
    expect(kept).toBeGreaterThanOrEqual(1);
    const after = bytesOf(machine.home);

    const later = await machine.run(['study', 'deck.md'], { input: '1\n' });
    expect(later.out).toContain('One line of the history cannot be used, the first at');
    expectNothingLost(after, machine.home);
    const verified = await machine.run(['history', 'verify']);
    expect(verified.code).toBe(1);
    expect(verified.out).toContain(`, ${1 + kept + 1} reviews, `);
    expect(verified.out).toContain('garbage: it is not JSON\n');
  });

  it.runIf(canMount)('because a small disk is full really, says so, and keeps what was there', async () => {
    const machine = machineWith({ 'deck.md': choices(Array.from({ length: 30 }, (_, at) => `Item${at}`)) });
    const disk = join(machine.folder, 'disk');
    smallDisk(disk);
    const args = ['study', 'deck.md', '--history', 'disk', '--new', '99'];
    await machine.run(args, { input: '1\n2\n' });
    const before = bytesOf(disk);
    expect(before.size).toBe(1);
    try {
      for (;;) appendFileSync(join(disk, 'filler'), Buffer.alloc(4096));
    } catch {
      // The disk is full now, but for the rest of the last page of the log.
    }
    const answers = '1\n'.repeat(40);
    const { code, out, err } = await machine.run(args, { input: answers });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.match(notKept)).toHaveLength(1);
    expect(out).toContain('because the disk is full');
    expect(out).toContain('40 reviews');
    expectNothingLost(before, disk);
    const full = bytesOf(disk);
    rmSync(join(disk, 'filler'));
    const later = await machine.run(args, { input: '2\n' });
    expect(later.out).not.toMatch(notKept);
    expectNothingLost(full, disk);
    const { out: verified } = await machine.run(['history', 'verify', '--history', 'disk']);
    expect(verified).toMatch(/garbage: it is not JSON\n\d+ events, \d+ reviews, \d+ cards\. 1 cannot be used/);
  });

  it.runIf(canMount)('because it is read only is studied all the same', async () => {
    const machine = machineWith({ 'deck.md': three });
    const disk = join(machine.folder, 'disk');
    smallDisk(disk);
    const args = ['study', 'deck.md', '--history', 'disk'];
    await machine.run(args, { input: '1\n' });
    const before = bytesOf(disk);
    execFileSync('mount', ['-o', 'remount,ro', disk]);
    const { code, out, err } = await machine.run(args, { input: '1\n2\n' });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.match(notKept)).toHaveLength(1);
    expect(out).toContain('because the disk cannot be written');
    expect(bytesOf(disk)).toEqual(before);
    const suspend = await machine.run(['suspend', 'id:alpha', '--deck', 'deck.md', '--history', 'disk']);
    expect(suspend).toMatchObject({ code: 2, out: '' });
    expect(suspend.err).toContain('Nothing was changed, because the disk cannot be written');
    const undo = await machine.run(['undo', '--history', 'disk']);
    expect(undo.code).toBe(2);
    const due = await machine.run(['due', 'deck.md', '--json', '--history', 'disk']);
    expect(JSON.parse(due.out)).toMatchObject({ learning: 1, new: 2 });
  });

  it.runIf(isLinux)('for the device to be named on is studied all the same', async () => {
    const machine = machineWith({ 'deck.md': three });
    const { code, out, err } = await machine.run(['study', 'deck.md'], {
      input: '1\n2\n1\n',
      env: { VIVA_HOME: '/dev/null/x' },
    });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.match(notKept)).toHaveLength(1);
    expect(out).toContain('3 reviews');
  });
});

describe('a history with damage', () => {
  const learned = async (): Promise<{ readonly machine: Machine; readonly log: string; readonly lines: string[] }> => {
    const machine = machineWith({ 'deck.md': three });
    await machine.run(['study', 'deck.md'], { input: '1\n2\n1\n' });
    const log = onlyLog(machine.home);
    return { machine, log, lines: readFileSync(log, 'utf8').trimEnd().split('\n') };
  };

  it('of a torn last line goes on after it on a fresh line, and names it', async () => {
    const { machine, log, lines } = await learned();
    writeFileSync(log, `${lines.slice(0, -1).join('\n')}\n${lines.at(-1)?.slice(0, 60)}`);
    const torn = bytesOf(machine.home);
    const { code, out, err } = await machine.run(['study', 'deck.md'], { input: '1\n' });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(
      `One line of the history cannot be used, the first at ${log}:6: the file ends in the middle of it.`,
    );
    expectNothingLost(torn, machine.home);
    expect(total(reviewsIntact(machine))).toBe(3);
    const verified = await machine.run(['history', 'verify']);
    expect(verified.code).toBe(1);
    expect(verified.out).toContain(`${log}:6: garbage: it is not JSON\n`);
  });

  it('of garbage in the middle uses the rest, and leaves it where it is', async () => {
    const { machine, log, lines } = await learned();
    const clean = await cardsIn(machine);
    const garbage = ['\u0000\u0000\u0000', '{"v":1,"id":"x"', '[]', 'null', '{"is":"review"}', '\ufffd'];
    writeFileSync(log, `${[...lines.slice(0, 3), ...garbage, ...lines.slice(3)].join('\n')}\n`);
    const before = bytesOf(machine.home);
    expect(await cardsIn(machine)).toEqual(clean);
    const { code, out } = await machine.run(['study', 'deck.md'], { input: '1\n' });
    expect(code).toBe(0);
    expect(out).toContain(`Six lines of the history cannot be used, the first at ${log}:4`);
    expectNothingLost(before, machine.home);
    const { code: verdict, out: named } = await machine.run(['history', 'verify']);
    expect(verdict).toBe(1);
    for (const line of [4, 5, 6, 7, 8, 9]) expect(named).toContain(`${log}:${line}: garbage: `);
  });

  it('from a newer version keeps its lines, names them, and is no failure', async () => {
    const { machine, log } = await learned();
    const clean = await cardsIn(machine);
    const newer = join(dirname(dirname(log)), 'tablet', '2027-01.jsonl');
    mkdirSync(dirname(newer));
    writeFileSync(
      newer,
      '{"v":2,"id":"tablet.p.000001","when":"tomorrow"}\n{"v":1,"id":"tablet.p.000002","at":1,"offset":0,"is":"dreamt"}\n',
    );
    const before = bytesOf(machine.home);
    const verified = await machine.run(['history', 'verify']);
    expect(verified.code).toBe(0);
    expect(verified.out).toContain(`${newer}:1: newer: it is of version 2\n${newer}:2: newer: `);
    expect(await cardsIn(machine)).toEqual(clean);
    expect((await machine.run(['study', 'deck.md'], { input: '1\n' })).code).toBe(0);
    expectNothingLost(before, machine.home);
    expect(readFileSync(newer)).toEqual(before.get(newer));
  });

  it('of a file that cannot be read uses the others, and names it', async () => {
    const { machine, log } = await learned();
    const odd = join(dirname(log), '2020-01.jsonl');
    mkdirSync(odd);
    const dangling = join(dirname(log), '2020-02.jsonl');
    symlinkSync('/nowhere/at/all', dangling);
    const verified = await machine.run(['history', 'verify']);
    expect(verified.out).toContain(dangling);
    expect(verified.code).toBe(1);
    const { code, out } = await machine.run(['study', 'deck.md'], { input: '1\n' });
    expect(code).toBe(0);
    expect(out).toContain(`${dangling} cannot be read`);
  });

  it('as copies of a sync tool counts each line once', async () => {
    const { machine, log } = await learned();
    const clean = await cardsIn(machine);
    const due = await dueIn(machine);
    writeFileSync(log.replace('.jsonl', ' (conflicted copy 2026-11-25).jsonl'), readFileSync(log));
    expect(await cardsIn(machine)).toEqual(clean);
    expect(await dueIn(machine)).toEqual(due);
  });
});

/** Reviews in lines that can be read. */
function reviewsIntact(machine: Machine): ReadonlyMap<string, number> {
  const lines = logsBelow(machine.home).flatMap((file) => readFileSync(file, 'utf8').split('\n'));
  const reviews = lines.filter((line) => line.includes('"is":"review"') && line.endsWith('}'));
  return new Map([['all', reviews.length]]);
}

describe('a deck that is deleted', () => {
  it('during the sitting is studied to its end, and u goes beyond the sitting', async () => {
    const machine = machineWith({ 'deck.md': three });
    await machine.run(['study', 'deck.md'], { input: '1\n' });
    const pty = machine.start(['study', 'deck.md'], { env: { EDITOR: 'true', VISUAL: '' } });
    await asked(pty, 'Beta');
    rmSync(join(machine.folder, 'deck.md'));
    pty.send('e');
    await pty.waitFor(/The file was not read again\.[^]*⏎ answer/);
    await answerAndGoOn(pty, 'Beta', 1);
    await asked(pty, 'Gamma');
    pty.send('u');
    await pty.waitFor(/^ Beta$[^]*Taken back: good\.[^]*⏎ answer/m);
    pty.send('u');
    await pty.waitFor(/The last review before this sitting is taken back\.[^]*⏎ answer/);
    await answer(pty, 'Alpha', 2);
    expect(await quit(pty)).toBe(0);
    expect(ratingsIn(machine)).toEqual(['good', 'good', 'again']);
  });

  it('between sittings leaves its history, which is there again with the file', async () => {
    const machine = machineWith({ 'deck.md': three, 'other.md': choices(['Delta'], 'Other') });
    await machine.run(['study', 'deck.md', 'other.md'], { input: '1\n1\n1\n1\n' });
    daysPass(machine, 1);
    const before = bytesOf(machine.home);
    const cards = await cardsIn(machine);
    renameSync(join(machine.folder, 'deck.md'), join(machine.folder, 'deck.away'));
    expect((await machine.run(['study', 'deck.md'])).code).toBe(2);
    const { code, out } = await machine.run(['study'], { input: '' });
    expect(code).toBe(0);
    expect(out).toContain('Delta');
    expect((await machine.run(['history', 'relink'])).out).toMatch(/Alpha[^]*Beta[^]*Gamma/);
    expectNothingLost(before, machine.home);
    renameSync(join(machine.folder, 'deck.away'), join(machine.folder, 'deck.md'));
    expect(await cardsIn(machine)).toEqual(cards);
  });

  it('of all that was begun leaves nothing to study, and says so', async () => {
    const machine = machineWith({ 'deck.md': three });
    await machine.run(['study', 'deck.md'], { input: '1\n' });
    rmSync(join(machine.folder, 'deck.md'));
    const { code, out, err } = await machine.run(['study']);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain('There is nothing to study yet.');
  });
});
