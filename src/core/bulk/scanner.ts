import type { BulkForm } from './bulk-form.ts';
import { linesScanner } from './scan-lines.ts';
import { type Scanner, tableScanner } from './scan-table.ts';
import type { Shard } from './shard.ts';

/** The scanner of a form. */
export function scanner(shard: Shard, form: BulkForm): Scanner {
  return form.is === 'table' ? tableScanner(shard, form.columns, form.separator) : linesScanner(shard);
}
