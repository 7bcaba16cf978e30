/**
 * Stored cards as bytes that load quickly: numbers as columns of doubles, in which NaN stands for what is absent, and
 * all texts in one JSON. A checksum tells whether any byte has changed since.
 */
import { cardNumbers, numbersFor, putCards } from './card-numbers.ts';
import type { KnownLook, Writable } from './card-record.ts';
import { checksum } from './checksum.ts';
import { decodeLine, encodeEvent } from './codec.ts';
import type { CardKey, Stamp, WeightsFitted } from './event.ts';
import { packedTexts, type Texts, textsFrom } from './packed-texts.ts';
import type { StoredCard, StoredCards } from './stored-cards.ts';

/** Goes up with every change of what the bytes mean. */
const magic = 0x76697600 + 1;
/** In bytes: the magic number, the checksum of all that follows it, the number of cards, and the length of the JSON. */
const headBytes = 16;

/** The bytes of stored cards; `about` is any text that shall stand with them. */
export function encodeStored(stored: StoredCards, about: string): Uint8Array<ArrayBuffer> {
  const cards = [...new Set(stored.byKey.values())];
  const counts = stored.counts();
  const decks = numbered(cards.map(({ look }) => look?.deck ?? ''));
  const facets = numbered(cards.map(({ look }) => look?.facet ?? ''));
  const texts = JSON.stringify({
    about,
    keys: packedTexts(cards.map(({ key }) => key)),
    items: packedTexts(cards.map(({ look }) => look?.item ?? '')),
    fronts: packedTexts(cards.map(({ look }) => look?.front ?? '')),
    backs: packedTexts(cards.map(({ look }) => look?.back ?? '')),
    decks: packedTexts([...decks.keys()]),
    facets: packedTexts([...facets.keys()]),
    aliases: cards.flatMap(({ keys }, card) => (keys.length > 1 ? [[card, keys]] : [])),
    notes: cards.flatMap(({ note }, card) => (note === undefined ? [] : [[card, note]])),
    days: [...stored.reviewsOn.keys()],
    reviews: [...stored.reviewsOn.values()],
    refused: [...stored.refused],
    awaited: stored.awaited,
    processes: packedTexts([...counts.keys()]),
    counts: [...counts.values()],
    ...(stored.weights === undefined ? {} : { weights: encodeEvent(stored.weights) }),
  });
  const json = new TextEncoder().encode(texts);
  const jsonFrom = headBytes + numbersFor(cards.length) * 8;
  const bytes = new Uint8Array(Math.ceil((jsonFrom + json.length) / 4) * 4);
  bytes.set(json, jsonFrom);
  putCards(new Float64Array(bytes.buffer, headBytes, numbersFor(cards.length)), cards, { decks, facets });
  const head = new DataView(bytes.buffer);
  head.setUint32(0, magic, true);
  head.setUint32(8, cards.length, true);
  head.setUint32(12, json.length, true);
  head.setUint32(4, checksum(bytes.subarray(8)), true);
  return bytes;
}

/** The different texts, numbered in the order in which they come. */
function numbered(texts: readonly string[]): ReadonlyMap<string, number> {
  return new Map([...new Set(texts)].map((text, number) => [text, number]));
}

/** The cards in some bytes with the text that stands with them; nothing where these are not just what was written. */
export function decodeStored(
  bytes: Uint8Array<ArrayBuffer>,
): { readonly about: string; readonly stored: StoredCards } | undefined {
  if (bytes.length < headBytes || bytes.length % 4 !== 0 || bytes.byteOffset % 8 !== 0) return undefined;
  const head = new DataView(bytes.buffer, bytes.byteOffset, headBytes);
  const count = head.getUint32(8, true);
  const jsonLength = head.getUint32(12, true);
  const jsonFrom = headBytes + numbersFor(count) * 8;
  if (head.getUint32(0, true) !== magic || Math.ceil((jsonFrom + jsonLength) / 4) * 4 !== bytes.length)
    return undefined;
  if (head.getUint32(4, true) !== checksum(bytes.subarray(8))) return undefined;
  const texts = textsFrom(new TextDecoder().decode(bytes.subarray(jsonFrom, jsonFrom + jsonLength)));
  const weights = weightsIn(texts.text('weights'));
  const numbers = new Float64Array(bytes.buffer, bytes.byteOffset + headBytes, numbersFor(count));
  return {
    about: texts.text('about') ?? '',
    stored: {
      byKey: cardsIn(numbers, count, texts),
      reviewsOn: pairs(texts.numbers('days'), texts.numbers('reviews')),
      refused: new Set(texts.list('refused')),
      awaited: texts.list('awaited'),
      counts: () => pairs(texts.packed('processes'), texts.numbers('counts')),
      ...(weights === undefined ? {} : { weights }),
    },
  };
}

function pairs<Key>(keys: readonly Key[], values: readonly number[]): ReadonlyMap<Key, number> {
  return new Map(keys.map((key, at) => [key, values[at] ?? 0]));
}

function weightsIn(line: string | undefined): (Stamp & WeightsFitted) | undefined {
  const decoded = line === undefined ? undefined : decodeLine(line);
  return decoded?.is === 'event' && decoded.event.is === 'weights' ? decoded.event : undefined;
}

function cardsIn(numbers: Float64Array, count: number, texts: Texts): ReadonlyMap<CardKey, StoredCard> {
  const keys = texts.packed('keys');
  const items = texts.packed('items');
  const fronts = texts.packed('fronts');
  const backs = texts.packed('backs');
  const decks = texts.packed('decks');
  const facets = texts.packed('facets');
  const columns = cardNumbers(numbers, count);
  const byKey = new Map<CardKey, StoredCard>();
  const made: Writable<StoredCard>[] = [];
  for (let card = 0; card < count; card++) {
    const key = keys[card] ?? '';
    const record = columns.recordOf(card, key);
    const seen = columns.lookOf(card);
    if (seen !== undefined) {
      const look: KnownLook = {
        deck: decks[seen.deck] ?? '',
        item: items[card] ?? '',
        explicit: seen.explicit,
        facet: facets[seen.facet] ?? '',
        front: fronts[card] ?? '',
        back: backs[card] ?? '',
      };
      record.look = look;
    }
    made.push(record);
    byKey.set(key, record);
  }
  for (const [card, note] of texts.marked('notes')) {
    const record = made[card];
    if (record !== undefined && typeof note === 'string') record.note = note;
  }
  for (const [card, names] of texts.marked('aliases')) {
    const record = made[card];
    if (record !== undefined && Array.isArray(names)) {
      record.keys = names.filter((name) => typeof name === 'string');
      for (const name of record.keys) byKey.set(name, record);
    }
  }
  return byKey;
}
