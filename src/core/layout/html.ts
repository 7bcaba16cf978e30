/** A part of an HTML text: what is between the tags, or one tag. Comments are no part of it. */
export type HtmlPart =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'open'; readonly name: string; readonly tag: string }
  | { readonly is: 'close'; readonly name: string };

const NAME = /^<(\/?)([a-z][\w-]*)/i;
const UNSEEN = new Set(['script', 'style', 'template', 'iframe', 'object', 'noscript']);
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

/** The parts of an HTML text in order, without comments, declarations and the content of scripts and styles. */
export function htmlParts(html: string): readonly HtmlPart[] {
  const parts: HtmlPart[] = [];
  let unseen: string | undefined;
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open !== at) {
      const text = html.slice(at, open < 0 ? html.length : open);
      if (unseen === undefined) parts.push({ is: 'text', text: decoded(text) });
      if (open < 0) break;
      at = open;
    }
    const end = endOfTag(html, at);
    const [, slash, written] = NAME.exec(html.slice(at, Math.min(end, at + 64))) ?? [];
    const name = written?.toLowerCase();
    if (unseen !== undefined) {
      if (slash === '/' && name === unseen) unseen = undefined;
    } else if (name !== undefined) {
      parts.push(slash === '/' ? { is: 'close', name } : { is: 'open', name, tag: html.slice(at, end) });
      if (slash === '' && UNSEEN.has(name)) unseen = name;
    } else if (!/^<[!?]/.test(html.slice(at, at + 2))) {
      parts.push({ is: 'text', text: decoded(html.slice(at, end)) });
    }
    at = end;
  }
  return parts;
}

/** The value of an attribute of a tag, if it has one. */
export function attributeOf(tag: string, name: string): string | undefined {
  const [, , double, single, bare] =
    new RegExp(`\\s(${name})\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag) ?? [];
  const value = double ?? single ?? bare;
  return value === undefined ? undefined : decoded(value);
}

/** A comment or tag without its end takes the rest, as in a browser. */
function endOfTag(html: string, at: number): number {
  const [sign, from] = html.startsWith('<!--', at) ? ['-->', at + 4] : ['>', at + 1];
  const end = html.indexOf(sign, from);
  return end < 0 ? html.length : end + sign.length;
}

/** The text with the characters that stand in it by name or number. */
export function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,5}));/gi, (whole, decimal, hexadecimal, name) => {
    if (typeof name === 'string') return ENTITIES[name] ?? whole;
    const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hexadecimal), 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
  });
}
