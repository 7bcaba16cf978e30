import { type Fraction, fromText, zero } from '../grading/fraction.ts';
import type { Verdict } from '../grading/score.ts';
import { ratings } from '../schedule/card-state.ts';
import { dayOfDate } from '../schedule/day.ts';
import type { Mode } from '../session/session.ts';
import type { CardSeen, FactName, Facts, ItemRef, Look, ReviewMode, Selection } from './event.ts';
import type { Fields } from './fields.ts';

export const modes = ['practice', 'exam'] as const satisfies readonly Mode[];
export const verdicts = ['right', 'partly', 'wrong', 'blank', 'unrated'] as const satisfies readonly Verdict[];
export const reviewModes = ['study', 'ahead', 'until', 'quiz', 'cram'] as const satisfies readonly ReviewMode[];

export const seenBy = [
  'first',
  'question',
  'answer',
  'likeness',
  'learner',
] as const satisfies readonly CardSeen['by'][];

const inSitting = (fields: Fields) => ({ sitting: fields.text('sitting'), step: fields.count('step') });
const itemRef = (fields: Fields): ItemRef => ({ deck: fields.text('deck'), item: fields.text('item') });
const mode = (fields: Fields): Mode => fields.word('mode', modes);
const fraction = (fields: Fields, name: string): Fraction => fields.parsed(name, fromText, zero);

const selection = (fields: Fields): Selection => ({
  ...(fields.has('count') ? { count: fields.count('count') } : {}),
  ...(fields.has('tags') ? { tags: fields.text('tags') } : {}),
  ...(fields.has('kind') ? { kind: fields.text('kind') } : {}),
  ...(fields.has('level') ? { level: fields.text('level') } : {}),
  ...(fields.has('query') ? { query: fields.text('query') } : {}),
});

const verdict = (fields: Fields): Verdict => fields.word('verdict', verdicts);
const ofCard = (fields: Fields) => ({ card: fields.parsed('card', cardKey, '') });
const cardKey = (text: string): string | undefined => (/^[0-9a-f]{16}$/.test(text) ? text : undefined);
const date = (text: string): string | undefined => (dayOfDate(text) === undefined ? undefined : text);

const look = (fields: Fields): Look => ({
  ...itemRef(fields),
  explicit: fields.flag('explicit'),
  facet: fields.text('facet'),
  front: fields.text('front'),
  back: fields.text('back'),
  text: fields.text('text'),
});

/** How each sort of event is read from its line; the compiler asks for one as soon as there is a new sort. */
export const decoders: { readonly [Name in FactName]: (fields: Fields) => Facts[Name] } = {
  'sitting-started': (fields) => ({
    is: 'sitting-started',
    ...inSitting(fields),
    mode: mode(fields),
    retry: fields.flag('retry'),
    seed: fields.count('seed'),
    order: fields.word('order', ['file', 'shuffled']),
    ...(fields.has('timeSeconds') ? { timeSeconds: fields.count('timeSeconds') } : {}),
    ...(fields.has('passMark') ? { passMark: fraction(fields, 'passMark') } : {}),
    selection: fields.object('selection', selection),
    decks: fields.list('decks', (deck) => ({ id: deck.text('id'), path: deck.text('path') })),
    items: fields.list('items', (item) => ({
      ...itemRef(item),
      fingerprint: item.text('fingerprint'),
      shown: item.counts('shown'),
    })),
  }),
  'sitting-resumed': (fields) => ({ is: 'sitting-resumed', ...inSitting(fields) }),
  attempt: (fields) => ({
    is: 'attempt',
    ...inSitting(fields),
    ...itemRef(fields),
    fingerprint: fields.text('fingerprint'),
    mode: mode(fields),
    round: fields.count('round'),
    response: fields.json('response'),
    earned: fraction(fields, 'earned'),
    possible: fraction(fields, 'possible'),
    verdict: verdict(fields),
    rule: fields.text('rule'),
    hints: fields.count('hints'),
    durationMs: fields.count('durationMs'),
    timedOut: fields.flag('timedOut'),
  }),
  skipped: (fields) => ({
    is: 'skipped',
    ...inSitting(fields),
    ...itemRef(fields),
    round: fields.count('round'),
    durationMs: fields.count('durationMs'),
  }),
  hint: (fields) => ({
    is: 'hint',
    ...inSitting(fields),
    ...itemRef(fields),
    round: fields.count('round'),
    hint: fields.count('hint'),
  }),
  flagged: (fields) => ({ is: 'flagged', ...inSitting(fields), ...itemRef(fields), note: fields.text('note') }),
  'handed-in': (fields) => ({ is: 'handed-in', ...inSitting(fields) }),
  'round-started': (fields) => ({ is: 'round-started', ...inSitting(fields), round: fields.count('round') }),
  'sitting-ended': (fields) => ({
    is: 'sitting-ended',
    ...inSitting(fields),
    how: fields.word('how', ['finished', 'quit', 'time-up']),
  }),
  'card-seen': (fields) => ({
    is: 'card-seen',
    ...ofCard(fields),
    ...look(fields),
    by: fields.word('by', seenBy),
  }),
  review: (fields) => ({
    is: 'review',
    ...ofCard(fields),
    rating: fields.word('rating', ratings),
    days: fields.count('days'),
    mode: fields.word('mode', reviewModes),
    verdict: verdict(fields),
    durationMs: fields.count('durationMs'),
    hints: fields.count('hints'),
    sitting: fields.text('sitting'),
    earned: fraction(fields, 'earned'),
    possible: fraction(fields, 'possible'),
    rule: fields.text('rule'),
    response: fields.json('response'),
  }),
  corrected: (fields) => ({
    is: 'corrected',
    of: fields.text('of'),
    rating: fields.word('rating', ratings),
    verdict: verdict(fields),
    days: fields.count('days'),
  }),
  undone: (fields) => ({ is: 'undone', of: fields.text('of') }),
  suspended: (fields) => ({ is: 'suspended', ...ofCard(fields) }),
  unsuspended: (fields) => ({ is: 'unsuspended', ...ofCard(fields) }),
  buried: (fields) => ({ is: 'buried', ...ofCard(fields) }),
  reset: (fields) => ({ is: 'reset', ...ofCard(fields) }),
  'due-set': (fields) => ({ is: 'due-set', ...ofCard(fields), day: fields.parsed('day', date, '1970-01-01') }),
  noted: (fields) => ({ is: 'noted', ...ofCard(fields), note: fields.text('note') }),
  forgotten: (fields) => ({ is: 'forgotten', ...ofCard(fields) }),
  weights: (fields) => ({
    is: 'weights',
    weights: fields.numbers('weights'),
    reviews: fields.count('reviews'),
    before: fields.number('before'),
    after: fields.number('after'),
    reschedule: fields.flag('reschedule'),
  }),
};
