import type { Deck } from '../../core/deck/deck.ts';
import type { CardRecord } from '../../core/history/card-record.ts';
import type { Cards } from '../../core/history/cards.ts';
import { deckSchedules } from '../../core/history/deck-schedules.ts';
import { looksOf } from '../../core/history/looks.ts';
import { type Doubt, type Link, resolve } from '../../core/history/resolve.ts';
import { type Entry, makePaper } from '../../core/session/paper.ts';
import type { StudyCard } from '../../core/study/study-card.ts';
import type { LoadedDeck } from '../deck-reader.ts';
import type { World } from '../world.ts';
import { type Collection, deckName } from './collection.ts';
import { decksRead } from './open-decks.ts';
import type { Settings } from './settings-files.ts';

/** The cards of some decks, with what the log knows of each. */
export interface OpenCards {
  /** In the order of the files; each once, however often its text stands there. */
  readonly cards: readonly StudyCard[];
  /** Cards that look different now and were known again all the same. */
  readonly renewed: readonly Link[];
  readonly doubts: readonly Doubt[];
  readonly orphans: readonly CardRecord[];
}

/** Finds the cards of some decks in the log. What may be an edit of several cards is held back. */
export function openCards(
  world: Pick<World, 'cwd' | 'env' | 'packageFolder'>,
  collection: Collection,
  settings: Settings,
  loaded: readonly LoadedDeck[],
  known: Cards,
): OpenCards {
  const decks = loaded.map(({ deck }) => deck);
  const names = new Map(decks.map((deck) => [deck, deckName(world, collection, deck)]));
  const nameOf = (deck: Deck): string => names.get(deck) ?? deck.id;
  const { entries } = makePaper(decks, { seed: 0, order: 'file' });
  const seen = entries.flatMap((entry) =>
    looksOf(entry.item, nameOf(entry.deck), entry.id).map((look) => ({ look, entry })),
  );
  const { links, fresh, doubts, orphans } = resolve(
    seen.map(({ look }) => look),
    known,
    decksRead(world, collection, new Set(names.values())),
  );
  const schedulerFor = deckSchedules(settings.of, known.weights);
  const keys = new Map([
    ...fresh.map(({ seen: look, key }) => [look, key] as const),
    ...links.map(({ seen: look, key }) => [look, key] as const),
  ]);
  const taken = new Set<string>();
  const cards = seen.flatMap(({ look, entry }): StudyCard[] => {
    const key = keys.get(look);
    if (key === undefined || taken.has(key)) return [];
    taken.add(key);
    return [studyCard(key, look, entry, known.byKey.get(key), schedulerFor)];
  });
  return { cards, renewed: links.filter(({ by }) => by !== undefined), doubts, orphans };
}

type SchedulerFor = ReturnType<typeof deckSchedules>;

function studyCard(
  key: string,
  seen: StudyCard['seen'],
  entry: Entry,
  record: CardRecord | undefined,
  schedulerFor: SchedulerFor,
): StudyCard {
  return {
    key,
    seen,
    entry,
    siblings: `${seen.deck}\n${seen.item}`,
    ...(record === undefined ? {} : { record }),
    ...(record?.state === undefined ? {} : { state: record.state }),
    ...schedulerFor(seen.deck),
  };
}
