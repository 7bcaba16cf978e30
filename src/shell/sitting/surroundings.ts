import type { ContrastTable } from '../../core/deck/contrast.ts';
import type { Deck } from '../../core/deck/deck.ts';
import type { Session } from '../../core/session/session.ts';
import type { Prompter } from '../prompter.ts';
import type { World } from '../world.ts';
import type { Keeper } from './keeper.ts';

/** What a sitting needs besides its session. */
export interface Surroundings {
  readonly world: World;
  readonly prompter: Prompter;
  /** Absent where nothing is to be kept. */
  readonly keeper: Keeper;
  tablesOf(deck: Deck): readonly ContrastTable[];
  /** The file of a deck as the system opens it. */
  fileOf(deck: Deck): string;
  /** The session with its decks read again, after one of them was edited; a sentence where that failed. */
  reread(session: Session): Promise<Session | string>;
  /** When the whole sitting ends, in ms since 1970. */
  readonly endsAtMs?: number;
}
