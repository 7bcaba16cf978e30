import { readFileSync } from 'node:fs';
import { type Diagnostic, diagnostic } from '../core/diagnostics/diagnostic.ts';
import { type Span, spanAt } from '../core/source/span.ts';
import { reasonOf } from './reasons.ts';

/** The text of a file, or why it is none. */
export type TextRead =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly diagnostic: Diagnostic };

const replacement = '\ufffd';
const replacementBytes = Buffer.from(replacement);

/** The first byte that is not UTF-8, by what the decoder made of it: a replacement that does not stand in the file. */
function firstInvalid(text: string, bytes: Buffer): { readonly offset: number; readonly span: Span } | undefined {
  let offset = 0;
  let from = 0;
  for (let at = text.indexOf(replacement); at >= 0; at = text.indexOf(replacement, from)) {
    offset += Buffer.byteLength(text.slice(from, at));
    if (!bytes.subarray(offset, offset + replacementBytes.length).equals(replacementBytes)) {
      const before = text.slice(0, at);
      return { offset, span: spanAt(before.split('\n').length, at - before.lastIndexOf('\n'), 1) };
    }
    offset += replacementBytes.length;
    from = at + 1;
  }
  return undefined;
}

/** The text of the file at `at`, which the user knows as `path`. */
export function readText(at: string, path: string): TextRead {
  const refuse = (found: Diagnostic): TextRead => ({ ok: false, diagnostic: found });
  let text: string;
  try {
    text = readFileSync(at, 'utf8');
    if (text.includes('\0')) return refuse(diagnostic('file-binary', path, spanAt(1, 1, 0)));
    const invalid = text.includes(replacement) ? firstInvalid(text, readFileSync(at)) : undefined;
    if (invalid !== undefined) {
      return refuse(diagnostic('encoding-invalid', path, invalid.span, { offset: invalid.offset }));
    }
  } catch (error) {
    return refuse(diagnostic('file-unreadable', path, spanAt(1, 1, 0), { reason: reasonOf(error) }));
  }
  return { ok: true, text };
}
