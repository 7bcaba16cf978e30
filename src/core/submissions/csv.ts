/**
 * A table of delimited text as RFC 4180 has it, and as people write it. It is read by a machine of ours since neither
 * csv-parse nor Papa Parse says on which line of a file a row begins and in which line a quote opened that never closes;
 * a test holds it against csv-parse.
 */

/** One row of a table. */
export interface Row {
  readonly cells: readonly string[];
  /** The line of the file where it begins, from 1. */
  readonly line: number;
}

/** A row with where in the text it ends, its line end not counted. */
export interface RowRead extends Row {
  readonly end: number;
}

/** What is wrong in a table, and where. */
export interface CsvFault {
  readonly is: 'unclosed-quote' | 'text-after-quote' | 'field-too-long';
  readonly line: number;
  /** From 1, in characters. */
  readonly column: number;
}

/** A field of more characters than this is a finding; it is read all the same. */
export const longestField = 4 * 1024 * 1024;

const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

const isLineEnd = (code: number): boolean => code === lineFeed || code === carriageReturn;

/** Finds the next place of a character from a place on, the length of the text where there is none; the places rise. */
function places(text: string, character: string): (from: number) => number {
  let next = -1;
  return (from) => {
    if (next < from) {
      next = text.indexOf(character, from);
      if (next < 0) next = text.length;
    }
    return next;
  };
}

/**
 * The rows of a text, blank lines left out, every field as it was written. Lines end in CR, LF or both. A quote that
 * never closes is reported where it opens and read as any other character, so that the rows below it are read; so is one
 * that closes in the middle of a field on a later line, since that is where the next quoted field begins. Each character
 * is looked at a few times at most.
 */
export function* csvRows(text: string, delimiter: string, report: (fault: CsvFault) => void): Generator<RowRead> {
  const separator = delimiter.charCodeAt(0);
  let at = 0;
  let line = 1;
  let lineStart = 0;
  let plainQuote = -1;

  const endOfPlain = (from: number): number => {
    let end = from;
    for (; end < text.length; end++) {
      const code = text.charCodeAt(end);
      if (code === separator || isLineEnd(code)) break;
    }
    return end;
  };
  /** The place of the closing quote, or -1. */
  const closing = (open: number): number => {
    let end = text.indexOf('"', open + 1);
    while (end >= 0 && text.charCodeAt(end + 1) === quote) end = text.indexOf('"', end + 2);
    return end;
  };
  const breaksIn = (from: number, to: number): { readonly count: number; readonly last: number } => {
    let count = 0;
    let last = lineStart;
    for (let place = from; place < to; place++) {
      const code = text.charCodeAt(place);
      if (!isLineEnd(code) || (code === carriageReturn && text.charCodeAt(place + 1) === lineFeed)) continue;
      count++;
      last = place + 1;
    }
    return { count, last };
  };

  const quotes = places(text, '"');
  const lineFeeds = places(text, '\n');
  const returns = places(text, '\r');
  /** Where the row ends that begins at a place, if it has no quote and no long field and so is what stands between delimiters. */
  const endOfPlainRow = (from: number): number => {
    const end = Math.min(lineFeeds(from), returns(from));
    return quotes(from) > end && end - from <= longestField ? end : -1;
  };

  while (at < text.length) {
    const plainEnd = endOfPlainRow(at);
    if (plainEnd >= 0) {
      if (plainEnd > at) yield { cells: text.slice(at, plainEnd).split(delimiter), line, end: plainEnd };
      at =
        plainEnd + (text.charCodeAt(plainEnd) === carriageReturn && text.charCodeAt(plainEnd + 1) === lineFeed ? 2 : 1);
      line++;
      lineStart = at;
      continue;
    }
    const cells: string[] = [];
    const rowLine = line;
    for (;;) {
      const open = at;
      const column = open - lineStart + 1;
      const opened = line;
      let value: string;
      if (text.charCodeAt(at) === quote && at !== plainQuote) {
        const end = closing(at);
        const after = end + 1;
        const breaks = end < 0 ? { count: 0, last: 0 } : breaksIn(at, end);
        const rest = end < 0 ? after : endOfPlain(after);
        if (end < 0 || (rest > after && breaks.count > 0)) {
          report({ is: 'unclosed-quote', line, column });
          plainQuote = at;
          continue;
        }
        value = text.slice(at + 1, end).replaceAll('""', '"') + text.slice(after, rest);
        if (rest > after) report({ is: 'text-after-quote', line, column });
        line += breaks.count;
        lineStart = breaks.count > 0 ? breaks.last : lineStart;
        at = rest;
      } else {
        at = endOfPlain(at);
        value = text.slice(open, at);
      }
      if (value.length > longestField) report({ is: 'field-too-long', line: opened, column });
      cells.push(value);
      if (text.charCodeAt(at) !== separator) break;
      at++;
    }
    yield { cells, line: rowLine, end: at };
    if (text.charCodeAt(at) === carriageReturn && text.charCodeAt(at + 1) === lineFeed) at++;
    at++;
    line++;
    lineStart = at;
  }
}

/** The first row of a text, and those below it; a row without a cell on line 1 where every line is blank. */
export function headed(
  text: string,
  delimiter: string,
  report: (fault: CsvFault) => void,
): { readonly first: Row; readonly below: Generator<RowRead> } {
  const below = csvRows(text, delimiter, report);
  const first = below.next();
  return { first: first.done === true ? { cells: [], line: 1 } : first.value, below };
}
