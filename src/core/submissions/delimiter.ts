import { csvRows, headed } from './csv.ts';
import { roleOf } from './names.ts';

/** The delimiter of a table, and where its first row begins. */
export interface Sniffed {
  readonly delimiter: string;
  readonly header: readonly string[];
  /** True where the first row names a column that submissions have. */
  readonly isKnown: boolean;
  /** Characters in front of the header: the line `sep=;` that spreadsheets understand. */
  readonly skipped: number;
}

const candidates = [',', ';', '\t', '|'];
const looked = 64 * 1024;
const rowsLooked = 30;

interface Judged {
  readonly delimiter: string;
  readonly header: readonly string[];
  readonly known: number;
  readonly likely: number;
}

const ignore = (): void => undefined;

function judge(text: string, delimiter: string, header: readonly string[]): Judged {
  const rows: (readonly string[])[] = [];
  for (const { cells } of csvRows(text, delimiter, ignore)) {
    rows.push(cells);
    if (rows.length > rowsLooked) break;
  }
  // The last row that was looked at may have been cut off.
  const below = rows.slice(1, Math.max(2, rows.length - 1));
  const same = below.filter((cells) => cells.length === header.length).length;
  const share = below.length === 0 ? 1 : same / below.length;
  const known = header.filter((name) => roleOf(name) !== undefined).length;
  return { delimiter, header, known, likely: share * Math.log2(header.length) };
}

/** The delimiter under which a text looks most like a table, or nothing where it has one column under each of them. */
export function sniffDelimiter(text: string): Sniffed | undefined {
  const told = /^sep=(.)(?:\r\n|\n|\r)/.exec(text.slice(0, 16));
  const skipped = told?.[0].length ?? 0;
  const start = text.slice(skipped, skipped + looked);
  const possible = told?.[1] === undefined ? candidates : [told[1]];
  // What stands below does not matter where one of them alone parts the first row.
  const parting = possible
    .filter((delimiter) => start.includes(delimiter))
    .map((delimiter) => ({ delimiter, header: headed(start, delimiter, ignore).first.cells }))
    .filter(({ header }) => header.length > 1);
  const below = parting.length === 1 ? '' : start;
  const judged = parting.map(({ delimiter, header }) => judge(below, delimiter, header));
  const [best] = judged.sort((a, b) => b.known - a.known || b.likely - a.likely);
  if (best === undefined || best.likely + best.known === 0) return undefined;
  const { delimiter, header, known } = best;
  return { delimiter, header, isKnown: known > 0, skipped };
}
