import { mkdirSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Image } from '../../src/core/layout/image.ts';
import { piece } from '../../src/core/layout/line.ts';
import { drawingOf, erasing } from '../../src/shell/image-escape.ts';
import { imagesOf } from '../../src/shell/images.ts';
import { imageProtocol } from '../../src/shell/terminal-abilities.ts';
import { themeFor } from '../../src/shell/theme.ts';
import { folderWith } from '../support/folder.ts';
import { gifOf, jpegPixel, pngOf } from '../support/image-files.ts';

const ESC = '\u001b';
const terminal = { isTTY: true };

describe('the images of a question file', () => {
  const files = {
    'deck/a.md': '',
    'deck/pixel.png': pngOf(1, 1),
    'deck/wide.png': pngOf(400, 160),
    'deck/my pixel.png': pngOf(1, 1),
    'deck/pixel.gif': gifOf(1, 1),
    'deck/pixel.jpg': jpegPixel,
    'deck/text.png': 'no image',
    'beside/pixel.png': pngOf(1, 1),
  };
  const reader = (folder: string, protocol: 'kitty' | 'iterm', rows = 40) =>
    imagesOf({ protocol, rows, file: join(folder, 'deck/a.md') });

  it('are read from its folder, and by paths that lead elsewhere', () => {
    const image = reader(folderWith(files), 'kitty');
    const pixel = { columns: 1, rows: 1, bytes: Buffer.from(pngOf(1, 1)) };
    for (const target of ['pixel.png', './pixel.png', 'my%20pixel.png', '../beside/pixel.png', 'pixel.png#a?b']) {
      expect(image(target, 60)).toEqual(pixel);
    }
    expect(image('wide.png', 60)).toMatchObject({ columns: 50, rows: 10 });
    expect(image('wide.png', 25)).toMatchObject({ columns: 25, rows: 5 });
  });

  it('take half of the rows of the terminal, and twenty at most', () => {
    const folder = folderWith({ 'deck/high.png': pngOf(80, 1600) });
    const rowsIn = (rows: number) => reader(folder, 'kitty', rows)('high.png', 60)?.rows;
    expect([200, 24, 9, 1].map(rowsIn)).toEqual([20, 12, 4, 1]);
  });

  it('are of the types that the terminal takes', () => {
    const folder = folderWith(files);
    const taken = (protocol: 'kitty' | 'iterm') =>
      ['pixel.png', 'pixel.gif', 'pixel.jpg'].filter((target) => reader(folder, protocol)(target, 60) !== undefined);
    expect(taken('kitty')).toEqual(['pixel.png']);
    expect(taken('iterm')).toEqual(['pixel.png', 'pixel.gif', 'pixel.jpg']);
  });

  it('are none where no image is to be had', () => {
    const folder = folderWith(files);
    mkdirSync(join(folder, 'deck/folder.png'));
    symlinkSync('/dev/zero', join(folder, 'deck/endless.png'));
    const absolute = join(folder, 'deck/pixel.png');
    const addresses = [
      absolute,
      `file://${absolute}`,
      '//a.org/pixel.png',
      'https://a.org/pixel.png',
      'data:image/png,',
    ];
    const paths = ['text.png', 'missing.png', 'folder.png', 'endless.png', 'pixel.png%00', ''];
    for (const target of [...addresses, ...paths]) expect(reader(folder, 'iterm')(target, 60)).toBeUndefined();
  });

  it('of one page have 4 MB together', () => {
    const folder = folderWith({ 'deck/large.png': pngOf(1, 1), 'deck/half.png': pngOf(1, 1) });
    truncateSync(join(folder, 'deck/large.png'), 4 * 1024 * 1024 + 1);
    truncateSync(join(folder, 'deck/half.png'), 2 * 1024 * 1024);
    const image = reader(folder, 'kitty');
    const targets = ['large.png', 'half.png', 'half.png', 'half.png'];
    expect(targets.map((target) => image(target, 60) !== undefined)).toEqual([false, true, true, false]);
  });
});

describe('what draws an image', () => {
  const png = pngOf(1, 1);
  const data = Buffer.from(png).toString('base64');
  const image: Image = { columns: 7, rows: 3, bytes: png };

  it('is kitty’s sequence in the rows above, and the cursor put back', () => {
    expect(drawingOf(image, 'kitty')).toBe(
      `${ESC}7${ESC}[3A${ESC}_Ga=T,f=100,C=1,c=7,r=3,q=2,m=0;${data}${ESC}\\${ESC}8`,
    );
    expect(erasing('kitty')).toBe(`${ESC}_Ga=d,d=A,q=2${ESC}\\`);
  });

  it('is iTerm2’s sequence in the rows above, and the cursor put back', () => {
    expect(drawingOf(image, 'iterm')).toBe(
      `${ESC}7${ESC}[3A${ESC}]1337;File=inline=1;size=${png.length};width=7;height=3;preserveAspectRatio=1:${data}\u0007${ESC}8`,
    );
    expect(erasing('iterm')).toBe('');
  });

  it('gives kitty no more than 4096 characters at once', () => {
    // 3072 bytes are 4096 characters.
    const chunks = (length: number) =>
      [...drawingOf({ ...image, bytes: new Uint8Array(length) }, 'kitty').matchAll(/q=2,m=(\d);(\w*=*)/g)].map(
        ([, more, { length: size } = '']) => [more, size],
      );
    expect(chunks(3072)).toEqual([['0', 4096]]);
    expect(chunks(3073)).toEqual([
      ['1', 4096],
      ['0', 4],
    ]);
    expect(chunks(6145)).toEqual([
      ['1', 4096],
      ['1', 4096],
      ['0', 4],
    ]);
  });

  it('lets no byte of the file through but as base64', () => {
    const kitty = /^\u001b7\u001b\[2A(?:\u001b_G[\da-zA-Z=,]+;[\w+/]*=*\u001b\\)*\u001b8$/;
    const iterm = /^\u001b7\u001b\[2A\u001b\]1337;File=[\da-zA-Z=;]+:[\w+/]*=*\u0007\u001b8$/;
    const hostile = fc.oneof(
      fc.uint8Array({ maxLength: 8000 }),
      fc.constantFrom('\u001b\\\u001b]0;t\u0007', '\u009c\u009b2J', '\u0007').map((text) => Buffer.from(text)),
    );
    fc.assert(
      fc.property(hostile, (bytes) => {
        expect(drawingOf({ columns: 2, rows: 2, bytes }, 'kitty')).toMatch(kitty);
        expect(drawingOf({ columns: 2, rows: 2, bytes }, 'iterm')).toMatch(iterm);
      }),
    );
  });

  it('stands before the text of its piece, and only in a terminal that draws', () => {
    const line = [piece(' '), { ...piece(''), image }, piece('a\u001b', 'plain')];
    const painted = (env: Record<string, string>, stream = terminal) => themeFor({ stream, env }).paint(line);
    expect(painted({ TERM: 'xterm-kitty' })).toBe(` ${drawingOf(image, 'kitty')}a^[`);
    expect(painted({ TERM_PROGRAM: 'iTerm.app' })).toBe(` ${drawingOf(image, 'iterm')}a^[`);
    expect(painted({ TERM: 'xterm-256color' })).toBe(' a^[');
    expect(painted({ TERM: 'xterm-kitty', NO_COLOR: '1' })).toBe(' a^[');
    expect(painted({ TERM: 'xterm-kitty', FORCE_COLOR: '1' }, { isTTY: false })).toBe(' a^[');
  });
});

describe('whether a terminal is trusted with images', () => {
  it.each<[Readonly<Record<string, string>>, ReturnType<typeof imageProtocol>]>([
    [{ TERM: 'xterm-kitty' }, 'kitty'],
    [{ TERM: 'xterm-ghostty', TERM_PROGRAM: 'ghostty' }, 'kitty'],
    [{ TERM: 'xterm-256color', TERM_PROGRAM: 'iTerm.app' }, 'iterm'],
    [{ TERM: 'xterm-256color', TERM_PROGRAM: 'WezTerm' }, 'iterm'],
    [{ TERM: 'wezterm', TERM_PROGRAM: 'WezTerm' }, 'iterm'],
    [{ TERM: 'xterm-256color' }, undefined],
    [{ TERM: 'xterm-256color', TERM_PROGRAM: 'vscode', KITTY_WINDOW_ID: '1' }, undefined],
    [{ TERM: 'xterm-256color', TERM_PROGRAM: 'Apple_Terminal' }, undefined],
    [{ TERM: 'xterm-kitty', TMUX: '/tmp/tmux-1000/default' }, undefined],
    [{ TERM: 'xterm-kitty', ZELLIJ: '0' }, undefined],
    [{ TERM: 'xterm-256color', TERM_PROGRAM: 'WezTerm', NVIM: '/run/nvim' }, undefined],
    [{ TERM: 'tmux-256color', TERM_PROGRAM: 'iTerm.app' }, undefined],
    [{ TERM: 'screen.xterm-kitty', STY: '1.x' }, undefined],
    [{ TERM: 'dumb', TERM_PROGRAM: 'iTerm.app' }, undefined],
    [{ TERM_PROGRAM: 'WezTerm', OS: 'Windows_NT' }, undefined],
    [{}, undefined],
  ])('%o', (env, protocol) => {
    expect(imageProtocol(true, env)).toBe(protocol);
    expect(imageProtocol(false, env)).toBeUndefined();
  });
});
