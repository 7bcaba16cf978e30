import type { Shown } from '../../core/layout/shown.ts';
import type { Entry } from '../../core/session/paper.ts';
import { flagsFile, keepFlag } from '../flags.ts';
import { foldersOf } from '../folders.ts';
import type { Prompter } from '../prompter.ts';
import type { World } from '../world.ts';

/** What the learner thinks is wrong with an item, kept for its author, and what is said about that. */
export interface FlagTaken {
  readonly note: string;
  readonly said: Shown;
}

/** Asks what is wrong with an item, and keeps it in the file of flags; nothing where the learner gave up. */
export async function flagItem(
  prompter: Prompter,
  world: World,
  { deck, id, item }: Pick<Entry, 'deck' | 'id' | 'item'>,
  file: string,
): Promise<FlagTaken | undefined> {
  const note = (await prompter.line('What is wrong with it?'))?.trim();
  if (note === undefined || note === '') return undefined;
  const { data } = foldersOf(world);
  const lost = keepFlag(data, { id, deck: deck.id, file, line: item.span.line, note, at: world.now() });
  const text = lost === undefined ? `Flagged, in ${flagsFile(data)}` : `Not flagged, because ${lost.because}.`;
  return { note, said: { is: 'row', left: [{ text, role: lost === undefined ? 'muted' : 'warning' }] } };
}
