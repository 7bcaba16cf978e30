import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readText } from '../../src/shell/read-text.ts';
import { folderWith } from '../support/folder.ts';

function read(content: string | Uint8Array) {
  const read = readText(join(folderWith({ 'x.md': content }), 'x.md'), 'shown.md');
  if (read.ok) return read.text;
  const { code, file, span, message } = read.diagnostic;
  return { code, file, at: `${span.line}:${span.column}`, message };
}

const bytes = (...parts: (string | number[])[]): Uint8Array => Buffer.concat(parts.map((part) => Buffer.from(part)));

describe('the text of a file', () => {
  it('is what stands in it, a replacement character and a byte order mark too', () => {
    expect(read('a\r\nb\ufffd é 日 🐍')).toBe('a\r\nb\ufffd é 日 🐍');
    expect(read('\ufeffa')).toBe('\ufeffa');
    expect(read('')).toBe('');
  });

  it.each([
    ['a lone continuation byte', bytes('abc\nde', [0x80], 'f'), 6, '2:3'],
    ['Latin-1', bytes('caf', [0xe9], ' au lait'), 3, '1:4'],
    ['a character that is cut at the end', bytes('a', [0xe6, 0x97]), 1, '1:2'],
    ['a surrogate', bytes('é', [0xed, 0xa0, 0x80]), 2, '1:2'],
    ['a byte after real replacement characters', bytes('\ufffd\ufffd\n\ufffd', [0xff]), 10, '2:2'],
    ['an overlong form', bytes([0xc0, 0xaf]), 0, '1:1'],
  ])('is refused with the first byte that is not UTF-8: %s', (_, content, offset, at) => {
    expect(read(content)).toEqual({
      code: 'encoding-invalid',
      file: 'shown.md',
      at,
      message: `Byte ${offset} is not valid UTF-8.`,
    });
  });

  it('is refused where a byte is zero', () => {
    expect(read(bytes('a', [0], 'b'))).toMatchObject({ code: 'file-binary', message: 'The file is not text.' });
  });

  it('is refused with the reason where the file cannot be read', () => {
    const folder = folderWith({ 'a/b.md': 'x' });
    symlinkSync('nowhere.md', join(folder, 'dangling.md'));
    const reason = (path: string) => {
      const read = readText(join(folder, path), path);
      return read.ok ? read.text : [read.diagnostic.code, read.diagnostic.message];
    };
    expect(reason('none.md')).toEqual(['file-unreadable', 'The file cannot be read: it does not exist.']);
    expect(reason('dangling.md')).toEqual(['file-unreadable', 'The file cannot be read: it does not exist.']);
    expect(reason('a')).toEqual(['file-unreadable', 'The file cannot be read: it is a folder.']);
  });

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('is refused without permission', () => {
    const folder = folderWith({ 'a.md': 'x' });
    chmodSync(join(folder, 'a.md'), 0);
    expect(readText(join(folder, 'a.md'), 'a.md')).toMatchObject({
      diagnostic: { message: 'The file cannot be read: permission is denied.' },
    });
  });
});
