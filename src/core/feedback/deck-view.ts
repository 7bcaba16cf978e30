import type { ContrastTable } from '../deck/contrast.ts';
import { type Deck, itemsOf } from '../deck/deck.ts';
import { counted } from '../diagnostics/counts.ts';
import { piece } from '../layout/line.ts';
import type { Shown } from '../layout/shown.ts';
import { readingShown, titleShown } from './item-page.ts';
import { itemView } from './item-view.ts';

const gap: Shown = { is: 'gap' };

/** The head of a deck: its title, and where it stands. */
export function deckHead(deck: Deck): readonly Shown[] {
  const facts = `${deck.path} · ${counted(itemsOf(deck).length, 'item')}`;
  return [titleShown(deck.title, 'heading'), { is: 'row', left: [piece(facts, 'muted')] }, gap];
}

/** The parts of a deck in the order of the file, one page each: readings as they stand, items with their key. */
export function deckPages(deck: Deck, tables: readonly ContrastTable[]): readonly (readonly Shown[])[] {
  let chapter = '';
  return deck.parts.map((part) => {
    const { chapter: path } = part.is === 'item' ? part.item : part;
    const name = path.join(' › ');
    const isNew = name !== chapter && name !== '';
    chapter = name;
    const head: readonly Shown[] = isNew ? [{ is: 'row', left: [piece(name, 'accent')] }, gap] : [];
    return [...head, ...(part.is === 'item' ? itemView(part.item, tables) : readingShown(part)), gap];
  });
}
