import { neutralise } from '../layout/neutralise.ts';

const entities: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };

/** A text of others inside a line of Markdown, where none of it is markup and nothing ends the line. */
export function markdownText(text: string): string {
  const line = neutralise(text.replace(/\s+/g, ' ')).trim();
  return line
    .replace(/[\\`*_[\]<>&|~#$!@:]/g, (sign) => entities[sign] ?? `\\${sign}`)
    .replace(/www\./gi, (host) => `${host.slice(0, 3)}\\.`);
}

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |\n`;

/** A table of Markdown whose cells are Markdown already, its first column flush left, and a blank line after it. */
export function* markdownTable(
  head: readonly string[],
  rows: Iterable<readonly (string | number)[]>,
): Iterable<string> {
  yield row(head);
  yield row(head.map((_, at) => (at === 0 ? '---' : '---:')));
  for (const cells of rows) yield row(cells);
  yield '\n';
}
