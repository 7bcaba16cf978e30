import { describe, expect, it } from 'vitest';
import { everyKind } from './kinds.ts';
import { machineWith } from './viva.ts';

const choice = (title: string): string => `## ${title}\n\n- [x] yes\n- [ ] no\n`;
const two = { 'two.md': `---\ndefaults: {shuffle: false}\n---\n\n# Two\n\n${choice('A')}\n${choice('B')}` };
const oneOpen = '1 of 1 point so far, one item stays open.';
const bothRight = '2 of 2 points, 100 %.';

describe('a sitting in a pipe', () => {
  it('stops at the end of input, says how many items stay open and the score so far', async () => {
    const { code, out, err } = await machineWith().run(['quiz', 'tour'], { input: '2\n' });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('Your answer, 1 to 2, or ? for help: 2\n');
    expect(out).toContain('1 of 1 point so far, eleven items stay open.');
  });

  it('takes the name of a deck alone for a quiz', async () => {
    const { code, out } = await machineWith(two).run(['two.md'], { input: '1\n1\n' });
    expect(code).toBe(0);
    expect(out).toContain(bothRight);
  });

  it('takes a last line without a line feed', async () => {
    const { out } = await machineWith(two).run(['quiz', 'two.md'], { input: '1\n1' });
    expect(out).toContain(bothRight);
  });

  it('takes lines that end with carriage return and line feed, after a byte order mark', async () => {
    const { out } = await machineWith(two).run(['quiz', 'two.md'], { input: '\ufeff1\r\n1\r\n' });
    expect(out).toContain(bothRight);
  });

  it('ends at once where standard input is closed', async () => {
    const { code, out } = await machineWith(two).shell('viva quiz two.md </dev/null');
    expect(code).toBe(0);
    expect(out).toContain('two items stay open.');
  });

  it('ends at once where there is no standard input at all', async () => {
    const { code, out, err } = await machineWith(two).shell('viva quiz two.md <&-');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('two items stay open.');
  });

  it('counts an empty line as blank and goes on', async () => {
    const { out } = await machineWith(two).run(['quiz', 'two.md'], { input: '\n1\n' });
    expect(out).toContain('no response. 0 of 1 point\n');
    expect(out).toContain('1 of 2 points, 50 %.');
  });

  it('asks again for what it cannot read, without counting it', async () => {
    const { out } = await machineWith(two).run(['quiz', 'two.md'], { input: '7\n1\n' });
    expect(out).toContain('Give one number from 1 to 2.\n');
    expect(out).toContain(oneOpen);
  });

  it('takes an answer of several lines as far as it came when the input ends in it', async () => {
    const { code, out } = await machineWith({ 'every.md': everyKind }).run(['quiz', 'every.md', '--kind', 'output'], {
      input: 'a\nb',
    });
    expect(code).toBe(0);
    expect(out).toContain('right. 2 of 2 points\n');
  });

  it('leaves an item open when the input ends between its gaps', async () => {
    const { code, out } = await machineWith({ 'every.md': everyKind }).run(['quiz', 'every.md', '--kind', 'cloze'], {
      input: 'red\n',
    });
    expect(code).toBe(0);
    expect(out).toContain('one item stays open.');
  });

  it('leaves an item open when the input ends between an answer and its rubric', async () => {
    const { code, out } = await machineWith({ 'every.md': everyKind }).run(['quiz', 'every.md', '--kind', 'open'], {
      input: 'It scatters.\n\n',
    });
    expect(code).toBe(0);
    expect(out).toContain('Model answer\n');
    expect(out).toContain('one item stays open.');
  });

  it('skips an item, which comes back at the end', async () => {
    const { out } = await machineWith(two).run(['quiz', 'two.md'], { input: 's\n2\n1\n' });
    expect(out.indexOf('\nB\n')).toBeLessThan(out.lastIndexOf('\nA\n'));
    expect(out).toContain('1 of 2 points, 50 %.');
    expect(out).toContain('2: B. two.md:12\n');
    expect(out).toContain('viva quiz --retry: the one missed, until right\n');
  });

  it('takes a flag and its note', async () => {
    const machine = machineWith(two);
    const { out } = await machine.run(['quiz', 'two.md'], { input: 'f\nboth are right\n1\n' });
    expect(out).toContain('What is wrong with it? both are right\n');
    expect(out).toContain(oneOpen);
  });

  it('ends with success and without a word when its reader goes away', async () => {
    const { code, out, err } = await machineWith(two).shell('viva quiz two.md <<< 1 | head -1');
    expect({ code, out, err }).toEqual({ code: 0, out: 'Two. item 1 of 2\n', err: '' });
  });

  it('says the same for the same seed', async () => {
    const machine = machineWith();
    const run = () => machine.run(['quiz', 'tour', '--seed', '7', '--order', 'shuffled'], { input: '1\n1\n1\n' });
    const [one, other] = [await run(), await run()];
    const timeless = (text: string): string => text.replace(/ \d+ s$/m, '');
    expect(timeless(one.out)).toBe(timeless(other.out));
  });
});

describe('every kind in a pipe', () => {
  const verdicts = (out: string): readonly string[] =>
    [...out.matchAll(/^(?:right|partly right|not quite|no response)\. .*$/gm)].map(([row]) => row);

  it('earns all points for what is right', async () => {
    const machine = machineWith({ 'every.md': everyKind });
    const shown = (await machine.run(['quiz', 'every.md', '--seed', '3'], { input: '\n'.repeat(11) })).out;
    const number = (text: string): string => new RegExp(`^(\\d)\\. ${text}$`, 'm').exec(shown)?.[1] ?? '';
    const order = `${number('first')} ${number('second')} ${number('third')}`;
    const pairs = [number('Rome'), number('Madrid')];
    const words = ['It scatters.', '', '1 2'];
    const lines = ['2', '1 3', '1', 'paris', '16000', 'red', 'blue', order, ...pairs, 'a', 'b', '', '3', ...words];
    const { out } = await machine.run(['quiz', 'every.md', '--seed', '3'], { input: `${lines.join('\n')}\n` });
    expect(verdicts(out)).toEqual(Array.from({ length: 11 }, () => 'right. 2 of 2 points'));
    expect(out).toContain('22 of 22 points, 100 %.');
  });

  it('scores what is not, by the rule of the item', async () => {
    const machine = machineWith({ 'every.md': everyKind });
    const lines = ['3', '1', 'false', 'Lyon', '16001', 'red', 'green', '', '', '', 'a', '', '1', 'no', '', '2'];
    const { out } = await machine.run(['quiz', 'every.md'], { input: `${lines.join('\n')}\n` });
    expect(verdicts(out)).toEqual([
      'not quite. 0 of 2 points',
      // right-minus-wrong: one of two keys.
      'partly right. 1 of 2 points',
      'not quite. 0 of 2 points',
      'not quite. 0 of 2 points',
      'not quite. 0 of 2 points',
      'partly right. 1 of 2 points',
      'no response. 0 of 2 points',
      'no response. 0 of 2 points',
      'not quite. 0 of 2 points',
      'not quite. 0 of 2 points',
      // Three of four weights.
      'partly right. 1.5 of 2 points',
    ]);
    expect(out).toContain('3.5 of 22 points, 16 %.');
  });

  it('takes the lines of an ordering by the numbers that were shown', async () => {
    const machine = machineWith({ 'every.md': everyKind });
    const ask = (input: string) => machine.run(['quiz', 'every.md', '--kind', 'ordering', '--seed', '1'], { input });
    const shown = (await ask('')).out;
    const number = (text: string): string => new RegExp(`^(\\d)\\. ${text}$`, 'm').exec(shown)?.[1] ?? '';
    const { out } = await ask(`${number('first')} ${number('second')} ${number('third')}\n`);
    expect(out).toContain('right. 2 of 2 points\n');
  });

  it('takes the partners of a matching one by one', async () => {
    const machine = machineWith({ 'every.md': everyKind });
    const ask = (input: string) => machine.run(['quiz', 'every.md', '--kind', 'matching', '--seed', '1'], { input });
    const rome = /^(\d)\. Rome$/m.exec((await ask('')).out)?.[1];
    expect((await ask(`${rome}\n${rome}\n`)).out).toContain('partly right. 1 of 2 points\n');
  });

  it('asks back for a number with a comma instead of guessing', async () => {
    const { out } = await machineWith({ 'every.md': everyKind }).run(['quiz', 'every.md', '--kind', 'numeric'], {
      input: '16,000\n16000\n',
    });
    expect(out).toContain('16000');
    expect(out).toContain('right. 2 of 2 points\n');
    expect(out).not.toContain('not quite');
  });
});

describe('--json in a pipe', () => {
  it('prints one document on standard output and nothing else there', async () => {
    const { code, out, err } = await machineWith(two).run(['quiz', 'two.md', '--json', '--seed', '5'], {
      input: '1\n2\n',
    });
    const document: unknown = JSON.parse(out);
    expect(code).toBe(0);
    expect(document).toMatchObject({
      schema: 'viva-result/1',
      seed: 5,
      ended: 'finished',
      total: { earnedExact: '1', possibleExact: '2', percent: 50 },
      items: [
        { id: 'a', verdict: 'right' },
        { id: 'b', verdict: 'wrong' },
      ],
    });
    expect(err).toContain('Your answer, 1 to 2');
  });

  it('prints the document of what was answered when the input ends', async () => {
    const { code, out } = await machineWith(two).run(['quiz', 'two.md', '--json'], { input: '1\n' });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ ended: 'quit', open: [2], answered: { percent: 100 } });
  });
});

describe('the exit code of a pass mark', () => {
  it('is 0 where it was reached and 1 where it was not', async () => {
    const machine = machineWith(two);
    const half = await machine.run(['quiz', 'two.md', '--pass-mark', '50%'], { input: '1\n2\n' });
    const more = await machine.run(['quiz', 'two.md', '--pass-mark', '51%'], { input: '1\n2\n' });
    expect([half.code, more.code]).toEqual([0, 1]);
    expect(half.out).toContain('passed: 50 % was needed\n');
    expect(more.out).toContain('not passed: 51 % is needed\n');
  });

  it('counts items that stay open as not earned', async () => {
    const { code } = await machineWith(two).run(['quiz', 'two.md', '--pass-mark', '51%'], { input: '1\n' });
    expect(code).toBe(1);
  });
});
