/** Where two outputs part: the line from 1, and what stands there; nothing where one of them has ended. */
export interface OutputDifference {
  readonly line: number;
  readonly printed: string | undefined;
  readonly expected: string | undefined;
}

/** The lines of an output; white space at their ends and blank lines at its end do not matter. */
function linesOf(output: string): readonly string[] {
  const lines = output.split(/\r\n|\r|\n/).map((line) => line.trimEnd());
  while (lines.at(-1) === '') lines.pop();
  return lines;
}

/** The first line in which what was printed differs from what was expected, nothing where they are the same. */
export function firstDifference(printed: string, expected: string): OutputDifference | undefined {
  const [had, wanted] = [linesOf(printed), linesOf(expected)];
  for (let index = 0; index < Math.max(had.length, wanted.length); index++) {
    if (had[index] !== wanted[index]) return { line: index + 1, printed: had[index], expected: wanted[index] };
  }
  return undefined;
}

const longest = 60;

/** A line of an output in a message. */
export function quotedLine(line: string | undefined): string {
  if (line === undefined) return 'nothing';
  if (line === '') return 'an empty line';
  return `\`${line.length > longest ? `${line.slice(0, longest)}…` : line}\``;
}
