import type { Finding, Place } from '../marking/submission.ts';

/** Takes findings in as they are made; the reading goes on. */
export interface Findings {
  error(code: Finding['code'], place: Place, message: string, help: string): void;
  warning(code: Finding['code'], place: Place, message: string, help: string): void;
  /** How many were made so far. */
  count(): number;
  /** All so far, in the order in which they were made; a file with very many of one code ends in their number. */
  list(): readonly Finding[];
}

/** So many of one code are told one by one for each file; a million bad rows are one mistake. */
const toldEach = 50;

/** An empty list of findings. */
export function newFindings(): Findings {
  const kept: Finding[] = [];
  const counts = new Map<string, { readonly last: Finding; count: number }>();
  let total = 0;
  const add = (finding: Finding): void => {
    total++;
    const key = `${finding.code}\n${finding.severity}\n${finding.place.path}`;
    const known = counts.get(key);
    const count = (known?.count ?? 0) + 1;
    if (known === undefined) counts.set(key, { last: finding, count });
    else known.count = count;
    if (count <= toldEach) kept.push(finding);
  };
  const adder =
    (severity: Finding['severity']): Findings['error'] =>
    (code, place, message, help) =>
      add({ code, severity, message, help, place });
  const more = (): readonly Finding[] =>
    [...counts.values()]
      .filter(({ count }) => count > toldEach)
      .map(({ last, count }) => ({
        ...last,
        message: `There are ${count - toldEach} more findings of this sort in the file.`,
        place: { path: last.place.path },
      }));
  return { error: adder('error'), warning: adder('warning'), count: () => total, list: () => [...kept, ...more()] };
}

/** A text of others as it may stand in a message: short, on one line, between backticks. */
export function named(text: string): string {
  const line = text.slice(0, 200).replace(/[\s\0]+/g, ' ');
  return `\`${line.length > 60 ? `${line.slice(0, 60)}…` : line}\``;
}
