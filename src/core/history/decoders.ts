import { type Fraction, fromText, zero } from '../grading/fraction.ts';
import type { Mode } from '../session/session.ts';
import type { FactName, Facts, ItemRef, Selection } from './event.ts';
import type { Fields } from './fields.ts';

const inSitting = (fields: Fields) => ({ sitting: fields.text('sitting'), step: fields.count('step') });
const itemRef = (fields: Fields): ItemRef => ({ deck: fields.text('deck'), item: fields.text('item') });
const mode = (fields: Fields): Mode => fields.word('mode', ['practice', 'exam']);
const fraction = (fields: Fields, name: string): Fraction => fields.parsed(name, fromText, zero);

const selection = (fields: Fields): Selection => ({
  ...(fields.has('count') ? { count: fields.count('count') } : {}),
  ...(fields.has('tags') ? { tags: fields.text('tags') } : {}),
  ...(fields.has('kind') ? { kind: fields.text('kind') } : {}),
  ...(fields.has('level') ? { level: fields.text('level') } : {}),
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
    verdict: fields.word('verdict', ['right', 'partly', 'wrong', 'blank', 'unrated']),
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
};
