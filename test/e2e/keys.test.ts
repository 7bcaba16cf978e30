import { describe, expect, it } from 'vitest';
import { keys, type Pty } from '../support/pty.ts';
import { everyKind } from './kinds.ts';
import { machineWith, numberOf } from './viva.ts';

const { up, down, left, right, enter, escape: esc, backspace, ctrlD, tab } = keys;
const shown = (pty: Pty): string => pty.screen().join('\n');
const kind = (name: string): Pty =>
  machineWith({ 'every.md': everyKind }).start(['every.md', '--kind', name, '--seed', '1']);

const hinted = `---
defaults: {shuffle: false}
---

## Alpha

- [x] yes
- [ ] no

> [!TIP]
> the first hint

> [!TIP]
> <!-- {cost: 1/2} -->
> the second hint

## Beta

- [x] yes
- [ ] no
`;

describe('the keys of a sitting', () => {
  const start = (): Pty => machineWith({ 'deck.md': hinted }).start(['deck.md']);

  it('are all named after ?, and only the first of them after ? again', async () => {
    const pty = start();
    await pty.waitFor('↑↓ 1–2 choose · ⏎ answer · h hint · s skip · ? more');
    pty.send('?');
    await pty.waitFor('? less');
    const footer = shown(pty).replaceAll('\n', ' ');
    for (const named of ['f flag as faulty', 'e edit the file', 'q quit and keep', 'ctrl-c quit']) {
      expect(footer).toContain(named);
    }
    pty.send('?');
    await pty.waitFor('? more');
    expect(shown(pty)).not.toContain('q quit and keep');
  });

  it('give one hint after the other, the price named before', async () => {
    const pty = start();
    await pty.waitFor('h hint ·');
    pty.send('h');
    await pty.waitFor(/Hint 1 of 2\n {3}the first hint[^]*h hint for 1\/2 point/);
    pty.send('h');
    await pty.waitFor(/Hint 2 of 2 · costs 1\/2 point\n {3}the second hint[^]*⏎ answer · s skip/);
    expect(shown(pty).match(/the first hint/g)).toHaveLength(1);
    pty.send(`1${enter}`);
    await pty.waitFor(/right +0\.5 of 1 point/);
    await pty.waitFor('1/2 less for hints');
  });

  it('skip an item, which comes back at the end, and then cannot be skipped', async () => {
    const pty = start();
    await pty.waitFor(/Alpha[^]*s skip/);
    pty.send('s');
    await pty.waitFor(/Beta[^]*⏎ answer/);
    pty.send(`1${enter}`);
    await pty.waitFor('⏎ next');
    pty.send(enter);
    await pty.waitFor(/Alpha[^]*⏎ answer/);
    expect(shown(pty)).not.toContain('s skip');
  });

  it('do not answer before something is chosen', async () => {
    const pty = start();
    await pty.waitFor('⏎ answer');
    pty.send(enter);
    await pty.waitFor(/⏎ again/);
    pty.send(enter);
    await pty.waitFor('○ no response');
  });
});

describe('the keys of a kind', () => {
  it('tick and untick', async () => {
    const pty = kind('multiple-select');
    await pty.waitFor('space 1–4 tick');
    pty.send('1');
    await pty.waitFor('[x] 1');
    pty.send('2');
    await pty.waitFor('[x] 2');
    pty.send(' ');
    await pty.waitFor('[ ] 2');
    pty.send(`${down} `);
    await pty.waitFor('[x] 3');
    pty.send(enter);
    await pty.waitFor('2 of 2 points');
  });

  it('carry a line to its place', async () => {
    const pty = kind('ordering');
    await pty.waitFor('space pick up');
    for (const [at, text] of ['first', 'second', 'third'].entries()) {
      for (let from = Number(await numberOf(pty, text)); from > at + 1; from -= 1) {
        pty.send(String(from));
        await pty.waitFor(`❯ ${from}  ${text}`);
        pty.send(` ${up} `);
        await pty.waitFor(`${from - 1}  ${text}`);
        await pty.waitFor('space pick up');
      }
    }
    pty.send(enter);
    await pty.waitFor('2 of 2 points');
  });

  it('turn through the partners of a line, and take one away', async () => {
    const pty = kind('matching');
    await pty.waitFor('goes with · ⏎ answer');
    pty.send(right);
    await pty.waitFor('Italy → 1');
    pty.send(left);
    await pty.waitFor('Italy → …');
    pty.send(await numberOf(pty, 'Rome'));
    await pty.waitFor(/Italy → \d Rome/);
    pty.send(await numberOf(pty, 'Madrid'));
    await pty.waitFor(/Spain → \d Madrid/);
    pty.send(backspace);
    await pty.waitFor('Spain → …');
    pty.send(enter);
    await pty.waitFor('One line has no partner. ⏎ again answers so.');
    pty.send(enter);
    await pty.waitFor('1 of 2 points');
  });

  it('go from gap to gap, and back', async () => {
    const pty = kind('cloze');
    await pty.waitFor('gap 1 of 2');
    pty.send('red');
    await pty.waitFor('[red');
    pty.send(tab);
    await pty.waitFor('gap 2 of 2');
    pty.send(keys.backTab);
    await pty.waitFor('gap 1 of 2');
    pty.send(`${backspace}${backspace}${backspace}Red`);
    await pty.waitFor('[Red');
    pty.send(down);
    await pty.waitFor('gap 2 of 2');
    pty.send(`blue${enter}`);
    await pty.waitFor('2 of 2 points');
    await pty.waitFor('Roses are red and violets are blue.');
  });

  it('ask back for a number that can be read in two ways, with what was typed to mend', async () => {
    const pty = kind('numeric');
    await pty.waitFor('a number in m');
    pty.send(`16,000${enter}`);
    await pty.waitFor(/can be read in two ways[^]*❯ 16,000/);
    for (let count = 0; count < 4; count += 1) pty.send(backspace);
    await pty.waitFor(/❯ 16 *$/m);
    pty.send(`000${enter}`);
    await pty.waitFor('2 of 2 points');
  });

  it('show a near miss as a difference, and do not accept it', async () => {
    const pty = kind('short-answer');
    await pty.waitFor('a word or phrase');
    pty.send(`Pariss${enter}`);
    await pty.waitFor('0 of 2 points');
    await pty.waitFor('differs: Paris[-s-]');
  });

  it('command after Esc where text is typed, and type on after Esc again', async () => {
    const pty = kind('short-answer');
    await pty.waitFor('esc commands');
    pty.send('q');
    await pty.waitFor('❯ q');
    pty.send(esc);
    await pty.waitFor('esc type on');
    pty.send(esc);
    await pty.waitFor('esc commands');
    pty.send('uite');
    await pty.waitFor('❯ quite');
    pty.send(esc);
    await pty.waitFor('esc type on');
    pty.send('q');
    expect((await pty.ended).code).toBe(0);
    expect(shown(pty)).toContain('Nothing is answered yet · one item stays open');
  });

  it('end a text of several lines by an empty one or Ctrl-D', async () => {
    const pty = kind('output');
    await pty.waitFor('⏎ new line · ⏎⏎ or ctrl-d answer');
    pty.send('a');
    pty.send(enter);
    pty.send('b');
    await pty.waitFor(/❯ a *\n {3}b/);
    pty.send(ctrlD);
    await pty.waitFor('2 of 2 points');
  });
});
