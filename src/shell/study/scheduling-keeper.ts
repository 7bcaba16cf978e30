import type { CardKey } from '../../core/history/event.ts';
import { ratingOf } from '../../core/schedule/rating-of.ts';
import type { Attempt } from '../../core/session/attempt.ts';
import { standing } from '../../core/session/attempt.ts';
import type { Entry } from '../../core/session/paper.ts';
import type { Session } from '../../core/session/session.ts';
import { Calendar } from '../../core/study/calendar.ts';
import { isRating, reviewFact, seenFact, stateAfter } from '../../core/study/review.ts';
import type { StudyCard } from '../../core/study/study-card.ts';
import type { Keeper } from '../sitting/keeper.ts';
import type { Prepared } from '../sitting/prepare.ts';
import type { World } from '../world.ts';
import { knownCards } from './known-cards.ts';
import { libraryOf } from './library.ts';
import { reviewLog } from './review-log.ts';
import { settingsOf } from './settings-files.ts';

/**
 * A keeper that rates the cards of each attempt as well, so that they fall due by it: in practice at once, in an exam at
 * its end, since a response may change until then. Every card of an item gets the rating of the whole.
 */
export async function schedulingKeeper(
  world: World,
  keeper: Keeper,
  { collection, loaded }: Pick<Prepared, 'collection' | 'loaded'>,
): Promise<Keeper> {
  const settings = await settingsOf(collection);
  const library = libraryOf(world, collection, settings, loaded, knownCards(world, collection, settings));
  const log = reviewLog(world, collection);
  const sitting = log.freshId();
  const calendar = new Calendar(library.cards);
  const cards = new Map<CardKey, StudyCard>(library.cards.map((card) => [card.key, card]));
  const told = new Set<CardKey>();

  const review = (card: StudyCard, attempt: Attempt): void => {
    const rating = isRating(attempt.response) ? attempt.response : ratingOf(attempt.score, attempt.hints);
    if (rating === undefined) return;
    const when = { at: attempt.atMs, day: library.dayAt(attempt.atMs) };
    const state = stateAfter(card, rating, when, { is: 'study' }, calendar);
    const isNew = card.record?.look === undefined && !told.has(card.key);
    told.add(card.key);
    const fact = reviewFact(card.key, attempt, { rating, state, mode: 'quiz', sitting });
    log.write(isNew ? [seenFact(card.key, card.seen, 'first'), fact] : [fact]);
    calendar.move(card, card.state, state);
    cards.set(card.key, { ...card, ...(state === undefined ? {} : { state }) });
  };
  const take = (entry: Entry | undefined, attempt: Attempt): void => {
    for (const card of cards.values()) {
      if (card.entry.deck.id === entry?.deck.id && card.entry.id === entry.id) review(card, attempt);
    }
  };
  const takeExam = ({ paper, attempts }: Session): void => {
    for (const [place, attempt] of standing(attempts, 0)) take(paper.entries[place], attempt);
  };

  return {
    keep(before, move, after) {
      keeper.keep(before, move, after);
      const isExam = after.rules.mode === 'exam';
      if (isExam && before.phase.is !== 'finished' && after.phase.is === 'finished' && after.phase.how !== 'quit')
        takeExam(after);
      if (isExam || after.attempts === undefined || after.attempts === before.attempts) return;
      const { head } = after.attempts;
      take(after.paper.entries[head.place], head);
    },
    get hasKept() {
      return keeper.hasKept;
    },
    get notKept() {
      return keeper.notKept ?? log.notKept;
    },
  };
}
