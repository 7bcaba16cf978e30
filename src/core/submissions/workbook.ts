/**
 * The first sheet of a workbook (.xlsx) as the text of a table with commas. A workbook is an archive of XML files (Office
 * Open XML, ECMA-376, part 1, 18.3 Worksheets and 18.4 Shared String Table): the sheet names its cells by place, and most
 * texts by their number in a list of all. Times are numbers of days and stay so; dates are read from these like any other.
 * What is no workbook gives nothing, and a document type is never read.
 */

/** The text of a part of a workbook by its name in the archive; nothing where there is no such part. */
export type PartOf = (name: string) => string | undefined;

/** A sheet that is wider than this, or higher, is no table of responses. */
const columnsAtMost = 16_384;
const rowsAtMost = 1_048_576;

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  if (!/[&_]/.test(text)) return text;
  return text
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w{2,4}));/gi, (whole, decimal, hex, name) => {
      if (name !== undefined) return named[name] ?? whole;
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    })
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** An element: what stands in its tag behind the name, and what stands between its tags. */
interface Element {
  readonly tag: string;
  readonly inner: string;
}

/** The elements of a name, none of which holds another of that name; in time that grows with the text alone. */
function* elementsOf(xml: string, name: string): Iterable<Element> {
  const [opening, closing] = [`<${name}`, `</${name}>`];
  let at = xml.indexOf(opening);
  while (at >= 0) {
    const from = at + opening.length;
    const end = xml.indexOf('>', from);
    if (end < 0) return;
    if (/[\s/>]/.test(xml.charAt(from))) {
      const isEmpty = xml.charAt(end - 1) === '/';
      const close = isEmpty ? end + 1 : xml.indexOf(closing, end);
      if (close < 0) return;
      yield { tag: xml.slice(from, end), inner: isEmpty ? '' : xml.slice(end + 1, close) };
      at = xml.indexOf(opening, close);
    } else at = xml.indexOf(opening, from);
  }
}

/** The text without the elements of a name. */
function without(xml: string, name: string): string {
  const [opening, closing] = [`<${name}`, `</${name}>`];
  const kept: string[] = [];
  let from = 0;
  for (let at = xml.indexOf(opening); at >= 0; at = xml.indexOf(opening, from)) {
    kept.push(xml.slice(from, at));
    const close = xml.indexOf(closing, at);
    if (close < 0) return kept.join('');
    from = close + closing.length;
  }
  return from === 0 ? xml : kept.join('') + xml.slice(from);
}

/** The texts of all `<t>` in an element, one after the other: a cell may change its font in the middle of a word. */
function textIn(xml: string): string {
  // Readings in small letters above a Japanese word are no part of it.
  return [...elementsOf(without(xml, 'rPh'), 't')].map(({ inner }) => unescaped(inner)).join('');
}

const attributes = {
  id: /\sId="([^"]*)"/,
  place: /\sr="([^"]*)"/,
  sheet: /\sr:id="([^"]*)"/,
  target: /\sTarget="([^"]*)"/,
  type: /\st="([^"]*)"/,
} as const;

function attribute(tag: string, name: keyof typeof attributes): string | undefined {
  const found = attributes[name].exec(tag)?.[1];
  return found === undefined ? undefined : unescaped(found);
}

/** The column of `BC12`, from 0. */
function columnOf(place: string): number | undefined {
  const letters = /^[A-Z]{1,3}(?=\d)/.exec(place)?.[0];
  if (letters === undefined) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** A number as people write it: workbooks keep `0.1` as `0.10000000000000001`. */
function plainNumber(text: string): string {
  const number = Number(text);
  return text.trim() === '' || !Number.isFinite(number) ? text : String(number);
}

function cellText({ tag, inner }: Element, shared: readonly string[]): string {
  const [value] = elementsOf(inner, 'v');
  const text = unescaped(value?.inner ?? '');
  switch (attribute(tag, 'type')) {
    case 's':
      return shared[Number(text)] ?? '';
    case 'inlineStr':
      return textIn(inner);
    case 'b':
      return text === '1' ? 'TRUE' : text === '0' ? 'FALSE' : '';
    case 'str':
    case 'e':
      return text;
    default:
      return plainNumber(text);
  }
}

/** The name of the part that holds the first sheet. */
function firstSheet(part: PartOf): string {
  const [sheet] = elementsOf(part('xl/workbook.xml') ?? '', 'sheet');
  const id = attribute(sheet?.tag ?? '', 'sheet');
  for (const { tag } of elementsOf(part('xl/_rels/workbook.xml.rels') ?? '', 'Relationship')) {
    const target = attribute(tag, 'target');
    if (attribute(tag, 'id') === id && target !== undefined) return target.replace(/^(?:\/|(?=[^/]))(?:xl\/)?/, 'xl/');
  }
  return 'xl/worksheets/sheet1.xml';
}

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** The cells of a row from the first column on; nothing where one stands beyond what a sheet has. */
function cellsOf(row: string, shared: readonly string[]): readonly string[] | undefined {
  const cells: string[] = [];
  for (const cell of elementsOf(row, 'c')) {
    const at = columnOf(attribute(cell.tag, 'place') ?? '') ?? cells.length;
    if (at >= columnsAtMost) return undefined;
    while (cells.length < at) cells.push('');
    cells[at] = cellText(cell, shared);
  }
  return cells;
}

/** The first sheet of a workbook as a table with commas, a line for each of its rows; nothing for any other archive. */
export function tableOfWorkbook(part: PartOf): string | undefined {
  const sheet = part(firstSheet(part));
  const strings = part('xl/sharedStrings.xml') ?? '';
  if (sheet === undefined || [sheet, strings].some((xml) => /<!(?:DOCTYPE|ENTITY)/i.test(xml))) return undefined;
  const shared = [...elementsOf(strings, 'si')].map(({ inner }) => textIn(inner));
  const rows: (readonly string[])[] = [];
  for (const { tag, inner } of elementsOf(sheet, 'row')) {
    const number = Number(attribute(tag, 'place') ?? rows.length + 1);
    const cells = cellsOf(inner, shared);
    if (!(number > rows.length && number <= rowsAtMost) || cells === undefined) return undefined;
    while (rows.length < number - 1) rows.push([]);
    rows.push(cells);
  }
  const width = rows.reduce((widest, { length }) => Math.max(widest, length), 0);
  // Empty cells at the end of a row are not kept in a sheet.
  const lineOf = (cells: readonly string[]): string =>
    cells.map(quoted).join(',') + (cells.length === 0 ? '' : ','.repeat(width - cells.length));
  return rows.map((cells) => `${lineOf(cells)}\n`).join('');
}
