/**
 * What a learner can do with a card besides answering it: take back, set aside, look at, note, flag, edit, leave. Each has
 * something to say, which waits for the next prompt.
 */
import type { CardKey } from '../../core/history/event.ts';
import type { Shown } from '../../core/layout/shown.ts';
import type { When } from '../../core/schedule/scheduler.ts';
import type { StudyCard } from '../../core/study/study-card.ts';
import { runHere } from '../lab/in-sitting.ts';
import type { Key } from '../prompter.ts';
import { type CommandsAround, editCard, flagCard, sentence, noteOn as takeNote } from './card-commands.ts';
import type { DeskAround, StudyDesk } from './study-desk.ts';

/** What these need of the sitting around. */
export interface ActsAround extends DeskAround, CommandsAround {
  /** Takes back the last review of an earlier sitting; the card as it is then, or nothing where there is none. */
  undoEarlier(): Promise<{ readonly key: CardKey; readonly card?: StudyCard } | undefined>;
  /** What is known of a card, for `i`. */
  infoOf(card: StudyCard): readonly Shown[];
}

const gap: Shown = { is: 'gap' };

/** The present moment, and the learner's day. */
export function nowIn({ world, dayAt }: Pick<ActsAround, 'world' | 'dayAt'>): When {
  const at = world.now();
  return { at, day: dayAt(at) };
}

/** The commands of one sitting. */
export class SittingActs {
  /** How the sitting was left, once it was. */
  left: 'quit' | 'interrupted' | 'closed' | undefined;
  private news: readonly Shown[] = [];
  /** Notes of this sitting. */
  private readonly notes = new Map<CardKey, string>();
  private readonly desk: StudyDesk;
  private readonly around: ActsAround;

  constructor(desk: StudyDesk, around: ActsAround) {
    this.desk = desk;
    this.around = around;
  }

  /** The keys of all that can be done, as the prompt lists them. */
  keys(): readonly Key[] {
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

  /** The learner's note on a card. */
  noteOn({ key, record }: StudyCard): string | undefined {
    return this.notes.get(key) ?? record?.note;
  }

  /** Says something more above the next prompt. */
  alsoTell(said: Shown): void {
    this.news = [...this.news, said, gap];
  }

  /** What is to be said above the next prompt; it is said once. */
  takeNews(): readonly Shown[] {
    const { news } = this;
    this.news = [];
    return news;
  }

  /** Shows what is to be said now. */
  async showNews(): Promise<void> {
    if (this.news.length > 0) await this.around.prompter.show(this.news);
    this.news = [];
  }

  /** Carries out a command on a card; the card to ask on, or nothing where it is no longer to be asked now. */
  async carryOut(key: string, card: StudyCard): Promise<StudyCard | undefined> {
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
        const noted = await takeNote(card, this.around, this.desk);
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
    this.left = key === 'ctrl-c' ? 'interrupted' : key === 'closed' ? 'closed' : 'quit';
    this.desk.takeUp(card);
  }

  /** A command given after the response: the card to go on with, or nothing where it is done with. */
  async afterwards(key: string, card: StudyCard, isAnswered: boolean): Promise<StudyCard | undefined> {
    if (key === 'u') await this.undo();
    else if (key === 's' || key === 'b') this.setAside(card, key, isAnswered);
    else if (key === 'q' || key === 'ctrl-c' || key === 'closed') this.leave(key);
    else return await this.carryOut(key, card);
    return undefined;
  }

  /** Takes back what was done last, in this sitting or before it, and asks that card again. */
  private async undo(current?: StudyCard): Promise<StudyCard | undefined> {
    const last = this.desk.undo(current, nowIn(this.around));
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
