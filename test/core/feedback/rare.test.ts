import { describe, expect, it } from 'vitest';
import { type CardEvent, cardInfo } from '../../../src/core/feedback/card-info.ts';
import { statsView } from '../../../src/core/feedback/stats-view.ts';
import { type StudyResult, studyEnd } from '../../../src/core/feedback/study-view.ts';
import { speak } from '../../../src/core/layout/speak.ts';
import { flat } from './flat.ts';
import { sample } from './stats-sample.ts';

/** 2024-10-04. */
const today = 20_000;

describe('what is known of a card', () => {
  it('is its last twelve events, and how many were earlier', () => {
    const events = Array.from({ length: 14 }, (_, at): CardEvent => ({ day: today - 14 + at, what: 'good' }));
    const shown = flat(cardInfo(undefined, undefined, events, today));
    expect(shown.slice(0, 3)).toEqual(['It has not been reviewed yet.', '2 earlier', '2024-09-22  good']);
    expect(shown).toHaveLength(14);
  });

  it('tells a quiz from a review, and what was corrected', () => {
    const events: CardEvent[] = [
      { day: today - 2, what: 'wrong', inQuiz: true, durationMs: 3000 },
      { day: today - 1, what: 'good', isCorrected: true, days: 3 },
      { day: today, what: 'again', days: 0 },
    ];
    expect(flat(cardInfo(undefined, undefined, events, today)).slice(1)).toEqual([
      '2024-10-02  wrong in a quiz · 3 s',
      '2024-10-03  good · corrected · next in 3 d',
      '2024-10-04  again',
    ]);
  });
});

describe('the end of studying', () => {
  const result: StudyResult = {
    reviews: 4,
    fresh: 0,
    again: 1,
    spentMs: 60_000,
    stepping: 0,
    minutesToStep: 0,
    leftOver: 0,
    dueTomorrow: 0,
    leeches: [],
    isCram: false,
  };
  const said = (own: Partial<StudyResult>) => flat(studyEnd({ ...result, ...own }, []));

  it('says what the day had no room for, one or several', () => {
    expect(said({ leftOver: 1 })).toContain('1 more is due; the day is full.');
    expect(said({ leftOver: 2 })).toContain('2 more are due; the day is full.');
    expect(said({ reviews: 0, leftOver: 2 })).toEqual(['Nothing was reviewed.', '2 more are due; the day is full.']);
  });

  it('says that cramming leaves the schedule alone', () => {
    expect(said({ isCram: true, dueTomorrow: 3 })).toContain('The schedule is as it was.');
    expect(said({ dueTomorrow: 3 })).toContain('3 due tomorrow.');
  });
});

describe('the hardest cards', () => {
  it('are counted as leeches, one or several, and need no place to be named', () => {
    const [hard] = sample.hardest;
    if (hard === undefined) throw new Error('the sample has no hard card');
    const nameless = { ...hard, card: 'zz', deck: '', text: '' };
    const headingOf = (leeches: typeof sample.leeches) =>
      speak(statsView({ ...sample, hardest: [nameless], leeches }, () => undefined)).filter((line) =>
        /^Hardest cards|^zz/.test(line),
      );
    expect(headingOf([nameless])[0]).toBe('Hardest cards. 1 leech');
    expect(headingOf([nameless, { ...nameless, card: 'zy' }])[0]).toBe('Hardest cards. 2 leeches');
    expect(headingOf([])[1]).toMatch(/^zz\. /);
  });
});
