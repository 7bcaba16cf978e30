import { describe, expect, it } from 'vitest';
import {
  comesBack,
  putFirst,
  putLast,
  queueOf,
  replaced,
  takeNext,
  withoutCards,
} from '../../../src/core/study/queue.ts';

const minute = 60_000;
const is = (name: string) => (other: string) => other === name;

describe('a queue', () => {
  it('gives its cards in their order, but first a card whose step has ended', () => {
    const queue = queueOf(
      ['a', 'b'],
      [
        { card: 'later', dueAt: 9 },
        { card: 'soon', dueAt: 5 },
      ],
    );
    expect(takeNext(queue, 4)?.card).toBe('a');
    const next = takeNext(queue, 5);
    expect([next?.card, next?.queue]).toEqual(['soon', queueOf(['a', 'b'], [{ card: 'later', dueAt: 9 }])]);
  });

  it('takes a step up to twenty minutes early where nothing else is left', () => {
    const queue = queueOf<string>([], [{ card: 'a', dueAt: 20 * minute }]);
    expect(takeNext(queue, 0)).toEqual({ card: 'a', queue: queueOf([]) });
    expect(takeNext(queueOf<string>([], [{ card: 'a', dueAt: 20 * minute + 1 }]), 0)).toBeUndefined();
    expect(takeNext(queueOf([]), 0)).toBeUndefined();
  });

  it('lets a card come back, first or last, and nowhere twice', () => {
    const queue = comesBack(queueOf(['a', 'b']), 'c', 7);
    expect(queue).toEqual({ rest: ['a', 'b'], waiting: [{ card: 'c', dueAt: 7 }] });
    expect(putFirst(queue, 'c', is('c'))).toEqual(queueOf(['c', 'a', 'b']));
    expect(putFirst(queue, 'b', is('b')).rest).toEqual(['b', 'a']);
    expect(putLast(queue, 'd').rest).toEqual(['a', 'b', 'd']);
    expect(withoutCards(queue, (card) => card !== 'b')).toEqual(queueOf(['b']));
  });

  it('holds cards as they are now, without those that are gone', () => {
    const queue = comesBack(queueOf(['a', 'b']), 'c', 7);
    expect(replaced(queue, (card) => (card === 'b' ? undefined : card.toUpperCase()))).toEqual({
      rest: ['A'],
      waiting: [{ card: 'C', dueAt: 7 }],
    });
  });
});
