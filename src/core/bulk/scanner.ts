import type { BulkForm } from './bulk-form.ts';
import { linesScanner } from './scan-lines.ts';
import { type Scanner, type Scanning, tableScanner } from './scan-table.ts';
import type { Shard } from './shard.ts';

/** The scanner of a form. */
export function scanner(shard: Shard, form: BulkForm, scanning: Scanning = {}): Scanner {
  if (form.is === 'json-lines') return linesScanner(shard, scanning);
  return tableScanner(shard, form.columns, form.separator, scanning);
}
