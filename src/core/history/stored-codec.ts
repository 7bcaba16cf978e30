/**
 * Stored cards as bytes that load quickly: numbers as columns of doubles, in which NaN stands for what is absent, and
 * all texts in one JSON. A checksum tells whether any byte has changed since.
 */
import type { CardState } from '../schedule/card-state.ts';
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

const phases = ['learning', 'review', 'relearning'] as const satisfies readonly CardState['phase'][];
const flag = { suspended: 1, forgotten: 2, looked: 4, explicit: 8, reviewed: 16 } as const;

/** What stands in a column each; the last ones are the places of deck and facet in their lists. */
const columns = [
  'flags',
  'stability',
  'difficulty',
  'phase',
  'step',
  'lastAt',
  'lastDay',
  'dueAt',
  'dueDay',
  'intervalDays',
  'reps',
  'lapses',
  'introducedDay',
  'buriedDay',
  'newestAt',
  'lookFile',
  'lookStart',
  'lookLength',
  'deck',
  'facet',
] as const;
type Column = (typeof columns)[number];

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
  const jsonFrom = headBytes + cards.length * columns.length * 8;
  const bytes = new Uint8Array(Math.ceil((jsonFrom + json.length) / 4) * 4);
  bytes.set(json, jsonFrom);
  const numbers = new Float64Array(bytes.buffer, headBytes, cards.length * columns.length);
  for (const [at, card] of cards.entries())
    for (const [column, name] of columns.entries())
      numbers[column * cards.length + at] = cellOf(card, name, decks, facets) ?? Number.NaN;
  const head = new DataView(bytes.buffer);
  head.setUint32(0, magic, true);
  head.setUint32(8, cards.length, true);
  head.setUint32(12, json.length, true);
  head.setUint32(4, checksum(bytes.subarray(8)), true);
  return bytes;
}

type Numbered = ReadonlyMap<string, number>;

/** The different texts, numbered in the order in which they come. */
function numbered(texts: readonly string[]): Numbered {
  return new Map([...new Set(texts)].map((text, number) => [text, number]));
}

function cellOf(card: StoredCard, column: Column, decks: Numbered, facets: Numbered): number | undefined {
  const { look, state } = card;
  switch (column) {
    case 'flags':
      return (
        (card.isSuspended ? flag.suspended : 0) +
        (card.isForgotten ? flag.forgotten : 0) +
        (look === undefined ? 0 : flag.looked) +
        (look?.explicit === true ? flag.explicit : 0) +
        (state === undefined ? 0 : flag.reviewed)
      );
    case 'phase':
      return state && phases.indexOf(state.phase);
    case 'introducedDay':
    case 'buriedDay':
    case 'newestAt':
    case 'lookFile':
    case 'lookStart':
    case 'lookLength':
      return card[column];
    case 'deck':
      return look && decks.get(look.deck);
    case 'facet':
      return look && facets.get(look.facet);
    default:
      return state?.[column];
  }
}

/** The cards in some bytes with the text that stands with them; nothing where these are not just what was written. */
export function decodeStored(
  bytes: Uint8Array<ArrayBuffer>,
): { readonly about: string; readonly stored: StoredCards } | undefined {
  if (bytes.length < headBytes || bytes.length % 4 !== 0 || bytes.byteOffset % 8 !== 0) return undefined;
  const head = new DataView(bytes.buffer, bytes.byteOffset, headBytes);
  const count = head.getUint32(8, true);
  const jsonLength = head.getUint32(12, true);
  const jsonFrom = headBytes + count * columns.length * 8;
  if (head.getUint32(0, true) !== magic || Math.ceil((jsonFrom + jsonLength) / 4) * 4 !== bytes.length)
    return undefined;
  if (head.getUint32(4, true) !== checksum(bytes.subarray(8))) return undefined;
  const texts = textsFrom(new TextDecoder().decode(bytes.subarray(jsonFrom, jsonFrom + jsonLength)));
  const weights = weightsIn(texts.text('weights'));
  const numbers = new Float64Array(bytes.buffer, bytes.byteOffset + headBytes, count * columns.length);
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
  const of = (name: Column): Float64Array => {
    const from = columns.indexOf(name) * count;
    return numbers.subarray(from, from + count);
  };
  const flags = of('flags');
  const stateOf = statesIn(of);
  const [introduced, buried, newest] = [of('introducedDay'), of('buriedDay'), of('newestAt')];
  const [files, starts, lengths] = [of('lookFile'), of('lookStart'), of('lookLength')];
  const [deckAt, facetAt] = [of('deck'), of('facet')];
  const byKey = new Map<CardKey, StoredCard>();
  const made: Writable<StoredCard>[] = [];
  for (let card = 0; card < count; card++) {
    const key = keys[card] ?? '';
    const set = flags[card] ?? 0;
    const record: Writable<StoredCard> = {
      key,
      keys: [key],
      isSuspended: (set & flag.suspended) !== 0,
      isForgotten: (set & flag.forgotten) !== 0,
      newestAt: newest[card] ?? 0,
      lookFile: files[card] ?? -1,
      lookStart: starts[card] ?? 0,
      lookLength: lengths[card] ?? 0,
    };
    if ((set & flag.looked) !== 0) {
      const look: KnownLook = {
        deck: decks[deckAt[card] ?? 0] ?? '',
        item: items[card] ?? '',
        explicit: (set & flag.explicit) !== 0,
        facet: facets[facetAt[card] ?? 0] ?? '',
        front: fronts[card] ?? '',
        back: backs[card] ?? '',
      };
      record.look = look;
    }
    if ((set & flag.reviewed) !== 0) record.state = stateOf(card);
    const introducedDay = introduced[card] ?? Number.NaN;
    const buriedDay = buried[card] ?? Number.NaN;
    if (!Number.isNaN(introducedDay)) record.introducedDay = introducedDay;
    if (!Number.isNaN(buriedDay)) record.buriedDay = buriedDay;
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

function statesIn(of: (name: Column) => Float64Array): (card: number) => CardState {
  const [stability, difficulty, phase, step] = [of('stability'), of('difficulty'), of('phase'), of('step')];
  const [lastAt, lastDay, due, dueDay] = [of('lastAt'), of('lastDay'), of('dueAt'), of('dueDay')];
  const [interval, reps, lapses] = [of('intervalDays'), of('reps'), of('lapses')];
  return (card) => {
    const state: Writable<CardState> = {
      stability: stability[card] ?? 0,
      difficulty: difficulty[card] ?? 0,
      phase: phases[phase[card] ?? 0] ?? 'learning',
      step: step[card] ?? 0,
      lastAt: lastAt[card] ?? 0,
      lastDay: lastDay[card] ?? 0,
      dueDay: dueDay[card] ?? 0,
      intervalDays: interval[card] ?? 0,
      reps: reps[card] ?? 0,
      lapses: lapses[card] ?? 0,
    };
    const dueAt = due[card] ?? Number.NaN;
    if (!Number.isNaN(dueAt)) state.dueAt = dueAt;
    return state;
  };
}
