import { describe, expect, it } from 'vitest';
import { statsToJson } from '../../../src/core/feedback/stats-json.ts';
import { type PlaceOf, statsView } from '../../../src/core/feedback/stats-view.ts';
import { speak } from '../../../src/core/layout/speak.ts';
import { rowsAt } from '../layout/rows.ts';
import { flat } from './flat.ts';
import { nothing, sample } from './stats-sample.ts';

const placeOf: PlaceOf = (card) =>
  card === 'aa'
    ? { path: 'questions/python-concurrency/03-tasks.md', line: 120, title: 'What keeps a task alive' }
    : undefined;

const text = (rows: readonly string[]): string => `${rows.map((row) => row.trimEnd()).join('\n')}\n`;

describe('the page of statistics', () => {
  it.each([40, 60, 100])('is as it was looked at in %i columns', async (columns) => {
    const rows = rowsAt(columns, ...statsView(sample, placeOf));
    for (const row of rows) expect(row.length).toBeLessThan(columns);
    await expect(text(rows)).toMatchFileSnapshot(`screens/stats-${columns}.txt`);
  });

  it('is spoken as it was read', async () => {
    await expect(text(speak(statsView(sample, placeOf)))).toMatchFileSnapshot('screens/stats-spoken.txt');
  });

  it('says how to begin where nothing was studied', () => {
    expect(flat(statsView(nothing, placeOf))).toEqual(['Nothing was studied yet. Begin with:  viva study']);
  });

  it('shows what was done in quizzes where no card was studied', () => {
    const { today } = nothing;
    const days = nothing.activity.days.map((done) =>
      done.day === today ? { ...done, answers: 4, timeMs: 9000 } : done,
    );
    const done = { ...nothing.activity.today, attempts: 4, timeMs: 9000 };
    const activity = { ...nothing.activity, days, today: done, streak: { current: 1, longest: 1 } };
    const spoken = speak(statsView({ ...nothing, activity }, placeOf));
    expect(spoken).toEqual([
      '1 day in a row',
      'today: 4 responses in quizzes, 9 s',
      '',
      'The last 26 weeks. 4 answers on 1 day',
      `Answers a week, from 1 Jun on: ${'0, '.repeat(25)}4.`,
      'The busiest day: 25 Nov, 4 answers.',
    ]);
  });

  it('speaks of no week where the answers are older than all that are shown', () => {
    const activity = { ...nothing.activity, time: { ...nothing.activity.time, totalMs: 9000 } };
    expect(speak(statsView({ ...nothing, activity }, placeOf)).at(-1)).toBe('The last 26 weeks. no answer on no day');
  });

  it('stays within twenty columns', () => {
    for (const row of rowsAt(20, ...statsView(sample, placeOf))) expect(row.length).toBeLessThan(20);
  });
});

describe('the statistics as JSON', () => {
  it('hold every number under its published name', () => {
    const json = statsToJson(sample, placeOf);
    expect(Object.keys(json)).toEqual([
      'today',
      'cards',
      'streak',
      'time',
      'days',
      'retention',
      'aim',
      'forecast',
      'stability',
      'difficulty',
      'retrievability',
      'calibration',
      'targets',
      'hardest',
      'leeches',
    ]);
    expect(json.today).toEqual({
      day: '2026-11-25',
      reviews: 14,
      newCards: 3,
      attempts: 5,
      timeMs: 372_000,
      right: sample.activity.today.right,
    });
    expect(json.days[0]).toEqual({ day: '2026-06-01', answers: 0, timeMs: 0 });
    expect(json.forecast.days.slice(0, 2)).toEqual([
      { day: '2026-11-25', due: 14 },
      { day: '2026-11-26', due: 9 },
    ]);
    expect(json.retention[3]).toEqual({ days: null, ...withoutDays(sample.retention[3]) });
    expect(json.leeches).toEqual([
      { ...sample.leeches[0], path: 'questions/python-concurrency/03-tasks.md', line: 120 },
    ]);
    expect(json.hardest[1]).toEqual({ ...sample.hardest[1], path: null, line: null });
    expect(json.targets).toEqual(sample.targetCosts);
    expect(json.calibration).toEqual(sample.calibration);
  });

  it('hold null where there is nothing to compute from', () => {
    const json = statsToJson(nothing, placeOf);
    expect([json.aim.target, json.aim.verdict, json.aim.observed.share]).toEqual([null, null, null]);
    expect([json.calibration.logLoss, json.calibration.binnedError]).toEqual([null, null]);
    expect([json.time.perDayMs, json.time.medianReviewMs, json.today.right.share]).toEqual([null, null, null]);
  });
});

function withoutDays(period: (typeof sample.retention)[number] | undefined) {
  return period && { young: period.young, mature: period.mature, both: period.both };
}
