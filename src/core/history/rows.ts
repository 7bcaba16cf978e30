/**
 * The events of a log as a table of numbers, one row an event, so that a million of them fit into memory. A review
 * stands in its columns alone; what else happens to cards is rare and is kept as it was read.
 */
import { type Rating, ratings } from '../schedule/card-state.ts';
import { type CanonicalLine, mostDays, mostOffset, type Range } from './canonical-line.ts';
import type { KnownLook } from './card-record.ts';
import { reviewModes, seenBy } from './decoders.ts';
import {
  type CardKey,
  type CardSeen,
  type HistoryEvent,
  isOfStudy,
  type ReviewMode,
  type StudyEvent,
} from './event.ts';
import { type EventIds, eventIds } from './event-ids.ts';
import { pairIndex } from './hash-index.ts';

/** Where a line stands: its file by number, its line counted from 1, and its bytes without the line feed. */
export interface LinePlace {
  readonly file: number;
  readonly line: number;
  readonly start: number;
  readonly length: number;
}

/** The text in UTF-8 from one place up to another. */
export type Decode = (bytes: Uint8Array, from: number, to: number) => string;

/** What a row stands for. An event of a sitting says nothing of cards, but its id counts. */
export const sort = { review: 0, sitting: 1, seen: 2, other: 3 } as const;

/** No line that can be used has fewer bytes. */
const fewestBytes = 50;

/** The events of some files, each id once, in the order in which they were read. */
export class LogRows {
  length = 0;
  /** Of each row side by side, since a replay jumps: its time, its detail, and in 16 bits each its offset and sort. */
  private readonly times: Float64Array;
  private readonly words: Int32Array;
  /** The number of the card, -1 where the event has none. */
  readonly card: Int32Array;
  /** The id. */
  readonly process: Int32Array;
  readonly count: Int32Array;
  private readonly file: Int32Array;
  private readonly line: Int32Array;
  private readonly start: Float64Array;
  private readonly bytes: Int32Array;

  readonly ids: EventIds = eventIds();
  private readonly looks: KnownLook[] = [];
  private readonly knowings: CardSeen['by'][] = [];
  private readonly others: StudyEvent[] = [];
  private readonly keys: CardKey[] = [];
  private readonly byKey = pairIndex();
  private readonly texts = new Map<string, string>();

  /** Room for all that so many bytes can hold; what is not used takes no memory. */
  constructor(totalBytes: number) {
    const size = Math.ceil(totalBytes / fewestBytes) + 1;
    const main = new ArrayBuffer(size * 16);
    this.times = new Float64Array(main);
    this.words = new Int32Array(main);
    this.card = new Int32Array(size);
    this.process = new Int32Array(size);
    this.count = new Int32Array(size);
    this.file = new Int32Array(size);
    this.line = new Int32Array(size);
    this.start = new Float64Array(size);
    this.bytes = new Int32Array(size);
  }

  /** How many cards the rows name. */
  get cards(): number {
    return this.keys.length;
  }

  keyOf(card: number): CardKey {
    return this.keys[card] ?? '';
  }

  idOf(row: number): string {
    return this.ids.idOf(this.process[row] ?? 0, this.count[row] ?? 0);
  }

  /** The row with an id, or -1. */
  rowOf(id: string): number {
    const { process, count } = this.ids.partsOf(id);
    return this.ids.rowOf(process, count);
  }

  placeOf(row: number): LinePlace {
    return { file: this.fileOf(row), line: this.line[row] ?? 0, start: this.startOf(row), length: this.lengthOf(row) };
  }

  fileOf(row: number): number {
    return this.file[row] ?? 0;
  }

  startOf(row: number): number {
    return this.start[row] ?? 0;
  }

  lengthOf(row: number): number {
    return this.bytes[row] ?? 0;
  }

  atOf(row: number): number {
    return this.times[row * 2] ?? 0;
  }

  sortOf(row: number): number {
    return (this.words[row * 4 + 3] ?? 0) & 0xff;
  }

  /** Of a review, in minutes. */
  offsetOf(row: number): number {
    return (this.words[row * 4 + 3] ?? 0) >> 16;
  }

  /** Of a review, in days. */
  intervalOf(row: number): number {
    return this.words[row * 4 + 2] ?? 0;
  }

  ratingOf(row: number): Rating {
    return ratings[((this.words[row * 4 + 3] ?? 0) >> 8) & 0xf] ?? 'again';
  }

  modeOf(row: number): ReviewMode {
    return reviewModes[((this.words[row * 4 + 3] ?? 0) >> 12) & 0xf] ?? 'study';
  }

  lookOf(row: number): KnownLook | undefined {
    return this.sortOf(row) === sort.seen ? this.looks[this.intervalOf(row)] : undefined;
  }

  /** By what a card that was seen was known. */
  knownBy(row: number): CardSeen['by'] {
    return this.knowings[this.intervalOf(row)] ?? 'first';
  }

  otherOf(row: number): StudyEvent | undefined {
    return this.sortOf(row) === sort.other ? this.others[this.intervalOf(row)] : undefined;
  }

  /** Below zero where the first of two rows is the earlier: by time and then by id. */
  readonly inTime = (one: number, other: number): number => {
    const apart = (this.times[one * 2] ?? 0) - (this.times[other * 2] ?? 0);
    return apart === 0 ? this.byIdText(one, other) : apart;
  };

  private byIdText(one: number, other: number): number {
    const before = this.count[one] ?? -1;
    const after = this.count[other] ?? -1;
    const areShort = before >= 0 && after >= 0 && before < 1e6 && after < 1e6;
    if (areShort && this.process[one] === this.process[other]) return before - after;
    return this.idOf(one) < this.idOf(other) ? -1 : 1;
  }

  /** A fresh row with an id that no row has. */
  add(process: number, count: number): number {
    const row = this.length++;
    this.process[row] = process;
    this.count[row] = count;
    this.ids.setRow(process, count, row);
    return row;
  }

  /** Fills a row from the bytes of its line. */
  setCanonical(row: number, found: CanonicalLine, bytes: Uint8Array, decode: Decode): void {
    this.card[row] = found.is === 'attempt' ? -1 : this.cardIn(found, bytes, decode);
    if (found.is === 'review') {
      this.setReview(row, found.at, found.offset, found.rating, found.mode, found.days);
      return;
    }
    this.set(row, found.at, sort.sitting, 0);
    if (found.is !== 'card-seen') return;
    const textIn = ({ from, to }: Range): string => (from === to ? '' : decode(bytes, from, to));
    const look = {
      deck: textIn(found.deck),
      item: textIn(found.item),
      explicit: found.isExplicit,
      facet: textIn(found.facet),
      front: textIn(found.front),
      back: textIn(found.back),
    };
    this.setLook(row, found.at, look, seenBy[found.by] ?? 'first');
  }

  /** Notes where the line of a row stands. */
  setPlace(row: number, file: number, line: number, start: number, length: number): void {
    this.file[row] = file;
    this.line[row] = line;
    this.start[row] = start;
    this.bytes[row] = length;
  }

  /** Fills a row from an event. */
  setEvent(row: number, event: HistoryEvent): void {
    this.card[row] = 'card' in event ? this.cardOf(event.card) : -1;
    if (!isOfStudy(event)) this.set(row, event.at, sort.sitting, 0);
    else if (event.is === 'card-seen') this.setLook(row, event.at, event, event.by);
    else if (event.is === 'review' && event.days <= mostDays && Math.abs(event.offset) <= mostOffset) {
      const { at, offset, rating, mode, days } = event;
      this.setReview(row, at, offset, ratings.indexOf(rating), reviewModes.indexOf(mode), days);
    } else {
      this.set(row, event.at, sort.other, this.others.length);
      this.others.push(event);
    }
  }

  private set(row: number, at: number, what: number, detail: number): void {
    this.times[row * 2] = at;
    this.words[row * 4 + 2] = detail;
    this.words[row * 4 + 3] = what;
  }

  private setReview(row: number, at: number, offset: number, rating: number, mode: number, days: number): void {
    this.set(row, at, (offset << 16) | (mode << 12) | (rating << 8) | sort.review, days);
  }

  private setLook(row: number, at: number, look: KnownLook, by: CardSeen['by']): void {
    this.set(row, at, sort.seen, this.looks.length);
    const { item, explicit, front, back } = look;
    this.looks.push({ deck: this.shared(look.deck), item, explicit, facet: this.shared(look.facet), front, back });
    this.knowings.push(by);
  }

  private cardOf(key: CardKey): number {
    const half = (from: number): number => Number.parseInt(key.slice(from, from + 8), 16) | 0;
    const high = half(0);
    const low = half(8);
    const known = this.byKey.find(high, low);
    return known < 0 ? this.addCard(high, low, key) : known;
  }

  private cardIn({ cardHigh, cardLow, cardFrom }: CanonicalLine, bytes: Uint8Array, decode: Decode): number {
    const known = this.byKey.find(cardHigh, cardLow);
    return known < 0 ? this.addCard(cardHigh, cardLow, decode(bytes, cardFrom, cardFrom + 16)) : known;
  }

  private addCard(high: number, low: number, key: CardKey): number {
    this.keys.push(key);
    return this.byKey.add(high, low);
  }

  /** The same text for all that name the same deck. */
  private shared(text: string): string {
    const known = this.texts.get(text);
    if (known === undefined) this.texts.set(text, text);
    return known ?? text;
  }
}
