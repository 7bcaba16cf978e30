import { kinds } from '../../core/item-types/index.ts';
import { parseQuery, type Query } from '../../core/query/query.ts';
import { queryCardOf } from '../../core/study/query-card.ts';
import type { StudyCard } from '../../core/study/study-card.ts';
import { Refusal } from '../errors.ts';
import { flaggedItems } from '../flags.ts';
import { foldersOf } from '../folders.ts';
import type { World } from '../world.ts';
import type { Library } from './library.ts';

/** The query that some words on the command line make; all cards without any. */
export function queryIn(words: readonly string[]): Query | undefined {
  if (words.length === 0) return undefined;
  const parsed = parseQuery(words.map(asTyped).join(' '), kinds);
  if (parsed.ok) return parsed.value;
  throw new Refusal(parsed.because, 'A query looks like this: tag:asyncio -is:suspended due<3d "event loop"');
}

/** The shell has taken the quotation marks from a phrase. */
function asTyped(word: string, _at: number, { length }: readonly string[]): string {
  const isPhrase = length > 1 && /\s/.test(word) && !/[:<>=()"]/.test(word);
  return isPhrase ? `"${word}"` : word;
}

/** Among some cards those that a query selects. */
export function cardsThatFit(
  world: Pick<World, 'now' | 'env' | 'platform'>,
  { cards, dayAt }: Pick<Library, 'cards' | 'dayAt'>,
  query: Query | undefined,
): readonly StudyCard[] {
  if (query === undefined) return cards;
  const atMs = world.now();
  const time = { atMs, today: dayAt(atMs), isFlagged: flaggedItems(foldersOf(world).data) };
  return cards.filter((card) => query.test(queryCardOf(card, time)));
}
