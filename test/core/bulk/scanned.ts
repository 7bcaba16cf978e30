import { expect } from 'vitest';
import type { BulkForm } from '../../../src/core/bulk/bulk-form.ts';
import { nameAt } from '../../../src/core/bulk/byte-names.ts';
import { scanner } from '../../../src/core/bulk/scanner.ts';
import { newShard, pageOf, type Shard } from '../../../src/core/bulk/shard.ts';

export type Duplicates = Shard['duplicates'];
/** A response as `student item attempt` and its bytes. */
type Rows = readonly (readonly [string, string])[];

export const plainTable = {
  is: 'table',
  separator: 0x2c,
  columns: { count: 3, student: 0, item: 1, response: 2, attempt: -1, submitted: -1, seconds: -1 },
  headerBytes: 0,
} satisfies BulkForm;
export const fullTable: BulkForm = {
  is: 'table',
  separator: 0x2c,
  columns: { count: 6, student: 0, item: 1, response: 2, attempt: 3, submitted: 4, seconds: 5 },
  headerBytes: 0,
};
export const lines: BulkForm = { is: 'json-lines' };

/** What a scanner keeps of a text that comes in pieces of some bytes. */
export function scanned(form: BulkForm, text: string | Uint8Array, duplicates: Duplicates = 'error', piece = 1 << 20) {
  const bytes = Buffer.from(text);
  // What stands behind the end is old, and must not be read, however much it looks like what will stand there.
  const old = Buffer.concat([
    bytes.map((byte) => (byte >= 0x41 && byte <= 0x43 ? byte + 1 : byte)),
    Buffer.from(',q,A'),
  ]);
  const filled = Buffer.alloc(bytes.length + 300, '\n');
  const shard = newShard(duplicates);
  const scan = scanner(shard, form);
  let at = 0;
  for (let end = Math.min(piece, bytes.length); ; end = Math.min(end + piece, bytes.length)) {
    old.copy(filled, 0, at);
    bytes.copy(filled, 0, at, end);
    const isEnd = end === bytes.length;
    // Or nothing stands behind it.
    const given = piece % 2 === 0 ? filled : filled.subarray(0, end - at);
    const done = scan(given, 0, end - at, bytes.length - at, isEnd);
    if (done === 'surprise') return 'surprise';
    at += done;
    if (isEnd) break;
  }
  expect(at).toBe(bytes.length);
  return rowsOf(shard);
}

export function rowsOf(shard: Shard): Rows {
  const { papers, students, items, answers, pages, stride } = shard;
  const text = (names: Shard['items'], place: number): string => Buffer.from(nameAt(names, place)).toString();
  const rows: [string, string][] = [];
  for (let paper = 0; paper < papers.count; paper++) {
    for (let item = 0; item < items.count; item++) {
      const cell = pages[Math.floor(paper / pageOf)]?.[(paper % pageOf) * stride + item] ?? 0;
      const names = answers[item];
      if (cell === 0 || names === undefined) continue;
      const attempt = papers.attempts[paper] ?? 0;
      const time = shard.times[paper];
      const key = [text(students, papers.students[paper] ?? 0), text(items, item), attempt].join(' ');
      rows.push([time === undefined || Number.isNaN(time) ? key : `${key} ${time}`, text(names, cell - 1)]);
    }
  }
  return rows;
}

/** Rows as one text each, in the order of the texts. */
export const sorted = (rows: Rows | 'surprise') =>
  rows === 'surprise' ? rows : rows.map((row) => row.join('=')).sort();
