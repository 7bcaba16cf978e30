import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldForSearch, foldText, sameOutput, sameText, type TextRule } from '../../../src/core/grading/text.ts';

const loose: TextRule = { case: false, accents: false };
const strict: TextRule = { case: true, accents: true };
const rules = fc.record({ case: fc.boolean(), accents: fc.boolean() });
const texts = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'aAßẞΣςéｅ\u0301.` \u00a0“–\u200b)…') }),
);

describe('foldText', () => {
  it.each([
    ['  asyncio \t run\n', 'asyncio run'],
    ['asyncio\u00a0run', 'asyncio run'],
    ['to_thread.', 'to_thread'],
    ['`to_thread`', 'to_thread'],
    ['`to_thread`.', 'to_thread'],
    ['`to_thread.`', 'to_thread'],
    ['`` a `b` ``', '`` a `b` ``'],
    ['use `await x` here', 'use `await x` here'],
    ['“it’s” – «so»', '"it\'s" - "so"'],
    ['\u22121', '-1'],
    ['e\u0301', '\u00e9'],
    ['\ufb01le', 'file'],
    ['\uff41\uff42', 'ab'],
    ['\uff45\u0301', '\u00e9'],
    ['so\u00adft\u200b\ufeff', 'soft'],
    ['a\u202eb', 'ab'],
    ['and so on…', 'and so on...'],
    ['wait...', 'wait...'],
    ['cd ..', 'cd ..'],
    ['git add .', 'git add .'],
    ['.', '.'],
    ['x²', 'x²'],
    ['` `', ''],
    ['', ''],
  ])('reads %j as %j under the strictest rule', (text, folded) => {
    expect(foldText(text, strict)).toBe(folded);
  });

  it.each([
    ['STRASSE', 'straße'],
    ['STRAẞE', 'straße'],
    ['STRAẞE', 'STRASSE'],
    ['ΟΔΟΣ', 'οδος'],
    ['Σ', 'ς'],
    ['Café', 'CAFE'],
    ['naïve', 'naive'],
    ['Gil', 'GIL'],
  ])('takes %j for %j where neither case nor accents matter', (a, b) => {
    expect(sameText(a, b, loose)).toBe(true);
    expect(sameText(a, b, strict)).toBe(false);
  });

  it('keeps case and accents apart', () => {
    expect(sameText('Café', 'café', { case: false, accents: true })).toBe(true);
    expect(sameText('Café', 'cafe', { case: false, accents: true })).toBe(false);
    expect(sameText('Café', 'Cafe', { case: true, accents: false })).toBe(true);
    expect(sameText('Café', 'cafe', { case: true, accents: false })).toBe(false);
  });

  it.each([
    ['a*b', 'ab'],
    ['a b', 'ab'],
    ['a.b', 'ab'],
    ['a_b', 'ab'],
    ['!x', 'x'],
    ['x;', 'x'],
    ['x²', 'x2'],
    ['"x"', 'x'],
    ['-x', 'x'],
    ['कि', 'क'],
    ['ま', 'ば'],
  ])('never takes %j for %j', (a, b) => {
    expect(sameText(a, b, loose)).toBe(false);
  });

  it('folds plain text as it does with something in it that cannot be seen', () => {
    const plain = fc.string({ unit: fc.constantFrom(...'aZß9 .`"\'-_)]}(\t\n') });
    fc.assert(
      fc.property(fc.oneof(plain, fc.string({ unit: 'grapheme-ascii' })), rules, fc.nat(), (text, rule, at) => {
        const hidden = `${text.slice(0, at % (text.length + 1))}\u00ad${text.slice(at % (text.length + 1))}`;
        expect(foldText(text, rule)).toBe(foldText(hidden, rule));
      }),
      { numRuns: 2000 },
    );
  });

  it('changes nothing more the second time', () => {
    fc.assert(
      fc.property(texts, rules, (text, rule) => {
        const once = foldText(text, rule);
        expect(foldText(once, rule)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });

  it('does not depend on how accents are composed, nor on capitals where they do not matter', () => {
    fc.assert(
      fc.property(texts, rules, (text, rule) => {
        expect(foldText(text.normalize('NFD'), rule)).toBe(foldText(text, rule));
        expect(sameText(text.normalize('NFC').toUpperCase(), text, { ...rule, case: false })).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('foldForSearch', () => {
  it.each([
    ['Event\n  LOOP', 'event loop'],
    ['  `to_thread`. ', '`to_thread`.'],
    ['Cafe\u0301 \u201cStraße\u201d', 'cafe "strasse"'],
  ])('makes of %j %j', (text, folded) => expect(foldForSearch(text)).toBe(folded));

  it('folds plain text with others as it does alone', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aZ .`"\'-_\t\n') }), (text) => {
        expect(foldForSearch(`é${text}é`)).toBe(`e${foldForSearch(`|${text}|`).slice(1, -1)}e`);
      }),
    );
  });
});

describe('sameOutput', () => {
  it.each([
    ['1\n2\n', '1\n2'],
    ['1\r\n2\r\n', '1\n2\n'],
    ['1  \n2\t', '1\n2'],
    ['1\n\n\n', '1'],
    ['', '\n'],
  ])('takes %j for %j', (a, b) => {
    expect(sameOutput(a, b)).toBe(true);
  });

  it.each([
    ['1 2', '12'],
    [' 1', '1'],
    ['1\n\n2', '1\n2'],
    ['\n1', '1'],
    ['True', 'true'],
    ["'a'", '"a"'],
    ['1.', '1'],
    ['a  b', 'a b'],
  ])('tells %j from %j', (a, b) => {
    expect(sameOutput(a, b)).toBe(false);
  });
});
