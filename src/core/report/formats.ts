import type { Marked } from '../marking/marked.ts';
import { receiptLines } from '../marking/receipt.ts';
import { agsScores } from './ags.ts';
import { gradebookCsv } from './gradebook-csv.ts';
import { gradebookJson } from './gradebook-json.ts';
import { gradescope } from './gradescope.ts';
import { junit } from './junit.ts';
import { markdownReport } from './markdown.ts';
import type { AnyFinding } from './summary.ts';
import { xapi } from './xapi.ts';

/** All that a report may tell. */
export interface Reported {
  readonly marked: Marked;
  readonly findings: readonly AnyFinding[];
  /** Milliseconds since 1970, for what has to carry a time and has none of its own. */
  readonly now: number;
}

const writers = {
  csv: ({ marked }) => gradebookCsv(marked),
  json: ({ marked }) => gradebookJson(marked),
  jsonl: ({ marked }) => receiptLines(marked),
  junit: ({ marked }) => junit(marked),
  md: ({ marked, findings }) => markdownReport(marked, findings),
  gradescope: ({ marked }) => gradescope(marked),
  ags: ({ marked, now }) => agsScores(marked, now),
  xapi: ({ marked }) => xapi(marked),
} as const satisfies Record<string, (reported: Reported) => Iterable<string>>;

/** The name of a format for the marks of a run. */
export type Format = keyof typeof writers;

/** True for the name of a format. */
function isFormat(text: string): text is Format {
  return Object.hasOwn(writers, text);
}

/** The names of the formats. */
export const formats: readonly Format[] = Object.keys(writers).filter(isFormat);

/** The marks in a format, piece by piece. */
export function written(format: Format, reported: Reported): Iterable<string> {
  return writers[format](reported);
}
