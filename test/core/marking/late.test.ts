import { describe, expect, it } from 'vitest';
import { fraction, toText } from '../../../src/core/grading/fraction.ts';
import { cutFor, latenessMs, parseLateRule, parseMoment } from '../../../src/core/marking/late.ts';
import { momentText } from '../../../src/core/marking/moment.ts';

const hour = 3_600_000;
const day = 24 * hour;

function cut(rule: string, lateMs: number, earned = fraction(10)): string {
  const parsed = parseLateRule(`2026-12-01T12:00Z ${rule}`);
  if (!parsed.ok) throw new Error(parsed.because);
  return toText(cutFor(parsed.value, lateMs, earned));
}

describe('a moment', () => {
  it.each([
    ['2026-12-01T12:00Z', Date.UTC(2026, 11, 1, 12)],
    ['2026-12-01T12:00:30.25+01:00', Date.UTC(2026, 11, 1, 11, 0, 30, 250)],
    ['2026-12-31T23:30-0130', Date.UTC(2027, 0, 1, 1)],
    ['2024-02-29T00:00Z', Date.UTC(2024, 1, 29)],
    ['1969-12-31T23:59:59Z', -1000],
  ])('reads %s', (text, ms) => {
    expect(parseMoment(text)).toBe(ms);
    expect(momentText(ms)).toBe(new Date(ms).toISOString());
  });

  it.each(['2026-12-01', '2026-12-01T12:00', '2026-02-30T12:00Z', '2026-12-01T24:00Z', '2026-12-01T12:00+99:00', ''])(
    'refuses %j, which has no zone or is on no calendar',
    (text) => {
      expect(parseMoment(text)).toBeUndefined();
    },
  );
});

describe('lateness', () => {
  it('costs its share of what was earned for each unit that has begun', () => {
    expect(cut('-10%/day', 1)).toBe('1');
    expect(cut('-10%/day', day)).toBe('1');
    expect(cut('-10%/day', day + 1)).toBe('2');
    expect(cut('-1/12/hour', 3 * hour)).toBe('5/2');
  });

  it('costs no more than everything, or than was said', () => {
    expect(cut('-10%/day', 30 * day)).toBe('10');
    expect(cut('-10%/day max 50%', 30 * day)).toBe('5');
  });

  it('costs everything or nothing where that is the rule', () => {
    expect(cut('zero', 1)).toBe('10');
    expect(cut('ignore', 1)).toBe('0');
  });

  it('costs nothing in time, nor where less than nothing was earned', () => {
    expect(cut('zero', 0)).toBe('0');
    expect(cut('zero', 1, fraction(-2))).toBe('0');
  });

  it('begins after the deadline', () => {
    const rule = parseLateRule('2026-12-01T12:00Z zero');
    const deadline = Date.UTC(2026, 11, 1, 12);
    if (!rule.ok) throw new Error(rule.because);
    expect([-1, 0, 1].map((ms) => latenessMs(rule.value, deadline + ms))).toEqual([0, 0, 1]);
  });

  it.each([
    'zero',
    '2026-12-01 zero',
    '2026-12-01T12:00Z',
    '2026-12-01T12:00Z 10%/day',
    '2026-12-01T12:00Z -10%',
    '2026-12-01T12:00Z -10%/week',
    '2026-12-01T12:00Z -0%/day',
    '2026-12-01T12:00Z -110%/day',
    '2026-12-01T12:00Z -10%/day max 0%',
  ])('refuses %j', (text) => {
    expect(parseLateRule(text).ok).toBe(false);
  });
});
