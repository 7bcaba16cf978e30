import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonText } from '../../src/core/json-text.ts';

describe('a value as JSON', () => {
  it('has nothing in it that a terminal would obey', () => {
    expect(jsonText({ a: '\u001b[2J\u007f\u009b2J\u202eb' })).toBe('{"a":"\\u001b[2J\\u007f\\u009b2J\\u202eb"}');
    expect(jsonText([1, 'ä'], 2)).toBe('[\n  1,\n  "ä"\n]');
  });

  it('is read back as the same value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(JSON.parse(jsonText({ [text]: text }))).toEqual({ [text]: text });
      }),
    );
  });
});
