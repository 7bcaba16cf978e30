import type { Finding } from '../marking/submission.ts';
import type { NamedItem } from '../session/paper.ts';
import type { Layout } from '../submissions/columns.ts';
import { type ItemFinder, itemFinder } from '../submissions/finder.ts';
import { newFindings } from '../submissions/findings.ts';
import { formOf } from '../submissions/form.ts';
import { plainLayout } from '../submissions/plain-layout.ts';
import { reportUnmatched } from '../submissions/unmatched.ts';
import type { LongColumns } from './scan-table.ts';
import type { WideColumns } from './scan-wide.ts';

/** What is known of a table by its first row. */
interface Below {
  readonly separator: number;
  /** Bytes of the first row, its line end not counted. */
  readonly headerBytes: number;
}

/** How the rows of a file are scanned. Plain data, so that it can be handed to a thread. */
export type BulkForm =
  | ({ readonly is: 'table'; readonly columns: LongColumns } & Below)
  /** A table with a column for each item. */
  | ({ readonly is: 'wide'; readonly columns: WideColumns } & Below)
  | { readonly is: 'json-lines' };

/** What the exact reader would make of a file that is scanned, and of the names in it. */
export interface BulkForms {
  /** The form of a file by its beginning, nothing for one that only the exact reader can read. */
  formOf(head: string): BulkForm | undefined;
  /** The place of the item that a name means. */
  find(name: string): number | undefined;
  /** What there is to say of the items that nobody responded to. */
  unmatched(seen: ReadonlySet<number>, path: string): readonly Finding[];
}

/** So many characters of a file decide its form, as for the exact reader. */
export const headLength = 64 * 1024;

/** The forms of files with responses to a paper. */
export function bulkForms(paper: readonly NamedItem[]): BulkForms {
  const finder = itemFinder(paper);
  return {
    formOf: (head) => bulkForm(head, finder),
    find: (name) => {
      const found = finder.find(name);
      return found.is === 'item' ? found.item : undefined;
    },
    unmatched(seen, path) {
      const findings = newFindings();
      reportUnmatched(seen, paper.length, path, finder, findings);
      return findings.list();
    },
  };
}

function bulkForm(head: string, finder: ItemFinder): BulkForm | undefined {
  const form = formOf(head);
  if (form.is === 'json-lines') return { is: form.is };
  if (form.is !== 'table' || !form.sniffed.isKnown || form.sniffed.skipped > 0) return undefined;
  const { delimiter, header } = form.sniffed;
  const [line = ''] = head.split(/[\r\n]/, 1);
  if (line.includes('"') || line.split(delimiter).join('\0') !== header.join('\0')) return undefined;
  const layout = plainLayout(header, finder);
  if (layout === undefined || layout.system !== undefined) return undefined;
  const { students, at } = layout;
  const [[, ...more] = [], ...others] = students;
  if (at.order + at.seed !== -2 || more.length + others.length > 0) return undefined;
  const below = { separator: delimiter.charCodeAt(0), headerBytes: encoder.encode(line).length };
  if (layout.form === 'wide') {
    const columns = wideColumns(layout, header, finder);
    return columns === undefined ? undefined : { is: 'wide', ...below, columns };
  }
  const columns = longColumns(layout);
  return columns === undefined ? undefined : { is: 'table', ...below, columns };
}

const encoder = new TextEncoder();

/** The columns of a long table, each of which has to mean something. */
function longColumns({ columns, students, at }: Layout): LongColumns | undefined {
  if (!columns.every((column) => column.is === 'role')) return undefined;
  const student = students[0]?.[0] ?? -1;
  const { item, response, attempt, submitted, seconds } = at;
  return { count: columns.length, student, item, response, attempt, submitted, seconds };
}

/** The columns of a wide table; nothing where an item has a name that is looked up in another way elsewhere. */
function wideColumns(
  { columns, students, at }: Layout,
  header: readonly string[],
  finder: ItemFinder,
): WideColumns | undefined {
  const student = students[0]?.[0] ?? -1;
  const { attempt, submitted } = at;
  const items: WideColumns['items'][number][] = [];
  const others: number[] = [];
  let areFound = true;
  for (const [place, column] of columns.entries()) {
    const name = header[place] ?? '';
    if (column.is === 'item') {
      const found = finder.find(name);
      areFound &&= found.is === 'item' && found.item === column.item;
      items.push({ column: place, name: encoder.encode(name) });
    } else if (place !== student && place !== attempt && place !== submitted) others.push(place);
  }
  const isWhole = areFound && items.length > 0;
  return isWhole ? { count: columns.length, student, attempt, submitted, items, others } : undefined;
}
