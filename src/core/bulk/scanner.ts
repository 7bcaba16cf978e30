import type { BulkForm } from './bulk-form.ts';
import { linesScanner } from './scan-lines.ts';
import type { Scanner, Scanning } from './scan-rows.ts';
import { tableScanner } from './scan-table.ts';
import { wideScanner } from './scan-wide.ts';
import type { Shard } from './shard.ts';

/** The scanner of a form. */
export function scanner(shard: Shard, form: BulkForm, scanning: Scanning = {}): Scanner {
  switch (form.is) {
    case 'json-lines':
      return linesScanner(shard, scanning);
    case 'table':
      return tableScanner(shard, form.columns, form.separator, scanning);
    case 'wide':
      return wideScanner(shard, form.columns, form.separator, scanning);
  }
}
