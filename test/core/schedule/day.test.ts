import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateText, dayOf, dayOfDate, startOfDay, weekdayOf } from '../../../src/core/schedule/day.ts';
import { dayMs } from './samples.ts';

const hour = 3_600_000;
const anyDay = fc.integer({ min: -700_000, max: 2_900_000 });
const anyOffset = fc.integer({ min: -12 * 60, max: 14 * 60 });
const anyHour = fc.integer({ min: 0, max: 23 });

describe('dayOf', () => {
  const december1 = Date.UTC(2026, 11, 1) / dayMs;

  it('begins a day at four in the morning of local time', () => {
    // 03:59 and 04:00 on 1 December in Berlin, an hour ahead of UTC.
    expect(dayOf(Date.UTC(2026, 11, 1, 2, 59, 59, 999), 60, 4)).toBe(december1 - 1);
    expect(dayOf(Date.UTC(2026, 11, 1, 3, 0), 60, 4)).toBe(december1);
    expect(dayOf(Date.UTC(2026, 11, 2, 2, 59), 60, 4)).toBe(december1);
  });

  it('keeps ten minutes across midnight of UTC on one day', () => {
    expect(dayOf(Date.UTC(2026, 11, 1, 23, 55), -300, 4)).toBe(december1);
    expect(dayOf(Date.UTC(2026, 11, 2, 0, 5), -300, 4)).toBe(december1);
  });

  it('follows a traveller: the same moment is another day elsewhere', () => {
    const moment = Date.UTC(2026, 11, 1, 12, 0);
    expect(dayOf(moment, -11 * 60, 4)).toBe(december1 - 1);
    expect(dayOf(moment, 0, 4)).toBe(december1);
    expect(dayOf(moment, 14 * 60, 4)).toBe(december1);
    expect(dayOf(Date.UTC(2026, 11, 1, 15, 0), 14 * 60, 4)).toBe(december1 + 1);
  });

  it.each([
    'Europe/Berlin',
    'America/New_York',
    'America/St_Johns',
    'Asia/Kolkata',
    'Australia/Lord_Howe',
    'Pacific/Apia',
    'UTC',
  ])('is the date on the wall in %s through a year, and never goes back', (timeZone) => {
    const clock = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    let previous = Number.NEGATIVE_INFINITY;
    for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += hour) {
      const [year = 0, month = 0, date = 0, hours = 0, minutes = 0] = clock
        .formatToParts(at)
        .flatMap(({ type, value }) => (type === 'literal' ? [] : [Number(value)]));
      const offset = (Date.UTC(year, month - 1, date, hours, minutes) - at) / 60_000;
      // What a person says: before four it is still the day before.
      const said = new Date(Date.UTC(year, month - 1, hours < 4 ? date - 1 : date)).toISOString().slice(0, 10);
      const day = dayOf(at, offset, 4);
      expect(dateText(day)).toBe(said);
      expect(day).toBeGreaterThanOrEqual(previous);
      previous = day;
    }
  });

  it('begins where startOfDay says, to the millisecond', () => {
    fc.assert(
      fc.property(anyDay, anyOffset, anyHour, (day, offset, startsAt) => {
        const start = startOfDay(day, offset, startsAt);
        expect(dayOf(start, offset, startsAt)).toBe(day);
        expect(dayOf(start - 1, offset, startsAt)).toBe(day - 1);
        expect(dayOf(start + dayMs - 1, offset, startsAt)).toBe(day);
      }),
    );
  });
});

describe('dates', () => {
  it('are those of the calendar, and read back', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const text = new Date(day * dayMs).toISOString().slice(0, 10);
        expect(dateText(day)).toBe(text);
        expect(dayOfDate(text)).toBe(day);
        expect(weekdayOf(day)).toBe((new Date(day * dayMs).getUTCDay() + 6) % 7);
      }),
    );
  });

  it('know leap years', () => {
    expect(dayOfDate('2024-02-29')).toBe(Date.UTC(2024, 1, 29) / dayMs);
    expect(dayOfDate('2000-02-29')).toBe(Date.UTC(2000, 1, 29) / dayMs);
    expect(dayOfDate('1970-01-01')).toBe(0);
    expect(dayOfDate('1969-12-31')).toBe(-1);
  });

  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-1',
    '26-01-01',
    ' 2026-01-01',
    '2026-01-01T00:00',
    '٢٠٢٦-٠١-٠١',
    'tomorrow',
    '',
  ])('are not read from %j', (text) => {
    expect(dayOfDate(text)).toBeUndefined();
  });
});
