/* What a learner does to a card besides answering it: a note, a flag, an edit of its file. */

import type { Deck } from '../../core/deck/deck.ts';
import { capital, itemName } from '../../core/feedback/words.ts';
import { piece, type Role } from '../../core/layout/line.ts';
import type { Shown } from '../../core/layout/shown.ts';
import { isSamePlace, type Reopened } from '../../core/study/after-edit.ts';
import type { StudyCard } from '../../core/study/study-card.ts';
import type { Prompter } from '../prompter.ts';
import { openInEditor } from '../sitting/editor.ts';
import { flagItem } from '../sitting/flag-item.ts';
import type { World } from '../world.ts';
import type { StudyDesk } from './study-desk.ts';

/** What a command on a card needs. */
export interface CommandsAround {
  readonly world: World;
  readonly prompter: Prompter;
  fileOf(deck: Deck): string;
  /** The cards of the decks as their files stand now, or why they cannot be read. */
  reopen(): Promise<Reopened | string>;
}

/** A sentence about what was done. */
export const sentence = (text: string, role: Role = 'muted'): Shown => ({ is: 'row', left: [piece(text, role)] });

/** Asks for a note on a card and keeps it; nothing where the learner gave up. */
export async function noteOn(
  card: StudyCard,
  { prompter }: CommandsAround,
  desk: StudyDesk,
): Promise<{ readonly note: string; readonly said: Shown } | undefined> {
  const note = (await prompter.line('Your note on this card:'))?.trim();
  if (note === undefined || note === '') return undefined;
  const kept = desk.writeOf(card, { is: 'noted', card: card.key, note });
  return { note, said: sentence(kept === undefined ? 'The note is not kept.' : 'Noted.') };
}

/** Asks what is wrong with a card's item, and keeps it for the author; nothing where the learner gave up. */
export async function flagCard(
  { entry }: StudyCard,
  { prompter, world, fileOf }: CommandsAround,
): Promise<Shown | undefined> {
  return (await flagItem(prompter, world, entry, fileOf(entry.deck)))?.said;
}

/** Lets the learner edit the file of a card; the card as it stands then, if it does, and what there is to say. */
export async function editCard(
  card: StudyCard,
  { prompter, world, fileOf, reopen }: CommandsAround,
  desk: StudyDesk,
): Promise<{ readonly card?: StudyCard; readonly said?: Shown }> {
  const { deck, item } = card.entry;
  const failed = await prompter.handOver(() => openInEditor(world, fileOf(deck), item.span.line));
  const now = failed ?? (await reopen());
  if (typeof now === 'string') return { card, said: sentence(now, 'warning') };
  const { card: again, isLinked } = desk.renew(card, now);
  if (again !== undefined)
    return isLinked ? { card: again, said: sentence('Its history stays with it.') } : { card: again };
  const isInDoubt = now.inDoubt.some((seen) => isSamePlace(seen, card.seen));
  const name = capital(itemName(item));
  const said = isInDoubt
    ? `${name} may be an edit of several cards: the next viva study asks of which.`
    : `${name} is no longer in the file.`;
  return { said: sentence(said) };
}
