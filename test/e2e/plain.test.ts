import { describe, expect, it } from 'vitest';
import { keys, type Pty } from '../support/pty.ts';
import { everyKind } from './kinds.ts';
import { machineWith } from './viva.ts';

const { enter, ctrlC, ctrlD } = keys;
const esc = '\u001b';
const deck = {
  'deck.md':
    '---\ntitle: Deck\ndefaults: {shuffle: false}\n---\n\n## Alpha\n\n- [x] yes\n- [ ] no\n\n> [!TIP]\n> think\n\n## Beta\n\n= true\n',
};

const shown = (pty: Pty): string => pty.screen().join('\n');

describe('plain lines at a terminal', () => {
  it.each([
    ['--plain', ['--plain'], {}],
    ['ACCESSIBLE=1', [], { ACCESSIBLE: '1' }],
    ['TERM=dumb', [], { TERM: 'dumb' }],
  ])('for %s: no cursor movement, no colour, one prompt a response', async (_, args, env) => {
    const pty = machineWith(deck).start(['quiz', 'deck.md', '--seed', '1', ...args], { env });
    await pty.waitFor('Your answer, 1 to 2, or h for a hint, ? for help:');
    pty.send(`h${enter}`);
    await pty.waitFor('think');
    pty.send(`1${enter}`);
    await pty.waitFor('right. 1 of 1 point');
    await pty.waitFor('Enter next');
    pty.send(enter);
    await pty.waitFor('Beta');
    pty.send(`false${enter}`);
    await pty.waitFor('not quite. 0 of 1 point');
    pty.send(enter);
    expect(await pty.ended).toEqual({ code: 0, signal: 0 });
    expect(pty.written()).not.toContain(esc);
    expect(shown(pty)).toContain('1 of 2 points, 50 %.');
  });

  it('shows a page of lines that can be read out', async () => {
    const pty = machineWith(deck).start(['quiz', 'deck.md', '--plain']);
    await pty.waitFor('? for help:');
    expect(shown(pty)).toBe(
      'Deck. item 1 of 2\n\nAlpha\n\n1. yes\n2. no\nYour answer, 1 to 2, or h for a hint, ? for help: ',
    );
  });

  it('asks every kind in lines', async () => {
    const pty = machineWith({ 'every.md': everyKind }).start(['quiz', 'every.md', '--plain'], { rows: 200 });
    const go = async (prompt: string, response: string): Promise<void> => {
      await pty.waitFor(new RegExp(`${prompt}[^\\n]*:?$`));
      pty.send(`${response}${enter}`);
    };
    await go('Your answer, 1 to 3.*', '2');
    await go('Enter next.*', '');
    await go('Your answers, such as 1 3.*', '1 3');
    await go('Enter next.*', '');
    await go('Your answer, 1 to 2.*', '1');
    await go('Enter next.*', '');
    await go('Your answer.*', 'paris');
    await go('Enter next.*', '');
    await go('Your answer.*', '16,000');
    await go('16000[^]*Your answer.*', '16000');
    await go('Enter next.*', '');
    await go('Gap 1 of 2.*', 'red');
    await go('Gap 2 of 2.*', 'blue');
    await go('Enter next.*', '');
    await go('The numbers of the lines.*', '1 2 3');
    await go('Enter next.*', '');
    await go('Italy goes with.*', '1');
    await go('Spain goes with.*', '2');
    await go('Enter next.*', '');
    await go('Your answer in one or more lines.*', 'a');
    pty.send(`b${enter}${enter}`);
    await go('Enter next.*', '');
    await go('Enter for the answer.*', '');
    await go('How well did you know it.*', '3');
    await go('Enter next.*', '');
    await go('Your answer in one or more lines.*', 'It scatters.');
    pty.send(enter);
    await go('The numbers of the points.*', '1 2');
    await go('Enter next.*', '');
    expect((await pty.ended).code).toBe(0);
  });

  it.each([
    ['Ctrl-C', ctrlC, 130],
    ['Ctrl-D', ctrlD, 0],
  ])('ends with %s and says how it stands', async (_, key, code) => {
    const pty = machineWith(deck).start(['quiz', 'deck.md', '--plain']);
    await pty.waitFor('? for help:');
    pty.send(`1${enter}`);
    await pty.waitFor('Enter next');
    pty.send(enter);
    await pty.waitFor('Beta');
    pty.send(key);
    expect(await pty.ended).toEqual({ code, signal: 0 });
    expect(shown(pty)).toContain('1 of 1 point so far, one item stays open');
  });
});

describe('colour', () => {
  const styled = /\u001b\[[0-9;]*m/;

  it('is used on a terminal', async () => {
    const pty = machineWith(deck).start(['quiz', 'deck.md']);
    await pty.waitFor('⏎ answer');
    expect(pty.written()).toMatch(styled);
  });

  it.each([
    ['NO_COLOR', ['quiz', 'deck.md'], { NO_COLOR: '1' }],
    ['--no-color', ['--no-color', 'quiz', 'deck.md'], {}],
  ])('is left out for %s, and the sitting goes on as ever', async (_, args, env) => {
    const pty = machineWith(deck).start(args, { env });
    await pty.waitFor('⏎ answer');
    pty.send(`1${enter}`);
    await pty.waitFor('⏎ next');
    expect(pty.written()).not.toMatch(styled);
  });

  it.each([
    ['FORCE_COLOR', 'FORCE_COLOR=1 viva show deck.md'],
    ['--color', 'viva --color show deck.md'],
  ])('can be wanted in a pipe by %s', async (_, line) => {
    expect((await machineWith(deck).shell(line)).out).toMatch(styled);
  });
});
