import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardsOfLog, standing } from '../../../src/core/history/cards.ts';
import { encodeEvent } from '../../../src/core/history/codec.ts';
import { type Fact, type HistoryEvent, isOfStudy, type Look, type Reviewed } from '../../../src/core/history/event.ts';
import { readLog } from '../../../src/core/history/log.ts';
import type { CardState, Rating } from '../../../src/core/schedule/card-state.ts';
import { schedulerOf } from '../../../src/core/schedule/scheduler.ts';
import { defaultSettings, defaultWeights } from '../../../src/core/schedule/settings.ts';
import { plain } from './plain-cards.ts';
import { everyFact } from './samples.ts';

const dayMs = 86_400_000;
const minuteMs = 60_000;
const settings = { ...defaultSettings, fuzz: false };
const settingsOf = () => settings;
const scheduler = schedulerOf(settings);
const key = '00000000000000aa';
const other = '00000000000000bb';
const look: Look = { deck: 'd', item: 'i', explicit: false, facet: 'item', front: 'f1', back: 'b1', text: 'what' };

const { text: _, ...knownLook } = look;

/** Noon in UTC of a day. */
const noon = (day: number): number => (day + 0.5) * dayMs;
const review = (rating: Rating, change: Partial<Reviewed> = {}): Fact => ({
  ...everyFact.review,
  card: key,
  rating,
  days: 0,
  ...change,
});
const seen = (card: string, change: Partial<Look> = {}): Fact => ({
  is: 'card-seen',
  card,
  by: 'first',
  ...look,
  ...change,
});
const at = (time: number, fact: Fact, id = `dev.p.${String(time).padStart(16, '0')}`): HistoryEvent => ({
  id,
  at: time,
  offset: 0,
  ...fact,
});
const known = (...events: readonly HistoryEvent[]) => cardsOfLog(events, settingsOf);
const recordOf = (...events: readonly HistoryEvent[]) => known(...events).byKey.get(key);
/** What the scheduler alone makes of ratings, each so many days after the start. */
const afterwards = (...ratings: readonly (readonly [Rating, number])[]): CardState | undefined =>
  ratings.reduce<CardState | undefined>(
    (state, [rating, day]) => scheduler.review(state, rating, { at: noon(day), day }, { seed: key }),
    undefined,
  );

describe('what the log says of a card', () => {
  it('is what its reviews make of it, one after the other', () => {
    const record = recordOf(
      at(noon(9), seen(key)),
      at(noon(10), review('good')),
      at(noon(11), review('easy')),
      at(noon(20), review('again')),
    );
    expect(record?.state).toEqual(afterwards(['good', 10], ['easy', 11], ['again', 20]));
    expect([record?.introducedDay, record?.key, record?.look]).toEqual([10, key, knownLook]);
  });

  it('counts reviews by the learner’s day, which begins at four in the morning where the learner is', () => {
    const events = [
      { ...at(10 * dayMs + 3 * 3_600_000, review('good')), id: 'a' },
      { ...at(10 * dayMs + 5 * 3_600_000, review('good')), id: 'b' },
      { ...at(10 * dayMs + 5 * 3_600_000, review('good', { mode: 'cram' })), id: 'c', offset: -120 },
      { ...at(10 * dayMs + 23 * 3_600_000, review('good', { card: other })), id: 'd', offset: 330 },
    ];
    expect([...known(...events).reviewsOn]).toEqual([
      [9, 2],
      [10, 1],
      [11, 1],
    ]);
  });

  it('is not moved by cramming', () => {
    expect(recordOf(at(noon(10), review('good', { mode: 'cram' })))?.state).toBeUndefined();
  });

  it('keeps the day that the learner was shown where the model allows it', () => {
    const fuzzy = () => ({ ...defaultSettings, fuzz: true });
    const events = [at(noon(10), review('easy', { days: 8 })), at(noon(18), review('good', { days: 0 }))];
    const shown = [7, 8, 9].map(
      (days) => cardsOfLog([at(noon(10), review('easy', { days }))], fuzzy).byKey.get(key)?.state?.dueDay,
    );
    expect(shown).toEqual([17, 18, 19]);
    expect(cardsOfLog(events, fuzzy).byKey.get(key)?.state?.reps).toBe(2);
    expect(cardsOfLog([at(noon(10), review('easy', { days: 30 }))], fuzzy).byKey.get(key)?.state?.dueDay).toBeLessThan(
      21,
    );
  });

  it('keeps the interval of a card that was prepared for a date, however short', () => {
    const state = recordOf(at(noon(10), review('easy', { mode: 'until', days: 2 })))?.state;
    expect(state).toEqual({ ...afterwards(['easy', 10]), intervalDays: 2, dueDay: 12 });
  });

  it('takes a correction for the review, the last of several', () => {
    const wrong = at(noon(10), review('again'), 'r');
    const corrected = (rating: Rating, id: string, time: number) =>
      at(time, { is: 'corrected', of: 'r', rating, verdict: 'right', days: 0 }, id);
    expect(recordOf(wrong, corrected('good', 'c', noon(10) + 1))?.state).toEqual(afterwards(['good', 10]));
    expect(recordOf(wrong, corrected('good', 'c', noon(10) + 1), corrected('easy', 'e', noon(10) + 2))?.state).toEqual(
      afterwards(['easy', 10]),
    );
    const undone = at(noon(10) + 3, { is: 'undone', of: 'c' }, 'u');
    expect(recordOf(wrong, corrected('good', 'c', noon(10) + 1), undone)?.state).toEqual(afterwards(['again', 10]));
  });

  it('knows whether it is suspended, when it was buried last, and its last note', () => {
    const facts: readonly Fact[] = [
      { is: 'suspended', card: key },
      { is: 'buried', card: key },
      { is: 'noted', card: key, note: 'one' },
      { is: 'noted', card: key, note: 'two' },
    ];
    const events = facts.map((fact, index) => at(noon(10 + index), fact));
    expect(recordOf(...events)).toEqual({
      key,
      keys: [key],
      isSuspended: true,
      buriedDay: 11,
      isForgotten: false,
      note: 'two',
    });
    expect(recordOf(...events, at(noon(20), { is: 'unsuspended', card: key }))?.isSuspended).toBe(false);
  });

  it('begins anew after a reset', () => {
    const events = [at(noon(10), review('easy')), at(noon(12), { is: 'reset', card: key })];
    expect([recordOf(...events)?.state, recordOf(...events)?.introducedDay]).toEqual([undefined, undefined]);
    const record = recordOf(...events, at(noon(15), review('good')));
    expect([record?.state, record?.introducedDay]).toEqual([afterwards(['good', 15]), 15]);
  });

  it('falls due on the day that the learner sets, out of its steps', () => {
    const set = (day: string) => at(noon(12), { is: 'due-set', card: key, day });
    const first = at(noon(10), review('good'));
    const { dueAt: _, ...kept } = afterwards(['good', 10]) ?? {};
    expect(recordOf(first, set('1970-01-31'))?.state).toEqual({
      ...kept,
      phase: 'review',
      dueDay: 30,
      intervalDays: 20,
    });
    expect(recordOf(set('1970-01-31'))?.state).toBeUndefined();
    expect(recordOf(first, set('1970-01-02'))?.state).toMatchObject({ dueDay: 1, intervalDays: 0 });
  });

  it('is forgotten until it is reviewed again', () => {
    const events = [at(noon(10), review('good')), at(noon(11), { is: 'forgotten', card: key })];
    expect(recordOf(...events)?.isForgotten).toBe(true);
    expect(recordOf(...events, at(noon(12), review('good')))?.isForgotten).toBe(false);
  });
});

describe('the weights that were fitted', () => {
  const weights = defaultWeights.map((weight, index) => (index === 3 ? 20 : weight));
  const fitted = (time: number, reschedule: boolean, own = weights) =>
    at(time, { ...everyFact.weights, weights: own, reschedule });
  const own = schedulerOf({ ...settings, weights });
  const [old, later] = [review('easy', { days: 8 }), review('easy', { days: 19 })];
  const first = own.review(undefined, 'easy', { at: noon(10), day: 10 }, { seed: key });

  it('move the days that were given before only if the learner agreed', () => {
    expect(recordOf(at(noon(10), old), fitted(noon(11), true))?.state).toEqual(first);
    expect(recordOf(at(noon(10), old), fitted(noon(11), false))?.state).toEqual({
      ...first,
      dueDay: 18,
      intervalDays: 8,
    });
  });

  it('hold for each review after them', () => {
    const next = own.review(undefined, 'easy', { at: noon(12), day: 12 }, { seed: key });
    expect(recordOf(fitted(noon(11), false), at(noon(12), later))?.state).toEqual(next);
    expect(known(fitted(noon(11), false)).weights?.weights).toEqual(weights);
  });

  it('are the last that stand and are weights at all', () => {
    const nonsense = fitted(noon(12), false, [1, 2, 3]);
    expect(known(fitted(noon(11), true), nonsense).weights?.weights).toEqual(weights);
    const undone = at(noon(13), { is: 'undone', of: fitted(noon(11), true).id });
    expect(known(fitted(noon(11), true), undone).weights).toBeUndefined();
  });
});

describe('undoing', () => {
  it('takes back any number of events, and can be taken back', () => {
    const events = [
      at(noon(10), review('good'), 'a'),
      at(noon(11), review('again'), 'b'),
      at(noon(12), review('easy'), 'c'),
    ];
    const undo = (of: string, id: string) => at(noon(13), { is: 'undone', of }, id);
    expect(recordOf(...events, undo('c', 'u1'))?.state).toEqual(afterwards(['good', 10], ['again', 11]));
    expect(recordOf(...events, undo('c', 'u1'), undo('b', 'u2'))?.state).toEqual(afterwards(['good', 10]));
    expect(recordOf(...events, undo('b', 'u1'))?.state).toEqual(afterwards(['good', 10], ['easy', 12]));
    expect(recordOf(...events, undo('b', 'u1'), undo('u1', 'u2'))?.state).toEqual(
      afterwards(['good', 10], ['again', 11], ['easy', 12]),
    );
    expect(recordOf(...events, undo('a', 'u1'), undo('b', 'u2'), undo('c', 'u3'))).toBeUndefined();
  });

  it('counts as long as one of several undoings stands', () => {
    const events = [
      at(noon(10), review('good'), 'a'),
      at(noon(11), { is: 'undone', of: 'a' }, 'u1'),
      at(noon(11), { is: 'undone', of: 'a' }, 'u2'),
    ];
    expect(recordOf(...events, at(noon(12), { is: 'undone', of: 'u1' }, 'u3'))).toBeUndefined();
  });

  it('of a long chain of undoings depends on whether their number is odd', () => {
    const chain = (length: number) =>
      Array.from({ length }, (_none, index) =>
        at(noon(11) + index, { is: 'undone', of: index === 0 ? 'a' : `u${index - 1}` }, `u${index}`),
      );
    for (const length of [1, 2, 3, 20_000, 20_001]) {
      const stands = standing([at(noon(10), review('good'), 'a'), ...chain(length)].filter(isOfStudy));
      expect(stands.some(({ id }) => id === 'a')).toBe(length % 2 === 0);
    }
  });

  it('names the link that shall not be made again', () => {
    const link: Fact = { is: 'card-seen', card: key, by: 'likeness', ...look, front: 'f2' };
    const { refused, byKey } = known(at(1, seen(key), 'a'), at(2, link, 'b'), at(3, { is: 'undone', of: 'b' }, 'c'));
    expect([...refused]).toEqual([`${key} f2b1`]);
    expect(byKey.get(key)?.look?.front).toBe('f1');
  });
});

describe('two names of one card', () => {
  it('become one once their last looks are the same, and both reviews of a day count', () => {
    const [one, two] = [
      at(noon(10), review('good'), 'a'),
      at(noon(10) + minuteMs, review('good', { card: other }), 'b'),
    ];
    const apart = known(at(1, seen(key)), at(2, seen(other, { front: 'f2' })), one, two);
    expect([apart.byKey.get(key)?.state?.reps, apart.byKey.get(other)?.state?.reps]).toEqual([1, 1]);
    const { byKey, reviewsOn } = known(
      at(1, seen(key)),
      at(2, seen(other, { front: 'f2' })),
      one,
      two,
      at(noon(12), seen(other)),
    );
    expect(byKey.get(key)).toBe(byKey.get(other));
    expect(byKey.get(key)?.keys).toEqual([key, other]);
    expect(byKey.get(key)?.state).toEqual(
      scheduler.review(afterwards(['good', 10]), 'good', { at: noon(10) + minuteMs, day: 10 }, { seed: key }),
    );
    expect(reviewsOn.get(10)).toBe(2);
  });
});

describe('the union of logs', () => {
  const cardKey = fc.constantFrom(key, other, '00000000000000cc');
  const anyLook = fc.record({
    front: fc.constantFrom('f1', 'f2', 'f3'),
    back: fc.constantFrom('b1', 'b2'),
    explicit: fc.boolean(),
  });
  const anyFact: fc.Arbitrary<Fact> = fc.oneof(
    {
      weight: 5,
      arbitrary: fc
        .record({
          card: cardKey,
          rating: fc.constantFrom<Rating>('again', 'hard', 'good', 'easy'),
          days: fc.nat(30),
          mode: fc.constantFrom<Reviewed['mode']>('study', 'until', 'cram', 'quiz'),
        })
        .map((own) => ({ ...everyFact.review, ...own })),
    },
    { weight: 2, arbitrary: fc.record({ card: cardKey, own: anyLook }).map(({ card, own }) => seen(card, own)) },
    fc.record({
      card: cardKey,
      is: fc.constantFrom(
        'suspended' as const,
        'unsuspended' as const,
        'buried' as const,
        'reset' as const,
        'forgotten' as const,
      ),
    }),
    fc
      .record({ of: fc.nat(40) })
      .map(({ of }): Fact => ({ is: 'undone', of: `m${of % 3}.p.${String(of % 14).padStart(6, '0')}` })),
    fc.record({ of: fc.nat(40) }).map(
      ({ of }): Fact => ({
        is: 'corrected',
        of: `m${of % 3}.p.${String(of % 14).padStart(6, '0')}`,
        rating: 'easy',
        verdict: 'right',
        days: 3,
      }),
    ),
  );
  /** What a device wrote: its clock may jump, also back. */
  const anyDevice = (name: string) =>
    fc
      .array(
        fc.record({
          fact: anyFact,
          time: fc.integer({ min: 10 * 1440, max: 40 * 1440 }),
          offset: fc.constantFrom(-300, 0, 60, 765),
        }),
        { maxLength: 14 },
      )
      .map((written) =>
        written.map(({ fact, time, offset }, count) =>
          encodeEvent({ id: `${name}.p.${String(count).padStart(6, '0')}`, at: time * minuteMs, offset, ...fact }),
        ),
      );
  const devices = fc.tuple(anyDevice('m0'), anyDevice('m1'), anyDevice('m2'));
  const fileOf = (path: string, lines: readonly string[]) => ({
    path,
    text: lines.map((line) => `${line}\n`).join(''),
  });
  const cardsOf = (...files: readonly (readonly string[])[]) =>
    plain(cardsOfLog(readLog(files.map((lines, place) => fileOf(`f${place}`, lines))).events, () => defaultSettings));

  it('is the same in any order, any grouping, and any number of times', () => {
    fc.assert(
      fc.property(devices, ([a, b, c]) => {
        const whole = cardsOf(a, b, c);
        expect(cardsOf(c, a, b)).toEqual(whole);
        expect(cardsOf([...b, ...a], c)).toEqual(whole);
        expect(cardsOf(a, [...c, ...b])).toEqual(whole);
        expect(cardsOf(a, b, c, b, [...a, ...c])).toEqual(whole);
      }),
    );
  });

  it('is the same for copies that a sync tool made of a part, and for lines in any order', () => {
    fc.assert(
      fc.property(devices, fc.nat(14), fc.integer(), ([a, b, c], kept, turn) => {
        const all = [...a, ...b, ...c];
        const by = Math.abs(turn) % (all.length + 1);
        expect(cardsOf(a.slice(0, kept), b, c, a, [...all.slice(by), ...all.slice(0, by)].toReversed())).toEqual(
          cardsOf(a, b, c),
        );
      }),
    );
  });

  it('never has a card fall due before its last review', () => {
    fc.assert(
      fc.property(devices, (logs) => {
        for (const { state } of cardsOf(...logs).cards.values())
          if (state) expect(state.dueDay).toBeGreaterThanOrEqual(state.lastDay);
      }),
    );
  });
});
