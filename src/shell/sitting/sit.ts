/**
 * A sitting in front of a learner: asks, hands each reply to the session as a move, keeps what came of it, shows what
 * follows, until the session is finished. It decides nothing about items or scores.
 */
import { hintView } from '../../core/feedback/hint.ts';
import { itemPage } from '../../core/feedback/item-page.ts';
import { progressOf } from '../../core/feedback/progress.ts';
import { earlierView, responseView } from '../../core/feedback/response.ts';
import { handInView } from '../../core/feedback/review.ts';
import { countText, itemName } from '../../core/feedback/words.ts';
import { promptOf } from '../../core/item-types/index.ts';
import { piece, type Role } from '../../core/layout/line.ts';
import type { Shown } from '../../core/layout/shown.ts';
import { advance, allowed, hintsTaken, shownNow } from '../../core/session/advance.ts';
import type { Entry } from '../../core/session/paper.ts';
import { resultOf } from '../../core/session/result.ts';
import type { Move, Phase, Session } from '../../core/session/session.ts';
import { labKeys, runHere } from '../lab/in-sitting.ts';
import type { Key } from '../prompter.ts';
import { unfinished } from '../prompts/unfinished.ts';
import { openInEditor } from './editor.ts';
import { flagItem } from './flag-item.ts';
import { keysOn, quietKeys } from './keys.ts';
import { showEnd } from './show-end.ts';
import type { Surroundings } from './surroundings.ts';
import { limitOf } from './time-limit.ts';

/** How a sitting was left. `interrupted` is Ctrl-C, `closed` the end of the input. */
export interface Left {
  readonly session: Session;
  readonly by: 'end' | 'quit' | 'interrupted' | 'closed';
}

type Asking = Extract<Phase, { is: 'asking' }>;

const gap: Shown = { is: 'gap' };
const sentence = (text: string, role: Role = 'muted'): Shown => ({ is: 'row', left: [piece(text, role)] });

/** Carries a session on to its end, or to where the learner leaves it. */
export async function sit(start: Session, around: Surroundings): Promise<Left> {
  return await new Sitting(start, around).run();
}

class Sitting {
  private session: Session;
  private by: Left['by'] = 'end';
  /** What the learner had done on the item when a command interrupted. */
  private draft: unknown;
  private asked: { readonly entry: Entry; readonly round: number } | undefined;
  /** When the item appeared, later by every pause since. */
  private sinceMs = 0;
  /** Said once, above the next prompt. */
  private news: readonly Shown[] = [];
  private saidNotKept = false;
  private readonly around: Surroundings;

  constructor(start: Session, around: Surroundings) {
    this.session = start;
    this.around = around;
  }

  async run(): Promise<Left> {
    for (;;) {
      const { phase } = this.session;
      this.tellNotKept();
      if (phase.is === 'asking') await this.ask(phase);
      else if (phase.is === 'explaining') await this.explain(phase);
      else if (phase.is === 'handing-in') await this.handIn();
      else if (phase.is === 'between') await this.beginRound(phase.missed);
      else break;
    }
    if (this.by === 'end') await showEnd(this.session, this.around);
    return { session: this.session, by: this.by };
  }

  private move(move: Move): void {
    const before = this.session;
    this.session = advance(before, move);
    this.around.keeper.keep(before, move, this.session);
  }

  private leave(by: 'quit' | 'interrupted' | 'closed'): void {
    this.by = by;
    this.move({ is: 'quit' });
  }

  private tellNotKept(): void {
    const { notKept } = this.around.keeper;
    if (notKept === undefined || this.saidNotKept) return;
    this.saidNotKept = true;
    const text = `What you do here is not kept, because ${notKept.because}: ${notKept.path}. ${notKept.hint}`;
    this.news = [...this.news, sentence(text, 'warning'), gap];
  }

  private async ask(phase: Asking): Promise<void> {
    const { entry, unclear, earlier } = phase;
    const { round } = this.session;
    if (this.asked?.entry !== entry || this.asked.round !== round) {
      this.asked = { entry, round };
      this.sinceMs = this.around.world.now();
      this.draft = undefined;
    }
    const shown = shownNow(this.session);
    const taken = hintsTaken(this.session, entry.place);
    const again = earlier === undefined ? [] : [...earlierView(entry, earlier, shown), gap];
    const unread = unclear === undefined ? [] : [sentence(unclear, 'warning'), gap];
    const limit = limitOf(this.session, entry, this.sinceMs, this.around.endsAtMs);
    const prompt = promptOf(entry.item, shown);
    const aside = [...again, ...hintView(entry.item, taken), ...this.news, ...unread];
    this.news = [];
    const reply = await this.around.prompter.ask({
      page: itemPage(entry, progressOf(this.session), phase.first),
      aside,
      file: this.around.fileOf(entry.deck),
      prompt,
      keys: keysOn(this.session, entry),
      draft: this.draft,
      ...(limit === undefined ? {} : { endsAtMs: limit.endsAtMs }),
    });
    const atMs = this.around.world.now();
    const durationMs = Math.max(0, atMs - this.sinceMs);
    if ('draft' in reply) this.draft = reply.draft;
    if (reply.is === 'closed') this.leave('closed');
    else if (reply.is === 'time-up') {
      const value = unfinished(prompt, reply.draft);
      const raw = value === undefined ? {} : { raw: { from: 'keys', value } as const };
      this.move({ is: 'time-up', of: limit?.of ?? 'whole', ...raw, durationMs, atMs });
    } else if (reply.is === 'response') {
      const { raw } = reply;
      this.move({ is: 'respond', raw: raw.from === 'text' ? { ...raw, shown } : raw, durationMs, atMs });
    } else await this.command(reply.key, entry, durationMs);
  }

  private async command(key: string, entry: Entry, durationMs: number): Promise<void> {
    if (key === 'h') this.move({ is: 'hint' });
    else if (key === 's') this.move({ is: 'skip', durationMs });
    else if (key === 'b') this.move({ is: 'back', durationMs });
    else if (key === 'f') await this.pausing(() => this.flag(entry));
    else if (key === 'e') await this.pausing(() => this.edit(entry));
    else this.leave(key === 'ctrl-c' ? 'interrupted' : 'quit');
    if (key === 's' || key === 'b') this.asked = undefined;
  }

  /** Time with an editor or a note is no time on the item. */
  private async pausing(work: () => Promise<void>): Promise<void> {
    const from = this.around.world.now();
    await work();
    this.sinceMs += this.around.world.now() - from;
  }

  private async flag(entry: Entry): Promise<void> {
    const { prompter, world, fileOf } = this.around;
    const flagged = await flagItem(prompter, world, entry, fileOf(entry.deck));
    if (flagged === undefined) return;
    this.move({ is: 'flag', note: flagged.note });
    this.news = [flagged.said, gap];
  }

  private async edit({ deck, item }: Entry): Promise<void> {
    const { prompter, world, fileOf, reread } = this.around;
    const failed = await prompter.handOver(() => openInEditor(world, fileOf(deck), item.span.line));
    const read = failed ?? (await reread(this.session));
    if (typeof read === 'string') this.news = [sentence(read, 'warning'), gap];
    else {
      this.session = read;
      if (read.phase.is === 'asking' && this.asked !== undefined)
        this.asked = { ...this.asked, entry: read.phase.entry };
    }
  }

  private async explain(phase: Extract<Phase, { is: 'explaining' }>): Promise<void> {
    const { prompter, tablesOf, fileOf } = this.around;
    const { attempt } = phase;
    const entry = this.session.paper.entries[attempt.place];
    if (entry === undefined) return this.move({ is: 'next' });
    const { deck } = entry;
    const explained = responseView(entry, attempt, shownNow(this.session), tablesOf(deck), true);
    await prompter.show([gap, ...explained], fileOf(deck));
    for (;;) {
      if (this.news.length > 0) await prompter.show(this.news);
      this.news = [];
      const key = await prompter.wait([{ key: 'enter', does: 'next' }, ...labKeys(entry.item), ...quietKeys]);
      if (key === 'x') await runHere(prompter, this.around.world, entry.item);
      else if (key === 'f') await this.flag(entry);
      else if (key === 'e') await this.edit(entry);
      else if (key === 'q') return this.leave('quit');
      else if (key === 'ctrl-c') return this.leave('interrupted');
      else if (key === 'closed') return this.leave('closed');
      else return this.move({ is: 'next' });
      if (this.session.phase.is !== 'explaining') return;
    }
  }

  private async handIn(): Promise<void> {
    const { prompter, world, endsAtMs } = this.around;
    if (endsAtMs !== undefined && world.now() >= endsAtMs) {
      return this.move({ is: 'time-up', of: 'whole', durationMs: 0, atMs: world.now() });
    }
    await prompter.show([gap, ...handInView(resultOf(this.session).items)]);
    const back: readonly Key[] = allowed(this.session).has('back') ? [{ key: 'b', does: 'back' }] : [];
    const key = await prompter.wait([{ key: 'enter', does: 'hand in' }, ...back, { key: 'q', does: 'quit and keep' }]);
    if (key === 'b') this.move({ is: 'back', durationMs: 0 });
    else if (key === 'q') this.leave('quit');
    else if (key === 'ctrl-c') this.leave('interrupted');
    else if (key === 'closed') this.leave('closed');
    else this.move({ is: 'hand-in' });
    this.asked = undefined;
  }

  private async beginRound(missed: readonly number[]): Promise<void> {
    const { prompter } = this.around;
    const names = missed.flatMap((place) => this.session.paper.entries[place] ?? []).map(({ item }) => itemName(item));
    const count = missed.length === 1 ? 'One item was missed' : `${countText(missed.length, 'item')} were missed`;
    await prompter.show([gap, sentence(`${count.charAt(0).toUpperCase()}${count.slice(1)}, and come again:`, 'plain')]);
    await prompter.show(names.map((name) => sentence(`  ${name}`)));
    const key = await prompter.wait([
      { key: 'enter', does: 'go on' },
      { key: 'q', does: 'quit and keep' },
    ]);
    if (key === 'q') this.leave('quit');
    else if (key === 'ctrl-c') this.leave('interrupted');
    else if (key === 'closed') this.leave('closed');
    else this.move({ is: 'begin-round' });
  }
}
