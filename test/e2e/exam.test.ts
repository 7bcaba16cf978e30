import { describe, expect, it } from 'vitest';
import { keys, type Pty } from '../support/pty.ts';
import { machineWith } from './viva.ts';

const { enter } = keys;
const item = (title: string, settings = ''): string =>
  `## ${title}\n${settings}\n\n- [x] yes ${title}\n- [ ] no ${title}\n`;
const deckOf = (...items: readonly string[]) => ({
  'deck.md': `---\ntitle: Exam\ndefaults: {shuffle: false}\n---\n\n${items.join('\n')}`,
});
const three = deckOf(item('Alpha'), item('Beta'), item('Gamma'));

const asked = (pty: Pty, title: string): Promise<void> =>
  pty.waitFor(new RegExp(`^ ${title}$[^]*⏎ answer.*\\? more`, 'm'));
const shown = (pty: Pty): string => pty.screen().join('\n');

describe('an exam', () => {
  it('says nothing about a response, can be gone back in, and explains after the end', async () => {
    const pty = machineWith(three).start(['quiz', 'deck.md', '--exam', '--pass-mark', '70%'], { rows: 40 });
    await asked(pty, 'Alpha');
    expect(shown(pty)).not.toContain('b back');
    pty.send(`2${enter}`);
    await asked(pty, 'Beta');
    expect(shown(pty)).not.toMatch(/not quite|of 1 point/);
    pty.send('b');
    await asked(pty, 'Alpha');
    expect(shown(pty)).toContain('Your response so far:');
    expect(shown(pty)).toContain('2  no Alpha');
    pty.send(`1${enter}`);
    await asked(pty, 'Beta');
    pty.send(`2${enter}`);
    await asked(pty, 'Gamma');
    pty.send(`1${enter}`);
    await pty.waitFor('All 3 items are done.');
    await pty.waitFor('b back');
    pty.send(enter);
    // What was missed comes first.
    await pty.waitFor(/Item 2 of 3[^]*Beta[^]*not quite[^]*⏎ next/);
    pty.send(enter);
    await pty.waitFor(/Item 1 of 3[^]*right[^]*⏎ next/);
    pty.send('q');
    // Two of three points are under seventy per cent.
    expect(await pty.ended).toEqual({ code: 1, signal: 0 });
    expect(shown(pty)).toContain('2 of 3 points · 67 %');
    expect(shown(pty)).toContain('✗ not passed: 70 % is needed');
  });

  it('that is left says nothing of its score, and goes on', async () => {
    const machine = machineWith(three);
    const pty = machine.start(['quiz', 'deck.md', '--exam']);
    await asked(pty, 'Alpha');
    pty.send(`2${enter}`);
    await asked(pty, 'Beta');
    pty.send('q');
    expect((await pty.ended).code).toBe(0);
    expect(shown(pty)).toMatch(/^ 1 of 3 items answered +\d s\n\n viva quiz --resume {3}goes on at this item$/m);
    expect(shown(pty)).not.toContain('point');
    const again = machine.start(['quiz', '--resume']);
    await asked(again, 'Beta');
    expect(shown(again)).toContain('b back');
  });

  it('asks a skipped item again at the end', async () => {
    const pty = machineWith(three).start(['quiz', 'deck.md', '--exam']);
    await asked(pty, 'Alpha');
    pty.send('s');
    await asked(pty, 'Beta');
    pty.send(`1${enter}`);
    await asked(pty, 'Gamma');
    pty.send(`1${enter}`);
    await asked(pty, 'Alpha');
    pty.send(`1${enter}`);
    await pty.waitFor('All 3 items are done.');
  });

  it('shows a clock, and ends when the time is up with what was answered', async () => {
    const machine = machineWith(three);
    const pty = machine.start(['quiz', 'deck.md', '--exam', '--time', '3s']);
    await asked(pty, 'Alpha');
    await pty.waitFor(/⏎ answer.* 0:0[123] left$/m);
    pty.send(`1${enter}`);
    await asked(pty, 'Beta');
    await pty.waitFor(/Item 1 of 3[^]*⏎ next/);
    pty.send(enter);
    expect((await pty.ended).code).toBe(0);
    expect(shown(pty)).toContain('The time was up.');
    expect(shown(pty)).toContain('1 of 3 points · 33 %');
    expect(machine.events().at(-1)).toMatchObject({ is: 'sitting-ended', how: 'time-up' });
  });

  it('goes on to the next item when the time of one is up', async () => {
    const machine = machineWith(deckOf(item('Alpha', '<!-- {time: 2} -->'), item('Beta')));
    const pty = machine.start(['quiz', 'deck.md', '--exam']);
    await asked(pty, 'Alpha');
    await asked(pty, 'Beta');
    expect(shown(pty)).not.toContain('b back');
    pty.send(`1${enter}`);
    await pty.waitFor('All 2 items are done. One of them is blank.');
    expect(machine.events().filter(({ is }) => is === 'attempt')).toMatchObject([
      { item: 'alpha', verdict: 'blank', timedOut: true },
      { item: 'beta', verdict: 'right', timedOut: false },
    ]);
  });

  it('counts what is chosen when the time is up', async () => {
    const machine = machineWith(deckOf(item('Alpha', '<!-- {time: 2} -->'), item('Beta')));
    const pty = machine.start(['quiz', 'deck.md', '--exam']);
    await asked(pty, 'Alpha');
    pty.send('1');
    await pty.waitFor('❯ 1');
    await asked(pty, 'Beta');
    expect(machine.events().filter(({ is }) => is === 'attempt')).toMatchObject([
      { item: 'alpha', verdict: 'right', timedOut: true },
    ]);
  });

  it('has no time for one item outside an exam', async () => {
    const pty = machineWith(deckOf(item('Alpha', '<!-- {time: 1} -->'))).start(['quiz', 'deck.md']);
    await asked(pty, 'Alpha');
    expect(shown(pty)).not.toContain('0:01');
  });
});

describe('--retry', () => {
  it('asks what was missed again after the end, round after round until right', async () => {
    const pty = machineWith(deckOf(item('Alpha'), item('Beta'))).start(['quiz', 'deck.md', '--retry']);
    await asked(pty, 'Alpha');
    pty.send(`2${enter}`);
    await pty.waitFor('⏎ next');
    pty.send(enter);
    await asked(pty, 'Beta');
    pty.send(`1${enter}`);
    await pty.waitFor('⏎ next');
    pty.send(enter);
    for (const response of ['2', '1']) {
      await pty.waitFor(/One item was missed, and come.* again[^]*⏎ go on/);
      pty.send(enter);
      await pty.waitFor(/again 1 of 1[^]*⏎ answer/);
      pty.send(`${response}${enter}`);
      await pty.waitFor('⏎ next');
      pty.send(enter);
    }
    expect((await pty.ended).code).toBe(0);
    expect(shown(pty)).toContain('1 of 2 points · 50 %');
    expect(shown(pty)).toContain('All the missed items were right in the end; the score counts the first\n attempts.');
  });
});
