import { describe, expect, it } from 'vitest';
import { type Day, type Plan, planOf } from '../../../src/core/study/plan.ts';
import { atMs, studyCard, today } from './cards.ts';

const day: Day = { today, atMs, newLeft: 10, mostLeft: 200 };
const rest = ({ queue }: Plan): readonly string[] => queue.rest.map(({ key }) => key);
const waiting = ({ queue }: Plan): readonly string[] => queue.waiting.map(({ card }) => card.key);
const study = { is: 'study' } as const;

describe('a day of study', () => {
  it('brings what is due, and nothing of the days to come', () => {
    const plan = planOf(
      [studyCard('a', { due: 0 }), studyCard('b', { due: 1 }), studyCard('c', { due: -3 })],
      study,
      day,
    );
    expect([rest(plan), plan.due, plan.fresh, plan.leftOver]).toEqual([['c', 'a'], 2, 0, 0]);
  });

  it('hides what is suspended, and what was buried today', () => {
    const cards = [
      studyCard('a', { due: 0, record: { isSuspended: true } }),
      studyCard('b', { due: 0, record: { buriedDay: today } }),
      studyCard('c', { due: 0, record: { buriedDay: today - 1 } }),
    ];
    expect(rest(planOf(cards, study, day))).toEqual(['c']);
  });

  it('brings as many new cards as the day has left, in the order of the file', () => {
    const cards = ['a', 'b', 'c'].map((key) => studyCard(key));
    expect(rest(planOf(cards, study, { ...day, newLeft: 2 }))).toEqual(['a', 'b']);
    expect(rest(planOf(cards, study, { ...day, mostLeft: 1 }))).toEqual(['a']);
    expect(rest(planOf(cards, study, { ...day, newLeft: 0 }))).toEqual([]);
  });

  it('brings one new card of an item, and none where one of it was new today', () => {
    const siblings = ['a', 'b'].map((key) => studyCard(key, { siblings: 'item' }));
    expect(rest(planOf(siblings, study, day))).toEqual(['a']);
    const begun = studyCard('c', { due: 3, siblings: 'item', record: { introducedDay: today } });
    expect(rest(planOf([...siblings, begun], study, day))).toEqual([]);
    const buried = studyCard('c', { due: 3, siblings: 'item', record: { introducedDay: today, buriedDay: today } });
    expect(rest(planOf([...siblings, buried], study, day))).toEqual([]);
  });

  it('lets the cards wait whose steps are open, and counts them into the room of the day', () => {
    const cards = [
      studyCard('a', { stepMinutes: 8 }),
      studyCard('b', { stepMinutes: -2 }),
      studyCard('c', { due: 0 }),
      studyCard('d', { due: 0 }),
    ];
    const plan = planOf(cards, study, { ...day, mostLeft: 3 });
    expect([waiting(plan), rest(plan).length, plan.due, plan.leftOver]).toEqual([['b', 'a'], 1, 2, 1]);
  });

  it('takes no more open steps than the learner asked for cards, the earliest of them', () => {
    const cards = [5, -2, 8, 1].map((stepMinutes, at) => studyCard('abcd'.charAt(at), { stepMinutes }));
    expect(waiting(planOf(cards, study, { ...day, mostLeft: 2, isCapped: true }))).toEqual(['b', 'd']);
    expect(waiting(planOf(cards, study, { ...day, mostLeft: 2 }))).toHaveLength(4);
  });

  it('takes up a step that was left open on a day before', () => {
    const old = studyCard('a', { stepMinutes: -2000, state: { dueDay: today - 1 } });
    expect(waiting(planOf([old], study, day))).toEqual(['a']);
  });

  it('takes first what loses most by waiting, where the day has no room for all', () => {
    const safe = studyCard('a', { due: 0, state: { stability: 400 } });
    const shaky = studyCard('b', { due: 0, state: { stability: 3 } });
    const plan = planOf([safe, shaky], study, { ...day, mostLeft: 1 });
    expect([rest(plan), plan.leftOver]).toEqual([['b'], 1]);
  });

  it('keeps siblings apart', () => {
    const cards = [
      studyCard('a', { due: -2, siblings: 'one' }),
      studyCard('b', { due: -1, siblings: 'one' }),
      studyCard('c', { due: 0 }),
    ];
    expect(rest(planOf(cards, study, day))).toEqual(['a', 'c', 'b']);
  });
});

describe('other sittings', () => {
  it('ahead bring what falls due in the next days as well', () => {
    const cards = [studyCard('a', { due: 3 }), studyCard('b', { due: 4 })];
    expect(rest(planOf(cards, { is: 'ahead', days: 3 }, day))).toEqual(['a']);
  });

  it('for a date bring every card that was begun, by what a review gains for the date', () => {
    const sure = studyCard('a', { due: 90, state: { stability: 3000 } });
    const shaky = studyCard('b', { due: 60, state: { stability: 5 } });
    expect(rest(planOf([sure, shaky], { is: 'until', day: today + 30 }, day))).toEqual(['b', 'a']);
  });

  it('to cram bring every card, the weakest first and the new ones last', () => {
    const cards = [
      studyCard('new'),
      studyCard('sure', { due: 90, state: { stability: 900 } }),
      studyCard('shaky', { due: 9, state: { stability: 2 } }),
      studyCard('gone', { record: { isSuspended: true } }),
    ];
    const plan = planOf(cards, { is: 'cram' }, day);
    expect([rest(plan), plan.leftOver]).toEqual([['shaky', 'sure', 'new'], 0]);
    expect(planOf(cards, { is: 'cram' }, { ...day, mostLeft: 2 }).leftOver).toBe(1);
  });

  it('of no card are empty', () => {
    for (const mode of [study, { is: 'cram' } as const, { is: 'until', day: today } as const])
      expect(planOf([], mode, day)).toEqual({ queue: { rest: [], waiting: [] }, due: 0, fresh: 0, leftOver: 0 });
  });
});
