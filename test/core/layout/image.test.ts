import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsOf, type Image } from '../../../src/core/layout/image.ts';
import { imageHeader } from '../../../src/core/layout/image-header.ts';
import { layOut } from '../../../src/core/layout/lay-out.ts';
import type { Line } from '../../../src/core/layout/line.ts';
import type { Shown } from '../../../src/core/layout/shown.ts';
import { gifOf, jpegFrame, jpegPixel, jpegSegment, pngOf } from '../../support/image-files.ts';
import { pageAt, textsOf } from './rows.ts';

const jpeg = (...segments: readonly (readonly number[])[]): Uint8Array =>
  Uint8Array.from([0xff, 0xd8, ...segments.flat()]);

describe('the header of an image', () => {
  it('says the type and the size', () => {
    expect(imageHeader(pngOf(1, 1))).toEqual({ type: 'png', width: 1, height: 1 });
    expect(imageHeader(pngOf(300, 20))).toEqual({ type: 'png', width: 300, height: 20 });
    expect(imageHeader(gifOf(1, 1))).toEqual({ type: 'gif', width: 1, height: 1 });
    expect(imageHeader(gifOf(513, 2, '87a'))).toEqual({ type: 'gif', width: 513, height: 2 });
    expect(imageHeader(jpegPixel)).toEqual({ type: 'jpeg', width: 1, height: 1 });
  });

  it('is found in a JPEG behind other segments, whatever the coding of the frame', () => {
    const before = [jpegSegment(0xe1, [0x45, 0x78]), jpegSegment(0xfe, []), jpegSegment(0xc4, [0]), [0xff, 0xff]];
    for (const marker of [0xc0, 0xc1, 0xc2, 0xc3, 0xc9, 0xcf]) {
      const bytes = jpeg(...before, jpegSegment(marker, jpegFrame(640, 258)));
      expect(imageHeader(bytes)).toEqual({ type: 'jpeg', width: 640, height: 258 });
    }
  });

  it('is read from a part of a larger store as well', () => {
    const store = Buffer.concat([Buffer.alloc(7), pngOf(3, 4)]);
    expect(imageHeader(store.subarray(7))).toEqual({ type: 'png', width: 3, height: 4 });
  });

  it.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['text', Buffer.from('<svg width="1" height="1"/>')],
    [
      'a PNG without its header first',
      Buffer.from('\u0089PNG\r\n\u001a\n\0\0\0\rIDAT\0\0\0\u0001\0\0\0\u0001', 'latin1'),
    ],
    ['a PNG of no width', pngOf(0, 1)],
    ['a GIF of no height', gifOf(1, 0)],
    ['a JPEG of no height', jpeg(jpegSegment(0xc0, jpegFrame(5, 0)))],
    ['a JPEG whose scan begins before its frame', jpeg(jpegSegment(0xda, [1]), jpegSegment(0xc0, jpegFrame(5, 5)))],
    ['a JPEG with a segment of no length', jpeg([0xff, 0xe0, 0, 0], jpegSegment(0xc0, jpegFrame(5, 5)))],
    ['a JPEG with data between its segments', jpeg([0, 0], jpegSegment(0xc0, jpegFrame(5, 5)))],
    ['a JPEG whose segment ends after the file', jpeg([0xff, 0xe0, 0xff, 0xff], jpegSegment(0xc0, jpegFrame(5, 5)))],
    ['a JPEG of nothing but fill bytes', jpeg(Array.from({ length: 1000 }, () => 0xff))],
  ])('is missing in %s', (_, bytes) => {
    expect(imageHeader(bytes)).toBeUndefined();
  });

  it('is refused where the pixels would exhaust a terminal', () => {
    const claiming = (width: number, height: number): Uint8Array => {
      const bytes = Buffer.from(pngOf(1, 1));
      bytes.writeUInt32BE(width, 16);
      bytes.writeUInt32BE(height, 20);
      return bytes;
    };
    expect(imageHeader(claiming(5000, 5000))).toEqual({ type: 'png', width: 5000, height: 5000 });
    expect(imageHeader(claiming(5000, 5001))).toBeUndefined();
    expect(imageHeader(claiming(0xffffffff, 0xffffffff))).toBeUndefined();
  });

  it('is missing wherever a file is cut before the end of its size', () => {
    const ends: readonly [Uint8Array, number][] = [
      [pngOf(2, 2), 24],
      [gifOf(2, 2), 10],
      // Its frame begins at 89: two bytes of marker, two of length, one of precision, then four of size.
      [jpegPixel, 98],
    ];
    for (const [bytes, end] of ends) {
      for (let length = 0; length < end; length += 1) expect(imageHeader(bytes.subarray(0, length))).toBeUndefined();
      expect(imageHeader(bytes.subarray(0, end))).toBeDefined();
    }
  });

  it('is a size within bounds or nothing for any bytes', () => {
    const starts = [
      pngOf(1, 1).subarray(0, 16),
      gifOf(1, 1).subarray(0, 6),
      jpegPixel.subarray(0, 3),
      new Uint8Array(),
    ];
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 60 }), (start, rest) => {
        const { width = 1, height = 1 } = imageHeader(Buffer.concat([start, rest])) ?? {};
        expect(Number.isInteger(width) && Number.isInteger(height) && width >= 1 && height >= 1).toBe(true);
      }),
    );
  });
});

describe('the cells of an image', () => {
  const room = { columns: 60, rows: 20 };

  it.each([
    ['is as large as it is', 160, 160, 20, 10],
    ['is one cell at least', 1, 1, 1, 1],
    ['is not wider than the text', 4800, 1600, 60, 10],
    ['is not higher than there is room', 800, 3200, 10, 20],
    ['is what fits both ways', 9600, 9600, 40, 20],
    ['keeps a row where its shape leaves none', 24_000, 1, 60, 1],
  ])('%s', (_, width, height, columns, rows) => {
    expect(cellsOf({ width, height }, room)).toEqual({ columns, rows });
  });

  it('are whole, at least one, and within the room', () => {
    const length = fc.integer({ min: 1, max: 25_000 });
    const few = fc.integer({ min: 1, max: 300 });
    fc.assert(
      fc.property(length, length, few, few, (width, height, columns, rows) => {
        const cells = cellsOf({ width, height }, { columns, rows });
        expect(Number.isInteger(cells.columns) && cells.columns >= 1 && cells.columns <= columns).toBe(true);
        expect(Number.isInteger(cells.rows) && cells.rows >= 1 && cells.rows <= rows).toBe(true);
      }),
    );
  });
});

describe('an image on a page', () => {
  const asked: { target: string; columns: number }[] = [];
  const image: Image = { columns: 4, rows: 3, bytes: pngOf(1, 1) };
  const space = {
    image(target: string, columns: number): Image | undefined {
      asked.push({ target, columns });
      return target.endsWith('.png') ? image : undefined;
    },
  };
  const drawnIn = (rows: readonly Line[]) =>
    rows.flatMap((row, at) => {
      const place = row.findIndex((part) => part.image !== undefined);
      return place < 0 ? [] : [{ row: at, before: textsOf([row.slice(0, place)])[0] }];
    });
  const rowsOf = (width: number, ...shown: readonly Shown[]) => layOut(shown, { width, ...space });

  it('has rows of its own, and its name below them', () => {
    const text = 'before\n\n![the loop](img/loop.png)\n\nafter';
    expect(pageAt(80, text, space)).toEqual([' before', '', ' ', ' ', ' ', ' the loop — img/loop.png', '', ' after']);
    expect(pageAt(80, text)).toEqual([' before', '', ' [image: the loop — img/loop.png]', '', ' after']);
  });

  it('is drawn from the row of its name, at the left edge of the text', () => {
    const list = { is: 'markdown', text: '- one\n\n  ![a](a.png)' } as const;
    expect(drawnIn(rowsOf(80, { is: 'markdown', text: '![a](a.png)' }))).toEqual([{ row: 3, before: ' ' }]);
    expect(drawnIn(rowsOf(80, list))).toEqual([{ row: 5, before: '   ' }]);
    expect(drawnIn(rowsOf(80, { is: 'markdown', text: '> ![a](a.png)' }))).toEqual([{ row: 3, before: ' │ ' }]);
    expect(drawnIn(rowsOf(80, { is: 'markdown', text: '![a](a.png)', indent: 4 }))).toEqual([
      { row: 3, before: '     ' },
    ]);
  });

  it('may be as wide as the text where it stands', () => {
    asked.length = 0;
    rowsOf(50, { is: 'markdown', text: '![a](a.png)\n\n> - ![b](b%20c.png)' });
    expect(asked).toEqual([
      { target: 'a.png', columns: 48 },
      { target: 'b%20c.png', columns: 44 },
    ]);
  });

  it('keeps a name that is too long for a row', () => {
    const rows = rowsOf(20, { is: 'markdown', text: '![a loop that turns and turns](a.png)' });
    expect(textsOf(rows)).toEqual([' ', ' ', ' ', ' a loop that turns', ' and turns — a.png']);
    expect(drawnIn(rows)).toEqual([{ row: 3, before: ' ' }]);
  });

  it('is drawn below a choice, whose note then has a row of its own', () => {
    const rows = rowsOf(40, { is: 'choice', label: '1', text: '![a](a.png)', note: [{ text: 'key', role: 'muted' }] });
    expect(textsOf(rows)).toEqual([' 1  ', '    ', '    ', '    a — a.png', '    key']);
    expect(drawnIn(rows)).toEqual([{ row: 3, before: '    ' }]);
  });

  it.each([
    ['in a sentence', 'see ![a](a.png)'],
    ['beside another', '![a](a.png) ![b](b.png)'],
    ['in a link', '[![a](a.png)](https://a.org)'],
    ['in a heading', '# ![a](a.png)'],
    ['in a table', '| x |\n| - |\n| ![a](a.png) |'],
    ['as HTML', '<img src="a.png" alt="a">'],
    ['that cannot be drawn', '![a](a.svg)'],
  ])('is text %s', (_, text) => {
    const rows = rowsOf(80, { is: 'markdown', text });
    expect(drawnIn(rows)).toEqual([]);
    expect(textsOf(rows)).toEqual(pageAt(80, text));
  });
});
