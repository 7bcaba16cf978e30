/**
 * Takes in rows of one shape whose students stand in no order. Each step from a name to a cell reads memory that no other
 * row has read lately, and waits for it; so many rows go through a step together, and the processor waits for all at once.
 */
import { hashOf } from './byte-names.ts';
import { isSame, wordBytes } from './byte-words.ts';
import { paperIn, type Shard, studentIn } from './shard.ts';
import { waitingCells } from './waiting-cells.ts';
import { fourOf, nameWords, noName, putName, putNameUpTo, WordTable } from './word-table.ts';

/** What stands around the parts of a row. */
export interface RowShape {
  readonly before: Uint8Array;
  readonly after: Uint8Array;
  readonly middle: Uint8Array;
  readonly tail: Uint8Array;
}

/** What was read of a row. */
export interface RowParts {
  studentFrom: number;
  studentTo: number;
  item: number;
  answer: number;
}

/** How rows are read that are not quite plain, and what is known of their parts. */
export interface RowReader {
  /** Reads the row at a place into `parts`; where the next one begins, or -1 where it is to be read field by field. */
  read(bytes: Uint8Array, line: number, to: number): number;
  readonly parts: RowParts;
  /** The response of one byte to an item, and one; 0 for none that is known. */
  answerTo(item: number, byte: number): number;
}

export interface ScatteredRows {
  /** Learns what stands around the parts of the rows that come; all items are to be named again. */
  setShape(shape: RowShape): void;
  /** Learns the name of an item. */
  nameItem(item: number, name: Uint8Array): void;
  /**
   * Takes in rows as long as most have another student than the one before, up to the first that is to be read field by
   * field; where it begins.
   */
  take(bytes: Uint8Array, view: DataView, from: number, to: number, stop: number): number;
}

/** Rows that go through a step together. */
const together = 256;
const studentRoom = 1 << 12;
const itemRoom = 1 << 6;
const none = new Uint8Array(0);

/** A reader of such rows into a shard. */
export function scatteredRows(shard: Shard, { read, parts, answerTo }: RowReader): ScatteredRows {
  let { before, after, middle, tail }: RowShape = { before: none, after: none, middle: none, tail: none };
  let [afterEnds, middleEnds] = [0, 0];
  /** Bytes of a plain row at most, and those that are looked at behind it. */
  let longest = 0;
  const itemTable = new WordTable(itemRoom);
  const itemName = new Int32Array(nameWords);
  /** Where in the table the item of the last row stands. */
  let lastItem = 0;

  /** The papers of the students, in the order in which they came. */
  const paperTable = new WordTable(studentRoom);
  /** Where in the table the student behind that of the last row stands, and whether that is most often the next one. */
  let nextPlace = 0;
  let isInOrder = false;
  const cells = waitingCells(shard);

  const lines = new Int32Array(together + 1);
  const names = new Int32Array(together * nameWords);
  const items = new Int32Array(together);
  const answers = new Int32Array(together);
  const places = new Int32Array(together);
  /** Rows with another student than the one before. */
  let others = 0;

  const setShape: ScatteredRows['setShape'] = (shape) => {
    ({ before, after, middle, tail } = shape);
    [afterEnds, middleEnds] = [fourOf(after[0] ?? 0), fourOf(middle[0] ?? 0)];
    longest = before.length + after.length + middle.length + tail.length + (2 * nameWords + 1) * wordBytes;
    itemTable.clear();
  };

  const nameItem: ScatteredRows['nameItem'] = (item, name) => {
    putName(name, 0, name.length, itemName, 0);
    if (itemName[0] !== noName) itemTable.add(itemName, 0, item);
  };

  /** Reads a row of short names; where the next one begins, or -1 where something in it is not known. */
  const readPlain = (bytes: Uint8Array, view: DataView, line: number, row: number): number => {
    const from = line + before.length;
    if (before.length > 0 && !isSame(before, bytes, line, from)) return -1;
    const to = putNameUpTo(view, from, afterEnds, names, row * nameWords);
    const named = to + after.length;
    if (to < 0 || (after.length > 1 && !isSame(after, bytes, to, named))) return -1;
    const itemTo = putNameUpTo(view, named, middleEnds, itemName, 0);
    const response = itemTo + middle.length;
    if (itemTo < 0 || (middle.length > 1 && !isSame(middle, bytes, itemTo, response))) return -1;
    const place = itemTable.isAt(lastItem, itemName, 0) ? lastItem : itemTable.find(itemName, 0);
    if (place < 0) return -1;
    lastItem = place;
    const item = itemTable.numberAt(place);
    const answer = answerTo(item, bytes[response] ?? 0);
    const next = response + 1 + tail.length;
    if (answer === 0 || !isSame(tail, bytes, response + 1, next)) return -1;
    items[row] = item;
    answers[row] = answer - 1;
    return next;
  };

  /** Reads rows up to the first that is to be read field by field; how many. */
  const readRows = (bytes: Uint8Array, view: DataView, from: number, to: number, stop: number): number => {
    const last = to - longest;
    let line = from;
    let row = 0;
    for (; row < together && line < stop; row++) {
      let next = line <= last ? readPlain(bytes, view, line, row) : -1;
      if (next < 0) {
        next = read(bytes, line, to);
        if (next < 0) break;
        putName(bytes, parts.studentFrom, parts.studentTo, names, row * nameWords);
        items[row] = parts.item;
        answers[row] = parts.answer;
      }
      lines[row] = line;
      line = next;
    }
    lines[row] = line;
    return row;
  };

  /** Where in the table the student of each row stands, -1 where it is not known: most often behind that of the row before. */
  const findInOrder = (rows: number): void => {
    let next = nextPlace;
    for (let row = 0; row < rows; row++) {
      const name = row * nameWords;
      const place = paperTable.isAt(next, names, name) ? next : paperTable.find(names, name);
      if (place >= 0) next = paperTable.behind(place);
      places[row] = place;
    }
  };

  /** The same of students in no order. */
  const findByHash = (rows: number): void => {
    for (let row = 0; row < rows; row++) places[row] = paperTable.guess(names, row * nameWords);
    for (let row = 0; row < rows; row++) {
      const place = places[row] ?? -1;
      const name = row * nameWords;
      if (place >= 0 && !paperTable.isAt(place, names, name)) places[row] = paperTable.find(names, name);
    }
  };

  const findStudents = (rows: number): void => {
    if (isInOrder) findInOrder(rows);
    else findByHash(rows);
    let inOrder = 0;
    let last = -1;
    others = 0;
    for (let row = 0; row < rows; row++) {
      const place = places[row] ?? -1;
      if (place < 0 || place !== last) others++;
      if (place === nextPlace) inOrder++;
      if (place >= 0) nextPlace = paperTable.behind(place);
      last = place;
    }
    isInOrder = inOrder * 2 > rows;
  };

  /** The paper of a row by the whole name of its student, which may be new; -1 where it is to be read field by field. */
  const paperAt = (bytes: Uint8Array, to: number, row: number): number => {
    // What may mean more than itself is seen only there.
    if (read(bytes, lines[row] ?? 0, to) < 0) return -1;
    const { studentFrom, studentTo } = parts;
    const name = row * nameWords;
    const student = studentIn(shard, bytes, studentFrom, studentTo, hashOf(bytes, studentFrom, studentTo));
    const paper = student < 0 ? -1 : paperIn(shard, student, 0);
    // Another of these rows may have brought it.
    const isShort = names[name] !== noName;
    if (paper >= 0 && isShort && paperTable.find(names, name) < 0) paperTable.add(names, name, paper);
    return paper;
  };

  /** Puts the responses of rows where they wait; of how many, up to the first that is to be read field by field. */
  const putRows = (bytes: Uint8Array, to: number, rows: number): number => {
    for (let row = 0; row < rows; row++) {
      const place = places[row] ?? -1;
      const paper = place < 0 ? paperAt(bytes, to, row) : paperTable.numberAt(place);
      if (paper < 0) return row;
      cells.put(paper, items[row] ?? 0, answers[row] ?? 0);
    }
    return rows;
  };

  const take: ScatteredRows['take'] = (bytes, view, from, to, stop) => {
    let line = from;
    for (;;) {
      const rows = readRows(bytes, view, line, to, stop);
      findStudents(rows);
      const put = putRows(bytes, to, rows);
      line = lines[put] ?? line;
      const isOver = put < together || others * 2 < rows;
      // Where a cell is taken already, reading any of these rows field by field says so.
      if ((isOver || cells.room() < together) && !cells.write()) return from;
      if (isOver) return line;
    }
  };

  return { setShape, nameItem, take };
}
