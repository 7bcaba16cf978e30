/**
 * What a reader of very many rows keeps of them: for each student and attempt one number per item, which stands for the
 * bytes of the response. It knows no deck, so that several threads can fill shards of one file that are joined and marked
 * afterwards. Memory grows with students, items and different responses, never with rows.
 */
import { addName, type ByteNames, findName, grown, newByteNames } from './byte-names.ts';

/** Papers in a page of cells. */
export const pageOf = 1024;
/** Numbers of responses: a byte each as long as they are few. */
export type Cells = Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer>;
/** Cells of no paper. */
export const noPage: Cells = new Uint8Array(0);
const largestByte = 0xff;
/** Different responses to one item that are remembered, the longest of them in bytes, and all to one item together. */
const answersAtMost = 65_000;
const answerBytes = 1000;
const answersBytes = 1 << 20;
const itemsAtMost = 4096;
const attemptsAtMost = 100;

/** Rows that were read. Plain data. */
export interface Shard {
  readonly students: ByteNames;
  /** The names of items as they were written. */
  readonly items: ByteNames;
  /** The responses to each name of an item, as they were written. */
  readonly answers: ByteNames[];
  /** The attempts of all students, in the order in which they came: whose, which (0 for none), the student's next. */
  papers: {
    count: number;
    students: Int32Array<ArrayBuffer>;
    attempts: Int32Array<ArrayBuffer>;
    next: Int32Array<ArrayBuffer>;
  };
  /** The first paper of each student. */
  first: Int32Array<ArrayBuffer>;
  /** The last time of each paper in milliseconds; not a number where there is none. */
  times: Float64Array<ArrayBuffer>;
  /** Cells in a row of a page. */
  stride: number;
  /** For each paper and name of an item the number of the response and one; zero for none. */
  readonly pages: Cells[];
  /** True once a number needs two bytes. */
  isWide: boolean;
  readonly duplicates: 'error' | 'first' | 'last';
}

/** An empty shard with room for so many items. */
export function newShard(duplicates: Shard['duplicates'], stride = 32): Shard {
  return {
    students: newByteNames(pageOf),
    items: newByteNames(),
    answers: [],
    papers: {
      count: 0,
      students: new Int32Array(pageOf),
      attempts: new Int32Array(pageOf),
      next: new Int32Array(pageOf),
    },
    first: new Int32Array(pageOf),
    times: new Float64Array(0),
    stride,
    pages: [],
    isWide: false,
    duplicates,
  };
}

/** The memory of what grows with students, no two parts of it the same. */
export function buffersOf({ students, papers, first, times, pages }: Shard): readonly ArrayBuffer[] {
  const { slots, hashes, starts, bytes } = students;
  const numbers = [slots, hashes, starts, bytes, papers.students, papers.attempts, papers.next, first, times, ...pages];
  return numbers.map(({ buffer }) => buffer);
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of some bytes; nothing where they are not UTF-8, hold a NUL, or more than the exact reader takes. */
export function textIn(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

/** True for some characters of ASCII that can be seen, as nearly all names are made of. */
function isPlain(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0;
    if (byte <= 0x20 || byte >= 0x7f) return false;
  }
  return from < to;
}

/** True for bytes that are UTF-8 without a NUL. */
export function isText(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === 0 || byte >= 0x80) return textIn(bytes.subarray(from, to)) !== undefined;
  }
  return true;
}

/** The number of a student, new or known; -1 for a name that the exact reader would not take as it stands. */
export function studentIn(shard: Shard, bytes: Uint8Array, from: number, to: number, hash: number): number {
  const { students } = shard;
  const known = findName(students, bytes, from, to, hash);
  if (known >= 0) return known;
  if (!isPlain(bytes, from, to)) {
    const text = textIn(bytes.subarray(from, to));
    if (text === undefined || text === '' || text.trim() !== text) return -1;
  }
  const made = addName(students, bytes, from, to, hash);
  if (made >= shard.first.length) shard.first = grown(shard.first, shard.first.length * 2);
  shard.first[made] = -1;
  return made;
}

/** The number of an item's name, new or known; -1 for one too many. */
export function itemIn(shard: Shard, bytes: Uint8Array, from: number, to: number, hash: number): number {
  const known = findName(shard.items, bytes, from, to, hash);
  if (known >= 0) return known;
  if (shard.items.count >= itemsAtMost || textIn(bytes.subarray(from, to)) === undefined) return -1;
  const made = addName(shard.items, bytes, from, to, hash);
  shard.answers.push(newByteNames());
  if (made >= shard.stride) widen(shard);
  return made;
}

function newPage({ isWide }: Shard, stride: number): Cells {
  return isWide ? new Uint16Array(pageOf * stride) : new Uint8Array(pageOf * stride);
}

/** Makes room for a number in the cells. */
export function makeRoomFor(shard: Shard, number: number): void {
  if (shard.isWide || number <= largestByte) return;
  shard.isWide = true;
  for (const [at, page] of shard.pages.entries()) shard.pages[at] = new Uint16Array(page);
}

function widen(shard: Shard): void {
  const { stride, pages } = shard;
  for (const [at, page] of pages.entries()) {
    const wider = newPage(shard, stride * 2);
    for (let row = 0; row < pageOf; row++) {
      wider.set(page.subarray(row * stride, (row + 1) * stride), row * stride * 2);
    }
    pages[at] = wider;
  }
  shard.stride = stride * 2;
}

/** The number of a response to an item, new or known; -1 where there are too many or it is too long to remember. */
export function answerIn(
  { answers }: Shard,
  item: number,
  bytes: Uint8Array,
  from: number,
  to: number,
  hash: number,
): number {
  const names = answers[item];
  const known = names === undefined ? -1 : findName(names, bytes, from, to, hash);
  if (names === undefined || known >= 0) return known;
  if (names.count >= answersAtMost || to - from > answerBytes) return -1;
  if ((names.starts[names.count] ?? 0) > answersBytes) return -1;
  if (textIn(bytes.subarray(from, to)) === undefined) return -1;
  return addName(names, bytes, from, to, hash);
}

/** The paper of a student's attempt, new or known; -1 for one too many. */
export function paperIn(shard: Shard, student: number, attempt: number): number {
  const { papers, first } = shard;
  let last = -1;
  let count = 0;
  for (let paper = first[student] ?? -1; paper >= 0; paper = papers.next[paper] ?? -1) {
    if (papers.attempts[paper] === attempt) return paper;
    last = paper;
    count++;
  }
  if (count >= attemptsAtMost) return -1;
  const made = papers.count;
  if (made >= papers.students.length) {
    const room = made * 2;
    shard.papers = {
      count: made,
      students: grown(papers.students, room),
      attempts: grown(papers.attempts, room),
      next: grown(papers.next, room),
    };
  }
  const { papers: all } = shard;
  all.students[made] = student;
  all.attempts[made] = attempt;
  all.next[made] = -1;
  all.count = made + 1;
  if (last < 0) first[student] = made;
  else all.next[last] = made;
  if (made % pageOf === 0) shard.pages.push(newPage(shard, shard.stride));
  return made;
}

/** True where a paper has a response to an item. */
export function hasResponse({ pages, stride }: Shard, paper: number, item: number): boolean {
  return (pages[Math.floor(paper / pageOf)]?.[(paper % pageOf) * stride + item] ?? 0) !== 0;
}

/** Puts a response in its cell; false where there is one already and that is an error. */
export function putCell(shard: Shard, paper: number, item: number, answer: number): boolean {
  // Also where it is not written: who knows a response writes its number without asking.
  makeRoomFor(shard, answer + 1);
  const page = shard.pages[Math.floor(paper / pageOf)] ?? noPage;
  const at = (paper % pageOf) * shard.stride + item;
  if (page[at] !== 0) {
    if (shard.duplicates === 'error') return false;
    if (shard.duplicates === 'first') return true;
  }
  page[at] = answer + 1;
  return true;
}

/** Takes in a time of a paper; the latest counts. */
export function putTime(shard: Shard, paper: number, atMs: number): void {
  if (paper >= shard.times.length) {
    const wider = new Float64Array(Math.max(pageOf, shard.papers.students.length)).fill(Number.NaN);
    wider.set(shard.times);
    shard.times = wider;
  }
  const had = shard.times[paper] ?? Number.NaN;
  if (!(had >= atMs)) shard.times[paper] = atMs;
}
