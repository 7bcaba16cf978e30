import type { Finding } from '../marking/submission.ts';
import type { Entry } from '../session/paper.ts';
import { type ItemFinder, itemFinder } from '../submissions/finder.ts';
import { newFindings } from '../submissions/findings.ts';
import { formOf } from '../submissions/form.ts';
import { plainLayout } from '../submissions/plain-layout.ts';
import { reportUnmatched } from '../submissions/unmatched.ts';
import type { LongColumns } from './scan-table.ts';

/** How the rows of a file are scanned. Plain data, so that it can be handed to a thread. */
export type BulkForm =
  | {
      readonly is: 'table';
      readonly separator: number;
      readonly columns: LongColumns;
      /** Bytes of the first row, its line end not counted. */
      readonly headerBytes: number;
    }
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
export function bulkForms(paper: readonly Entry[]): BulkForms {
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
  if (layout?.form !== 'long' || !layout.columns.every((column) => column.is === 'role')) return undefined;
  const { students, at } = layout;
  const [[student, ...more] = [], ...others] = students;
  if (at.order + at.seed !== -2 || more.length + others.length > 0) return undefined;
  const { item, response, attempt, submitted, seconds } = at;
  return {
    is: 'table',
    separator: delimiter.charCodeAt(0),
    columns: { count: header.length, student: student ?? -1, item, response, attempt, submitted, seconds },
    headerBytes: new TextEncoder().encode(line).length,
  };
}
