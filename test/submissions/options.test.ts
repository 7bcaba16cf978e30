import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { optionNamed, optionsIn } from '../../src/core/submissions/options.ts';
import { readOrder, readSeed } from '../../src/core/submissions/shown.ts';

describe('the options that a cell joins', () => {
  it('may hold the separator themselves: the longest that fits is taken', () => {
    const options = ['red', 'red, green', 'green', 'blue'];
    expect(optionsIn('red, green, blue', options, ',')).toEqual([1, 3]);
    expect(optionsIn('red, blue', options, ',')).toEqual([0, 3]);
  });

  it('are tried again with a shorter one where the longest leads nowhere', () => {
    expect(optionsIn('a, b, c', ['a, b', 'a', 'b, c'], ',')).toEqual([1, 2]);
  });

  it('are compared as they are shown, without the marks of Markdown', () => {
    expect(optionsIn('asyncio.run;await x;', ['`asyncio.run`', '**await** `x`', 'other'], ';')).toEqual([0, 1]);
  });

  it('differ by case only where nothing else tells them apart', () => {
    expect(optionsIn('a, b', ['A', 'a', 'b'], ',')).toEqual([1, 2]);
    expect(optionsIn('ONE, two', ['one', 'Two'], ',')).toEqual([0, 1]);
  });

  it('are none where a part of the cell is no option, or two options are the same', () => {
    expect(optionsIn('red, purple', ['red', 'blue'], ',')).toBe(undefined);
    expect(optionsIn('red', ['red', 'red'], ',')).toBe(undefined);
    expect(optionsIn('', ['red'], ',')).toBe(undefined);
  });

  it('are those that were chosen, whenever no option holds the separator', () => {
    const options = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,3}( [a-z]{1,3})?$/), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(options, fc.nat(), fc.constantFrom(', ', ';', '; ', ','), (texts, mask, joint) => {
        const chosen = texts.flatMap((_, place) => ((mask >> place) % 2 === 1 ? [place] : []));
        const cell = chosen.map((place) => texts[place]).join(joint);
        expect(optionsIn(cell, texts, joint.trim())).toEqual(chosen.length === 0 ? undefined : chosen);
      }),
    );
  });

  it('take a time that grows with the cell, also where no reading is whole', () => {
    const options = ['a', 'a, a', 'a, a, a', 'b'];
    expect(optionsIn(`${'a, '.repeat(1000)}c`, options, ',')).toBe(undefined);
  });
});

it('one option is known by its text alone', () => {
  expect(optionNamed('2', ['4', '3', '`2`', '1'])).toBe(2);
  expect(optionNamed('x', ['y'])).toBe(undefined);
  expect(optionNamed('x', ['x', '**x**'])).toBe(undefined);
});

it('an order names each choice once, by letter or number', () => {
  expect([
    readOrder('C A B D', 4),
    readOrder('cabd', 4),
    readOrder('3 1 2 4', 4),
    readOrder('3,1,2', 3),
    readOrder('312', 3),
  ]).toEqual([
    [2, 0, 1, 3],
    [2, 0, 1, 3],
    [2, 0, 1, 3],
    [2, 0, 1],
    [2, 0, 1],
  ]);
  expect([readOrder('A A B', 3), readOrder('A B', 3), readOrder('A B E', 3), readOrder('', 2)]).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

it('a seed is a whole number of 32 bits', () => {
  expect([readSeed('0'), readSeed(' 4711 '), readSeed('4294967295'), readSeed('4294967296'), readSeed('x')]).toEqual([
    0,
    4711,
    4_294_967_295,
    undefined,
    undefined,
  ]);
});
