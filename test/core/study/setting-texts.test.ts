import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readVariables, settingTexts, variableOf } from '../../../src/core/study/setting-texts.ts';
import { settingsOver } from '../../../src/core/study/settings.ts';

describe('settings in the environment', () => {
  it.each([
    [{ VIVA_STUDY_NEW: '5' }, { newPerDay: 5 }],
    [{ VIVA_STUDY_RETENTION: '92%' }, { retention: 0.92 }],
    [{ VIVA_STUDY_LEARNING_STEPS: '1m, 2h' }, { learningSteps: [1, 120] }],
    [{ VIVA_STUDY_LEARNING_STEPS: '5m' }, { learningSteps: [5] }],
    [{ VIVA_STUDY_RELEARNING_STEPS: 'none' }, { relearningSteps: [] }],
    [{ VIVA_STUDY_EASY_DAYS: 'sat sun' }, { easyDays: [1, 1, 1, 1, 1, 0.5, 0.5] }],
    [{ VIVA_STUDY_EASY_DAYS: 'mon:20% sun:0' }, { easyDays: [0.2, 1, 1, 1, 1, 1, 0] }],
    [{ VIVA_STUDY_FUZZ: 'no' }, { fuzz: false }],
    [{ VIVA_STUDY_BUTTONS: '2' }, { buttons: 2 }],
    [{ VIVA_STUDY_NEW: ' ' }, {}],
    [{ VIVA_STUDYING: '1', OTHER: '2' }, {}],
  ])('are read from %j', (environment, study) => {
    expect(readVariables(environment)).toEqual({ ok: true, study });
  });

  it('name every fault at once', () => {
    expect(readVariables({ VIVA_STUDY_BUTTONS: '3', VIVA_STUDY_RETENTON: '0.9', VIVA_STUDY_X: '' })).toEqual({
      ok: false,
      faults: [
        '`VIVA_STUDY_BUTTONS` is 2 or 4.',
        'There is no variable `VIVA_STUDY_RETENTON`. Did you mean `VIVA_STUDY_RETENTION`?',
      ],
    });
  });

  it('come back as they were shown, whatever they are', () => {
    const share = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100);
    const minutes = fc.array(fc.oneof(fc.integer({ min: 1, max: 5000 }), fc.constant(0.5)), { maxLength: 4 });
    const settings = fc.record({
      newPerDay: fc.nat(9999),
      mostPerDay: fc.integer({ min: 1, max: 99_999 }),
      retention: fc.integer({ min: 70, max: 99 }).map((percent) => percent / 100),
      learningSteps: minutes,
      relearningSteps: minutes,
      maximumDays: fc.integer({ min: 1, max: 36_500 }),
      fuzz: fc.boolean(),
      dayStartsAtHour: fc.nat(23),
      easyDays: fc.array(share, { minLength: 7, maxLength: 7 }),
      leechLapses: fc.integer({ min: 1, max: 99 }),
      buttons: fc.constantFrom<2 | 4>(2, 4),
    });
    fc.assert(
      fc.property(settings, (own) => {
        const all = settingsOver([], own)('');
        const environment = Object.fromEntries([...settingTexts(all)].map(([name, text]) => [variableOf(name), text]));
        const read = readVariables(environment);
        expect(read.ok && settingsOver([], read.study)('')).toEqual(all);
      }),
    );
  });
});
