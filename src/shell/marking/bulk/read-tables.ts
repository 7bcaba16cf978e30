import { closeSync, openSync, readSync } from 'node:fs';
import type { BulkForms } from '../../../core/bulk/bulk-form.ts';
import type { Scanner, Scanning } from '../../../core/bulk/scan-rows.ts';
import { scanner } from '../../../core/bulk/scanner.ts';
import { newShard } from '../../../core/bulk/shard.ts';
import { type SubmissionFile, studentOfFile } from '../../submissions/find-files.ts';
import { type HeadForm, headForm } from './head-form.ts';
import type { Segment } from './scan-segment.ts';
import type { ReadFor, ShardRead } from './scan-share.ts';

/** Files of more bytes are few, and are read in another way. */
const largest = 1 << 20;

/** So many different first rows are remembered. */
const manyForms = 1000;

/** A form that was met before, with the scanner of its rows. */
interface Known extends HeadForm {
  readonly scan: Scanner;
  readonly scanning: Scanning;
}

/**
 * Reads many small tables one after the other, each as a whole: opening them is most of the work, and the form of a table
 * is known by its first row. Nothing where one of them is large, no table, or for the exact reader.
 */
export function readTables(
  files: readonly SubmissionFile[],
  forms: BulkForms,
  { duplicates, items }: ReadFor,
  tell: (files: number) => void,
): ShardRead | undefined {
  const shard = newShard(duplicates, items);
  const segments: Segment[] = [];
  const bytes = Buffer.allocUnsafeSlow(largest);
  const known = new Map<string, Known>();
  for (const { at, path } of files) {
    const size = bytesOf(bytes, at);
    if (size === undefined) return undefined;
    const end = headEnd(bytes, size);
    const head = bytes.toString('latin1', 0, end);
    let own = known.get(head);
    if (own === undefined) {
      const found = headForm(bytes.subarray(0, size), forms);
      if (found === undefined || found.form.is === 'json-lines' || known.size >= manyForms) return undefined;
      if (!partsAlone(head, found.form.separator)) return undefined;
      const scanning: Scanning = {};
      own = { ...found, scanning, scan: scanner(shard, found.form, scanning) };
      known.set(head, own);
    }
    const { form, from, scan, scanning } = own;
    // What rows and whole sittings of one student come to together is for the exact reader.
    if (form.is !== (segments[0]?.form ?? form).is) return undefined;
    const student = Buffer.from(studentOfFile(path));
    scanning.student = student;
    if (scan(bytes, from, size, size, true) !== size) return undefined;
    segments.push({ at, form, from, stop: size, student });
    tell(segments.length);
  }
  return { form: segments[0]?.form.is ?? 'table', shard, segments };
}

/** How many bytes a file has, once they are read; nothing where it is large or cannot be read. */
function bytesOf(bytes: Buffer, at: string): number | undefined {
  let file: number | undefined;
  try {
    file = openSync(at, 'r');
    let filled = 0;
    for (let count = -1; count !== 0 && filled < bytes.length; filled += count) {
      count = readSync(file, bytes, filled, bytes.length - filled, null);
    }
    return filled < bytes.length ? filled : undefined;
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function headEnd(bytes: Uint8Array, size: number): number {
  let at = 0;
  while (at < size && bytes[at] !== 0x0a && bytes[at] !== 0x0d) at++;
  return at;
}

/** True where no other delimiter stands in a first row, so that what is below it does not decide how it is parted. */
function partsAlone(head: string, separator: number): boolean {
  return [',', ';', '\t', '|'].every((other) => other.charCodeAt(0) === separator || !head.includes(other));
}
