import { expect, it } from 'vitest';
import { pngOf } from '../support/image-files.ts';
import { keys } from '../support/pty.ts';
import { machineWith } from './viva.ts';

const image = (name: string): string => `![the ${name}](img/${name}.png)`;
const deck = `# What turns?\n\n${image('loop')}\n\n- [x] the loop\n- [ ] the pool\n\n### Explanation\n\n${image('wheel')}\n`;
/** They take 4 columns and 2 rows; the sizes tell them apart in what is sent. */
const files = { 'turns/a.md': deck, 'turns/img/loop.png': pngOf(32, 32), 'turns/img/wheel.png': pngOf(32, 33) };

/** Which images were drawn, by what kitty was sent first. */
function drawnIn(text: string): readonly string[] {
  const names = new Map([pngOf(32, 32), pngOf(32, 33)].map((png, at) => [Buffer.from(png).toString('base64'), at]));
  const sequence = /\u001b7\u001b\[2A\u001b_Ga=T,f=100,C=1,c=4,r=2,q=2,m=0;([\w+/=]*)\u001b\\\u001b8/g;
  return [...text.matchAll(sequence)].map(([, data = '']) => ['loop', 'wheel'][names.get(data) ?? -1] ?? 'unknown');
}

const kitty = { env: { TERM: 'xterm-kitty' } };

it('draws the images of the question and of the explanation, each once', async () => {
  const pty = machineWith(files).start(['quiz', 'turns/a.md'], kitty);
  await pty.waitFor('? more');
  expect(drawnIn(pty.written())).toEqual(['loop']);
  pty.send(`1${keys.enter}`);
  await pty.waitFor('⏎ next');
  expect(drawnIn(pty.written())).toEqual(['loop', 'wheel']);
});

it('draws them on the pages of a deck', async () => {
  const pty = machineWith(files).start(['show', 'turns'], kitty);
  expect(await pty.ended).toMatchObject({ code: 0 });
  expect(drawnIn(pty.written())).toEqual(['loop', 'wheel']);
  const rows = pty.history();
  expect(rows.slice(rows.indexOf(' the loop — img/loop.png') - 3).slice(0, 4)).toEqual([
    '',
    '',
    '',
    ' the loop — img/loop.png',
  ]);
});

it.each<[string, readonly string[], Readonly<Record<string, string>>]>([
  ['a terminal that draws none', [], { TERM: 'xterm-256color' }],
  ['a terminal without colours', ['--no-color'], { TERM: 'xterm-kitty' }],
  ['lines', ['--plain'], { TERM: 'xterm-kitty' }],
])('sends none to %s', async (_, options, env) => {
  const pty = machineWith(files).start(['quiz', 'turns/a.md', ...options], { env });
  await pty.waitFor(
    options.includes('--plain') ? 'Image: the loop (img/loop.png)' : '[image: the loop — img/loop.png]',
  );
  pty.send(keys.ctrlC);
  await pty.ended;
  expect(pty.written()).not.toContain('\u001b_G');
});

it('sends none through a pipe', async () => {
  const machine = machineWith(files);
  const env = { ...kitty.env, FORCE_COLOR: '1' };
  const shown = await machine.run(['show', 'turns'], { env });
  expect(shown.out).toContain('[image: the loop — img/loop.png]');
  const asked = await machine.run(['quiz', 'turns/a.md'], { env, input: '1\n' });
  expect(`${shown.out}${asked.out}${asked.err}`).not.toContain('\u001b_G');
});
