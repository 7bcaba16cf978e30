import type { Marked } from '../marking/marked.ts';
import type { AnyFinding } from './summary.ts';

/** All that a report may tell. */
export interface Reported {
  readonly marked: Marked;
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
    return ({ marked }) => gradebookCsv(marked);
  },
  json: async () => {
    const { gradebookJson } = await import('./gradebook-json.ts');
    return ({ marked }) => gradebookJson(marked);
  },
  jsonl: async () => {
    const { receiptLines } = await import('../marking/receipt.ts');
    return ({ marked }) => receiptLines(marked);
  },
  junit: async () => {
    const { junit } = await import('./junit.ts');
    return ({ marked }) => junit(marked);
  },
  md: async () => {
    const { markdownReport } = await import('./markdown.ts');
    return ({ marked, findings, items }) => markdownReport(marked, findings, items);
  },
  gradescope: async () => {
    const { gradescope } = await import('./gradescope.ts');
    return ({ marked }) => gradescope(marked);
  },
  ags: async () => {
    const { agsScores } = await import('./ags.ts');
    return ({ marked, now }) => agsScores(marked, now);
  },
  xapi: async () => {
    const { xapi } = await import('./xapi.ts');
    return ({ marked }) => xapi(marked);
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
