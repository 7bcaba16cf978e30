import type { CodedColumn } from '../matrix/coded-table.ts';

/** A row for each response: who gave it, to what, and its text; of JSON Lines the text of its JSON. */
export interface ResponseRows {
  readonly students: CodedColumn;
  readonly items: CodedColumn;
  readonly responses: CodedColumn;
}

const isPlain = (value: unknown): boolean => typeof value !== 'object' || value === null;

/** Gives each text of a column its number. */
function coder(rows: number) {
  const texts: string[] = [];
  const known = new Map<string, number>();
  const codes = new Uint32Array(rows);
  return {
    put(row: number, text: string): void {
      let code = known.get(text);
      if (code === undefined) {
        code = texts.push(text) - 1;
        known.set(text, code);
      }
      codes[row] = code;
    },
    column: (count: number): CodedColumn => ({ texts, codes: codes.subarray(0, count) }),
  };
}

/** The lines `{"student", "item", "response"}` of a text; nothing where one of them holds anything else. */
export function responseLines(text: string): ResponseRows | undefined {
  if (text.includes('\r')) return undefined;
  let size = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) size += 1;
  const [students, items, responses] = [coder(size), coder(size), coder(size)];
  let row = 0;
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from);
    const line = text.slice(from, end < 0 ? text.length : end);
    from = end < 0 ? text.length : end + 1;
    if (line.trim() === '') continue;
    const read = responseIn(line);
    if (read === undefined) return undefined;
    students.put(row, read.student);
    items.put(row, read.item);
    responses.put(row, read.response);
    row += 1;
  }
  return { students: students.column(row), items: items.column(row), responses: responses.column(row) };
}

function responseIn(line: string) {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 3) return undefined;
  if (!('student' in value && 'item' in value && 'response' in value)) return undefined;
  const { student, item, response } = value;
  if (typeof student !== 'string' || typeof item !== 'string') return undefined;
  const isFlat = isPlain(response) || (Array.isArray(response) && response.every(isPlain));
  return isFlat ? { student, item, response: JSON.stringify(response) } : undefined;
}
