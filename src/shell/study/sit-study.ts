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
import { labKeys, runHere } from '../lab/in-sitting.ts';
import type { Key } from '../prompter.ts';
import { type AskedCard, askCard, isRatedByLearner, noDraft } from './ask-card.ts';
import { type CommandsAround, editCard, flagCard, noteOn, sentence } from './card-commands.ts';
import { type DeskAround, type Done, StudyDesk } from './study-desk.ts';

/** What a study sitting needs besides its queue. */
export interface StudyAround extends DeskAround, CommandsAround {
  readonly seed: number;
  readonly buttons: 2 | 4;
  tablesOf(deck: Deck): readonly ContrastTable[];
  /** Takes back the last review of an earlier sitting; the card as it is then, or nothing where there is none. */
  undoEarlier(): Promise<{ readonly key: CardKey; readonly card?: StudyCard } | undefined>;
  /** What is known of a card, for `i`. */
  infoOf(card: StudyCard): readonly Shown[];
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
  private by: Studied['by'] | undefined;
  private news: readonly Shown[] = [];
  private saidNotKept = false;
  private readonly read = new Set<Reading>();
  /** Notes of this sitting. */
  private readonly notes = new Map<CardKey, string>();
  private readonly asked = new Map<CardKey, number>();
  private readonly around: StudyAround;

  constructor(queue: Queue<StudyCard>, around: StudyAround) {
    this.desk = new StudyDesk(queue, around);
    this.around = around;
  }

  async run(): Promise<Studied> {
    const { world, endsAtMs } = this.around;
    while (this.by === undefined) {
      this.tellNotKept();
      if (endsAtMs !== undefined && world.now() >= endsAtMs) this.by = 'time';
      const card = this.by === undefined ? this.desk.take(world.now()) : undefined;
      if (card === undefined) this.by ??= 'end';
      else await this.ask(card);
    }
    return { by: this.by, done: this.desk.done, queue: this.desk.queue };
  }

  private tellNotKept(): void {
    const { notKept } = this.around.log;
    if (notKept === undefined || this.saidNotKept) return;
    this.saidNotKept = true;
    const text = `What you do here is not kept, because ${notKept.because}: ${notKept.path}. ${notKept.hint}`;
    this.news = [...this.news, sentence(text, 'warning'), gap];
  }

  private now(): When {
    const at = this.around.world.now();
    return { at, day: this.around.dayAt(at) };
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
      const { news } = this;
      this.news = [];
      const reply = await askCard(this.around, asked, { keys: this.keys(), news, draft });
      if (reply.is === 'marked') return await this.judge(asked, reply.attempt);
      const now = await this.command(reply.key, card);
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

  private keys(): readonly Key[] {
    const undo: readonly Key[] = [{ key: 'u', does: 'undo', quiet: this.desk.done.length === 0 }];
    return [
      ...undo,
      { key: 's', does: 'suspend', quiet: true },
      { key: 'b', does: 'bury until tomorrow', quiet: true },
      { key: 'i', does: 'its history', quiet: true },
      { key: 'n', does: 'note', quiet: true },
      { key: 'f', does: 'flag as faulty', quiet: true },
      { key: 'e', does: 'edit the file', quiet: true },
      { key: 'q', does: 'quit', quiet: true },
    ];
  }

  /** The ratings to choose from, each with the interval that it would give. */
  private buttons(card: StudyCard): readonly RatingButton[] {
    const when = this.now();
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

  /** Carries out a command on a card; the card to ask on, or nothing where it is no longer to be asked now. */
  private async command(key: string, card: StudyCard): Promise<StudyCard | undefined> {
    switch (key) {
      case 'u':
        return await this.undo(card);
      case 's':
        return this.setAside(card, key, false);
      case 'b':
        return this.setAside(card, key, false);
      case 'x':
        await runHere(this.around.prompter, this.around.world, card.entry.item);
        return card;
      case 'i':
        this.news = [...this.around.infoOf(card), gap];
        return card;
      case 'n': {
        const noted = await noteOn(card, this.around, this.desk);
        if (noted !== undefined) this.notes.set(card.key, noted.note);
        this.tell(noted?.said);
        return card;
      }
      case 'f':
        this.tell(await flagCard(card, this.around));
        return card;
      case 'e': {
        const edited = await editCard(card, this.around, this.desk);
        this.tell(edited.said);
        return edited.card;
      }
      default:
        this.leave(key, card);
        return undefined;
    }
  }

  /** Says something above the next prompt. */
  private tell(said: Shown | undefined): void {
    if (said !== undefined) this.news = [said, gap];
  }

  private leave(key: string, card?: StudyCard): void {
    this.by = key === 'ctrl-c' ? 'interrupted' : key === 'closed' ? 'closed' : 'quit';
    this.desk.takeUp(card);
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
    const note = this.notes.get(card.key) ?? card.record?.note;
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
      await this.showNews();
      const key = await this.around.prompter.wait([...offered, ...labKeys(card.entry.item), ...this.keys()]);
      const chosen = buttons[Number(key) - 1];
      if (chosen !== undefined) {
        this.desk.review(card, attempt, chosen.rating);
        return;
      }
      const now = await this.afterwards(key, card, false);
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
      await this.showNews();
      const isWrong = verdict.rating === 'again';
      const offered = this.offered();
      const others: readonly Key[] = offered.map((rating, at) => ({ key: String(at + 1), does: rating, quiet: true }));
      const count: readonly Key[] = isWrong ? [{ key: 'c', does: 'count as right' }] : [];
      const key = await this.around.prompter.wait([
        { key: 'enter', does: 'next' },
        ...count,
        ...labKeys(verdict.after.entry.item),
        ...others,
        ...this.keys(),
      ]);
      if (key === 'enter') return;
      const other = key === 'c' ? 'good' : offered[Number(key) - 1];
      if (other !== undefined && other !== verdict.rating) {
        verdict = this.desk.correct(verdict, attempt, other);
        await say(true);
      } else if (other === undefined) {
        if ((await this.afterwards(key, verdict.after, true)) === undefined) return;
        verdict = this.desk.done.at(-1) ?? verdict;
      }
    }
  }

  private async showNews(): Promise<void> {
    if (this.news.length > 0) await this.around.prompter.show(this.news);
    this.news = [];
  }

  /** A command given after the response: the card to go on with, or nothing where it is done with. */
  private async afterwards(key: string, card: StudyCard, isAnswered: boolean): Promise<StudyCard | undefined> {
    if (key === 'u') await this.undo();
    else if (key === 's' || key === 'b') this.setAside(card, key, isAnswered);
    else if (key === 'q' || key === 'ctrl-c' || key === 'closed') this.leave(key);
    else return await this.command(key, card);
    return undefined;
  }

  /** Takes back what was done last, in this sitting or before it, and asks that card again. */
  private async undo(current?: StudyCard): Promise<StudyCard | undefined> {
    const last = this.desk.undo(current, this.now());
    if (last === undefined) return await this.undoEarlier(current);
    this.news = [sentence(`Taken back: ${last.rating ?? last.is}.`), gap];
    return undefined;
  }

  private async undoEarlier(current: StudyCard | undefined): Promise<StudyCard | undefined> {
    const earlier = await this.around.undoEarlier();
    this.news = [
      sentence(
        earlier === undefined ? 'There is nothing to take back.' : 'The last review before this sitting is taken back.',
      ),
      gap,
    ];
    if (earlier?.card === undefined) return current;
    this.desk.takeUp(current, earlier.card);
    return undefined;
  }

  private setAside(card: StudyCard, by: 's' | 'b', isAnswered: boolean): undefined {
    const is = by === 's' ? 'suspended' : 'buried';
    this.desk.setAside(card, is, isAnswered);
    this.news = [sentence(asideSaid[is]), gap];
    return undefined;
  }
}

const asideSaid = {
  suspended: 'Suspended. viva unsuspend brings it back, u right now.',
  buried: 'Buried until tomorrow.',
} as const;
