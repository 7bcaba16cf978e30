/** A text that was understood, or one sentence on why it was not and the place of the fault, counted from 0. */
export type Parsed<Value> = { readonly ok: true; readonly value: Value } | Misread;

export interface Misread {
  readonly ok: false;
  readonly because: string;
  readonly at: number;
}

/** The refusal of a text, for a reason, at a place. */
export function misread(because: string, at = 0): Misread {
  return { ok: false, because, at };
}

/** A text of others as it may stand in a sentence, shortened. */
export function quoted(text: string): string {
  return text.length > 40 ? `“${text.slice(0, 40)}…”` : `“${text}”`;
}
