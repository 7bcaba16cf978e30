import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fraction, parseFraction } from '../../../src/core/grading/fraction.ts';
import { readNumber } from '../../../src/core/grading/number.ts';

const numberIn = (text: string): unknown => {
  const read = readNumber(text);
  return read.is === 'number' ? read.value : read.is;
};
const unitIn = (text: string): unknown => {
  const read = readNumber(text);
  return read.is === 'number' ? read.unit : read.is;
};

describe('readNumber', () => {
  it.each([
    ['42', '42'],
    ['-3.5', '-7/2'],
    ['\u22123.5', '-7/2'],
    ['- 3', '-3'],
    ['+2', '2'],
    ['.5', '1/2'],
    ['007', '7'],
    ['42.', '42'],
    ['1e3', '1000'],
    ['1e-3', '1/1000'],
    ['2.5E+2', '250'],
    ['3×10^8', '300000000'],
    ['3 * 10^-2', '3/100'],
    ['3·10⁸', '300000000'],
    ['5x10⁻³', '1/200'],
    ['1_000', '1000'],
    ['1_0.2_5', '41/4'],
    ['1 000', '1000'],
    ['1\u00a0000\u202f000', '1000000'],
    ["1'000", '1000'],
    ['1’000.5', '2001/2'],
    ['2/3', '2/3'],
    ['-4 / 6', '-2/3'],
    ['1,234.5', '2469/2'],
    ['1,234,567', '1234567'],
    ['1.234,5', '2469/2'],
    ['0,5', '1/2'],
    ['0,125', '1/8'],
    ['0xff', '255'],
    ['-0b101', '-5'],
    ['0o17', '15'],
    ['１２', '12'],
  ])('reads %j as %s', (text, value) => {
    expect(numberIn(text)).toEqual(parseFraction(value));
  });

  it.each([
    ['16,000', '16000', '16.000'],
    ['16,5', '165', '16.5'],
    ['-16,000 ms', '-16000 ms', '-16.000 ms'],
    ['1234,567', '1234567', '1234.567'],
  ])('asks which of two numbers %j is', (text, first, second) => {
    expect(readNumber(text)).toEqual({ is: 'ambiguous', first, second });
    for (const reading of [first, second]) expect(readNumber(reading).is).toBe('number');
  });

  it.each([
    '',
    ' ',
    '-',
    '.',
    '1.2.3',
    '1,2,3',
    '1,23,456',
    '0,123,456',
    '1.234.567',
    '12 34',
    '1 0000',
    '1__0',
    '1_',
    'abc',
    'e5',
    '1/0',
    '1 1/2',
    '--1',
    '1-2',
    '10..12',
    '1 = 1',
    '5 ± 1',
    'NaN',
    'Infinity',
    '0x',
    '0b2',
    '1,',
    ',5',
    '1, 2',
    '٣',
    '½',
    '42 or 43',
    '2e3eV',
    '0/1/9',
    '5 m/2',
    '5 -m',
    '5 m/s^',
    '5 because I counted them all twice',
    '5,0±',
    '1e99999',
    '1e401',
    '1e-401',
  ])('does not take %j for a number', (text) => {
    expect(numberIn(text)).toBe('not-a-number');
  });

  it.each([
    ['42 ms', 'ms'],
    ['42ms', 'ms'],
    ['42 %', '%'],
    ['9.81 m/s^2', 'm/s^2'],
    ['9.81 m / s²', 'm/s^2'],
    ['9.81 m·s⁻²', 'm*s^-2'],
    ['9.81 m⋅s**-2', 'm*s^-2'],
    ['5 \u00b5s', '\u03bcs'],
    ['5 \u03bcs', '\u03bcs'],
    ['5 \u2126', '\u03a9'],
    ['20 °C', '°C'],
    ['20 ºC', '°C'],
    ['5 €', '€'],
    ['5/s', '/s'],
    ['2/3 cup', 'cup'],
    ['3 light  years.', 'light years'],
    ['1 000 kg', 'kg'],
    ['2e', 'e'],
    ['4 J/(kg K)', 'J/(kg K)'],
    ['3 ft-lb', 'ft-lb'],
    ['3 kg CO2', 'kg CO2'],
    ['2e3 eV', 'eV'],
    ['42', undefined],
  ])('finds the unit of %j', (text, unit) => {
    expect(unitIn(text)).toBe(unit);
  });

  it('keeps capital letters of a unit apart', () => {
    expect(unitIn('5 mW')).not.toBe(unitIn('5 MW'));
  });

  it.each([
    ['3.140', 4],
    ['0.0050', 2],
    ['1_200', 4],
    ['6.02e23', 3],
    ['0', 1],
    ['0.00', 2],
    ['2/3', undefined],
    ['0xff', undefined],
  ])('counts the significant digits of %j', (text, significant) => {
    const read = readNumber(text);
    expect(read.is === 'number' && read.significant).toBe(significant);
  });

  it('reads every number that a program prints', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constantFrom(' ', ''), (x, space) => {
        const read = readNumber(`${space}${x}${space}`);
        if (read.is !== 'number') throw new Error(`${x}`);
        const [digits = '', exponent = '0'] = `${x}`.split('e');
        const [whole = '', decimals = ''] = digits.split('.');
        const power = Number(exponent) - decimals.length;
        const ten = 10n ** BigInt(Math.abs(power));
        const n = BigInt(whole + decimals);
        expect(read.value).toEqual(power < 0 ? fraction(n, ten) : fraction(n * ten));
      }),
    );
  });

  it('reads digits the same however they are grouped', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 10 ** 12 }), fc.constantFrom(' ', '_', "'", '\u2009'), (n, mark) => {
        const grouped = `${n}`.replace(/\B(?=(?:\d{3})+$)/g, mark);
        expect(numberIn(grouped)).toEqual(fraction(n));
        expect(numberIn(`${`${n}`.replace(/\B(?=(?:\d{3})+$)/g, ',')}.0`)).toEqual(fraction(n));
      }),
    );
  });

  it('refuses what would fill the memory', () => {
    expect(numberIn('9'.repeat(400))).toEqual(fraction(BigInt('9'.repeat(400))));
    expect(numberIn('9'.repeat(401))).toBe('not-a-number');
    expect(numberIn('9'.repeat(10_000_000))).toBe('not-a-number');
    expect(numberIn('9e399')).toEqual(fraction(9n * 10n ** 399n));
    expect(numberIn('99e399')).toBe('not-a-number');
    expect(numberIn(`1,${'0'.repeat(400)}`)).toBe('not-a-number');
    expect(numberIn(`1e${'9'.repeat(900)}`)).toBe('not-a-number');
    expect(numberIn(`0x${'f'.repeat(500)}`)).toBe('not-a-number');
    expect(numberIn(`1/${'9'.repeat(500)}`)).toBe('not-a-number');
    expect(numberIn(`1.${'0'.repeat(399)}1e-100`)).toBe('not-a-number');
  });

  it('returns for any text at all', () => {
    const noise = fc.string({ unit: fc.constantFrom(..."0123456789,.  _'/+-eExX×^%±m") });
    fc.assert(
      fc.property(fc.oneof(noise, fc.string({ unit: 'binary' })), (text) => {
        const read = readNumber(text);
        if (read.is === 'ambiguous') expect(readNumber(read.second).is).toBe('number');
      }),
      { numRuns: 2000 },
    );
  });
});
