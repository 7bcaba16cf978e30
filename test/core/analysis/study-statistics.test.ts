import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { studiedCards } from '../../../src/core/analysis/studied-cards.ts';
import { studyStatistics } from '../../../src/core/analysis/study-statistics.ts';
import type { CardRecord } from '../../../src/core/history/card-record.ts';
import { deckSchedules } from '../../../src/core/history/deck-schedules.ts';
import { defaultSettings } from '../../../src/core/schedule/settings.ts';
import { between, card, point, response } from './samples.ts';

const today = 20_000;

describe('studyStatistics', () => {
  it('counts cards by where they stand', () => {
    const cards = [
      card('a', { phase: 'learning', intervalDays: 0 }),
      card('b', { phase: 'relearning', intervalDays: 0 }, { isSuspended: true }),
      card('c', { intervalDays: 20 }),
      card('d', { intervalDays: 21 }),
    ];
    expect(studyStatistics({ points: [], attempts: [], cards, today }).cards).toEqual({
      studied: 4,
      inSteps: 2,
      young: 1,
      mature: 1,
      suspended: 1,
    });
  });

  it('compares what was observed with the target, as far as chance allows', () => {
    const verdict = (hits: number, misses: number, target: number) => {
      const points = Array.from({ length: hits + misses }, (_, at) =>
        point(today, { card: String(at), before: between(), rating: at < hits ? 'good' : 'again' }),
      );
      return studyStatistics({ points, attempts: [], cards: [card('a', {}, { target })], today }).aim.verdict;
    };
    // The interval of 81 in 263 is 0.2553 to 0.3662 (Newcombe 1998).
    expect(verdict(81, 182, 0.255)).toBe('above');
    expect(verdict(81, 182, 0.256)).toBe('as-aimed');
    expect(verdict(81, 182, 0.366)).toBe('as-aimed');
    expect(verdict(81, 182, 0.367)).toBe('below');
    expect(verdict(0, 0, 0.9)).toBeNull();
  });

  it('aims at the mean of what the decks of the cards aim at', () => {
    const cards = [card('a', {}, { target: 0.8 }), card('b', {}, { target: 0.95 })];
    expect(studyStatistics({ points: [], attempts: [], cards, today }).aim.target).toBeCloseTo(0.875, 12);
    expect(studyStatistics({ points: [], attempts: [], cards: [], today }).aim.target).toBeNull();
  });

  it('holds no number that is none, whatever was done', () => {
    const day = fc.integer({ min: today - 300, max: today });
    const points = fc.array(
      fc.record({
        card: fc.constantFrom('a', 'b'),
        day,
        mode: fc.constantFrom('study' as const, 'cram' as const, 'quiz' as const),
        durationMs: fc.nat(100_000),
        before: fc.option(fc.record({ predicted: fc.double({ min: 0, max: 1, noNaN: true }), elapsedDays: fc.nat(9) })),
      }),
    );
    const cards = fc.array(fc.record({ dueDay: fc.integer({ min: today - 50, max: today + 50 }), lapses: fc.nat(20) }));
    fc.assert(
      fc.property(points, fc.array(day), cards, (drawn, quizDays, states) => {
        const statistics = studyStatistics({
          points: drawn.map(({ day: on, before, ...rest }) =>
            point(on, { ...rest, ...(before === null ? {} : { before: between(before) }) }),
          ),
          attempts: quizDays.map((on) => response(on)),
          cards: states.map((state, at) => card(String(at), state)),
          today,
        });
        expect(unsound(statistics, '')).toEqual([]);
      }),
    );
  });
});

/** The paths of numbers that JSON could not hold. */
function unsound(value: unknown, path: string): readonly string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => unsound(inner, `${path}.${name}`));
}

describe('studiedCards', () => {
  const { state } = card('a', { stability: 10, lastDay: today - 10, lapses: 8 });
  const record = (change: Partial<CardRecord>): CardRecord => ({
    key: 'a',
    keys: ['a'],
    state,
    isSuspended: false,
    isForgotten: false,
    ...change,
  });
  const scheduleOf = deckSchedules(() => ({ ...defaultSettings, maximumDays: 30 }), undefined);
  const known = { scheduleOf, textOf: (key: string) => `Question ${key}` };

  it('tells how well a card is known on a day, and its interval at each target', () => {
    const [found] = studiedCards([record({})], known, today);
    // After as many days as the stability, the recall has fallen to 0.9.
    expect(found?.recall).toBeCloseTo(0.9, 6);
    expect(found?.target).toBe(0.9);
    expect(found?.text).toBe('Question a');
    expect(found?.isLeech).toBe(true);
    expect(found?.relearningSteps).toBe(1);
    expect(found?.intervalAt(0.9)).toBe(10);
    expect(found?.intervalAt(0.99)).toBe(1);
    expect(found?.intervalAt(0.8)).toBe(30);
  });

  it('takes each card once, and none that was never reviewed or is forgotten', () => {
    const { state: _, ...unseen } = record({ key: 'b' });
    const one = record({});
    const found = studiedCards([one, one, unseen, record({ key: 'c', isForgotten: true })], known, today);
    expect(found.map(({ key }) => key)).toEqual(['a']);
  });
});
