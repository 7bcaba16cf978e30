import { describe, expect, it } from 'vitest';
import { readSettings, settingsOver } from '../../../src/core/study/settings.ts';

const read = (value: unknown) => {
  const result = readSettings(value);
  return result.ok ? result.settings.study : result.faults;
};
const study = (own: Readonly<Record<string, unknown>>) => read({ study: own });

describe('the settings of study', () => {
  it.each([
    [
      { new: 5, max: 80 },
      { newPerDay: 5, mostPerDay: 80 },
    ],
    [{ retention: '92%' }, { retention: 0.92 }],
    [{ retention: 0.85 }, { retention: 0.85 }],
    [
      { 'learning-steps': ['1m', '2h'], 'relearning-steps': '15m' },
      { learningSteps: [1, 120], relearningSteps: [15] },
    ],
    [{ 'learning-steps': [] }, { learningSteps: [] }],
    [
      { 'maximum-interval': 365, fuzz: false, 'day-starts': 0, leech: 5 },
      { maximumDays: 365, fuzz: false, dayStartsAtHour: 0, leechLapses: 5 },
    ],
    [{ 'easy-days': ['sat', 'Sunday'] }, { easyDays: [1, 1, 1, 1, 1, 0.5, 0.5] }],
    [{ 'easy-days': { mon: '20%', sun: 0 } }, { easyDays: [0.2, 1, 1, 1, 1, 1, 0] }],
    [{ 'easy-days': 'sat' }, { easyDays: [1, 1, 1, 1, 1, 0.5, 1] }],
    [{ buttons: 2 }, { buttons: 2 }],
  ])('are read from %j', (own, settings) => {
    expect(study(own)).toEqual(settings);
  });

  it.each([
    [{ new: -1 }, '`study.new` is a whole number from 0 to 9999.'],
    [{ max: 1.5 }, '`study.max` is a whole number from 1 to 99999.'],
    [{ retention: 1 }, '`study.retention` is a number from 0.7 to 0.99.'],
    [{ 'learning-steps': ['soon'] }, '`study.learning-steps` is a list of durations such as [1m, 10m].'],
    [
      { 'easy-days': ['noday'] },
      '`study.easy-days` is a list such as [sat, sun], or shares such as {sat: 0.5, sun: 0}.',
    ],
    [{ 'easy-days': 'never' }, '`study.easy-days` is a list such as [sat, sun], or shares such as {sat: 0.5, sun: 0}.'],
    [{ buttons: 3 }, '`study.buttons` is 2 or 4.'],
    [{ fuzz: 'some' }, '`study.fuzz` is true or false.'],
    [{ retentoin: 0.9 }, 'There is no setting `study.retentoin`. Did you mean `study.retention`?'],
  ])('are refused by %j', (own, fault) => {
    expect(study(own)).toEqual([fault]);
  });

  it('name every fault at once, also what is no mapping', () => {
    expect(read({ study: { new: -1 }, decks: 'x', stduy: {} })).toEqual([
      '`study.new` is a whole number from 0 to 9999.',
      '`decks` is no mapping.',
      'There is no setting `stduy`. Did you mean `study`?',
    ]);
    expect([read([]), read({ study: 3 })]).toEqual([['The settings are no mapping.'], ['`study` is no mapping.']]);
  });

  it('may be empty', () => {
    expect([read(null), read(undefined), read({ study: null, decks: null })]).toEqual([{}, {}, {}]);
  });

  it('of a deck stand over those of the collection, and those over the learner’s', () => {
    const files = [
      { study: { new: 3, retention: 0.8 }, decks: { exam: { retention: 0.95 } } },
      { study: { new: 7 } },
    ].map((value) => {
      const result = readSettings(value);
      if (!result.ok) throw new Error(result.faults.join());
      return result.settings;
    });
    const of = settingsOver(files);
    const chosen = ['other', 'exam', './exam'].map((deck) => [
      of(deck).newPerDay,
      of(deck).retention,
      of(deck).mostPerDay,
    ]);
    expect(chosen).toEqual([
      [7, 0.8, 200],
      [7, 0.95, 200],
      [7, 0.95, 200],
    ]);
  });
});
