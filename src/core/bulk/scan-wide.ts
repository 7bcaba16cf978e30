import { hashOf } from './byte-names.ts';
import { bytesOf, newFields, rowScanner, type Scanner, type Scanning } from './scan-rows.ts';
import { answerIn, isText, itemIn, paperIn, putCell, putTime, type Shard, studentIn } from './shard.ts';
import { attemptOf, timeReader } from './values.ts';

/** The columns of a table with one for each item; -1 where it has none. */
export interface WideColumns {
  readonly count: number;
  readonly student: number;
  readonly attempt: number;
  readonly submitted: number;
  /** The columns of items, and the names of the items in UTF-8. */
  readonly items: readonly { readonly column: number; readonly name: Uint8Array }[];
  /** Columns of which nothing is taken. */
  readonly others: readonly number[];
}

/**
 * A scanner of the rows of a wide table below its header, which fills a shard. Each row is a sitting; of two sittings of
 * a student in one attempt the exact reader has to say what becomes of them.
 */
export function wideScanner(shard: Shard, columns: WideColumns, separator: number, scanning: Scanning = {}): Scanner {
  const { watch } = scanning;
  const { student: ofStudent, attempt: ofAttempt, submitted: ofTime, others } = columns;
  const fields = newFields(columns.count);
  const { starts, ends, hashes } = fields;
  const timeOf = timeReader();
  const items = columns.items.map(({ column, name }) => ({ column, name, item: -1 }));
  /** The student of the last row that was read for the name of its file, which can stand for one row only. */
  let served: Uint8Array | undefined;

  const studentOf = (bytes: Uint8Array): number => {
    if (ofStudent >= 0) {
      const [from, to] = [starts[ofStudent] ?? 0, ends[ofStudent] ?? 0];
      return studentIn(shard, bytesOf(fields, bytes, ofStudent), from, to, hashes[ofStudent] ?? 0);
    }
    const { student } = scanning;
    if (student === undefined || student === served) return -1;
    served = student;
    return studentIn(shard, student, 0, student.length, hashOf(student, 0, student.length));
  };

  /** False where nothing that is surely seen stands in any field of an item: the row may be one that is left out. */
  const isFilled = (bytes: Uint8Array): boolean =>
    items.some(({ column }) => isSeen(bytesOf(fields, bytes, column), starts[column] ?? 0, ends[column] ?? 0));

  const take = (bytes: Uint8Array): boolean => {
    for (const column of others) {
      if (!isText(bytesOf(fields, bytes, column), starts[column] ?? 0, ends[column] ?? 0)) return false;
    }
    if (ofStudent < 0 && !isFilled(bytes)) return false;
    const student = studentOf(bytes);
    const attempt =
      ofAttempt < 0 ? 0 : attemptOf(bytesOf(fields, bytes, ofAttempt), starts[ofAttempt] ?? 0, ends[ofAttempt] ?? 0);
    if (student < 0 || attempt < 0) return false;
    const before = shard.papers.count;
    const paper = watch === undefined ? paperIn(shard, student, attempt) : before;
    if (paper !== before) return false;
    for (const each of items) {
      const { column, name } = each;
      if (each.item < 0) each.item = itemIn(shard, name, 0, name.length, hashOf(name, 0, name.length));
      const [from, to] = [starts[column] ?? 0, ends[column] ?? 0];
      const own = bytesOf(fields, bytes, column);
      const answer = each.item < 0 ? -1 : answerIn(shard, each.item, own, from, to, hashes[column] ?? 0);
      if (answer < 0) return false;
      if (watch !== undefined) watch.see(student, attempt, each.item, answer);
      else putCell(shard, paper, each.item, answer);
    }
    if (watch !== undefined) return true;
    if (ofTime >= 0) {
      const time = timeOf(bytesOf(fields, bytes, ofTime), starts[ofTime] ?? 0, ends[ofTime] ?? 0);
      if (time === false) return false;
      if (time !== undefined) putTime(shard, paper, time);
    }
    return true;
  };

  return rowScanner(fields, separator, { take }, watch);
}

function isSeen(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0;
    if (byte > 0x20 && byte < 0x7f) return true;
  }
  return false;
}
