import { isAbsolute, relative, resolve } from 'node:path';
import type { Deck } from '../../core/deck/deck.ts';
import { errorsAmong } from '../../core/diagnostics/counts.ts';
import { didYouMean } from '../../core/diagnostics/suggest.ts';
import { capital, countText } from '../../core/feedback/words.ts';
import type { Fraction } from '../../core/grading/fraction.ts';
import type { HistoryEvent } from '../../core/history/event.ts';
import { startFact } from '../../core/history/facts.ts';
import { resume } from '../../core/history/resume.ts';
import { lastSitting, type RecordedSitting, stillMissed, unfinishedSitting } from '../../core/history/sittings.ts';
import { isKind, kinds } from '../../core/item-types/index.ts';
import { begin } from '../../core/session/advance.ts';
import { makePaper, type Order, type Paper, paperOf } from '../../core/session/paper.ts';
import type { LevelRange } from '../../core/session/selection.ts';
import type { Session } from '../../core/session/session.ts';
import type { LoadedDeck } from '../deck-reader.ts';
import { Refusal } from '../errors.ts';
import { readHistory } from '../history-files.ts';
import { loadDecks } from '../load-decks.ts';
import { type Collection, collectionOf } from '../study/collection.ts';
import type { World } from '../world.ts';
import type { Beginning } from './keeper.ts';

/** Which items to ask, and how. */
export interface Wanted {
  readonly count?: number;
  readonly tags?: { readonly typed: string; test(tags: readonly string[]): boolean };
  readonly kind?: string;
  readonly levels?: LevelRange & { readonly typed: string };
  readonly query?: { readonly typed: string; wants(deck: Deck, id: string): boolean };
  readonly order?: Order;
  readonly seed?: number;
  readonly timeMs?: number;
  /** A share of the points, from 0 to 1. */
  readonly passMark?: Fraction;
  readonly exam: boolean;
  readonly retry: boolean;
  readonly resume: boolean;
  /** The history in a folder of one's own. */
  readonly history?: string;
}

/** A session that can begin, with the decks it is made of. */
export interface Prepared {
  readonly session: Session;
  readonly loaded: readonly LoadedDeck[];
  readonly beginning: Beginning;
  /** Where the history lies that the sitting belongs to. */
  readonly collection: Collection;
  readonly timeMs?: number;
  readonly passMark?: Fraction;
  /** Said before the first item. */
  readonly news: readonly string[];
}

/**
 * The sitting that was asked for: the items of some decks; or the one that was left unfinished; or, with `retry` and no
 * deck, the items of the last one that are still missed. Refuses where there is nothing to ask.
 */
export async function prepare(world: World, names: readonly string[], wanted: Wanted): Promise<Prepared> {
  if (wanted.resume && names.length > 0) {
    throw new Refusal(
      '--resume goes on with the sitting that was left last, and takes no deck.',
      'Run `viva quiz --resume`.',
    );
  }
  const collection = collectionOf(world, names, wanted.history);
  if (wanted.resume) return await resumed(world, collection, wanted);
  if (wanted.retry && names.length === 0) return await missedAgain(world, collection, wanted);
  const { decks: loaded, passedOver } = await loadDecks(world, names);
  const paper = selected(loaded, wanted, wanted.seed ?? world.freshSeed());
  if (paper.entries.length === 0) {
    throw new Refusal('No item fits what was asked for.', 'See which items, tags and levels there are: viva list');
  }
  const lost = passedOver.map(({ file, message }) => `${file} is passed over: ${message}`);
  return begun(world, collection, loaded, paper, wanted, [...lost, ...mistakesIn(loaded)]);
}

/** That some of the decks have mistakes, which may have cost them items; nothing where they are well. */
function mistakesIn(loaded: readonly LoadedDeck[]): readonly string[] {
  const [first, ...others] = decksOf(loaded).filter(({ diagnostics }) => errorsAmong(diagnostics) > 0);
  if (first === undefined) return [];
  const count = errorsAmong([first, ...others].flatMap(({ diagnostics }) => diagnostics));
  const where =
    others.length === 0 ? `in ${first.path}: viva check ${first.path}` : `in ${others.length + 1} files: viva check`;
  return [`${capital(countText(count, 'mistake'))} ${where}`];
}

/** What was kept, and what of it could not be read. */
function pastOf({ history }: Collection): {
  readonly events: readonly HistoryEvent[];
  readonly lost: readonly string[];
} {
  const { events, unusable, unreadable } = readHistory(history);
  const [first] = unusable;
  const lines = `${capital(countText(unusable.length, 'line'))} of the history cannot be read`;
  const lost = first === undefined ? [] : [`${lines}, the first at ${first.path}:${first.line}: ${first.because}.`];
  return { events, lost: [...unreadable.map(({ path, because }) => `${path} cannot be read: ${because}.`), ...lost] };
}

const decksOf = (loaded: readonly LoadedDeck[]) => loaded.map(({ deck }) => deck);

function selected(
  loaded: readonly LoadedDeck[],
  { count, tags, kind, levels, query, order = 'file' }: Wanted,
  seed: number,
): Paper {
  if (kind !== undefined && !isKind(kind)) throw new Refusal(`There is no kind \`${kind}\`.`, didYouMean(kind, kinds));
  return makePaper(decksOf(loaded), {
    seed,
    order,
    ...(count === undefined ? {} : { count }),
    ...(tags === undefined ? {} : { tags: tags.test }),
    ...(kind === undefined ? {} : { kind }),
    ...(query === undefined ? {} : { wants: query.wants }),
    ...(levels === undefined ? {} : { levels }),
  });
}

function begun(
  world: World,
  collection: Collection,
  loaded: readonly LoadedDeck[],
  paper: Paper,
  { count, tags, kind, levels, query, order = 'file', exam, retry, passMark, timeMs }: Wanted,
  news: readonly string[],
): Prepared {
  const session = begin(paper, { mode: exam ? 'exam' : 'practice', retry });
  const asked = {
    order,
    selection: {
      ...(count === undefined ? {} : { count }),
      ...(tags === undefined ? {} : { tags: tags.typed }),
      ...(kind === undefined ? {} : { kind }),
      ...(levels === undefined ? {} : { level: levels.typed }),
      ...(query === undefined ? {} : { query: query.typed }),
    },
    ...(timeMs === undefined ? {} : { timeSeconds: timeMs / 1000 }),
    ...(passMark === undefined ? {} : { passMark }),
  };
  const start = (sitting: string) => {
    const fact = startFact(sitting, session, asked);
    return { ...fact, decks: fact.decks.map(({ id, path }) => ({ id, path: resolve(world.cwd, path) })) };
  };
  return {
    session,
    loaded,
    beginning: { is: 'new', start },
    collection,
    ...(timeMs === undefined ? {} : { timeMs }),
    ...(passMark === undefined ? {} : { passMark }),
    news,
  };
}

/** The decks of a record, each under the id it had then, wherever the user stands now. */
async function recordedDecks(world: World, { started }: RecordedSitting): Promise<readonly LoadedDeck[]> {
  const decks: LoadedDeck[] = [];
  for (const { id, path } of started.decks) {
    const here = relative(world.cwd, path);
    const name = here === '' || here.startsWith('..') || isAbsolute(here) ? path : here;
    const [loaded] = (await loadDecks(world, [name])).decks;
    if (loaded === undefined) throw new Refusal(`The deck \`${path}\` is gone.`, 'Begin another: viva quiz DECK');
    decks.push({ ...loaded, deck: { ...loaded.deck, id } });
  }
  return decks;
}

async function missedAgain(world: World, collection: Collection, wanted: Wanted): Promise<Prepared> {
  const { events, lost } = pastOf(collection);
  const last = lastSitting(events);
  if (last === undefined) throw new Refusal('There is no earlier sitting.', 'Begin one: viva quiz DECK', lost);
  const missed = stillMissed(last);
  if (missed.length === 0) {
    throw new Refusal('Nothing of the last sitting is left that was missed.', 'Begin another: viva quiz DECK');
  }
  const loaded = await recordedDecks(world, last);
  const { paper, gone } = paperOf(decksOf(loaded), last.started.seed, last.started.order, missed);
  if (paper.entries.length === 0)
    throw new Refusal('What was missed is no longer in the decks.', 'Begin another: viva quiz DECK');
  return begun(world, collection, loaded, paper, wanted, [...lost, ...leftOut(gone.length)]);
}

async function resumed(world: World, collection: Collection, wanted: Wanted): Promise<Prepared> {
  const { events, lost } = pastOf(collection);
  const recorded = unfinishedSitting(events);
  if (recorded === undefined) throw new Refusal('No sitting was left unfinished.', 'Begin one: viva quiz DECK', lost);
  const { started, spentMs } = recorded;
  const loaded = await recordedDecks(world, recorded);
  const { session, gone, changed } = resume(recorded, decksOf(loaded));
  const passMark = wanted.passMark ?? started.passMark;
  const anew =
    changed.length === 0 ? [] : [`${capital(countText(changed.length, 'item'))} will be asked again: edited since.`];
  return {
    session,
    loaded,
    beginning: { is: 'resumed', recorded },
    collection,
    ...(started.timeSeconds === undefined ? {} : { timeMs: Math.max(0, started.timeSeconds * 1000 - spentMs) }),
    ...(passMark === undefined ? {} : { passMark }),
    news: [...lost, ...leftOut(gone.length), ...anew],
  };
}

function leftOut(count: number): readonly string[] {
  return count === 0 ? [] : [`${capital(countText(count, 'item'))} left out: no longer in the decks.`];
}
