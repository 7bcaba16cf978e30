const WORD_CHARACTER = (): RegExp => /[\p{L}\p{N}]/u;
const BACKSLASH = 0x5c;

/** What the rule needs of the state of markdown-it's inline parser. */
interface InlineState {
  readonly src: string;
  pos: number;
  push(type: string, tag: string, nesting: 0): { content: string; markup: string };
}

/**
 * True where `$…$` or `$$…$$` was read, as a token `math` with the TeX as its content and the dollars as its markup.
 * As on GitHub a price is no formula: no space inside the dollars, no letter or digit outside of them.
 */
export function readMath(state: InlineState, silent: boolean): boolean {
  const { src, pos } = state;
  if (src[pos] !== '$') return false;
  const dollars = src[pos + 1] === '$' ? '$$' : '$';
  const end = dollars === '$$' ? src.indexOf('$$', pos + 2) : closingDollar(src, pos);
  if (end < 0) return false;
  const content = src.slice(pos + dollars.length, end);
  if (content.trim() === '') return false;
  if (!silent) {
    const token = state.push('math', 'math', 0);
    token.markup = dollars;
    token.content = content;
  }
  state.pos = end + dollars.length;
  return true;
}

/** Where the formula that opens at a dollar ends; -1 where that dollar is a plain one. Only the next dollar can close it. */
function closingDollar(src: string, open: number): number {
  if (WORD_CHARACTER().test(src[open - 1] ?? ' ') || /\s/.test(src[open + 1] ?? ' ')) return -1;
  for (let at = open + 1; at < src.length; at += 1) {
    const character = src[at];
    if (character === '`') return -1;
    if (src.charCodeAt(at) === BACKSLASH) at += 1;
    else if (character === '$') {
      return /\s/.test(src[at - 1] ?? ' ') || WORD_CHARACTER().test(src[at + 1] ?? ' ') ? -1 : at;
    }
  }
  return -1;
}
