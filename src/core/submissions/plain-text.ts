/** The longest text that is compared; a stem is rarely longer than a page. */
const compared = 4000;

/** Markdown as other systems show it: without the marks of code, emphasis, links and HTML, on one line. */
function shownText(markdown: string): string {
  return markdown
    .slice(0, compared)
    .replace(/<!--[\s\S]{0,400}?-->/g, ' ')
    .replace(/^[ \t]*(?:`{3,}|~{3,}).*$/gm, ' ')
    .replace(/!?\[([^\][]{0,400})\]\([^()\s]{0,400}(?:\s"[^"]{0,200}")?\)/g, '$1')
    .replace(/<\/?[a-z][^<>]{0,200}>/gi, ' ')
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
