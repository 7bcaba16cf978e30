import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOrderOf, momentOf, readSeconds, readTime } from '../../src/core/submissions/dates.ts';

const iso = (text: string, zone = 0): string | undefined => {
  const ms = momentOf(readTime(text, zone), 'unknown', zone);
  return ms === undefined ? undefined : new Date(ms).toISOString();
};

describe('a time', () => {
  it.each([
    ['2026-11-25T15:04:05Z', '2026-11-25T15:04:05.000Z'],
    ['2026-11-25T15:04:05.25+01:00', '2026-11-25T14:04:05.250Z'],
    ['2026-11-25 15:04:05 -0530', '2026-11-25T20:34:05.000Z'],
    ['2026-11-25', '2026-11-25T00:00:00.000Z'],
    ['2026/11/25 3:04:05 PM GMT+1', '2026-11-25T14:04:05.000Z'],
    ['2026/11/25 12:04:05 AM GMT+5:30', '2026-11-24T18:34:05.000Z'],
    ['2026/11/25 12:04:05 PM EST', '2026-11-25T17:04:05.000Z'],
    ['2026-11-25 15:04:05 UTC', '2026-11-25T15:04:05.000Z'],
    ['25 November 2026 3:04 PM', '2026-11-25T15:04:00.000Z'],
    ['Wednesday, 25 November 2026, 3:04 PM', '2026-11-25T15:04:00.000Z'],
    ['Nov 25, 2026 15:04', '2026-11-25T15:04:00.000Z'],
    ['25.11.2026 15:04', '2026-11-25T15:04:00.000Z'],
    // What Moodle, Google Forms and spreadsheets write in German, French, Spanish, Italian, Portuguese, Dutch and Polish.
    ['Mittwoch, 4. März 2026, 15:04', '2026-03-04T15:04:00.000Z'],
    ['2026/11/25 3:04:05 nachm. MEZ', '2026-11-25T14:04:05.000Z'],
    ['2026/07/25 12:04:05 vorm. MESZ', '2026-07-24T22:04:05.000Z'],
    ['mercredi 5 août 2026  15:04', '2026-08-05T15:04:00.000Z'],
    ['5 juil. 2026, 15:04', '2026-07-05T15:04:00.000Z'],
    ['miércoles, 25 de noviembre de 2026, 03:04 PM', '2026-11-25T15:04:00.000Z'],
    ['2026/11/25 3:04:05 p.\u00a0m. CET', '2026-11-25T14:04:05.000Z'],
    ['2026/11/25 3:04:05 p. m. GMT-3', '2026-11-25T18:04:05.000Z'],
    ['mercoledì, 6 maggio 2026, 15:04', '2026-05-06T15:04:00.000Z'],
    ['27/07/2026 14.03.22', undefined],
    ['27.07.2026 14.03.22', '2026-07-27T14:03:22.000Z'],
    ['3 de março de 2026', '2026-03-03T00:00:00.000Z'],
    ['4 maart 2026', '2026-03-04T00:00:00.000Z'],
    ['25 listopada 2026, 15:04', '2026-11-25T15:04:00.000Z'],
    // 2026-11-25 is day 46351 from 1899-12-30, and .5 is noon.
    ['46351.5', '2026-11-25T12:00:00.000Z'],
    ['1795619045', '2026-11-25T15:04:05.000Z'],
    ['1795619045000', '2026-11-25T15:04:05.000Z'],
    ['7/7/2026 1:00', '2026-07-07T01:00:00.000Z'],
  ])('`%s` is %s', (text, expected) => {
    expect(iso(text)).toBe(expected);
  });

  it.each([
    '',
    'soon',
    '2026-02-30',
    '2026-13-01',
    '25 Brumaire 2026',
    // Juin or juillet.
    '25 jui 2026',
    '25 ma 2026',
    '2026-11-25 25:00',
    '2026-11-25 13:00 PM',
    '1/2/3/4',
  ])('`%s` is none', (text) => {
    expect(iso(text)).toBe(undefined);
  });

  it('without a zone is one of the zone that is told', () => {
    expect(iso('2026-11-25 15:04', 60)).toBe('2026-11-25T14:04:00.000Z');
    expect(iso('2026-11-25 15:04Z', 60)).toBe('2026-11-25T15:04:00.000Z');
  });

  it('is the one that JavaScript wrote', () => {
    const date = fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true });
    fc.assert(fc.property(date, (at) => iso(at.toISOString()) === at.toISOString()));
  });
});

describe('the order of day and month in a column', () => {
  const of = (...texts: readonly string[]) => dayOrderOf(texts.map((text) => readTime(text)));

  it('is settled by any value that has only one reading', () => {
    expect(of('3/4/2026', '25/11/2026', '')).toBe('day-first');
    expect(of('3/4/2026', '11/25/26 15:04:05')).toBe('month-first');
    expect(of('3/4/2026', '5/6/2026')).toBe('unknown');
    expect(of('25/11/2026', '11/25/2026')).toBe(undefined);
  });

  it('decides what the others mean', () => {
    const time = readTime('3/4/2026 10:00');
    const day = (order: 'day-first' | 'month-first') => new Date(momentOf(time, order) ?? 0).toISOString().slice(0, 10);
    expect([day('day-first'), day('month-first')]).toEqual(['2026-04-03', '2026-03-04']);
    expect(momentOf(time, 'unknown')).toBe(undefined);
  });
});

it('a length of time is one in seconds', () => {
  expect(
    ['12.5', '0,25', '1:02', '1:02:03', '5 mins 3 secs', '1 hour 2 mins', '', 'long', '-4'].map(readSeconds),
  ).toEqual([12.5, 0.25, 62, 3723, 303, 3720, undefined, undefined, undefined]);
});
