import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Fraction, fraction, max, min } from '../../../src/core/grading/fraction.ts';
import {
  formatNumericAnswer,
  matches,
  type NumericAnswer,
  overlap,
  parseNumericAnswer,
  readNumber,
} from '../../../src/core/grading/number.ts';

const answer = (text: string): NumericAnswer => {
  const parsed = parseNumericAnswer(text);
  if (!parsed.ok) throw new Error(`${parsed.code}: ${text}`);
  return parsed.answer;
};
const accepts = (key: string, response: string): boolean => {
  const read = readNumber(response);
  if (read.is !== 'number') throw new Error(response);
  return matches(answer(key), read);
};

const whole = fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n });
const values = fc.oneof(
  fc.tuple(whole, fc.integer({ min: -300, max: 300 })).map(([n, power]) => {
    const ten = 10n ** BigInt(Math.abs(power));
    return power < 0 ? fraction(n, ten) : fraction(n * ten);
  }),
  fc.tuple(whole, fc.bigInt({ min: 1n, max: 10n ** 12n })).map(([n, d]) => fraction(n, d)),
);
const above = values.filter(({ n }) => n > 0n);
const units = fc.constantFrom({}, { unit: 'ms' }, { unit: 'm/s^2' }, { unit: '%' }, { unit: 'light years' });
const answers: fc.Arbitrary<NumericAnswer> = fc
  .oneof(
    fc.record({ is: fc.constant('exact' as const), value: values, unit: units }),
    fc.record({ is: fc.constant('absolute' as const), value: values, tolerance: above, unit: units }),
    fc.record({ is: fc.constant('relative' as const), value: values, percent: above, unit: units }),
    fc.record({
      is: fc.constant('significant' as const),
      value: values,
      digits: fc.integer({ min: 1, max: 30 }),
      unit: units,
    }),
    fc.record({ is: fc.constant('range' as const), low: values, unit: units }),
    fc.record({ is: fc.constant('range' as const), high: values, unit: units }),
    fc
      .tuple(values, values, units)
      .map(([a, b, unit]) => ({ is: 'range' as const, low: min(a, b), high: max(a, b), unit })),
  )
  .map(({ unit, ...rest }) => ({ ...rest, ...unit }));

describe('parseNumericAnswer', () => {
  it.each<[string, NumericAnswer]>([
    ['42', { is: 'exact', value: fraction(42) }],
    ['2/3', { is: 'exact', value: fraction(2, 3) }],
    ['42 ms', { is: 'exact', value: fraction(42), unit: 'ms' }],
    ['50 %', { is: 'exact', value: fraction(50), unit: '%' }],
    ['3.14 ± 0.01', { is: 'absolute', value: fraction(157, 50), tolerance: fraction(1, 100) }],
    ['3.14+-0.01', { is: 'absolute', value: fraction(157, 50), tolerance: fraction(1, 100) }],
    ['3.14 +/- .01', { is: 'absolute', value: fraction(157, 50), tolerance: fraction(1, 100) }],
    ['3.14159 to 3 digits', { is: 'significant', value: fraction(314159, 100000), digits: 3 }],
    [
      '9.80665 m/s² to 2 significant digits',
      { is: 'significant', value: fraction(196133, 20000), digits: 2, unit: 'm/s^2' },
    ],
    ['5 to 1 digit', { is: 'significant', value: fraction(5), digits: 1 }],
    ['-5 ± 1', { is: 'absolute', value: fraction(-5), tolerance: fraction(1) }],
    ['9.81 ± 0.05 m/s²', { is: 'absolute', value: fraction(981, 100), tolerance: fraction(1, 20), unit: 'm/s^2' }],
    ['9 s ± 1 s', { is: 'absolute', value: fraction(9), tolerance: fraction(1), unit: 's' }],
    ['9 s ± 1', { is: 'absolute', value: fraction(9), tolerance: fraction(1), unit: 's' }],
    ['50 % ± 1 %', { is: 'absolute', value: fraction(50), tolerance: fraction(1), unit: '%' }],
    ['3.14 ± 1%', { is: 'relative', value: fraction(157, 50), percent: fraction(1) }],
    ['9.81 ± 1.5% m/s^2', { is: 'relative', value: fraction(981, 100), percent: fraction(3, 2), unit: 'm/s^2' }],
    ['0/m ± 3%', { is: 'relative', value: fraction(0), percent: fraction(3), unit: '/m' }],
    ['9.81 m/s^2 ± 1%', { is: 'relative', value: fraction(981, 100), percent: fraction(1), unit: 'm/s^2' }],
    ['10..12', { is: 'range', low: fraction(10), high: fraction(12) }],
    ['-1 .. -0.5', { is: 'range', low: fraction(-1), high: fraction(-1, 2) }],
    ['..5', { is: 'range', high: fraction(5) }],
    ['0.1..', { is: 'range', low: fraction(1, 10) }],
    ['10..12 ms', { is: 'range', low: fraction(10), high: fraction(12), unit: 'ms' }],
    ['10 ms..12 ms', { is: 'range', low: fraction(10), high: fraction(12), unit: 'ms' }],
    ['10 ms..', { is: 'range', low: fraction(10), unit: 'ms' }],
    ['10.. ms', { is: 'range', low: fraction(10), unit: 'ms' }],
    ['7..7', { is: 'range', low: fraction(7), high: fraction(7) }],
  ])('reads %j', (text, expected) => {
    expect(parseNumericAnswer(text)).toEqual({ ok: true, answer: expected });
  });

  it.each<[string, string, Readonly<Record<string, string>>]>([
    ['many', 'number-invalid', { found: 'many' }],
    ['', 'number-invalid', { found: '' }],
    ['..', 'number-invalid', { found: '..' }],
    ['1...5', 'number-invalid', { found: '1...5' }],
    ['10 ms..12 s', 'number-invalid', { found: '10 ms..12 s' }],
    ['± 3', 'number-invalid', { found: '' }],
    ['16,000', 'number-ambiguous', { found: '16,000', first: '16000', second: '16.000' }],
    ['1..16,5', 'number-ambiguous', { found: '16,5', first: '165', second: '16.5' }],
    ['5 ± 1,25', 'number-ambiguous', { found: '1,25', first: '125', second: '1.25' }],
    ['5 ± 0', 'tolerance-invalid', { found: '0' }],
    ['5 ± -1', 'tolerance-invalid', { found: '-1' }],
    ['5 ± some', 'tolerance-invalid', { found: 'some' }],
    ['5 s ± 1 ms', 'tolerance-invalid', { found: '1 ms' }],
    ['5 ±', 'tolerance-invalid', { found: '' }],
    ['12..10', 'range-empty', { low: '12', high: '10' }],
  ])('says what is wrong with %j', (text, code, detail) => {
    expect(parseNumericAnswer(text)).toEqual({ ok: false, code, detail });
  });

  it('shortens what it found', () => {
    expect(parseNumericAnswer('x'.repeat(1_000_000))).toEqual({
      ok: false,
      code: 'number-invalid',
      detail: { found: `${'x'.repeat(60)}…` },
    });
    expect(parseNumericAnswer(`1${' '.repeat(1_000_000)}2`)).toMatchObject({ ok: false, code: 'number-invalid' });
  });

  it('returns for any text at all', () => {
    const noise = fc.string({ unit: fc.constantFrom(...'0123456789,..  ±+-/%em') });
    fc.assert(
      fc.property(noise, (text) => {
        const parsed = parseNumericAnswer(text);
        if (parsed.ok) expect(parseNumericAnswer(formatNumericAnswer(parsed.answer))).toEqual(parsed);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('formatNumericAnswer', () => {
  it('is read back as the same answer', () => {
    fc.assert(
      fc.property(answers, (one) => {
        expect(parseNumericAnswer(formatNumericAnswer(one))).toEqual({ ok: true, answer: one });
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    '42',
    '-0.05',
    '2/3',
    '3.14 ± 0.01',
    '3.14 ± 1%',
    '9.81 ± 0.05 m/s^2',
    '10..12',
    '..5 ms',
    '0.1..',
    '1e21',
    '5e-31',
    '100000000000000000000',
    '50 % ± 1 %',
    '50 ± 1% %',
    '0',
  ])('writes %s as it was', (text) => {
    expect(formatNumericAnswer(answer(text))).toBe(text);
  });
});

describe('matches', () => {
  it.each([
    ['42', '42.0', true],
    ['42', '42.0000000000000001', false],
    ['0.1', '1/10', true],
    ['3.14 ± 0.01', '3.13', true],
    ['3.14 ± 0.01', '3.15', true],
    ['3.14 ± 0.01', '3.1500001', false],
    ['0.3 ± 0.1', '0.4', true],
    ['200 ± 1%', '198', true],
    ['200 ± 1%', '197.99', false],
    ['-200 ± 1%', '-202', true],
    ['-200 ± 1%', '-198', true],
    ['-200 ± 1%', '-203', false],
    ['10..12', '10', true],
    ['10..12', '12', true],
    ['10..12', '12.01', false],
    ['..5', '-1000', true],
    ['..5', '5.1', false],
    ['0.1..', '1e300', true],
  ])('holds %j against %j: %s', (key, response, expected) => {
    expect(accepts(key, response)).toBe(expected);
  });

  it.each([
    ['5 ms', '5', true],
    ['5 ms', '5 ms', true],
    ['5 ms', '5 s', false],
    ['9.81 m/s^2', '9.81 m/s²', true],
    ['5', '5 apples', true],
    ['5', '5 %', false],
    ['50 %', '50 %', true],
    ['50 %', '50', true],
    ['50 %', '0.5', false],
  ])('minds units: %j against %j: %s', (key, response, expected) => {
    expect(accepts(key, response)).toBe(expected);
  });
});

describe('overlap', () => {
  it.each([
    ['10..12', '12..14', true],
    ['10..12', '12.1..14', false],
    ['..5', '4..', true],
    ['..5', '5.1..', false],
    ['3 ± 1', '5 ± 1', true],
    ['3 ± 1', '5.1 ± 1', false],
    ['42', '40..44', true],
    ['42', '43', false],
    ['1 s', '1 ms', false],
    ['1 s', '1', true],
  ])('tells of %j and %j: %s', (a, b, expected) => {
    expect(overlap(answer(a), answer(b))).toBe(expected);
    expect(overlap(answer(b), answer(a))).toBe(expected);
  });

  it('holds wherever a number satisfies both', () => {
    const near = fc.integer({ min: -6, max: 6 });
    const some: fc.Arbitrary<NumericAnswer> = fc.oneof(
      near.map((n) => ({ is: 'exact' as const, value: fraction(n) })),
      fc.tuple(near, fc.integer({ min: 1, max: 3 })).map(([n, t]) => ({
        is: 'absolute' as const,
        value: fraction(n),
        tolerance: fraction(t),
      })),
      near.map((n) => ({ is: 'range' as const, low: fraction(n) })),
      near.map((n) => ({ is: 'range' as const, high: fraction(n) })),
    );
    // All bounds are whole, so two answers share a number exactly where they share a whole one.
    const wholes: readonly Fraction[] = Array.from({ length: 41 }, (_, index) => fraction(index - 20));
    fc.assert(
      fc.property(some, some, (a, b) => {
        const shares = wholes.some((value) => matches(a, { value }) && matches(b, { value }));
        expect(overlap(a, b)).toBe(shares);
      }),
    );
  });
});

describe('an answer to some significant digits', () => {
  it.each([
    [
      '3.14159 to 3 digits',
      ['3.14', '3.1416', '3.135', '3.1449', '314e-2', '22/7'],
      ['3.1', '3.145', '3.1349', '-3.14'],
    ],
    ['0.00999 to 2 digits', ['0.01', '0.00995', '0.0104'], ['0.0105', '0.00994', '0.009']],
    ['-1500 to 2 digits', ['-1500', '-1.5e3', '-1450', '-1549'], ['-1550', '1500', '-1449']],
    ['1234 to 1 digit', ['1000', '1499', '950'], ['1500', '949']],
    ['0 to 3 digits', ['0', '0.0'], ['0.0001']],
    ['9.80665 m/s^2 to 3 digits', ['9.81', '9.81 m/s²'], ['9.8', '9.81 s']],
  ])('%s accepts what rounds to the same', (key, right, wrong) => {
    expect(right.filter((response) => !accepts(key, response))).toEqual([]);
    expect(wrong.filter((response) => accepts(key, response))).toEqual([]);
  });

  it('rounds as JavaScript does where no half is in doubt', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 999_999 }),
        fc.integer({ min: 1, max: 999_999 }),
        fc.integer({ min: 1, max: 6 }),
        (a, b, digits) => {
          const isHalf = (value: number): boolean =>
            /^\d{0,6}50*$/.test(`${value}`.slice(digits)) && `${value}`[digits] === '5';
          fc.pre(!isHalf(a) && !isHalf(b));
          const same = Number(a.toPrecision(digits)) === Number(b.toPrecision(digits));
          expect(accepts(`${a} to ${digits} digits`, `${b}`)).toBe(same);
        },
      ),
    );
  });

  it('overlaps with what some response of it satisfies', () => {
    const overlapping = (a: string, b: string): boolean => overlap(answer(a), answer(b));
    expect(overlapping('3.14159 to 3 digits', '3.14')).toBe(true);
    expect(overlapping('3.14159 to 3 digits', '3.2..4')).toBe(false);
    expect(overlapping('1 to 2 digits', '0.9..0.99')).toBe(false);
    expect(overlapping('1 to 2 digits', '0.9..0.996')).toBe(true);
  });

  it.each(['3 to 0 digits', '3 to 31 digits', 'x to 3 digits'])('is none in %j', (text) => {
    expect(parseNumericAnswer(text)).toMatchObject({ ok: false, code: 'number-invalid' });
  });
});
