import { spanOfLine } from '../deck/program-place.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import type { Span } from '../source/span.ts';
import type { Offering } from './offering.ts';

const catchAll =
  /\b(all|none|both|neither|any|each) of (the|these|them)\b(?: (above|options|answers|others))?\s*[.!]?$/i;
const box = /^\s*(?:[-*+]|\d+[.)])\s*(?:\[[ xX]?\s*\]|\(?[A-Za-z][.):])/;

/** Reports each option that takes in the others, and each without a rationale where another has one. */
export function lintOptions({ item, options }: Offering, lines: readonly string[], report: Report): void {
  const isReasoned = options.some(({ rationale }) => rationale !== undefined);
  for (const { text, rationale } of options) {
    if (catchAll.test(text.trim())) report('lint-catch-all', placeOfOption(item.span, text, lines), { text });
    if (isReasoned && rationale === undefined)
      report('lint-rationale-missing', placeOfOption(item.span, text, lines), { text: firstLine(text) });
  }
}

const firstLine = (text: string): string => text.split('\n')[0]?.trim() ?? '';

/** The line on which an option begins, or that of its item where it is written in another way. */
function placeOfOption(item: Span, text: string, lines: readonly string[]): Span {
  const wanted = firstLine(text);
  for (let line = item.line; line <= item.endLine; line++) {
    const found = lines[line - 1] ?? '';
    if (box.test(found) && found.includes(wanted)) return spanOfLine(lines, line);
  }
  return spanOfLine(lines, item.line);
}
