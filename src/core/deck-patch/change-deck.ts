/**
 * A change of one answer in the file of a deck, made in its text, so that everything else stays as its author wrote it. A
 * change is tried and read anew: only the text that means the same deck, with just this answer changed, is given.
 */
import { type Deck, itemsOf } from '../deck/deck.ts';
import { deckToJson } from '../deck/json.ts';
import { parseDeck } from '../deck/parse.ts';
import type { Json } from '../item-types/contract.ts';
import { accepting, type Item, keyedAs, keyOf } from '../item-types/index.ts';
import { neutralise } from '../layout/neutralise.ts';
import { acceptedBelow, keyedElsewhere, type Stretch } from './candidates.ts';
import { type FileLine, fileLines, textOfLines } from './file-lines.ts';

/** What is wanted of an item, by its id in the deck: to accept a response, or to have another option, by letter, as key. */
export type Change =
  | { readonly is: 'accept'; readonly item: string; readonly response: string }
  | { readonly is: 'key'; readonly item: string; readonly option: string };

/** The changed text, or why there is none. */
export type Changed = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly because: string };

/** So many places are tried; an item with more is none that an author has written by hand. */
const triesAtMost = 24;
const longestDeck = 1_000_000;
const longestResponse = 200;

/** The text of a deck with a change in it. */
export function changeDeck(path: string, text: string, change: Change): Changed {
  if (text.length > longestDeck) return refused('the deck is too long to be changed');
  const deck = parseDeck(path, text);
  const item = itemsOf(deck).find(({ id }) => id === change.item);
  if (item === undefined) return refused('the item is not in the deck any more');
  const wanted = change.is === 'accept' ? accepted(item, change.response) : rekeyed(item, change.option);
  if (!wanted.ok) return wanted;
  const meaning = meaningOf({ ...deck, parts: deck.parts.map((part) => exchanged(part, item, wanted.item)) });
  let tries = 0;
  for (const lines of wanted.candidates(fileLines(text), stretchOf(deck, item, text))) {
    const candidate = textOfLines(lines);
    if (meaningOf(parseDeck(path, candidate)) === meaning) return { ok: true, text: candidate };
    tries += 1;
    if (tries === triesAtMost) break;
  }
  return refused('no line of the deck can be changed so that it means just this');
}

const refused = (because: string): { readonly ok: false; readonly because: string } => ({ ok: false, because });

type Wanted =
  | {
      readonly ok: true;
      readonly item: Item;
      readonly candidates: (lines: readonly FileLine[], stretch: Stretch) => Iterable<readonly FileLine[]>;
    }
  | { readonly ok: false; readonly because: string };

function accepted(item: Item, response: string): Wanted {
  if (response.length >= longestResponse) return refused('the response is too long for an answer');
  if (neutralise(response) !== response) return refused('the response holds characters that cannot be seen');
  const found = accepting(item, response);
  if (found === undefined) return refused('the deck decides on this response already, or its notation cannot hold it');
  return {
    ok: true,
    item: found.item,
    candidates: (lines, stretch) => acceptedBelow(lines, stretch, found.line),
  };
}

const placeOf = (letter: string): number => letter.charCodeAt(0) - 'A'.charCodeAt(0);

function rekeyed(item: Item, option: string): Wanted {
  const key = keyOf(item);
  const found = keyedAs(item, placeOf(option));
  if (found === undefined || typeof key !== 'string') return refused('the item has no single key, or gives credits');
  return {
    ok: true,
    item: found,
    candidates: (lines, stretch) => keyedElsewhere(lines, stretch, placeOf(key), placeOf(option)),
  };
}

const exchanged = (part: Deck['parts'][number], item: Item, other: Item): Deck['parts'][number] =>
  part.is === 'item' && part.item === item ? { is: 'item', item: other } : part;

/** From the first line of an item up to the next part of the deck. */
function stretchOf(deck: Deck, item: Item, text: string): Stretch {
  const starts = deck.parts.map((part) => (part.is === 'item' ? part.item.span.line : part.span.line));
  const next = starts.filter((line) => line > item.span.line);
  return { from: item.span.line - 1, to: next.length === 0 ? fileLines(text).length : Math.min(...next) - 1 };
}

/** All that a deck says, wherever in the file it stands. */
function meaningOf(deck: Deck): string {
  return JSON.stringify(deckToJson(deck), (name, value: Json) =>
    name === 'line' || name === 'column' ? undefined : value,
  );
}
