import { itemsOf } from '../core/deck/deck.ts';
import { deckToJson } from '../core/deck/json.ts';
import { closest, didYouMean } from '../core/diagnostics/suggest.ts';
import { blankHead, blankPaper } from '../core/feedback/blank-paper.ts';
import { deckHead, deckPages } from '../core/feedback/deck-view.ts';
import { itemView } from '../core/feedback/item-view.ts';
import { type Item, itemToJson } from '../core/item-types/index.ts';
import { jsonText } from '../core/json-text.ts';
import type { ExitCode } from '../exit-code.ts';
import { findDeckFiles, openable } from '../shell/deck-files.ts';
import { DeckReader, type LoadedDeck } from '../shell/deck-reader.ts';
import { Refusal } from '../shell/errors.ts';
import { refusalOf } from '../shell/load-decks.ts';
import { forStream } from '../shell/marking/marking-lines.ts';
import { Output } from '../shell/output.ts';
import { PageWriter } from '../shell/page-writer.ts';
import type { World } from '../shell/world.ts';

export interface ShowOptions {
  /** The parsed decks instead of pages: one object for one file that was named, else a list. */
  readonly json: boolean;
  /** The id of the one item to show. */
  readonly item?: string;
  /** A paper without keys to be filled in. */
  readonly blank: boolean;
  /** Of the order of what stands on that paper. */
  readonly seed?: number;
}

/** Shows decks, or one item of them, with the key and the explanation. */
export async function show(world: World, names: readonly string[], options: ShowOptions): Promise<ExitCode> {
  const { json, item, blank, seed } = options;
  if (blank && (json || item !== undefined))
    throw new Refusal('A blank paper is whole, and Markdown.', 'Leave out --item and --json, or --blank.');
  if (!blank && seed !== undefined) throw new Refusal('A seed is for a blank paper.', 'Add --blank, or leave it out.');
  const found = findDeckFiles(world, names);
  const isOne = found.files.length === 1 && found.files[0]?.named === true;
  const decks = decksOf(world, found.files);
  const out = new Output(world.stdout);
  if (item !== undefined) await showItem(world, out, itemsNamed(decks, item), json);
  else if (blank) await showBlank(world, out, decks, seed);
  else if (json) await showJson(out, decks, isOne);
  else await showPages(world, out, decks);
  await out.flush();
  return 0;
}

/** The decks of some files, each read when it is its turn. Pages without items that nobody named are left out. */
function* decksOf(world: World, files: ReturnType<typeof findDeckFiles>['files']): Iterable<LoadedDeck> {
  const reader = new DeckReader(world);
  for (const { path, named } of files) {
    const read = reader.read(path);
    if (!read.ok) {
      if (named) throw refusalOf(read.diagnostic);
    } else if (named || itemsOf(read.deck).length > 0) yield read;
  }
}

type Found = Pick<LoadedDeck, 'tables'> & { readonly item: Item; readonly path: string };

function itemsNamed(decks: Iterable<LoadedDeck>, id: string): readonly Found[] {
  const found: Found[] = [];
  const ids: string[] = [];
  for (const { deck, tables } of decks) {
    for (const item of itemsOf(deck)) {
      ids.push(item.id);
      if (item.id === id) found.push({ item, tables, path: deck.path });
    }
  }
  if (found.length > 0) return found;
  const near = closest(id, ids);
  const help =
    near === undefined && ids.length > 12 ? 'Its id stands above an item in `viva show`.' : didYouMean(id, ids);
  throw new Refusal(`There is no item \`${id}\`.`, help);
}

async function showItem(world: World, out: Output, found: readonly Found[], json: boolean): Promise<void> {
  if (json) {
    const items = found.map(({ item }) => itemToJson(item));
    return await out.write(`${jsonText(items.length === 1 ? items[0] : items, 2)}\n`);
  }
  const page = new PageWriter(world, out);
  for (const { item, tables, path } of found) await page.write(itemView(item, tables), openable(world, path));
}

async function showJson(out: Output, decks: Iterable<LoadedDeck>, isOne: boolean): Promise<void> {
  let before = isOne ? '' : '[\n';
  for (const { deck } of decks) {
    if (out.isClosed) return;
    await out.write(`${before}${jsonText(deckToJson(deck), 2)}`);
    before = ',\n';
  }
  await out.write(isOne ? '\n' : `${before === '[\n' ? '[' : '\n'}]\n`);
}

async function showBlank(world: World, out: Output, decks: Iterable<LoadedDeck>, seed?: number): Promise<void> {
  const shown = forStream(world);
  await out.write(blankHead);
  for (const { deck } of decks) {
    for (const piece of blankPaper(deck, seed)) {
      if (out.isClosed) return;
      await out.write(shown(piece));
    }
  }
}

async function showPages(world: World, out: Output, decks: Iterable<LoadedDeck>): Promise<void> {
  const page = new PageWriter(world, out);
  for (const { deck, tables } of decks) {
    const file = openable(world, deck.path);
    await page.write(deckHead(deck), file);
    for (const shown of deckPages(deck, tables)) {
      if (out.isClosed) return;
      await page.write(shown, file);
    }
  }
}
