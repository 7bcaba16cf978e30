import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Machine, machineWith } from './viva.ts';

const choice = (title: string): string => `## ${title}\n\n- [x] yes ${title}\n- [ ] no ${title}\n`;
const three = `---\ndefaults: {shuffle: false}\n---\n\n${['A', 'B', 'C'].map(choice).join('\n')}`;
const notKept = /What you do here is not kept/g;

/** The file that this month's facts are written to. */
function logOf({ home }: Machine): string {
  const [name = ''] = readdirSync(join(home, 'history'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.jsonl'),
  );
  return join(home, 'history', name);
}

describe('a history that cannot be written', () => {
  it.each([
    ['below a file', '/dev/null/x'],
    ['in a place that is no folder', '/proc/version'],
  ])('%s does not keep the sitting from going on, and is said once', async (_, home) => {
    const machine = machineWith({ 'three.md': three });
    const { code, out, err } = await machine.run(['quiz', 'three.md'], {
      input: '1\n1\n1\n',
      env: { VIVA_HOME: home },
    });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out.match(notKept)).toHaveLength(1);
    expect(out).toContain('3 of 3 points, 100 %.');
    // What was not kept can neither be resumed nor asked again.
    expect(out).not.toContain('viva quiz --r');
  });

  it.runIf(process.platform === 'linux')('because the disk is full, is said once, with what to do', async () => {
    const machine = machineWith({ 'three.md': three });
    await machine.run(['quiz', 'three.md'], { input: '1\n' });
    const log = logOf(machine);
    rmSync(log);
    symlinkSync('/dev/full', log);
    const { code, out } = await machine.run(['quiz', 'three.md'], { input: '1\n2\n1\n' });
    expect(code).toBe(0);
    expect(out.match(notKept)).toHaveLength(1);
    expect(out).toContain('2 of 3 points');
  });

  it('keeps a flag from being lost without a word', async () => {
    const machine = machineWith({ 'three.md': three });
    mkdirSync(join(machine.home, 'flags.jsonl'));
    const { out } = await machine.run(['quiz', 'three.md'], { input: 'f\nwrong\n1\n' });
    expect(out).toContain('Not flagged, because a folder stands where a file should be.');
  });
});

describe('a history with damage', () => {
  it('of a torn line loses only that line, and a sitting goes on', async () => {
    const machine = machineWith({ 'three.md': three });
    await machine.run(['quiz', 'three.md'], { input: '1\n2\n' });
    const log = logOf(machine);
    const lines = readFileSync(log, 'utf8').trimEnd().split('\n');
    // The second attempt was torn in the middle, as by a power cut.
    const kept = lines.filter((line) => !line.includes('"sitting-ended"'));
    const torn = kept.at(-1)?.slice(0, 40) ?? '';
    writeFileSync(log, `${kept.slice(0, -1).join('\n')}\n${torn}`);
    const { code, out } = await machine.run(['quiz', '--resume'], { input: '1\n1\n' });
    expect(code).toBe(0);
    expect(out).toMatch(
      /^One line of the history cannot be read, the first at .*\.jsonl:\d+: the file ends in the middle/,
    );
    expect(out).toContain('1 of 1 point, item 2 of 3\n');
    expect(out).toContain('3 of 3 points, 100 %.');
    expect(readFileSync(log, 'utf8')).toContain(`${torn}\n`);
  });

  it('of lines that are no events is as if they were not there', async () => {
    const machine = machineWith({ 'three.md': three });
    await machine.run(['quiz', 'three.md'], { input: '1\n' });
    appendFileSync(logOf(machine), '\n\u0000\u0000\n{}\n{"is":"attempt"}\n[1,2]\nnull\n');
    const { code, out } = await machine.run(['quiz', '--resume'], { input: '1\n1\n' });
    expect(code).toBe(0);
    expect(out).toContain('3 of 3 points, 100 %.');
  });
});

describe('--resume', () => {
  it('goes on at the same item in the same order, wherever one stands', async () => {
    const machine = machineWith({ 'three.md': three, 'elsewhere/note.txt': '' });
    const first = await machine.run(['quiz', 'three.md', '--order', 'shuffled', '--seed', '12'], { input: '1\n' });
    const asked = (out: string): readonly string[] => [...out.matchAll(/^([ABC])$/gm)].map(([, title = '']) => title);
    const whole = await machineWith({ 'three.md': three }).run(
      ['quiz', 'three.md', '--order', 'shuffled', '--seed', '12'],
      { input: '1\n1\n1\n' },
    );
    const { out } = await machine.shell('cd elsewhere && printf "1\\n1\\n" | viva quiz --resume');
    expect(asked(first.out)).toEqual(asked(whole.out).slice(0, 2));
    expect(asked(out)).toEqual(asked(whole.out).slice(1));
    expect(out).toContain('3 of 3 points, 100 %.');
    expect(out).toContain('seed 12 makes this paper again\n');
  });

  it('has nothing to go on with after the end, and says what to do', async () => {
    const machine = machineWith({ 'three.md': three });
    await machine.run(['quiz', 'three.md'], { input: '1\n1\n1\n' });
    const { code, err } = await machine.run(['quiz', '--resume']);
    expect({ code, err }).toEqual({
      code: 2,
      err: 'viva: No sitting was left unfinished.\n  Begin one: viva quiz DECK\n',
    });
  });

  it('asks an item again that was edited since, and says so', async () => {
    const machine = machineWith({ 'three.md': three });
    await machine.run(['quiz', 'three.md'], { input: '1\n' });
    writeFileSync(
      join(machine.folder, 'three.md'),
      three.replace('- [x] yes A\n- [ ] no A', '- [ ] yes A\n- [x] no A'),
    );
    const { out } = await machine.run(['quiz', '--resume'], { input: '2\n1\n1\n' });
    expect(out).toContain('One item will be asked again: edited since.');
    expect(out).toContain('3 of 3 points, 100 %.');
  });

  it('leaves out what is gone, and refuses where the whole deck is', async () => {
    const machine = machineWith({ 'three.md': three });
    await machine.run(['quiz', 'three.md'], { input: '1\n' });
    writeFileSync(join(machine.folder, 'three.md'), three.slice(0, three.indexOf('## C')));
    expect((await machine.run(['quiz', '--resume'], { input: '1\n' })).out).toContain('2 of 2 points');
    await machine.run(['quiz', 'three.md'], { input: '1\n' });
    rmSync(join(machine.folder, 'three.md'));
    const { code, err } = await machine.run(['quiz', '--resume']);
    expect(code).toBe(2);
    expect(err).toContain('three.md');
  });
});

describe('--retry without a deck', () => {
  it('asks what was missed last, until each is right', async () => {
    const machine = machineWith({ 'three.md': three });
    await machine.run(['quiz', 'three.md'], { input: '1\n2\n2\n' });
    const { code, out } = await machine.run(['quiz', '--retry'], { input: '1\n2\n1\n' });
    expect(code).toBe(0);
    expect(out).toContain('item 1 of 2\n');
    expect(out).toContain('again 1 of 1\n');
    expect(out).toContain('1 of 2 points, 50 %.');
    expect((await machine.run(['quiz', '--retry'])).err).toContain('Nothing of the last sitting is left');
  });

  it('has nothing to ask on a new machine', async () => {
    const { code, err } = await machineWith().run(['quiz', '--retry']);
    expect({ code, err }).toEqual({
      code: 2,
      err: 'viva: There is no earlier sitting.\n  Begin one: viva quiz DECK\n',
    });
  });
});
