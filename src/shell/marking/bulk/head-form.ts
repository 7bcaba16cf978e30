import type { BulkForm, BulkForms } from '../../../core/bulk/bulk-form.ts';
import { decodeBytes } from '../../../core/submissions/bytes.ts';

/** The form of a file, and where its rows begin. */
export interface HeadForm {
  readonly form: BulkForm;
  readonly from: number;
}

/** The form of a file by its first bytes; nothing for one that only the exact reader can read. */
export function headForm(head: Uint8Array, forms: BulkForms): HeadForm | undefined {
  const [one, two, three] = head;
  const mark = one === 0xef && two === 0xbb && three === 0xbf ? 3 : 0;
  const isPlain = !(one === 0xff && two === 0xfe) && !(one === 0xfe && two === 0xff);
  const form = isPlain ? forms.formOf(decodeBytes(head.subarray(mark)).text) : undefined;
  if (form === undefined) return undefined;
  return { form, from: mark + (form.is === 'json-lines' ? 0 : form.headerBytes) };
}
