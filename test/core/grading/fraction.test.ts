import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  compare,
  divide,
  equal,
  type Fraction,
  fraction,
  fromText,
  max,
  min,
  multiply,
  one,
  parseFraction,
  subtract,
  sum,
  toDecimal,
  toNumber,
  toText,
  zero,
} from '../../../src/core/grading/fraction.ts';

const small = fc.integer({ min: -60, max: 60 });
const below = fc.integer({ min: 1, max: 60 });
const fractions = fc.tuple(small, below).map(([n, d]) => fraction(n, d));
const large = fc
  .tuple(fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }), fc.bigInt({ min: 1n, max: 10n ** 40n }))
  .map(([n, d]) => fraction(n, d));

/** The greatest number that divides both, found by trying them all. */
function slowDivisor(a: number, b: number): number {
  for (let candidate = Math.max(Math.abs(a), Math.abs(b)); candidate > 1; candidate -= 1) {
    if (a % candidate === 0 && b % candidate === 0) return candidate;
  }
  return 1;
}

const half = fraction(1, 2);

describe('fraction', () => {
  it('is in lowest terms with a positive denominator', () => {
    fc.assert(
      fc.property(
        small,
        small.filter((d) => d !== 0),
        (n, d) => {
          const divisor = slowDivisor(n, d) * Math.sign(d);
          expect(fraction(n, d)).toEqual({ n: BigInt(n / divisor), d: BigInt(d / divisor) });
        },
      ),
    );
  });

  it('refuses zero below the line and numbers that are not whole', () => {
    expect(() => fraction(1, 0)).toThrow(RangeError);
    expect(() => fraction(0.5)).toThrow(RangeError);
    expect(() => fraction(1, 2 ** 53)).toThrow(RangeError);
    expect(() => divide(one, zero)).toThrow(RangeError);
  });
});

describe('arithmetic', () => {
  it('agrees with whole numbers over a common denominator', () => {
    fc.assert(
      fc.property(small, below, small, below, (a, b, c, d) => {
        const [x, y] = [fraction(a, b), fraction(c, d)];
        expect(add(x, y)).toEqual(fraction(a * d + c * b, b * d));
        expect(subtract(x, y)).toEqual(fraction(a * d - c * b, b * d));
        expect(multiply(x, y)).toEqual(fraction(a * c, b * d));
        expect(compare(x, y)).toBe(Math.sign(a * d - c * b));
        if (c !== 0) expect(divide(x, y)).toEqual(fraction(a * d, b * c));
      }),
    );
  });

  it('obeys the laws of a field', () => {
    fc.assert(
      fc.property(large, large, large, (a, b, c) => {
        expect(add(a, b)).toEqual(add(b, a));
        expect(add(add(a, b), c)).toEqual(add(a, add(b, c)));
        expect(multiply(multiply(a, b), c)).toEqual(multiply(a, multiply(b, c)));
        expect(multiply(a, add(b, c))).toEqual(add(multiply(a, b), multiply(a, c)));
        expect(add(a, zero)).toEqual(a);
        expect(multiply(a, one)).toEqual(a);
        expect(subtract(a, a)).toEqual(zero);
        if (b.n !== 0n) expect(multiply(divide(a, b), b)).toEqual(a);
      }),
    );
  });

  it('orders any list as the numbers are ordered', () => {
    fc.assert(
      fc.property(fc.array(fractions), (list) => {
        const sorted = [...list].sort(compare).map(toNumber);
        expect(sorted).toEqual(list.map(toNumber).sort((a, b) => a - b));
      }),
    );
  });

  it('finds the smaller, the greater and the sum', () => {
    expect(min(half, one)).toEqual(half);
    expect(max(half, one)).toEqual(one);
    expect(equal(fraction(2, 4), half)).toBe(true);
    expect(equal(half, one)).toBe(false);
    expect(sum([half, fraction(1, 3), fraction(1, 6)])).toEqual(one);
    expect(sum([])).toEqual(zero);
  });
});

describe('parseFraction', () => {
  it.each<[string, number, number]>([
    ['2', 2, 1],
    ['0.25', 1, 4],
    ['1/4', 1, 4],
    [' 1 / 4 ', 1, 4],
    ['25%', 1, 4],
    ['12.5 %', 1, 8],
    ['-1/3', -1, 3],
    ['\u22121/3', -1, 3],
    ['+3', 3, 1],
    ['.5', 1, 2],
    ['010', 10, 1],
    ['0/7', 0, 1],
    ['2.50', 5, 2],
  ])('reads %j', (text, n, d) => {
    expect(parseFraction(text)).toEqual(fraction(n, d));
  });

  it.each([
    '',
    ' ',
    '-',
    '%',
    '.',
    '5.',
    '1/0',
    '1/-2',
    '1//2',
    '1/2/3',
    '1e3',
    '1/2%',
    '0.5/2',
    'half',
    '1,5',
    '٣',
    '0x10',
    'Infinity',
    'NaN',
    '--1',
    '1 2',
    '9'.repeat(13),
    '1/1001',
    `1${' '.repeat(40)}`,
    '0.1234567890123',
  ])('refuses %j', (text) => {
    expect(parseFraction(text)).toBeUndefined();
  });

  it('reads back what toText writes', () => {
    fc.assert(
      fc.property(fractions, (f) => {
        expect(parseFraction(toText(f))).toEqual(f);
      }),
    );
  });

  it('reads back a decimal that ends', () => {
    fc.assert(
      fc.property(small, fc.constantFrom(1, 2, 4, 5, 8, 10, 20, 25, 40, 1000), (n, d) => {
        expect(parseFraction(toDecimal(fraction(n, d), 3))).toEqual(fraction(n, d));
      }),
    );
  });

  it('returns for any text at all', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = parseFraction(text);
        if (read !== undefined) expect(text).toMatch(/\d/);
      }),
    );
  });
});

describe('fromText', () => {
  it('reads back what toText writes, however large', () => {
    fc.assert(
      fc.property(large, (f) => {
        expect(fromText(toText(f))).toEqual(f);
      }),
    );
  });

  it('reads a fraction in lowest terms even where the text is not', () => {
    expect(fromText('4/6')).toEqual(fraction(2, 3));
  });

  it.each(['', '1/0', '1/-2', '0.5', '1 /2', '+1', '25%', '1/2/3', 'x', '9'.repeat(401)])('refuses %j', (text) => {
    expect(fromText(text)).toBeUndefined();
  });
});

describe('toText', () => {
  it('writes a line only where there is something below it', () => {
    expect(toText(fraction(4, 6))).toBe('2/3');
    expect(toText(fraction(-4, 2))).toBe('-2');
    expect(toText(zero)).toBe('0');
  });
});

describe('toDecimal', () => {
  it.each<[number, number, number, string]>([
    [2, 3, 2, '0.67'],
    [1, 3, 2, '0.33'],
    [1, 2, 0, '1'],
    [5, 2, 0, '3'],
    [1, 8, 2, '0.13'],
    [1005, 1000, 2, '1.01'],
    [-1, 8, 2, '-0.13'],
    [-1, 1000, 2, '0.00'],
    [7, 1, 2, '7.00'],
    [1, 1, 0, '1'],
    [999, 1000, 2, '1.00'],
  ])('writes %d/%d with %d decimals as %s', (n, d, places, text) => {
    expect(toDecimal(fraction(n, d), places)).toBe(text);
  });

  it('is the nearest decimal, and the one further from zero where two are as near', () => {
    fc.assert(
      fc.property(large, fc.integer({ min: 0, max: 12 }), (f, places) => {
        const written = toDecimal(f, places);
        expect(written).toMatch(places === 0 ? /^-?\d+$/ : new RegExp(`^-?\\d+\\.\\d{${places}}$`));
        const rounded = fraction(BigInt(written.replace('.', '')), 10n ** BigInt(places));
        const distance = (a: Fraction, b: Fraction): Fraction => max(subtract(a, b), subtract(b, a));
        const reach = fraction(1n, 2n * 10n ** BigInt(places));
        const off = distance(rounded, f);
        expect(compare(off, reach)).toBeLessThanOrEqual(0);
        if (equal(off, reach)) expect(compare(distance(rounded, zero), distance(f, zero))).toBe(1);
      }),
    );
  });

  it('refuses a number of decimals that nobody means', () => {
    for (const places of [-1, 0.5, 1e9, Number.NaN]) expect(() => toDecimal(one, places)).toThrow(RangeError);
  });
});

describe('toNumber', () => {
  /** The exact value of a floating-point number: doubling it is exact, so double it until it is whole. */
  function exact(x: number): Fraction {
    let [value, denominator] = [x, 1n];
    while (!Number.isInteger(value)) [value, denominator] = [value * 2, denominator * 2n];
    return fraction(BigInt(value), denominator);
  }

  it('gives every floating-point number back', () => {
    const doubles = fc.double({ noNaN: true, noDefaultInfinity: true });
    const holds = fc.property(doubles, (x) => {
      expect(toNumber(exact(x))).toBe(x === 0 ? 0 : x);
    });
    fc.assert(holds, {
      examples: [[5e-324], [Number.MAX_VALUE], [2 ** -1022], [-1e-300], [2 ** 53 + 2]],
    });
  });

  it('is the quotient of small numbers, correctly rounded', () => {
    fc.assert(
      fc.property(small, below, (n, d) => {
        expect(toNumber(fraction(n, d))).toBe(n === 0 ? 0 : n / d);
      }),
    );
  });

  it('rounds once, also just above the middle between two numbers', () => {
    const middle = 2n ** 53n + 1n;
    expect(toNumber(fraction(middle))).toBe(2 ** 53);
    expect(toNumber(fraction(middle * 10n ** 40n + 1n, 10n ** 40n))).toBe(2 ** 53 + 2);
    expect(toNumber(fraction(-middle * 10n ** 40n - 1n, 10n ** 40n))).toBe(-(2 ** 53 + 2));
  });

  it('holds for numbers that a floating-point number cannot', () => {
    expect(toNumber(fraction(10n ** 400n, 3n * 10n ** 400n + 1n))).toBe(1 / 3);
    expect(toNumber(fraction(10n ** 400n))).toBe(Number.POSITIVE_INFINITY);
    expect(toNumber(fraction(1n, 10n ** 400n))).toBe(0);
    expect(toNumber(fraction(-(10n ** 400n)))).toBe(Number.NEGATIVE_INFINITY);
    expect(toNumber(fraction(-(10n ** 330n), 10n ** 329n + 1n))).toBe(-10);
    expect(toNumber(fraction(10n ** 60n + 1n, 3n * 10n ** 60n))).toBe(1 / 3);
  });
});
