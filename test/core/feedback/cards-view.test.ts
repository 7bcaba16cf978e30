import { describe, expect, it } from 'vitest';
import { cardsView, type ListedCard, listedCardToJson } from '../../../src/core/feedback/cards-view.ts';
import { flat } from './flat.ts';

/** 2024-10-04. */
const today = 20_000;

const fresh: ListedCard = {
  key: 'k1',
  name: 'What is a task?',
  deck: 'notes',
  item: 'task',
  facet: 'item',
  kind: 'short-answer',
  tags: ['asyncio'],
  path: 'notes/tasks.md',
  line: 7,
  phase: 'new',
  isSuspended: false,
  isBuried: false,
  isLeech: false,
  reps: 0,
  lapses: 0,
};
const reviewed: ListedCard = {
  ...fresh,
  facet: 'gap-1',
  phase: 'review',
  dueDay: today + 3,
  intervalDays: 8,
  stability: 8.4,
  difficulty: 5.25,
  recall: 0.936,
  reps: 4,
  lapses: 1,
  lastDay: today - 5,
};

describe('a list of cards', () => {
  it('says of a new card where it stands, and no more', () => {
    expect(flat(cardsView([fresh], today))).toEqual(['What is a task? | new', 'notes/tasks.md:7', '1 card']);
  });

  it('says of a reviewed card which part of the item it is, when it comes and what is known of it', () => {
    expect(flat(cardsView([reviewed, { ...reviewed, reps: 1, lapses: 0, dueDay: today }], today))).toEqual([
      'What is a task?  gap-1 | due 2024-10-07',
      'notes/tasks.md:7 · stability 8 d · difficulty 5.3 · recall 94 % · 4 reviews · 1 lapse',
      'What is a task?  gap-1 | due today',
      'notes/tasks.md:7 · stability 8 d · difficulty 5.3 · recall 94 % · 1 review · 0 lapses',
      '2 cards',
    ]);
  });

  it.each<[Partial<ListedCard>, string]>([
    [{ isSuspended: true, isBuried: true }, 'suspended'],
    [{ isBuried: true }, 'buried until tomorrow'],
    [{ phase: 'relearning', dueDay: today }, 'in steps · due today'],
    [{ dueDay: today - 1 }, 'overdue since 2024-10-03'],
  ])('says first what keeps it back, else when it comes: %o', (own, stands) => {
    expect(flat(cardsView([{ ...reviewed, ...own }], today))[0]).toBe(`What is a task?  gap-1 | ${stands}`);
  });

  it('ends what is known with a leech and a note', () => {
    const [, known] = flat(cardsView([{ ...fresh, isLeech: true, note: 'split it' }], today));
    expect(known).toBe('notes/tasks.md:7 · leech · note: split it');
  });

  it('has a day as a date in JSON, and null for what does not apply', () => {
    const json = {
      card: 'k1',
      deck: 'notes',
      item: 'task',
      facet: 'item',
      kind: 'short-answer',
      title: 'What is a task?',
      tags: ['asyncio'],
      path: 'notes/tasks.md',
      line: 7,
      phase: 'new',
      suspended: false,
      buried: false,
      leech: false,
      due: null,
      intervalDays: null,
      stability: null,
      difficulty: null,
      recall: null,
      reps: 0,
      lapses: 0,
      lastReview: null,
      note: null,
    };
    expect(listedCardToJson(fresh)).toEqual(json);
    expect(listedCardToJson({ ...reviewed, note: 'n' })).toEqual({
      ...json,
      facet: 'gap-1',
      phase: 'review',
      due: '2024-10-07',
      intervalDays: 8,
      stability: 8.4,
      difficulty: 5.25,
      recall: 0.936,
      reps: 4,
      lapses: 1,
      lastReview: '2024-09-29',
      note: 'n',
    });
  });
});
