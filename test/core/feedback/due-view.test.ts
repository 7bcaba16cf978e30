import { describe, expect, it } from 'vitest';
import { type DueShown, dueToJson, dueView } from '../../../src/core/feedback/due-view.ts';
import { flat } from './flat.ts';

const none = { due: 0, overdue: 0, learning: 0, fresh: 0, suspended: 0, cards: 0 };
const free: DueShown = {
  today: 20_000,
  total: none,
  newToday: 0,
  reviewedToday: 0,
  ahead: [0, 0, 0, 0, 0, 0, 0],
  decks: [{ ...none, name: 'notes', title: 'Notes' }],
};
const deck = (title: string, own: Partial<typeof none>) => ({ ...none, name: title.toLowerCase(), title, ...own });

describe('what is due', () => {
  it('is nothing on a free day, with the week after it', () => {
    expect(flat(dueView(free))).toEqual(['Nothing is due. | ', 'next seven days', ' ▁ ▁ ▁ ▁ ▁ ▁ ▁', ' 0 0 0 0 0 0 0']);
  });

  it('names the overdue, those in steps, the new ones and what was done, and each busy deck', () => {
    const shown: DueShown = {
      ...free,
      total: { ...none, due: 9, overdue: 2, learning: 1 },
      newToday: 3,
      reviewedToday: 4,
      // A seventh of the height for the fewest, all of it for the most.
      ahead: [0, 1, 7, 14, 2, 0, 4],
      decks: [
        deck('Few', { due: 2, fresh: 5 }),
        deck('Idle', { cards: 3, suspended: 3 }),
        deck('Many', { due: 7, learning: 1 }),
        deck('New', { fresh: 1 }),
      ],
    };
    expect(flat(dueView(shown))).toEqual([
      '9 due · 2 of them overdue · 1 in steps · 3 new today | 4 done today',
      'Many | 8 due',
      'Few | 2 due · 5 never seen',
      'New | 1 never seen',
      'next seven days',
      '  ▁  ▂  ▅  █  ▂  ▁  ▃',
      '  0  1  7 14  2  0  4',
      'viva study   takes them',
    ]);
  });

  it('shows the twelve decks that bring most, and counts the others', () => {
    const decks = Array.from({ length: 15 }, (_, at) => deck(`D${at}`, { due: at + 1 }));
    const rows = flat(dueView({ ...free, total: { ...none, due: 120 }, decks })).slice(1, 14);
    expect(rows).toEqual([
      ...Array.from({ length: 12 }, (_, at) => `D${14 - at} | ${15 - at} due`),
      'and 3 more decks',
    ]);
  });

  it('has each of the next days with its date in JSON', () => {
    const counts = { ...none, due: 2, cards: 5, fresh: 3, suspended: 1 };
    const json = dueToJson({ ...free, total: counts, ahead: [4], decks: [{ ...counts, name: 'n', title: 'N' }] });
    expect(json).toEqual({
      today: '2024-10-04',
      due: 2,
      overdue: 0,
      learning: 0,
      new: 0,
      neverSeen: 3,
      suspended: 1,
      cards: 5,
      reviewedToday: 0,
      next7: [{ day: '2024-10-05', due: 4 }],
      decks: [{ deck: 'n', title: 'N', due: 2, overdue: 0, learning: 0, neverSeen: 3, suspended: 1, cards: 5 }],
    });
  });
});
