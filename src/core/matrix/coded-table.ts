/** A table by columns in which each different cell stands once: a table of millions of cells has few that differ. */
import { type CsvFault, csvRows, longestField } from '../submissions/csv.ts';

/** A column: its different texts, and by row the place of its text among them. */
export interface CodedColumn {
  readonly texts: readonly string[];
  readonly codes: Uint32Array;
}

export interface CodedTable {
  readonly header: readonly string[];
  /** The line of the header. */
  readonly line: number;
  readonly columns: readonly CodedColumn[];
  /** By row its line in the file. */
  readonly lines: Uint32Array;
}

export interface CodingOptions {
  /** What is kept of a cell; two cells of which the same is kept are the same. */
  readonly kept: (cell: string) => string;
  readonly report: (fault: CsvFault) => void;
  /** Whether a row that has not as many cells as the header is kept all the same. */
  readonly keepsMisfit: (cells: readonly string[], line: number, header: readonly string[]) => boolean;
}

/** The text of a column in a row. */
export function cellIn({ texts, codes }: CodedColumn, row: number): string {
  return texts[codes[row] ?? 0] ?? '';
}

/** The codes of a column in some rows of its table, in the order of these. */
export function codesIn({ codes }: CodedColumn, rows: readonly number[]): Uint32Array {
  const own = new Uint32Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) own[at] = codes[rows[at] ?? 0] ?? 0;
  return own;
}

/** The table in a text; nothing where it has no row at all. */
export function codedTable(text: string, delimiter: string, options: CodingOptions): CodedTable | undefined {
  return plainTable(text, delimiter, options) ?? quotedTable(text, delimiter, options);
}

/** Gives each text of a column its number. */
class Coder {
  readonly texts: string[] = [];
  private readonly known = new Map<string, number>();
  private readonly kept: (cell: string) => string;

  constructor(kept: (cell: string) => string) {
    this.kept = kept;
  }

  codeOf(cell: string): number {
    const known = this.known.get(cell);
    if (known !== undefined) return known;
    const kept = this.kept(cell);
    const code = this.known.get(kept) ?? this.texts.push(kept) - 1;
    this.known.set(kept, code);
    this.known.set(cell, code);
    return code;
  }
}

/** Rows of codes that grow. */
class Rows {
  codes: Uint32Array[];
  lines: Uint32Array;
  count = 0;

  constructor(width: number, size: number) {
    this.codes = Array.from({ length: width }, () => new Uint32Array(size));
    this.lines = new Uint32Array(size);
  }

  add(row: Uint32Array, line: number): void {
    if (this.count === this.lines.length) {
      const grown = (numbers: Uint32Array): Uint32Array => {
        const wider = new Uint32Array(Math.max(64, numbers.length * 2));
        wider.set(numbers);
        return wider;
      };
      this.codes = this.codes.map(grown);
      this.lines = grown(this.lines);
    }
    for (let column = 0; column < this.codes.length; column += 1) {
      const codes = this.codes[column];
      if (codes !== undefined) codes[this.count] = row[column] ?? 0;
    }
    this.lines[this.count] = line;
    this.count += 1;
  }

  table(header: readonly string[], line: number, coders: readonly Coder[]): CodedTable {
    const { codes, lines, count } = this;
    return {
      header,
      line,
      columns: coders.map(({ texts }, column) => ({
        texts,
        codes: (codes[column] ?? new Uint32Array(0)).subarray(0, count),
      })),
      lines: lines.subarray(0, count),
    };
  }
}

function quotedTable(text: string, delimiter: string, options: CodingOptions): CodedTable | undefined {
  const { kept, report, keepsMisfit } = options;
  const rows = csvRows(text, delimiter, report);
  const first = rows.next();
  if (first.done === true) return undefined;
  const { cells: header, line } = first.value;
  const coders = header.map(() => new Coder(kept));
  const coded = new Rows(header.length, 64);
  const row = new Uint32Array(header.length);
  for (const { cells, line: at } of rows) {
    if (cells.length !== header.length && !keepsMisfit(cells.map(kept), at, header)) continue;
    for (const [column, coder] of coders.entries()) row[column] = coder.codeOf(cells[column] ?? '');
    coded.add(row, at);
  }
  return coded.table(header.map(kept), line, coders);
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const ascii = 128;

/** The table in a text without quotes, character by character; nothing for any other, and for one with an endless field. */
function plainTable(text: string, delimiter: string, options: CodingOptions): CodedTable | undefined {
  if (text.includes('"')) return undefined;
  const { kept, keepsMisfit } = options;
  const separator = delimiter.charCodeAt(0);
  const { length } = text;
  let at = 0;
  let line = 1;
  let header: readonly string[] | undefined;
  let headerLine = 1;
  let coders: readonly Coder[] = [];
  let coded = new Rows(0, 0);
  let row = new Uint32Array(0);
  /** By column and character the code of the cell that is this one character, and one. */
  let short = new Uint32Array(0);
  /** By column the cell before, which is often the next one too. */
  let before: string[] = [];
  let beforeCodes = new Uint32Array(0);
  while (at < length) {
    const start = at;
    let column = 0;
    for (;;) {
      const from = at;
      let code = at < length ? text.charCodeAt(at) : lineFeed;
      while (code !== separator && code !== lineFeed && code !== carriageReturn) {
        at += 1;
        code = at < length ? text.charCodeAt(at) : lineFeed;
      }
      if (at - from > longestField) return undefined;
      if (column < row.length) {
        const only = at === from + 1 ? text.charCodeAt(from) : ascii;
        const slot = column * ascii + only;
        const known = only < ascii ? (short[slot] ?? 0) : 0;
        if (known > 0) row[column] = known - 1;
        else {
          const last = before[column] ?? '';
          const isSame = last.length === at - from && only === ascii && last !== '' && text.startsWith(last, from);
          const cell = isSame ? last : text.slice(from, at);
          const found = isSame ? (beforeCodes[column] ?? 0) : (coders[column]?.codeOf(cell) ?? 0);
          row[column] = found;
          if (only < ascii) short[slot] = found + 1;
          before[column] = cell;
          beforeCodes[column] = found;
        }
      }
      column += 1;
      if (code !== separator || at >= length) break;
      at += 1;
    }
    if (at > start) {
      if (header === undefined) {
        header = text.slice(start, at).split(delimiter);
        headerLine = line;
        coders = header.map(() => new Coder(kept));
        coded = new Rows(header.length, Math.ceil((length - at) / Math.max(1, 2 * header.length)) + 1);
        row = new Uint32Array(header.length);
        short = new Uint32Array(header.length * ascii);
        before = header.map(() => '');
        beforeCodes = new Uint32Array(header.length);
      } else if (column === row.length) coded.add(row, line);
      else {
        const cells = text.slice(start, at).split(delimiter);
        for (let missing = column; missing < row.length; missing += 1) row[missing] = coders[missing]?.codeOf('') ?? 0;
        if (keepsMisfit(cells.map(kept), line, header)) coded.add(row, line);
      }
    }
    if (text.charCodeAt(at) === carriageReturn && text.charCodeAt(at + 1) === lineFeed) at += 1;
    at += 1;
    line += 1;
  }
  return header === undefined ? undefined : coded.table(header.map(kept), headerLine, coders);
}
