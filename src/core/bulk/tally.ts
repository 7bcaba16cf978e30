import type { MarkingPaper, PaperItem } from '../marking/paper.ts';
import type { GivenResponse } from '../marking/submission.ts';
import type { BulkForm } from './bulk-form.ts';
import { addName, type ByteNames, findName, grown, hashOf, nameAt } from './byte-names.ts';
import { type Desk, newOutcomes, nowhere, type Outcomes, outcomeFor, outcomesAtMost } from './outcomes.ts';
import type { PlaceOf } from './places.ts';
import { type Cells, makeRoomFor, newShard, noPage, pageOf, paperIn, putTime, type Shard, textIn } from './shard.ts';

/** How the responses of a shard were written. */
export type Form = BulkForm['is'];

/** The marks of very many responses: for each paper and item the number of its outcome. */
export interface Tally {
  /** Its cells are numbers of outcomes, by the items' places. */
  readonly papers: Shard;
  readonly outcomes: readonly Outcomes[];
  /** The places of the items to which anybody responded. */
  readonly seen: ReadonlySet<number>;
  /**
   * Where the responses stood that could not be understood, absent where there are none; with what was read, where all
   * stood, and below the number of the items where each paper began.
   */
  readonly placeOf?: PlaceOf;
}

/** What a gradebook has to know of an item. */
export type TallyItem = Pick<PaperItem, 'deck' | 'id' | 'place'>;

/** A tally that is filled. */
export interface NewTally {
  papers: Shard;
  /** True where marks are to keep what was read, for their receipts. */
  readonly keepsRead: boolean;
  readonly outcomes: readonly Desk[];
  readonly seen: Set<number>;
}

/** Nothing yet for the items of a paper. */
export function newTally({ items }: MarkingPaper, duplicates: Shard['duplicates'], keepsRead = false): NewTally {
  return {
    papers: newShard(duplicates, Math.max(1, items.length)),
    keepsRead,
    outcomes: items.map((item) => newOutcomes(item, keepsRead)),
    seen: new Set<number>(),
  };
}

/** What the numbers of a shard are in the tally that it was added to. */
export interface AddedShard {
  /** Of each student. */
  readonly students: Int32Array;
  /** Of each name of an item. */
  readonly items: Int32Array;
  /** Where in `codes` those of each name of an item begin: 0 for no response, and the outcome of each response. */
  readonly begins: Int32Array;
  readonly codes: Uint16Array;
}

type Numbers = Omit<AddedShard, 'students'>;

/**
 * Marks what a shard holds and adds it to the tally, in the order of the rows where that matters; the cells of the shard
 * are used up. Nothing where the exact reader has something to say that this one cannot: then the tally is of no use any
 * more.
 */
export function addShard(
  tally: NewTally,
  shard: Shard,
  form: Form,
  find: (name: string) => number | undefined,
): AddedShard | undefined {
  const { papers, outcomes, seen } = tally;
  const places = new Int32Array(shard.items.count);
  const begins = new Int32Array(shard.items.count);
  const made: number[] = [];
  for (const [item, names] of shard.answers.entries()) {
    const place = find(textIn(nameAt(shard.items, item)) ?? '');
    const own = place === undefined ? undefined : outcomes[place];
    if (place === undefined || own === undefined) return undefined;
    places[item] = place;
    seen.add(place);
    begins[item] = made.length;
    const codes = codesOf(names, form, own, place);
    if (codes === undefined) return undefined;
    made.push(0);
    for (const code of codes) made.push(code);
  }
  const codes = Uint16Array.from(made);
  // Of two names of one item nobody knows any more which came first.
  if (new Set(places).size < places.length && shard.duplicates !== 'error') return undefined;
  const numbers = { items: places, begins, codes };
  const largest = codes.reduce((most, code) => Math.max(most, code), 0);
  // The first one becomes the tally: its students and pages are not copied.
  if (papers.papers.count === 0 && shard.stride >= outcomes.length) {
    makeRoomFor(shard, largest);
    if (!markInPlace(shard, numbers)) return undefined;
    tally.papers = shard;
    const students = new Int32Array(shard.students.count);
    for (let each = 0; each < students.length; each++) students[each] = each;
    return { ...numbers, students };
  }
  makeRoomFor(papers, largest);
  const students = studentsIn(papers, shard);
  const { count, students: whose, attempts } = shard.papers;
  const hasTimes = shard.times.length > 0;
  for (let paper = 0; paper < count; paper++) {
    const page = shard.pages[Math.floor(paper / pageOf)] ?? noPage;
    const into = paperIn(papers, students[whose[paper] ?? 0] ?? 0, attempts[paper] ?? 0);
    const own = papers.pages[Math.floor(into / pageOf)] ?? noPage;
    const [row, ownRow] = [(paper % pageOf) * shard.stride, (into % pageOf) * papers.stride];
    if (!markRow(page, row, own, ownRow, numbers, shard.duplicates)) return undefined;
    const time = hasTimes ? (shard.times[paper] ?? Number.NaN) : Number.NaN;
    if (!Number.isNaN(time)) putTime(papers, into, time);
    // Two copies of every page at once would double the memory.
    if (paper % pageOf === pageOf - 1) shard.pages[Math.floor(paper / pageOf)] = noPage;
  }
  return { ...numbers, students };
}

/** Puts outcomes for the responses of a shard, in the places of the items; false where one has two and that is an error. */
function markInPlace({ pages, papers, stride, duplicates }: Shard, numbers: Numbers): boolean {
  const { items } = numbers;
  const spare = new Uint16Array(items.length);
  for (let paper = 0; paper < papers.count; paper++) {
    const page = pages[Math.floor(paper / pageOf)] ?? spare;
    const row = (paper % pageOf) * stride;
    for (let item = 0; item < spare.length; item++) {
      spare[item] = page[row + item] ?? 0;
      page[row + item] = 0;
    }
    if (!markRow(spare, 0, page, row, numbers, duplicates)) return false;
  }
  return true;
}

/** Puts the outcomes of a row of responses into a row of a tally; false where one has been there and that is an error. */
function markRow(
  from: Cells,
  row: number,
  into: Cells,
  ownRow: number,
  numbers: Numbers,
  duplicates: Shard['duplicates'],
): boolean {
  if (duplicates === 'error') return addRow(from, row, into, ownRow, numbers);
  putRow(from, row, into, ownRow, numbers, duplicates);
  return true;
}

/** The same where none may have been there. No cell is asked whether it is empty: where half of them are, that is guessed wrong. */
function addRow(from: Cells, row: number, into: Cells, ownRow: number, { items, begins, codes }: Numbers): boolean {
  let both = 0;
  for (let item = 0; item < items.length; item++) {
    const code = codes[(begins[item] ?? 0) + (from[row + item] ?? 0)] ?? 0;
    const at = ownRow + (items[item] ?? 0);
    const had = into[at] ?? 0;
    // Two numbers of 16 bits make no multiple of 2^32.
    both |= had * code;
    into[at] = had | code;
  }
  return both === 0;
}

function putRow(
  from: Cells,
  row: number,
  into: Cells,
  ownRow: number,
  { items, begins, codes }: Numbers,
  duplicates: 'first' | 'last',
): void {
  for (let item = 0; item < items.length; item++) {
    const cell = from[row + item] ?? 0;
    if (cell === 0) continue;
    const at = ownRow + (items[item] ?? 0);
    if (into[at] !== 0 && duplicates === 'first') continue;
    into[at] = codes[(begins[item] ?? 0) + cell] ?? 0;
  }
}

/** The outcome of each different response to an item. */
function codesOf(names: ByteNames, form: Form, own: Desk, place: number): Uint16Array | undefined {
  const made = new Uint16Array(names.count);
  for (let answer = 0; answer < names.count; answer++) {
    const text = textIn(nameAt(names, answer));
    const given = text === undefined ? undefined : givenIn(text, form);
    const outcome = given === undefined ? undefined : outcomeFor(own, own.mark({ item: place, given, place: nowhere }));
    if (outcome === undefined || outcome > outcomesAtMost) return undefined;
    made[answer] = outcome;
  }
  return made;
}

function givenIn(text: string, form: Form): GivenResponse['given'] | undefined {
  if (form !== 'json-lines') return { from: 'text', text };
  try {
    return { from: 'json', value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** The number in the tally of each student of a shard. */
function studentsIn(papers: Shard, { students }: Shard): Int32Array {
  const made = new Int32Array(students.count);
  for (let each = 0; each < students.count; each++) {
    const [from, to] = [students.starts[each] ?? 0, students.starts[each + 1] ?? 0];
    const hash = students.hashes[each] ?? 0;
    const known = findName(papers.students, students.bytes, from, to, hash);
    made[each] = known >= 0 ? known : newStudent(papers, students.bytes, from, to, hash);
  }
  return made;
}

/** Adds a student that is not there yet. */
function newStudent(papers: Shard, bytes: Uint8Array, from: number, to: number, hash: number): number {
  const place = addName(papers.students, bytes, from, to, hash);
  if (place >= papers.first.length) papers.first = grown(papers.first, papers.first.length * 2);
  papers.first[place] = -1;
  return place;
}

const encoder = new TextEncoder();

/** The paper of an attempt, new or known. Refuses none: -1 is for more attempts of one student than anybody has. */
export function paperOf(papers: Shard, student: string, attempt: number): number {
  const bytes = encoder.encode(student);
  const hash = hashOf(bytes, 0, bytes.length);
  const known = findName(papers.students, bytes, 0, bytes.length, hash);
  return paperIn(papers, known >= 0 ? known : newStudent(papers, bytes, 0, bytes.length, hash), attempt);
}
