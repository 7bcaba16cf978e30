import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairIndex } from '../../../src/core/history/hash-index.ts';

const integer = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });

describe('an index of pairs', () => {
  it('numbers each pair as a map would, in the order of entering', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(integer, integer)), (pairs) => {
        const [index, map] = [pairIndex(), new Map<string, number>()];
        for (const [one, other] of pairs) {
          const known = map.get(`${one} ${other}`);
          expect(index.find(one, other)).toBe(known ?? -1);
          if (known === undefined) map.set(`${one} ${other}`, index.add(one, other));
        }
        expect([...map.values()]).toEqual([...map.keys()].map((_, at) => at));
      }),
    );
  });

  it('finds all of them again after it has grown', () => {
    const index = pairIndex();
    const count = 20_000;
    for (let at = 0; at < count; at += 1) index.add(at, -at);
    const found = Array.from({ length: count }, (_, at) => index.find(at, -at));
    expect(found.every((number, at) => number === at)).toBe(true);
    expect(index.find(count, 0)).toBe(-1);
  });
});
