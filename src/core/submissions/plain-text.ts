/** The longest text that is compared; a stem is rarely longer than a page. */
const compared = 4000;

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
};

/** The character of an entity such as `&amp;` or `&#39;`; any other text stays what it is. */
function entity(whole: string, name: string): string {
  const number = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name);
  if (number === null) return (Object.hasOwn(entities, name) ? entities[name] : undefined) ?? whole;
  const code = number[1] === undefined ? Number(number[2]) : Number.parseInt(number[1], 16);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

/** Markdown as other systems show it: without the marks of code, emphasis, links and HTML, on one line. */
function shownText(markdown: string): string {
  return markdown
    .slice(0, compared)
    .replace(/<!--[\s\S]{0,400}?-->/g, ' ')
    .replace(/^[ \t]*(?:`{3,}|~{3,}).*$/gm, ' ')
    .replace(/!?\[([^\][]{0,400})\]\([^()\s]{0,400}(?:\s"[^"]{0,200}")?\)/g, '$1')
    .replace(/(`{1,3})([^`]{1,400})\1(?!`)|<\/?[a-z][^<>]{0,200}>/gi, (_, _code, inside?: string) => inside ?? ' ')
    .replace(/&(#?[a-z0-9]{2,8});/gi, entity)
    .replace(/`+/g, '')
    .replace(/\*+|(?<![\p{L}\p{N}_])_+|_+(?![\p{L}\p{N}_])/gu, '')
    .replace(/\\([\\`*_{}[\]()#+.!|<>~-])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A text that is compared letter for letter: quotes and dashes made plain, case and accents kept. */
export function strict(text: string): string {
  return shownText(text)
    .normalize('NFC')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/[\u00a0\u202f]/g, ' ')
    .trim();
}

/** A text that is compared by its letters and digits: case, punctuation and white space do not matter. */
export function loose(text: string): string {
  return strict(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
}
