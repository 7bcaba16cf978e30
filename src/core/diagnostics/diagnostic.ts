import type { Span } from '../source/span.ts';
import { type Code, codes, type Severity } from './codes.ts';

/** What is wrong in a file, and where. */
export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  readonly file: string;
  readonly span: Span;
  readonly message: string;
  readonly help: string;
}

/** The words that fill the `{gaps}` of a message. */
export type Detail = Readonly<Record<string, string | number>>;

/** Takes a mistake in as it is found; the reader goes on. */
export type Report = (code: Code, span: Span, detail?: Detail) => void;

/** Longer words from a file, such as a fence of a thousand signs, are cut. */
const longest = 300;

const fill = (template: string, detail: Detail): string =>
  template.replace(/\{(\w+)\}/g, (gap, name: string) => {
    const text = String(detail[name] ?? gap);
    return text.length > longest ? `${text.slice(0, longest)}…` : text;
  });

/** The diagnostic of a code at a place of a file. */
export function diagnostic(code: Code, file: string, span: Span, detail: Detail = {}): Diagnostic {
  const { severity, message, help } = codes[code];
  return { code, severity, file, span, message: fill(message, detail), help: fill(help, detail) };
}

/** A report that collects, and what it has collected so far. */
export function collector(file: string): { readonly report: Report; readonly diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  return { diagnostics, report: (code, span, detail) => diagnostics.push(diagnostic(code, file, span, detail)) };
}
