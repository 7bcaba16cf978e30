import { join } from 'node:path';
import xterm from '@xterm/headless';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Prompt } from '../../../src/core/item-types/contract.ts';
import type { Shown } from '../../../src/core/layout/shown.ts';
import { folderWith } from '../../support/folder.ts';
import { pngOf } from '../../support/image-files.ts';
import type { Task } from '../../support/prompt-driver.ts';
import type { Pty } from '../../support/pty.ts';
import { type Driver, promptDriver } from '../../support/tour.ts';

vi.setConfig({ testTimeout: 30_000, hookTimeout: 60_000 });

let driver: Driver;
beforeAll(async () => {
  driver = await promptDriver();
});
afterAll(() => driver.remove());

const iterm = { TERM_PROGRAM: 'iTerm.app' };
/** The image takes 10 columns and 5 rows. */
const page = (above: number, text = '![the loop](loop.png)'): Shown[] => [
  ...Array.from({ length: above }, (_, at): Shown => ({ is: 'row', left: [{ text: `row ${at}.`, role: 'plain' }] })),
  { is: 'markdown', text },
];
const typed: Prompt = { shape: 'type', expects: '', lines: 'one' };
const startIn = (
  env: Readonly<Record<string, string>>,
  rows: number,
  shown: readonly Shown[],
  prompt: Prompt = typed,
): Pty => {
  const file = join(folderWith({ 'loop.png': pngOf(80, 80) }), 'deck.md');
  const task: Task = { do: 'ask', asked: { page: shown, aside: [], file, prompt, keys: [] } };
  return driver.start([task], { rows, colours: true, env });
};

/** How often images were drawn, or taken off the screen, in kitty. */
const inKitty = (pty: Pty, action: 'T' | 'd'): number => pty.written().split(`\u001b_Ga=${action},`).length - 1;

/** Where a terminal drew each image, its first row by the number of rows from there to its name. */
async function drawnIn(rows: number, ...parts: readonly { readonly columns: number; readonly written: string }[]) {
  const terminal = new xterm.Terminal({ cols: 80, rows, allowProposedApi: true, scrollback: 5000 });
  const { active } = terminal.buffer;
  const marks: { readonly marker: xterm.IMarker; readonly column: number }[] = [];
  terminal.parser.registerOscHandler(1337, () => {
    const marker = terminal.registerMarker(0);
    if (marker !== undefined) marks.push({ marker, column: active.cursorX });
    return marker !== undefined;
  });
  for (const { columns, written } of parts) {
    terminal.resize(columns, rows);
    await new Promise<void>((shown) => terminal.write(written, shown));
  }
  const textOf = (row: number) => active.getLine(row)?.translateToString(true) ?? '';
  return marks.map(({ marker, column }) => {
    let toName = 0;
    while (textOf(marker.line + toName).trim() === '' && toName < rows) toName += 1;
    return { column, toName, name: textOf(marker.line + toName) };
  });
}

const drawn = { column: 1, toName: 5, name: ' the loop — loop.png' };

it('draws an image right above its name', async () => {
  const pty = startIn(iterm, 24, page(2));
  await pty.waitFor('⏎ answer');
  const rows = ['', ' row 0.', ' row 1.', ' ', ' ', ' ', ' ', ' ', ' the loop — loop.png', ''];
  expect(pty.screen().slice(0, 10)).toEqual(rows);
  expect(await drawnIn(24, { columns: 80, written: pty.written() })).toEqual([drawn]);
});

it('draws it again in its place after the window was resized', async () => {
  const pty = startIn(iterm, 24, page(2));
  await pty.waitFor('⏎ answer');
  const before = pty.written();
  pty.resize(50, 24);
  await vi.waitFor(() => expect(pty.written().slice(before.length)).toContain('⏎ answer'), 10_000);
  const after = pty.written().slice(before.length);
  const again = await drawnIn(24, { columns: 80, written: before }, { columns: 50, written: after });
  expect(again.at(-1)).toEqual(drawn);
  expect(again).toHaveLength(2);
});

it('takes the old one off the screen where text does not overwrite it', async () => {
  const pty = startIn({ TERM: 'xterm-kitty' }, 24, page(2));
  await pty.waitFor('⏎ answer');
  expect([inKitty(pty, 'T'), inKitty(pty, 'd')]).toEqual([1, 0]);
  pty.resize(50, 24);
  await vi.waitFor(() => expect(inKitty(pty, 'T')).toBe(2), 10_000);
  expect(inKitty(pty, 'd')).toBe(1);
});

it('ends a page before an image that it would cut', async () => {
  const pty = startIn(iterm, 14, page(9));
  await pty.waitFor('⏎ to the end');
  expect(pty.screen().slice(0, 10)).toEqual([
    '',
    ...page(9)
      .slice(0, 9)
      .map((_, at) => ` row ${at}.`),
  ]);
  expect(await drawnIn(14, { columns: 80, written: pty.written() })).toEqual([]);
  pty.send(' ');
  await pty.waitFor('⏎ answer');
  expect(await drawnIn(14, { columns: 80, written: pty.written() })).toEqual([drawn]);
});

it('draws the image on the back of a card', async () => {
  const pty = startIn(iterm, 24, page(1, 'What turns?'), { shape: 'recall', back: '![the loop](loop.png)' });
  await pty.waitFor('space show');
  expect(await drawnIn(24, { columns: 80, written: pty.written() })).toEqual([]);
  pty.send(' ');
  await pty.waitFor('3 good');
  expect(await drawnIn(24, { columns: 80, written: pty.written() })).toEqual([drawn]);
});

it.each<[string, Readonly<Record<string, string>>, string]>([
  ['the terminal draws none', { TERM: 'xterm-256color' }, 'loop.png'],
  ['tmux stands between', { TERM: 'xterm-kitty', TMUX: '/tmp/tmux' }, 'loop.png'],
  ['there are no colours', { TERM: 'xterm-kitty', NO_COLOR: '1' }, 'loop.png'],
  ['the file is missing', { TERM: 'xterm-kitty' }, 'none.png'],
])('names an image in words where %s', async (_, env, target) => {
  const pty = startIn(env, 24, page(1, `![the loop](${target})`));
  await pty.waitFor('⏎ answer');
  expect(pty.screen().slice(0, 4)).toEqual(['', ' row 0.', ` [image: the loop — ${target}]`, '']);
  expect(inKitty(pty, 'T')).toBe(0);
});
