import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { derive, type Random, seededRandom, shuffled, xoshiro128 } from '../../../src/core/session/random.ts';

const take = <T>(count: number, draw: () => T): T[] => Array.from({ length: count }, draw);

/** How far counts lie from being all alike: near the number of counts less one where they come from even chance. */
function chiSquare(counts: readonly number[]): number {
  const mean = counts.reduce((a, b) => a + b, 0) / counts.length;
  return counts.reduce((total, count) => total + (count - mean) ** 2 / mean, 0);
}

function counted(keys: readonly string[], draw: () => string, times: number): number[] {
  const counts = new Map(keys.map((key) => [key, 0]));
  for (let drawn = 0; drawn < times; drawn += 1) {
    const key = draw();
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  expect(counts.size).toBe(keys.length);
  return [...counts.values()];
}

function permutations(list: readonly string[]): string[] {
  if (list.length < 2) return [list.join('')];
  return list.flatMap((first, index) => permutations(list.toSpliced(index, 1)).map((rest) => first + rest));
}

describe('xoshiro128', () => {
  it('gives the words of the reference implementation', () => {
    // prng.di.unimi.it/xoshiro128starstar.c, state 1 2 3 4.
    expect(take(10, xoshiro128([1, 2, 3, 4]))).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });
});

describe('seededRandom', () => {
  const stream = (seed: number): number[] => {
    const random = seededRandom(seed);
    return take(8, () => random.next());
  };

  it('repeats itself for a seed and differs for others', () => {
    const seeds = [0, 1, 2, -1, 4711, 4712, 2 ** 31, 2 ** 32, 2 ** 32 + 1, Number.MAX_SAFE_INTEGER, -(2 ** 52)];
    for (const seed of seeds) expect(stream(seed)).toEqual(stream(seed));
    expect(new Set(seeds.map((seed) => stream(seed).join())).size).toBe(seeds.length);
  });

  it('differs from the first number on for the ten thousand seeds that are shown to people', () => {
    const firsts = take(10_000, () => 0).map((_, seed) => seededRandom(seed).next());
    expect(new Set(firsts).size).toBe(10_000);
    const tenths = Array.from({ length: 10 }, (_, tenth) => firsts.filter((x) => Math.floor(x * 10) === tenth).length);
    // One in ten thousand even streams lies above 33.7 with nine degrees of freedom.
    expect(chiSquare(tenths)).toBeLessThan(33.7);
  });

  it('refuses a seed that is not whole', () => {
    for (const seed of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
      expect(() => seededRandom(seed)).toThrow(RangeError);
    }
  });

  it('draws numbers from 0 to below 1, evenly', () => {
    const random = seededRandom(1);
    const drawn = take(100_000, () => random.next());
    expect(Math.min(...drawn.slice(0, 50_000))).toBeGreaterThanOrEqual(0);
    expect(Math.max(...drawn.slice(0, 50_000))).toBeLessThan(1);
    const counts = Array.from({ length: 100 }, (_, part) => drawn.filter((x) => Math.floor(x * 100) === part).length);
    // 99 degrees of freedom: above 161 once in ten thousand.
    expect(chiSquare(counts)).toBeLessThan(161);
  });

  it('draws whole numbers below a bound, evenly', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 2 ** 32 }), (seed, n) => {
        const drawn = seededRandom(seed).below(n);
        expect(Number.isInteger(drawn) && drawn >= 0 && drawn < n).toBe(true);
      }),
    );
    const random = seededRandom(2);
    const keys = ['0', '1', '2', '3', '4', '5', '6'];
    // 6 degrees of freedom: above 27.9 once in ten thousand.
    expect(chiSquare(counted(keys, () => `${random.below(7)}`, 70_000))).toBeLessThan(27.9);
  });

  it('does not favour small numbers below a bound that does not divide 2^32', () => {
    // With a plain remainder the lower half of this range would come up twice as often as the upper.
    const random = seededRandom(3);
    const bound = 3 * 2 ** 30;
    const low = take(30_000, () => random.below(bound)).filter((x) => x < 2 ** 30).length;
    expect(chiSquare([low, (30_000 - low) / 2, (30_000 - low) / 2])).toBeLessThan(18.4);
  });

  it('refuses a bound below which there is nothing', () => {
    for (const n of [0, -1, 0.5, 2 ** 32 + 1, Number.NaN]) expect(() => seededRandom(1).below(n)).toThrow(RangeError);
  });
});

describe('shuffled', () => {
  it('gives each order of four as often as the others', () => {
    const random = seededRandom(4711);
    const keys = permutations(['a', 'b', 'c', 'd']);
    const counts = counted(keys, () => shuffled(['a', 'b', 'c', 'd'], random).join(''), 48_000);
    // 23 degrees of freedom: above 55 once in five thousand.
    expect(chiSquare(counts)).toBeLessThan(55);
  });

  it('keeps every entry and leaves the list as it was', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.nat(5), { nil: undefined })), fc.integer(), (list, seed) => {
        const before = [...list];
        const after = shuffled(list, seededRandom(seed));
        expect(list).toEqual(before);
        expect(after.map(String).sort()).toEqual(before.map(String).sort());
        expect(shuffled(list, seededRandom(seed))).toEqual(after);
      }),
    );
  });

  it('asks the stream for one number for each entry but the first', () => {
    const asked: number[] = [];
    const random: Random = { next: () => 0, below: (n) => asked.push(n) * 0 };
    expect(shuffled(['a', 'b', 'c', 'd'], random)).toEqual(['b', 'c', 'd', 'a']);
    expect(asked).toEqual([4, 3, 2]);
  });
});

describe('derive', () => {
  it.each([
    // Published values of MurmurHash3_x86_32.
    ['', 0, 0],
    ['', 1, 0x514e28b7],
    ['', 0xffffffff, 0x81f16f39],
    ['!Ce', 0, 0x7e4a8634],
    ['a', 0x9747b28c, 0x7fa09ea6],
    ['aa', 0x9747b28c, 0x5d211726],
    ['aaa', 0x9747b28c, 0x283e0130],
    ['aaaa', 0x9747b28c, 0x5a97808a],
    ['Hello, world!', 0x9747b28c, 0x24884cba],
    ['ππππππππ', 0x9747b28c, 0xd58063c1],
    ['The quick brown fox jumps over the lazy dog', 0x9747b28c, 0x2fa826cd],
  ])('hashes %j under the seed %d as the reference does', (text, seed, hash) => {
    expect(derive(seed, text)).toBe(hash);
  });

  it('gives each item a stream of its own', () => {
    const ids = Array.from({ length: 2000 }, (_, index) => `item-${index}`);
    const seeds = [1, 2, 3].flatMap((seed) => ids.map((id) => derive(seed, id)));
    expect(new Set(seeds).size).toBe(6000);
    const firsts = ids.map((id) => seededRandom(derive(1, id)).below(4));
    // 3 degrees of freedom: above 21.1 once in ten thousand.
    expect(chiSquare([0, 1, 2, 3].map((place) => firsts.filter((first) => first === place).length))).toBeLessThan(21.1);
  });
});
