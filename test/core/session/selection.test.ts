import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fraction } from '../../../src/core/grading/fraction.ts';
import { isInRange, parseDuration, parseLevelRange, parsePercentage } from '../../../src/core/session/selection.ts';

describe('parseLevelRange', () => {
  it.each([
    ['2', { low: 2, high: 2 }],
    ['2..3', { low: 2, high: 3 }],
    [' 2 .. 3 ', { low: 2, high: 3 }],
    ['..3', { high: 3 }],
    ['2..', { low: 2 }],
    ['0', { low: 0, high: 0 }],
  ])('reads %j', (text, value) => {
    expect(parseLevelRange(text)).toEqual({ ok: true, value });
  });

  it.each(['', '..', '2-3', '2...3', '-1', '1.5', 'hard', '2 3', '99999'])('refuses %j', (text) => {
    expect(parseLevelRange(text)).toEqual({
      ok: false,
      because: `“${text}” is no level. Write 2, 2..3, ..3 or 2.. for a level or a range.`,
      at: 0,
    });
  });

  it('refuses a range with nothing in it', () => {
    expect(parseLevelRange('3..2')).toEqual({
      ok: false,
      because: 'The range from 3 to 2 is empty. Write the lower level first.',
      at: 0,
    });
  });

  it('holds the levels between its ends and no item without one', () => {
    const levels = [undefined, 1, 2, 3, 4];
    const within = (text: string): unknown => {
      const range = parseLevelRange(text);
      return range.ok && levels.filter((level) => isInRange(level, range.value));
    };
    expect(within('2..3')).toEqual([2, 3]);
    expect(within('..2')).toEqual([1, 2]);
    expect(within('3..')).toEqual([3, 4]);
    expect(within('4')).toEqual([4]);
  });
});

describe('parseDuration', () => {
  it.each([
    ['90s', 90_000],
    ['20m', 1_200_000],
    ['20 min', 1_200_000],
    ['1h30m', 5_400_000],
    ['1h 30m 5s', 5_405_000],
    ['1:30', 90_000],
    ['1:00:00', 3_600_000],
    ['90:00', 5_400_000],
    ['2D', 172_800_000],
    ['100d', 8_640_000_000],
  ])('reads %j as %d ms', (text, value) => {
    expect(parseDuration(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['20', '“20” has no unit. Write 20s or 20m.'],
    ['', '“” is no duration. Write 90s, 20m, 1h30m or 1:30.'],
    ['1:5', '“1:5” is no duration. Write 90s, 20m, 1h30m or 1:30.'],
    ['1:60', '“1:60” is no duration. Write 90s, 20m, 1h30m or 1:30.'],
    ['1:60:00', '“1:60:00” is no duration. Write 90s, 20m, 1h30m or 1:30.'],
    ['30m1h', '“30m1h” is no duration. Write 90s, 20m, 1h30m or 1:30.'],
    ['-5m', '“-5m” is no duration. Write 90s, 20m, 1h30m or 1:30.'],
    ['soon', '“soon” is no duration. Write 90s, 20m, 1h30m or 1:30.'],
    ['0s', 'A duration is longer than nothing.'],
    ['0:00', 'A duration is longer than nothing.'],
    ['101d', 'A duration is at most 100 days.'],
    ['999999999h', 'A duration is at most 100 days.'],
  ])('says what is wrong with %j', (text, because) => {
    expect(parseDuration(text)).toEqual({ ok: false, because, at: 0 });
  });

  it('reads the same time in every way of writing it', () => {
    const parts = fc.record({ h: fc.nat(99), m: fc.nat(59), s: fc.integer({ min: 1, max: 59 }) });
    fc.assert(
      fc.property(parts, ({ h, m, s }) => {
        const value = ((h * 60 + m) * 60 + s) * 1000;
        const two = (n: number): string => `${n}`.padStart(2, '0');
        for (const text of [
          `${h}h${m}m${s}s`,
          `${h}:${two(m)}:${two(s)}`,
          `${h * 60 + m}:${two(s)}`,
          `${value / 1000}s`,
        ]) {
          expect(parseDuration(text)).toEqual({ ok: true, value });
        }
      }),
    );
  });
});

describe('parsePercentage', () => {
  it.each([
    ['70%', 7, 10],
    ['70 %', 7, 10],
    ['33.3%', 333, 1000],
    ['0.7', 7, 10],
    ['7/10', 7, 10],
    ['100%', 1, 1],
    ['0%', 0, 1],
  ])('reads %j', (text, n, d) => {
    expect(parsePercentage(text)).toEqual({ ok: true, value: fraction(n, d) });
  });

  it.each([
    ['70', '“70” has no unit. Write 70%.'],
    [' 1 ', '“ 1 ” has no unit. Write 1%.'],
    ['most', '“most” is no percentage. Write 70%.'],
    ['101%', 'A percentage is from 0% to 100%.'],
    ['-1%', 'A percentage is from 0% to 100%.'],
    ['x'.repeat(99), `“${'x'.repeat(40)}…” is no percentage. Write 70%.`],
  ])('says what is wrong with %j', (text, because) => {
    expect(parsePercentage(text)).toEqual({ ok: false, because, at: 0 });
  });
});
