import { describe, expect, it } from 'vitest';
import { differenceShown } from '../../../src/core/feedback/difference.ts';

const differs = { is: 'row', left: [{ text: 'differs:', role: 'muted' }], indent: 3 };

describe('the difference between a response and the key', () => {
  it('stands in one row, marked by signs as well as by role', () => {
    const difference = [
      { is: 'same', text: 'to_t' },
      { is: 'extra', text: 'r' },
      { is: 'missing', text: 'h' },
    ] as const;
    expect(differenceShown({ difference })).toEqual([
      {
        is: 'row',
        left: [
          { text: 'differs: ', role: 'muted' },
          { text: 'to_t', role: 'plain' },
          { text: '[-r-]', role: 'wrong' },
          { text: '{+h+}', role: 'right' },
        ],
        indent: 3,
      },
    ]);
  });

  it('of several lines is a block that nothing inside can close', () => {
    const difference = [
      { is: 'same', text: '1\n```\n' },
      { is: 'extra', text: '2\n' },
      { is: 'missing', text: '3\n' },
    ] as const;
    expect(differenceShown({ difference })).toEqual([
      differs,
      { is: 'markdown', text: '````diff\n  1\n  ```\n- 2\n+ 3\n````', indent: 3 },
    ]);
  });

  it('of several lines shows whole lines, wherever the texts part', () => {
    const difference = [
      { is: 'same', text: 'one\nt' },
      { is: 'extra', text: 'oo' },
      { is: 'missing', text: 'wo\nthree' },
    ] as const;
    expect(differenceShown({ difference })).toEqual([
      differs,
      { is: 'markdown', text: '```diff\n  one\n- too\n+ two\n+ three\n```', indent: 3 },
    ]);
  });

  it('is not shown where there is none', () => {
    expect(differenceShown({})).toEqual([]);
    expect(differenceShown({ difference: [{ is: 'same', text: 'a' }] })).toEqual([]);
  });
});
