/** Stored cards as columns of doubles, in which NaN stands for what is absent; their texts stand elsewhere. */
import type { CardState } from '../schedule/card-state.ts';
import type { Writable } from './card-record.ts';
import type { CardKey } from './event.ts';
import type { StoredCard } from './stored-cards.ts';

const phases = ['learning', 'review', 'relearning'] as const satisfies readonly CardState['phase'][];
const flag = { suspended: 1, forgotten: 2, looked: 4, explicit: 8, reviewed: 16 } as const;

/** What stands in a column each; the last ones are the places of deck and facet in their lists. */
const columns = [
  'flags',
  'stability',
  'difficulty',
  'phase',
  'step',
  'lastAt',
  'lastDay',
  'dueAt',
  'dueDay',
  'intervalDays',
  'reps',
  'lapses',
  'introducedDay',
  'buriedDay',
  'newestAt',
  'lookFile',
  'lookStart',
  'lookLength',
  'deck',
  'facet',
] as const;
type Column = (typeof columns)[number];

/** How many numbers stand for so many cards. */
export function numbersFor(cards: number): number {
  return cards * columns.length;
}

/** The numbers of a list of texts. */
type Numbered = ReadonlyMap<string, number>;

/** Writes the columns of some cards into numbers of which there are as many as they need. */
export function putCards(
  numbers: Float64Array,
  cards: readonly StoredCard[],
  { decks, facets }: { readonly decks: Numbered; readonly facets: Numbered },
): void {
  for (const [at, card] of cards.entries())
    for (const [column, name] of columns.entries())
      numbers[column * cards.length + at] = cellOf(card, name, decks, facets) ?? Number.NaN;
}

function cellOf(card: StoredCard, column: Column, decks: Numbered, facets: Numbered): number | undefined {
  const { look, state } = card;
  switch (column) {
    case 'flags':
      return (
        (card.isSuspended ? flag.suspended : 0) +
        (card.isForgotten ? flag.forgotten : 0) +
        (look === undefined ? 0 : flag.looked) +
        (look?.explicit === true ? flag.explicit : 0) +
        (state === undefined ? 0 : flag.reviewed)
      );
    case 'phase':
      return state && phases.indexOf(state.phase);
    case 'introducedDay':
    case 'buriedDay':
    case 'newestAt':
    case 'lookFile':
    case 'lookStart':
    case 'lookLength':
      return card[column];
    case 'deck':
      return look && decks.get(look.deck);
    case 'facet':
      return look && facets.get(look.facet);
    default:
      return state?.[column];
  }
}

/** The cards of some columns. */
export interface CardNumbers {
  /** What the numbers say of a card: all but its other keys, its look and its note. */
  recordOf(card: number, key: CardKey): Writable<StoredCard>;
  /** What they say of its look; nothing of a card without one. */
  lookOf(card: number): { readonly explicit: boolean; readonly deck: number; readonly facet: number } | undefined;
}

/** Reads the columns of so many cards. */
export function cardNumbers(numbers: Float64Array, count: number): CardNumbers {
  const of = (name: Column): Float64Array => {
    const from = columns.indexOf(name) * count;
    return numbers.subarray(from, from + count);
  };
  const flags = of('flags');
  const stateOf = statesIn(of);
  const [introduced, buried, newest] = [of('introducedDay'), of('buriedDay'), of('newestAt')];
  const [files, starts, lengths] = [of('lookFile'), of('lookStart'), of('lookLength')];
  const [decks, facets] = [of('deck'), of('facet')];
  return {
    recordOf(card, key) {
      const set = flags[card] ?? 0;
      const record: Writable<StoredCard> = {
        key,
        keys: [key],
        isSuspended: (set & flag.suspended) !== 0,
        isForgotten: (set & flag.forgotten) !== 0,
        newestAt: newest[card] ?? 0,
        lookFile: files[card] ?? -1,
        lookStart: starts[card] ?? 0,
        lookLength: lengths[card] ?? 0,
      };
      if ((set & flag.reviewed) !== 0) record.state = stateOf(card);
      const introducedDay = introduced[card] ?? Number.NaN;
      const buriedDay = buried[card] ?? Number.NaN;
      if (!Number.isNaN(introducedDay)) record.introducedDay = introducedDay;
      if (!Number.isNaN(buriedDay)) record.buriedDay = buriedDay;
      return record;
    },
    lookOf(card) {
      const set = flags[card] ?? 0;
      if ((set & flag.looked) === 0) return undefined;
      return { explicit: (set & flag.explicit) !== 0, deck: decks[card] ?? 0, facet: facets[card] ?? 0 };
    },
  };
}

function statesIn(of: (name: Column) => Float64Array): (card: number) => CardState {
  const [stability, difficulty, phase, step] = [of('stability'), of('difficulty'), of('phase'), of('step')];
  const [lastAt, lastDay, due, dueDay] = [of('lastAt'), of('lastDay'), of('dueAt'), of('dueDay')];
  const [interval, reps, lapses] = [of('intervalDays'), of('reps'), of('lapses')];
  return (card) => {
    const state: Writable<CardState> = {
      stability: stability[card] ?? 0,
      difficulty: difficulty[card] ?? 0,
      phase: phases[phase[card] ?? 0] ?? 'learning',
      step: step[card] ?? 0,
      lastAt: lastAt[card] ?? 0,
      lastDay: lastDay[card] ?? 0,
      dueDay: dueDay[card] ?? 0,
      intervalDays: interval[card] ?? 0,
      reps: reps[card] ?? 0,
      lapses: lapses[card] ?? 0,
    };
    const dueAt = due[card] ?? Number.NaN;
    if (!Number.isNaN(dueAt)) state.dueAt = dueAt;
    return state;
  };
}
