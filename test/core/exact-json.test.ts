import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactJson, fromExactJson } from '../../src/core/exact-json.ts';

describe('exact JSON', () => {
  it('reads back as the same value', () => {
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.string({ unit: 'binary' }),
        fc.integer(),
        fc.bigInt(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(fc.string(), tie('value'), { maxKeys: 4, noNullPrototype: true }),
      ),
    }));
    fc.assert(
      fc.property(value, (given) => {
        const text = exactJson(given);
        fc.pre(text !== undefined);
        expect(fromExactJson(text)).toStrictEqual(given);
      }),
    );
  });

  it.each([
    ['a missing value', { a: undefined }],
    ['a number that JSON lacks', { a: Number.NaN }],
    ['a negative zero', -0],
    ['a map', [new Map()]],
    ['a date', { at: new Date(0) }],
    ['a function', () => 1],
    ['a hole', new Array(2)],
  ])('is not made of %s', (_what, value) => {
    expect(exactJson(value)).toBeUndefined();
  });
});
