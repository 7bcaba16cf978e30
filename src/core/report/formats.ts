import type { Marks } from '../marking/marked.ts';
import type { MarkTotals } from '../marking/totals.ts';
import type { AnyFinding } from './summary.ts';

/** All that a report may tell. */
export interface Reported {
  readonly marks: Marks;
  readonly totals: MarkTotals;
  readonly findings: readonly AnyFinding[];
  /** Milliseconds since 1970, for what has to carry a time and has none of its own. */
  readonly now: number;
  /** What is said of the items as Markdown, where statistics were asked for. */
  readonly items?: Iterable<string>;
}

type Writer = (reported: Reported) => Iterable<string>;

/** Each is loaded when it is used: a run writes one, or a few. */
const writers = {
  csv: async () => {
    const { gradebookCsv } = await import('./gradebook-csv.ts');
    return ({ marks }) => gradebookCsv(marks);
  },
  json: async () => {
    const { gradebookJson } = await import('./gradebook-json.ts');
    return ({ marks }) => gradebookJson(marks);
  },
  jsonl: async () => {
    const { receiptLines } = await import('../marking/receipt.ts');
    return ({ marks, totals }) => receiptLines(marks, totals);
  },
  junit: async () => {
    const { junit } = await import('./junit.ts');
    return ({ marks, totals }) => junit(marks, totals);
  },
  md: async () => {
    const { markdownReport } = await import('./markdown.ts');
    return ({ marks, totals, findings, items }) => markdownReport(marks, totals, findings, items);
  },
  gradescope: async () => {
    const { gradescope } = await import('./gradescope.ts');
    return ({ marks }) => gradescope(marks);
  },
  ags: async () => {
    const { agsScores } = await import('./ags.ts');
    return ({ marks, now }) => agsScores(marks, now);
  },
  xapi: async () => {
    const { xapi } = await import('./xapi.ts');
    return ({ marks }) => xapi(marks);
  },
} as const satisfies Record<string, () => Promise<Writer>>;

/** The name of a format for the marks of a run. */
export type Format = keyof typeof writers;

/** True for the name of a format. */
function isFormat(text: string): text is Format {
  return Object.hasOwn(writers, text);
}

/** The names of the formats. */
export const formats: readonly Format[] = Object.keys(writers).filter(isFormat);

/** What writes the marks in a format, piece by piece. */
export function writerOf(format: Format): Promise<Writer> {
  return writers[format]();
}

/** The marks in a format, piece by piece. */
export async function written(format: Format, reported: Reported): Promise<Iterable<string>> {
  const write = await writerOf(format);
  return write(reported);
}
