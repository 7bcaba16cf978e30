import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neutralise } from '../../../src/core/layout/neutralise.ts';

describe('neutralise', () => {
  it('gives plain text back', () => {
    expect(neutralise('Grüße, 日本語 and {code}')).toBe('Grüße, 日本語 and {code}');
  });

  it('shows an escape sequence instead of sending it', () => {
    expect(neutralise('\u001b[31mred\u001b[0m')).toBe('^[[31mred^[[0m');
  });

  it('shows every C0 control with a caret', () => {
    expect(neutralise('\u0000\u0007\b\r\u001f\u007f')).toBe('^@^G^H^M^_^?');
  });

  it('shows a line feed, unless line feeds are kept', () => {
    expect(neutralise('a\nb')).toBe('a^Jb');
    expect(neutralise('a\nb\r\n', 'line-feeds')).toBe('a\nb^M\n');
  });

  it('turns a tab into four spaces', () => {
    expect(neutralise('a\tb')).toBe('a    b');
  });

  it('shows C1 controls by their code point', () => {
    expect(neutralise('\u009b31m \u0085')).toBe('<U+009B>31m <U+0085>');
  });

  it('shows bidirectional controls', () => {
    expect(neutralise('a\u202eb\u2066c\u2069\u200f')).toBe('a<U+202E>b<U+2066>c<U+2069><U+200F>');
  });

  it('shows what nobody could see', () => {
    expect(neutralise('a\u200bb\u2060c\ufeffd\u00ade\u3164')).toBe('a<U+200B>b<U+2060>c<U+FEFF>d<U+00AD>e<U+3164>');
    expect(neutralise('a\u2028b\u2029')).toBe('a<U+2028>b<U+2029>');
  });

  it('shows a surrogate without its other half', () => {
    expect(neutralise('\ud83d a \ude00')).toBe('<U+D83D> a <U+DE00>');
  });

  it('keeps an emoji sequence together', () => {
    for (const text of ['👩‍👩‍👧', '👩🏽‍💻', '❤️‍🔥', '1️⃣', '🏴󠁧󠁢󠁥󠁮󠁧󠁿']) expect(neutralise(text)).toBe(text);
  });

  it('shows a joiner that joins nothing', () => {
    expect(neutralise('a\u200db')).toBe('a<U+200D>b');
    expect(neutralise('👩\u200d.')).toBe('👩<U+200D>.');
  });

  it('keeps the joiners that Persian and Hindi are written with', () => {
    expect(neutralise('می\u200cخواهم')).toBe('می\u200cخواهم');
    expect(neutralise('क्\u200dष')).toBe('क्\u200dष');
  });

  it('keeps one variation selector and shows the next', () => {
    expect(neutralise('☀\ufe0f\ufe0f')).toBe('☀\ufe0f<U+FE0F>');
    expect(neutralise('葛\u{e0100}a\u{e0100}')).toBe('葛\u{e0100}a<U+E0100>');
  });

  it('shows tag characters that belong to no flag', () => {
    expect(neutralise('a\u{e0041}')).toBe('a<U+E0041>');
  });

  it('leaves no control character in any text, and nothing to do a second time', () => {
    const hostile = fc.string({
      unit: fc.oneof(
        fc.constantFrom('\u001b', '\u009b', '\u202e', '\u200d', '\ufe0f', '👩', '\ud800', 'a'),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 2 }),
      ),
      maxLength: 60,
    });
    fc.assert(
      fc.property(hostile, (text) => {
        const shown = neutralise(text);
        expect(shown).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u2028\u2029]/);
        expect(shown).not.toMatch(/\p{Cs}/u);
        expect(neutralise(shown)).toBe(shown);
      }),
    );
  });

  it('reads a million selectors in linear time', () => {
    expect(neutralise('\ufe0f\u200d'.repeat(500_000)).length).toBe(8_000_000);
  });
});
