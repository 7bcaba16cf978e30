/** A line of a file and what ends it, which the last one may lack. */
export interface FileLine {
  readonly text: string;
  readonly end: string;
}

/** The lines of a file as the reader of decks counts them. */
export function fileLines(text: string): readonly FileLine[] {
  return [...text.matchAll(/([^\r\n]*)(\r\n|\r|\n)|([^\r\n]+)$/g)].map(([, ended, end, last]) => ({
    text: ended ?? last ?? '',
    end: end ?? '',
  }));
}

/** The text of the lines. */
export function textOfLines(lines: readonly FileLine[]): string {
  return lines.map(({ text, end }) => text + end).join('');
}

/** The lines with another text in one of them. */
export function withText(lines: readonly FileLine[], at: number, text: string): readonly FileLine[] {
  return lines.map((line, place) => (place === at ? { text, end: line.end } : line));
}

/** The lines with one more, which stands at that place, from 1 on, and ends as its neighbours do. */
export function withLine(lines: readonly FileLine[], at: number, text: string): readonly FileLine[] {
  const usual = lines[0]?.end || '\n';
  return lines.flatMap((before, place) => {
    if (place !== at - 1) return [before];
    return [before.end === '' ? { text: before.text, end: usual } : before, { text, end: before.end }];
  });
}
