import { hashOf } from './byte-names.ts';
import { bytesOf, newFields, rowScanner, type Scanner, type Scanning } from './scan-rows.ts';
import { shapedRows } from './shaped-rows.ts';
import { answerIn, itemIn, paperIn, putCell, putTime, type Shard, studentIn } from './shard.ts';
import { areSeconds, attemptOf, timeReader } from './values.ts';

/** The columns of a long table by what they hold; -1 where it has none. */
export interface LongColumns {
  readonly count: number;
  readonly student: number;
  readonly item: number;
  readonly response: number;
  readonly attempt: number;
  readonly submitted: number;
  readonly seconds: number;
}

/** A scanner of the rows of a long table below its header, which fills a shard. */
export function tableScanner(shard: Shard, columns: LongColumns, separator: number, scanning: Scanning = {}): Scanner {
  const { watch } = scanning;
  const { count, student: ofStudent, item: ofItem, response: ofResponse } = columns;
  const { attempt: ofAttempt, submitted: ofTime, seconds: ofSeconds } = columns;
  const fields = newFields(count);
  const { starts, ends, hashes } = fields;
  const timeOf = timeReader();
  let lastStudent = -1;
  let lastStart = 0;
  let lastLength = -1;

  const isLastStudent = (bytes: Uint8Array, from: number, length: number): boolean => {
    if (length !== lastLength) return false;
    const { bytes: kept } = shard.students;
    for (let at = 0; at < length; at++) if (kept[lastStart + at] !== bytes[from + at]) return false;
    return true;
  };

  const take = (bytes: Uint8Array, line: number, end: number): boolean => {
    const told = ofStudent < 0 ? (scanning.student ?? nobody) : undefined;
    const named = told ?? bytesOf(fields, bytes, ofStudent);
    const from = told === undefined ? (starts[ofStudent] ?? 0) : 0;
    const to = told === undefined ? (ends[ofStudent] ?? 0) : told.length;
    if (!isLastStudent(named, from, to - from)) {
      const hash = told === undefined ? (hashes[ofStudent] ?? 0) : hashOf(told, 0, to);
      lastStudent = studentIn(shard, named, from, to, hash);
      if (lastStudent < 0) return false;
      lastStart = shard.students.starts[lastStudent] ?? 0;
      lastLength = to - from;
    }
    const item = itemIn(
      shard,
      bytesOf(fields, bytes, ofItem),
      starts[ofItem] ?? 0,
      ends[ofItem] ?? 0,
      hashes[ofItem] ?? 0,
    );
    if (item < 0) return false;
    const [responseFrom, responseTo] = [starts[ofResponse] ?? 0, ends[ofResponse] ?? 0];
    const written = bytesOf(fields, bytes, ofResponse);
    const answer = answerIn(shard, item, written, responseFrom, responseTo, hashes[ofResponse] ?? 0);
    if (answer < 0) return false;
    const attempt =
      ofAttempt < 0 ? 0 : attemptOf(bytesOf(fields, bytes, ofAttempt), starts[ofAttempt] ?? 0, ends[ofAttempt] ?? 0);
    if (attempt < 0) return false;
    if (ofSeconds >= 0 && !areSeconds(bytesOf(fields, bytes, ofSeconds), starts[ofSeconds] ?? 0, ends[ofSeconds] ?? 0))
      return false;
    if (watch !== undefined) {
      watch.see(lastStudent, attempt, item, answer);
      return true;
    }
    const paper = paperIn(shard, lastStudent, attempt);
    if (paper < 0 || !putCell(shard, paper, item, answer)) return false;
    if (ofTime >= 0) {
      const time = timeOf(bytesOf(fields, bytes, ofTime), starts[ofTime] ?? 0, ends[ofTime] ?? 0);
      if (time === false) return false;
      if (time !== undefined) putTime(shard, paper, time);
    }
    if (shaped !== undefined && !fields.hasPlain) {
      shaped.learn({
        bytes,
        line,
        studentFrom: from,
        studentTo: to,
        itemFrom: starts[ofItem] ?? 0,
        itemTo: ends[ofItem] ?? 0,
        responseFrom,
        responseTo,
        end,
        student: lastStudent,
        paper,
        item,
        answer,
      });
    }
    return true;
  };

  const isPlainTable = count === 3 && ofStudent === 0 && ofItem === 1 && ofResponse === 2;
  const shaped = isPlainTable && watch === undefined ? shapedRows(shard, separator, false) : undefined;
  return rowScanner(fields, separator, { take, ahead: shaped?.take }, watch);
}

const nobody = new Uint8Array(0);
