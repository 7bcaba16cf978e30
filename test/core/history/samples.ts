import { fraction } from '../../../src/core/grading/fraction.ts';
import type { AttemptMade, Fact, Facts, HistoryEvent, SittingStarted } from '../../../src/core/history/event.ts';

const place = { deck: 'asyncio', item: 'loop' };

/** One fact of each sort, with every field that it can have. */
export const everyFact: { readonly [Name in keyof Facts]: Facts[Name] } = {
  'sitting-started': {
    is: 'sitting-started',
    sitting: 's1',
    step: 0,
    mode: 'exam',
    retry: true,
    seed: 4711,
    order: 'shuffled',
    timeSeconds: 1200,
    passMark: fraction(7, 10),
    selection: { count: 2, tags: 'a and b', kind: 'cloze', level: '1..3', query: 'is:due' },
    decks: [{ id: 'asyncio', path: 'questions/asyncio.md' }],
    items: [
      { ...place, fingerprint: 'f1', shown: [2, 0, 1] },
      { deck: 'asyncio', item: 'pool', fingerprint: 'f2', shown: [] },
    ],
  },
  'sitting-resumed': { is: 'sitting-resumed', sitting: 's1', step: 3 },
  attempt: {
    is: 'attempt',
    sitting: 's1',
    step: 1,
    ...place,
    fingerprint: 'f1',
    mode: 'exam',
    round: 0,
    response: [0, 2],
    earned: fraction(1, 3),
    possible: fraction(1),
    verdict: 'partly',
    rule: 'right-minus-wrong',
    hints: 1,
    durationMs: 5120,
    timedOut: false,
  },
  skipped: { is: 'skipped', sitting: 's1', step: 2, ...place, round: 0, durationMs: 900 },
  hint: { is: 'hint', sitting: 's1', step: 2, ...place, round: 1, hint: 0 },
  flagged: { is: 'flagged', sitting: 's1', step: 2, ...place, note: 'the “key” is wrong\nsee 3.14' },
  'handed-in': { is: 'handed-in', sitting: 's1', step: 2 },
  'round-started': { is: 'round-started', sitting: 's1', step: 3, round: 1 },
  'sitting-ended': { is: 'sitting-ended', sitting: 's1', step: 4, how: 'quit' },
  'card-seen': {
    is: 'card-seen',
    card: '0123456789abcdef',
    ...place,
    explicit: true,
    facet: 'gap:loop',
    front: 'f1',
    back: 'b1',
    text: 'the “[…]” runs\none task',
    by: 'likeness',
  },
  review: {
    is: 'review',
    card: '0123456789abcdef',
    rating: 'good',
    days: 12,
    mode: 'study',
    verdict: 'right',
    durationMs: 5120,
    hints: 0,
    sitting: 's1',
    earned: fraction(2, 3),
    possible: fraction(1),
    rule: 'all-or-nothing',
    response: 'B',
  },
  corrected: { is: 'corrected', of: 'dev.p.000004', rating: 'easy', verdict: 'right', days: 20 },
  undone: { is: 'undone', of: 'dev.p.000004' },
  suspended: { is: 'suspended', card: '0123456789abcdef' },
  unsuspended: { is: 'unsuspended', card: '0123456789abcdef' },
  buried: { is: 'buried', card: '0123456789abcdef' },
  reset: { is: 'reset', card: '0123456789abcdef' },
  'due-set': { is: 'due-set', card: '0123456789abcdef', day: '2026-12-01' },
  noted: { is: 'noted', card: '0123456789abcdef', note: 'see PEP 3156' },
  forgotten: { is: 'forgotten', card: '0123456789abcdef' },
  weights: { is: 'weights', weights: [0.2, 1.5], reviews: 1200, before: 0.35, after: 0.34, reschedule: false },
};

/** A fact with a stamp. */
export function stamped(fact: Fact, at: number, id = `dev.p.${String(at).padStart(6, '0')}`): HistoryEvent {
  return { id, at, offset: 60, ...fact };
}

export const started = (sitting: string, change: Partial<SittingStarted> = {}): SittingStarted => ({
  is: 'sitting-started',
  sitting,
  step: 0,
  mode: 'practice',
  retry: false,
  seed: 1,
  order: 'file',
  selection: {},
  decks: [{ id: 'asyncio', path: 'questions/asyncio.md' }],
  items: [],
  ...change,
});

export const attempt = (sitting: string, step: number, item = 'loop'): AttemptMade => ({
  ...everyFact.attempt,
  sitting,
  step,
  item,
});
