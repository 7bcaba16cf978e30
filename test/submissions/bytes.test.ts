import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBytes, inWindows1252 } from '../../src/core/submissions/bytes.ts';

const strict = new TextDecoder('utf-8', { fatal: true });

function isUtf8(bytes: Uint8Array): boolean {
  try {
    strict.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Bytes that are often nearly UTF-8. */
const byte = fc.constantFrom(
  0x0a,
  0x41,
  0x80,
  0xa0,
  0xbf,
  0xc1,
  0xc3,
  0xe0,
  0xe2,
  0xed,
  0xef,
  0xf0,
  0xf4,
  0xf5,
  0xff,
  0x9f,
  0x90,
);

describe('the bytes of a file', () => {
  it('are invalid exactly where the strict decoder of the platform refuses them', () => {
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 8 }), (list) => {
        // Two of them in front would be the mark of UTF-16.
        const bytes = new Uint8Array([0x41, ...list]);
        expect(decodeBytes(bytes).invalidCount === 0).toBe(isUtf8(bytes));
      }),
      { numRuns: 3000 },
    );
  });

  it('are told with line and place, the first three of them', () => {
    const bytes = Buffer.from('a\xe9\r\nb\xe9\rc\n\xe9\xe9', 'latin1');
    expect(decodeBytes(bytes)).toEqual({
      text: 'a\ufffd\r\nb\ufffd\rc\n\ufffd\ufffd',
      invalid: [
        { line: 1, offset: 1, byte: 0xe9 },
        { line: 2, offset: 5, byte: 0xe9 },
        { line: 4, offset: 9, byte: 0xe9 },
      ],
      invalidCount: 4,
    });
  });

  it('may hold the replacement character itself', () => {
    expect(decodeBytes(Buffer.from('a\ufffdb'))).toEqual({ text: 'a\ufffdb', invalid: [], invalidCount: 0 });
  });

  it('of UTF-16 that breaks off in the middle of a character are reported', () => {
    expect(decodeBytes(new Uint8Array([0xff, 0xfe, 0x41, 0x00, 0x42]))).toMatchObject({
      text: 'A\ufffd',
      invalid: [{ line: 1, offset: 4, byte: 0x42 }],
    });
  });

  it('have a meaning in Windows-1252', () => {
    expect([0xe9, 0x80, 0x93].map(inWindows1252)).toEqual(['é', '€', '“']);
  });
});
