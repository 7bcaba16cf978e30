import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprint } from '../../../src/core/history/fingerprint.ts';

describe('a fingerprint', () => {
  it('is 16 hexadecimal digits', () => {
    fc.assert(fc.property(fc.array(fc.string()), (texts) => /^[0-9a-f]{16}$/.test(fingerprint(texts))));
  });

  it.each([
    ['case', 'What IS the loop'],
    ['white space', ' what\n is  the\tloop '],
    ['punctuation', '“What is … the loop?”'],
  ])('does not see %s', (_what, text) => {
    expect(fingerprint([text])).toBe(fingerprint(['what is the loop']));
  });

  it('does not see the Unicode form', () => {
    expect(fingerprint(['cafe\u0301'])).toBe(fingerprint(['caf\u00e9']));
  });

  it('sees another word, another operator, and where one text ends', () => {
    const all = [['a + b'], ['a = b'], ['a b'], ['a', 'b'], ['b', 'a'], ['a'], []].map(fingerprint);
    expect(new Set(all).size).toBe(7);
  });

  it('differs for ten thousand different texts', () => {
    const all = Array.from({ length: 10_000 }, (_none, at) => fingerprint([`item ${at}`]));
    expect(new Set(all).size).toBe(10_000);
  });
});
