import { neutralise } from '../../layout/neutralise.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text of others as it may stand in an element or a quoted attribute, where none of it is markup. */
export function escaped(text: string): string {
  return neutralise(text.replace(/\s+/g, ' ')).replace(/[&<>"']/g, (sign) => entities[sign] ?? '');
}

/** The same with its lines and spaces kept, for an element that shows them. */
export function escapedLines(text: string): string {
  return neutralise(text, 'line-feeds').replace(/[&<>"']/g, (sign) => entities[sign] ?? '');
}

/** A text as above, cut to so many characters. */
export function cut(text: string, length: number): string {
  const characters = [...text];
  return escaped(characters.length > length ? `${characters.slice(0, length - 1).join('')}…` : text);
}

/** A table whose cells are HTML already; the first cell of a row is its heading. */
export function htmlTable(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const heads = head.map((cell) => `<th scope="col">${cell}</th>`).join('');
  const lines = rows.map(([first = '', ...cells]) => {
    const others = cells.map((cell) => `<td>${cell}</td>`).join('');
    return `<tr><th scope="row">${first}</th>${others}</tr>\n`;
  });
  return `<div class="wide" role="region" aria-label="table" tabindex="0"><table>\n<thead><tr>${heads}</tr></thead>\n<tbody>\n${lines.join('')}</tbody>\n</table></div>\n`;
}
