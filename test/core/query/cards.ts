import type { QueryCard } from '../../../src/core/query/query.ts';

const plain = {
  facet: 'item',
  isSuspended: false,
  isBuried: false,
  isLeech: false,
  isFlagged: false,
  isDue: false,
} as const;

/** Never reviewed. */
const fresh: QueryCard = {
  ...plain,
  deck: 'asyncio',
  path: 'questions/python/asyncio.md',
  item: 'weak-reference',
  kind: 'multiple-choice',
  tags: ['asyncio', 'event loop'],
  level: 2,
  chapter: ['Asyncio', 'Event loop'],
  text: () => 'What keeps a task alive?\nThe event\n   loop holds it weakly.',
  phase: 'new',
  reps: 0,
  lapses: 0,
};

/** In steps of minutes, due now, often forgotten. */
const shaky: QueryCard = {
  ...plain,
  deck: 'asyncio',
  path: 'questions/python/asyncio.md',
  item: 'to-thread',
  facet: 'gap-1',
  kind: 'cloze',
  tags: ['asyncio', 'Threads'],
  level: 3,
  chapter: ['Asyncio', 'Executors'],
  text: () => 'A loop keeps turning while asyncio.to_thread() runs; at the cafe\u0301 too. The event: done.',
  phase: 'relearning',
  isLeech: true,
  isDue: true,
  dueInDays: 0,
  reps: 12,
  lapses: 5,
  stabilityDays: 0.5,
  difficulty: 9.25,
  retrievability: 0.5,
  intervalDays: 0,
  reviewedDaysAgo: 0,
};

/** Two days overdue, the interval just below that of a mature card. */
const late: QueryCard = {
  ...plain,
  deck: 'go-basics',
  path: 'questions/go/basics.md',
  item: 'channels',
  kind: 'flashcard',
  tags: ['go', 'legacy'],
  chapter: [],
  text: () => 'Straße says "hello" with a back\\slash',
  phase: 'review',
  isFlagged: true,
  isDue: true,
  dueInDays: -2,
  reps: 4,
  lapses: 1,
  stabilityDays: 20.5,
  difficulty: 5,
  retrievability: 0.8,
  intervalDays: 20,
  reviewedDaysAgo: 22,
};

/** Known for long, put aside. */
const old: QueryCard = {
  ...plain,
  deck: 'go-basics',
  path: 'questions/go/basics.md',
  item: 'select',
  kind: 'cloze',
  tags: ['go', 'threads/blocking'],
  level: 2.5,
  chapter: ['Élan'],
  text: () => 'select waits and waits',
  phase: 'review',
  isSuspended: true,
  isBuried: true,
  dueInDays: 3,
  reps: 1,
  lapses: 3,
  stabilityDays: 30,
  difficulty: 7,
  retrievability: 0.95,
  intervalDays: 21,
  reviewedDaysAgo: 7,
};

/** Four cards that differ in everything that a query can ask. */
export const cards = { fresh, shaky, late, old } as const;
