/**
 * A study sitting in front of a learner: takes the next card from the queue, asks it, rates it by the response or by
 * the learner's word, and writes the review before anything else is shown.
 */
import type { ContrastTable } from '../../core/deck/contrast.ts';
import type { Deck, Reading } from '../../core/deck/deck.ts';
import { aheadText } from '../../core/feedback/interval.ts';
import { responseView } from '../../core/feedback/response.ts';
import { scheduledRow } from '../../core/feedback/study-view.ts';
import type { CardKey } from '../../core/history/event.ts';
import type { RatingButton } from '../../core/item-types/contract.ts';
import { arrange, focusOn, shapeOf } from '../../core/item-types/index.ts';
import type { Shown } from '../../core/layout/shown.ts';
import { type Rating, ratings } from '../../core/schedule/card-state.ts';
import { ratingOf } from '../../core/schedule/rating-of.ts';
import type { When } from '../../core/schedule/scheduler.ts';
import type { Attempt } from '../../core/session/attempt.ts';
import { derive, seededRandom } from '../../core/session/random.ts';
import { readingsOf } from '../../core/session/readings.ts';
import type { Queue } from '../../core/study/queue.ts';
import { aheadOf, isRating } from '../../core/study/review.ts';
import type { StudyCard } from '../../core/study/study-card.ts';
import { labKeys } from '../lab/in-sitting.ts';
import type { Key } from '../prompter.ts';
import { type AskedCard, askCard, isRatedByLearner, noDraft } from './ask-card.ts';
import { sentence } from './card-commands.ts';
import { type ActsAround, nowIn, SittingActs } from './sitting-acts.ts';
import { type Done, StudyDesk } from './study-desk.ts';

/** What a study sitting needs besides its queue. */
export interface StudyAround extends ActsAround {
  readonly seed: number;
  readonly buttons: 2 | 4;
  tablesOf(deck: Deck): readonly ContrastTable[];
  readonly endsAtMs?: number;
}

/** How a sitting was left, and what came of it. */
export interface Studied {
  readonly by: 'end' | 'quit' | 'interrupted' | 'closed' | 'time';
  readonly done: readonly Done[];
  readonly queue: Queue<StudyCard>;
}

const gap: Shown = { is: 'gap' };

/** Studies a queue of cards to its end, or to where the learner leaves it. */
export async function sitStudy(queue: Queue<StudyCard>, around: StudyAround): Promise<Studied> {
  return await new StudySitting(queue, around).run();
}

class StudySitting {
  private readonly desk: StudyDesk;
  private readonly acts: SittingActs;
  private readonly read = new Set<Reading>();
  private readonly asked = new Map<CardKey, number>();
  private saidNotKept = false;
  private readonly around: StudyAround;

  constructor(queue: Queue<StudyCard>, around: StudyAround) {
    this.desk = new StudyDesk(queue, around);
    this.acts = new SittingActs(this.desk, around);
    this.around = around;
  }

  async run(): Promise<Studied> {
    const { world, endsAtMs } = this.around;
    for (;;) {
      const { left } = this.acts;
      if (left !== undefined) return this.ended(left);
      this.tellNotKept();
      if (endsAtMs !== undefined && world.now() >= endsAtMs) return this.ended('time');
      const card = this.desk.take(world.now());
      if (card === undefined) return this.ended('end');
      await this.ask(card);
    }
  }

  private ended(by: Studied['by']): Studied {
    return { by, done: this.desk.done, queue: this.desk.queue };
  }

  private tellNotKept(): void {
    const { notKept } = this.around.log;
    if (notKept === undefined || this.saidNotKept) return;
    this.saidNotKept = true;
    const text = `What you do here is not kept, because ${notKept.because}: ${notKept.path}. ${notKept.hint}`;
    this.acts.alsoTell(sentence(text, 'warning'));
  }

  private async ask(first: StudyCard): Promise<void> {
    let card = first;
    let draft = noDraft;
    const times = this.asked.get(card.key) ?? 0;
    this.asked.set(card.key, times + 1);
    const reading = this.readingOf(card);
    for (;;) {
      const item = focusOn(card.entry.item, card.seen.facet);
      const random = seededRandom(derive(this.around.seed, `${card.key}\n${card.state?.reps ?? 0}\n${times}`));
      const asked: AskedCard = {
        card,
        item,
        shown: arrange(item, random),
        reading,
        left: this.left(card),
        file: this.around.fileOf(card.entry.deck),
        buttons: this.buttons(card),
      };
      const reply = await askCard(this.around, asked, { keys: this.acts.keys(), news: this.acts.takeNews(), draft });
      if (reply.is === 'marked') return await this.judge(asked, reply.attempt);
      const now = await this.acts.carryOut(reply.key, card);
      if (now === undefined) return;
      card = now;
      draft = reply.key === 'e' ? noDraft : reply.draft;
    }
  }

  /** What is to be read before a card that comes for the first time, and has not been read in this sitting. */
  private readingOf({ state, entry }: StudyCard): readonly Reading[] {
    if (state !== undefined) return [];
    const all = readingsOf(entry.deck).before.get(entry.item) ?? [];
    const unread = all.filter((one) => !this.read.has(one));
    for (const one of unread) this.read.add(one);
    return unread;
  }

  private left(card: StudyCard): { readonly due: number; readonly fresh: number } {
    const { rest, waiting } = this.desk.queue;
    const all = [card, ...rest, ...waiting.map((each) => each.card)];
    const fresh = all.filter(({ state }) => state === undefined).length;
    return { due: all.length - fresh, fresh };
  }

  /** The ratings to choose from, each with the interval that it would give. */
  private buttons(card: StudyCard): readonly RatingButton[] {
    const when = nowIn(this.around);
    return this.offered().map((rating) => ({ rating, interval: this.intervalOf(card, rating, when) }));
  }

  /** The ratings in the order of their digits. */
  private offered(): readonly Rating[] {
    return this.around.buttons === 2 ? ['again', 'good'] : ratings;
  }

  private intervalOf(card: StudyCard, rating: Rating, when: When): string {
    if (this.around.mode.is === 'cram') return '';
    return aheadText(aheadOf(this.desk.stateAfter(card, rating, when), when));
  }

  private async judge(asked: AskedCard, attempt: Attempt): Promise<void> {
    const { card, item, shown } = asked;
    if (shapeOf(item.kind) === 'recall') {
      const rating = isRating(attempt.response) ? attempt.response : 'again';
      this.desk.review(card, attempt, rating);
      return;
    }
    const byMachine = isRatedByLearner(item) ? undefined : ratingOf(attempt.score, attempt.hints);
    const verdict = byMachine === undefined ? undefined : this.desk.review(card, attempt, byMachine);
    const { deck } = card.entry;
    const note = this.acts.noteOn(card);
    const explained = responseView({ item }, attempt, shown, this.around.tablesOf(deck), true);
    await this.around.prompter.show(
      [gap, ...explained, ...(note === undefined ? [] : [gap, sentence(`Your note: ${note}`, 'emphasis')]), gap],
      asked.file,
    );
    if (verdict === undefined) await this.rate(asked, attempt);
    else await this.confirm(attempt, verdict);
  }

  /** Takes the learner's own rating of an answer that no machine can mark. */
  private async rate(asked: AskedCard, attempt: Attempt): Promise<void> {
    const { buttons } = asked;
    let { card } = asked;
    const offered = buttons.map(
      ({ rating, interval }, at): Key => ({ key: String(at + 1), does: `${rating}  ${interval}`.trim() }),
    );
    for (;;) {
      await this.acts.showNews();
      const key = await this.around.prompter.wait([...offered, ...labKeys(card.entry.item), ...this.acts.keys()]);
      const chosen = buttons[Number(key) - 1];
      if (chosen !== undefined) {
        this.desk.review(card, attempt, chosen.rating);
        return;
      }
      const now = await this.acts.afterwards(key, card, false);
      if (now === undefined) return;
      card = now;
    }
  }

  /** Says what the rating of a response leads to, and lets the learner overrule it. */
  private async confirm(attempt: Attempt, first: Done): Promise<void> {
    let verdict = first;
    const say = async (isCorrected: boolean): Promise<void> => {
      const ahead = aheadOf(verdict.after.state, { at: attempt.atMs, day: this.around.dayAt(attempt.atMs) });
      const isCram = this.around.mode.is === 'cram';
      const { rating = 'again' } = verdict;
      await this.around.prompter.show([isCram ? sentence(rating) : scheduledRow(rating, ahead, isCorrected)]);
    };
    await say(false);
    for (;;) {
      await this.acts.showNews();
      const isWrong = verdict.rating === 'again';
      const offered = this.offered();
      const others: readonly Key[] = offered.map((rating, at) => ({ key: String(at + 1), does: rating, quiet: true }));
      const count: readonly Key[] = isWrong ? [{ key: 'c', does: 'count as right' }] : [];
      const key = await this.around.prompter.wait([
        { key: 'enter', does: 'next' },
        ...count,
        ...labKeys(verdict.after.entry.item),
        ...others,
        ...this.acts.keys(),
      ]);
      if (key === 'enter') return;
      const other = key === 'c' ? 'good' : offered[Number(key) - 1];
      if (other !== undefined && other !== verdict.rating) {
        verdict = this.desk.correct(verdict, attempt, other);
        await say(true);
      } else if (other === undefined) {
        if ((await this.acts.afterwards(key, verdict.after, true)) === undefined) return;
        verdict = this.desk.done.at(-1) ?? verdict;
      }
    }
  }
}
