import { describe, expect, it } from 'vitest';
import type { Fact, HistoryEvent } from '../../../src/core/history/event.ts';
import { historyOfCard, lastAct, lastReview } from '../../../src/core/study/card-history.ts';
import { everyFact, stamped } from '../history/samples.ts';

const [key, other] = ['00000000000000aa', '00000000000000bb'];
const on = (card: string) => ({ ...everyFact.review, card, days: 3, durationMs: 900 });
const log = (...facts: readonly Fact[]): readonly HistoryEvent[] =>
  facts.map((fact, at) => stamped(fact, at, `dev.p.00000${at}`));
const idOf = (at: number): string => `dev.p.00000${at}`;
const known = { keys: new Set([key, other]), item: 'f1' };

describe('the history of a card', () => {
  it('tells what happened under each of its names, and in quizzes to its item', () => {
    const events = log(
      on(key),
      { is: 'corrected', of: idOf(0), rating: 'easy', verdict: 'right', days: 9 },
      on('00000000000000cc'),
      on(other),
      { ...everyFact.attempt, durationMs: 700 },
      { ...everyFact.attempt, fingerprint: 'f2' },
      { is: 'due-set', card: key, day: '2026-12-01' },
      { is: 'suspended', card: key },
    );
    expect(historyOfCard(events, known, ({ at }) => at)).toEqual([
      { day: 0, what: 'easy', durationMs: 900, days: 9, isCorrected: true },
      { day: 3, what: 'good', durationMs: 900, days: 3 },
      { day: 4, what: 'partly', inQuiz: true, durationMs: 700 },
      { day: 6, what: 'moved' },
      { day: 7, what: 'suspended' },
    ]);
  });

  it('leaves out what was undone', () => {
    const events = log(on(key), on(key), { is: 'undone', of: idOf(0) });
    expect(historyOfCard(events, known, ({ at }) => at).map(({ day }) => day)).toEqual([1]);
  });
});

describe('what was done last', () => {
  it('is the last review that stands', () => {
    expect(lastReview(log(on(key), on(other), { is: 'undone', of: idOf(1) }))).toMatchObject({
      id: idOf(0),
      card: key,
    });
    expect(lastReview(log({ is: 'buried', card: key }))).toBeUndefined();
  });

  it('is what one program did at one moment, all of one sort', () => {
    const suspended = ['a', 'b'].map(
      (card, at): HistoryEvent => stamped({ is: 'suspended', card }, 5, `dev.p.00001${at}`),
    );
    const elsewhere = stamped({ is: 'suspended', card: 'c' }, 5, 'away.p.000001');
    const events = [...log(on(key)), elsewhere, ...suspended];
    expect(lastAct(events)).toEqual({ what: 'suspended', at: 5, ids: ['dev.p.000010', 'dev.p.000011'] });
  });

  it('is a link, but not that a card was met for the first time', () => {
    const first = { ...everyFact['card-seen'], by: 'first' } as const;
    expect(lastAct(log(first))).toBeUndefined();
    expect(lastAct(log(first, everyFact['card-seen']))).toEqual({ what: 'link', at: 1, ids: [idOf(1)] });
    expect(lastAct(log(on(key), first))).toEqual({ what: 'review (good)', at: 0, ids: [idOf(0)] });
  });
});
