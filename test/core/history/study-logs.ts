import fc from 'fast-check';
import { fraction } from '../../../src/core/grading/fraction.ts';
import { encodeEvent } from '../../../src/core/history/codec.ts';
import type { SettingsOf } from '../../../src/core/history/deck-schedules.ts';
import {
  eventId,
  type HistoryEvent,
  type Look,
  type SittingFact,
  type StudyFact,
} from '../../../src/core/history/event.ts';
import type { LogFile } from '../../../src/core/history/log.ts';
import type { Json } from '../../../src/core/item-types/contract.ts';
import { defaultSettings, defaultWeights } from '../../../src/core/schedule/settings.ts';
import { attempt } from './samples.ts';

/** Decks differ in when a day begins and in how long an interval is, so that a card's deck matters. */
export const settingsOf: SettingsOf = (deck) => ({
  ...defaultSettings,
  retention: deck === 'b' ? 0.8 : 0.9,
  dayStartsAtHour: deck === 'b' ? 0 : 4,
});

const keys = ['00000000000000aa', '1111111111111111', 'ffffffff00000000', '0123456789abcdef', 'fedcba9876543210'];

/** Few, so that two keys often come to look the same. */
const looks: readonly Look[] = [
  { deck: 'a', item: 'one', explicit: false, facet: '', front: 'f'.repeat(16), back: '1'.repeat(16), text: 'One?' },
  {
    deck: 'b',
    item: 'one',
    explicit: false,
    facet: '',
    front: 'f'.repeat(16),
    back: '1'.repeat(16),
    text: 'Öne “?”\n',
  },
  { deck: 'a', item: 'two', explicit: true, facet: 'gap 1', front: 'e'.repeat(16), back: '2'.repeat(16), text: '' },
  {
    deck: 'a',
    item: 'thrée "3"',
    explicit: false,
    facet: '',
    front: 'd'.repeat(16),
    back: '3'.repeat(16),
    text: 'Three?',
  },
  { deck: 'a', item: 'four', explicit: false, facet: '', front: 'd'.repeat(16), back: '4'.repeat(16), text: 'Four?' },
];

const key = fc.constantFrom(...keys);
const rating = fc.constantFrom('again', 'hard', 'good', 'good', 'easy');
const days = fc.oneof(fc.nat(40), fc.constantFrom(0, 3, 2 ** 31, 2 ** 40));
const verdict = fc.constantFrom('right', 'partly', 'wrong', 'blank', 'unrated');
const response: fc.Arbitrary<Json> = fc.oneof(
  fc.constant(null),
  fc.array(fc.nat(4), { maxLength: 3 }),
  fc.string({ unit: 'grapheme' }),
  fc.jsonValue().map((value): Json => JSON.parse(JSON.stringify(value))),
);

const review = fc
  .record({
    card: key,
    rating,
    days,
    mode: fc.constantFrom('study', 'study', 'ahead', 'quiz', 'cram'),
    verdict,
    response,
  })
  .map(({ card, rating, days, mode, verdict, response }): StudyFact => {
    const rest = { durationMs: 5120, hints: 0, sitting: 'd.p.000000', rule: 'all-or-nothing' } as const;
    const points = { earned: fraction(1, 3), possible: fraction(1) };
    return { is: 'review', card, rating, days, mode, verdict, ...rest, ...points, response };
  });

const ofCard = fc
  .record({ card: key, is: fc.constantFrom('suspended', 'unsuspended', 'buried', 'reset', 'forgotten') })
  .map(({ card, is }): StudyFact => ({ is, card }));
const seen = fc
  .record({ card: key, look: fc.constantFrom(...looks), by: fc.constantFrom('first', 'question', 'learner') })
  .map(({ card, look, by }): StudyFact => ({ is: 'card-seen', card, ...look, by }));
const dueSet = fc
  .record({ card: key, day: fc.constantFrom('2026-11-01', '2026-12-24', '2027-02-28') })
  .map(({ card, day }): StudyFact => ({ is: 'due-set', card, day }));
const noted = fc
  .record({ card: key, note: fc.string() })
  .map(({ card, note }): StudyFact => ({ is: 'noted', card, note }));
const weights = fc.record({ reschedule: fc.boolean(), are: fc.boolean() }).map(
  ({ reschedule, are }): StudyFact => ({
    is: 'weights',
    weights: are ? defaultWeights.map((weight, at) => (at === 0 ? 1 : weight)) : [1, 2],
    reviews: 400,
    before: 0.4,
    after: 0.3,
    reschedule,
  }),
);

/** How another event is spoken of: so many events or reviews back. */
interface Speaking {
  readonly among: 'all' | 'reviews';
  readonly is: 'undone' | 'corrected';
  readonly eventsBack: number;
  readonly rating: 'again' | 'easy';
}
const speaking = fc.record({
  is: fc.constantFrom('undone', 'corrected'),
  among: fc.constantFrom('all', 'reviews'),
  eventsBack: fc.nat(2),
  rating: fc.constantFrom('again', 'easy'),
});

const happening = fc.record({
  fact: fc.oneof(
    { weight: 10, arbitrary: review },
    { weight: 4, arbitrary: seen },
    { weight: 3, arbitrary: ofCard },
    { weight: 5, arbitrary: speaking },
    { weight: 1, arbitrary: dueSet },
    { weight: 1, arbitrary: noted },
    { weight: 1, arbitrary: weights },
    { weight: 1, arbitrary: fc.constant(attempt('s1', 4)) },
  ),
  device: fc.constantFrom('laptop', 'phone', 'with.dot'),
  process: fc.constantFrom('p0', 'p1'),
  /** Hours since the event before; a clock that is set back gives less than none. */
  hours: fc.oneof(fc.nat(200), fc.constantFrom(-300, 0, 0)),
  offset: fc.constantFrom(0, 60, -480, 60_000),
});

const begin = Date.UTC(2026, 9, 30, 1, 30);

/** Events as they are written, in the order of writing. */
export const studyEvents = (maxLength = 40): fc.Arbitrary<readonly HistoryEvent[]> =>
  fc.array(happening, { maxLength, size: 'max' }).map((happenings) => {
    const events: HistoryEvent[] = [];
    let at = begin;
    for (const [count, { fact, device, process, hours, offset }] of happenings.entries()) {
      at += hours * 3_600_000;
      const stamp = { id: eventId(device, process, count), at, offset };
      events.push({ ...stamp, ...(isSpeaking(fact) ? spoken(fact, events) : fact) });
    }
    return events;
  });

const isSpeaking = (fact: StudyFact | SittingFact | Speaking): fact is Speaking => Object.hasOwn(fact, 'eventsBack');

function spoken({ is, among, eventsBack, rating }: Speaking, events: readonly HistoryEvent[]): StudyFact {
  const targets = among === 'all' ? events : events.filter((event) => event.is === 'review');
  const of = targets.at(-1 - eventsBack)?.id ?? 'nobody.p.000007';
  return is === 'undone' ? { is, of } : { is, of, rating, verdict: 'right', days: 4 };
}

const spoiled = fc.constantFrom('garbage', '{"v":1,"id":"torn', '', '   ', '{"v":9,"is":"review"}', '[]', '\u00e9');
const dressed = fc.constantFrom('', '', '', '', ' ', '\r');

/** Some lines in some files: shuffled, copied, spoilt, or cut in the last one. */
export const logFiles = (events: readonly HistoryEvent[]): fc.Arbitrary<readonly LogFile[]> => {
  const lines = events.map(encodeEvent);
  return fc
    .record({
      places: fc.array(fc.nat(3), { minLength: lines.length, maxLength: lines.length }),
      dresses: fc.array(dressed, { minLength: lines.length, maxLength: lines.length }),
      copies: fc.subarray(lines),
      /** The same id with another text. */
      clashes: fc.subarray(lines, { maxLength: Math.min(2, lines.length) }),
      spoilt: fc.array(fc.record({ place: fc.nat(3), line: spoiled }), { maxLength: 3 }),
      ends: fc.array(fc.constantFrom('\n', '\n', '', '\n{"v":1,"id"'), { minLength: 4, maxLength: 4 }),
    })
    .map(({ places, dresses, copies, clashes, spoilt, ends }) => {
      const files: string[][] = [[], [], [], []];
      for (const [at, line] of lines.entries()) files[places[at] ?? 0]?.push(line + (dresses[at] ?? ''));
      files[3]?.push(...copies);
      files[2]?.push(...clashes.map((line) => line.replace('"rating":"good"', '"rating":"easy"')));
      for (const { place, line } of spoilt) files[place]?.push(line);
      return files.map((texts, at) => ({ path: `${at}.jsonl`, text: texts.join('\n') + (ends[at] ?? '') }));
    });
};
