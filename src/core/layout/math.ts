import { accents, blackboard, functions, relations, signs, subscript, superscript } from './math-signs.ts';

/** Where in a formula the reader is. */
interface Cursor {
  readonly tex: string;
  at: number;
  depth: number;
}

const LONGEST_FORMULA = 20_000;
const DEEPEST_GROUP = 50;

const TOKEN = /\\(?:[A-Za-z]+\*?|.)|./suy;
const UPRIGHT = new Set([
  'text',
  'textbf',
  'textit',
  'textrm',
  'texttt',
  'mathrm',
  'mathbf',
  'mathit',
  'mathsf',
  'mathtt',
  'mathcal',
  'mathscr',
  'mathfrak',
  'boldsymbol',
  'operatorname',
  'operatorname*',
  'mbox',
  'boxed',
  'pmb',
  'bm',
]);
const UNSEEN = new Set([
  'left',
  'right',
  'big',
  'Big',
  'bigg',
  'Bigg',
  'bigl',
  'bigr',
  'Bigl',
  'Bigr',
  'limits',
  'nolimits',
  'displaystyle',
  'textstyle',
  'nonumber',
  'notag',
  'middle',
  'hline',
]);
const BRACKETS: Readonly<Record<string, readonly [string, string]>> = {
  pmatrix: ['(', ')'],
  bmatrix: ['[', ']'],
  vmatrix: ['|', '|'],
  Bmatrix: ['{', '}'],
  cases: ['{ ', ''],
};

/** A TeX formula as readable Unicode, one entry a row. What is not understood stays as it was written. */
export function mathRows(tex: string): readonly string[] {
  if (tex.length > LONGEST_FORMULA) return tex.split('\n');
  const cursor: Cursor = { tex, at: 0, depth: 0 };
  let text = '';
  // A brace too many ends a group that was never opened; the rest is read on.
  while (cursor.at < tex.length) text += readGroup(cursor);
  return text
    .split('\n')
    .map((row) =>
      row
        .replaceAll(/ {2,}/g, ' ')
        .replaceAll(/ (?=[⌋⌉⟩])/g, '')
        .trim(),
    )
    .filter((row) => row !== '');
}

/** A TeX formula as readable Unicode in one row. */
export function mathText(tex: string): string {
  return mathRows(tex).join('; ');
}

/** Reads up to the brace or bracket that closes the group, and past it. */
function readGroup(cursor: Cursor, until = '}'): string {
  let text = '';
  while (cursor.at < cursor.tex.length) {
    const token = next(cursor);
    if (token === until) break;
    text = append(text, token, cursor);
  }
  return text;
}

function append(text: string, token: string, cursor: Cursor): string {
  if (token === '^') return text.trimEnd() + superscript(readArgument(cursor));
  if (token === '_') return text.trimEnd() + subscript(readArgument(cursor));
  return text + readToken(token, cursor);
}

function readToken(token: string, cursor: Cursor): string {
  if (token === '{') return nested(cursor, () => readGroup(cursor));
  if (token === "'") return '′';
  if (token === '-') return '−';
  if (token === '&' || token === '~' || token === '\n') return ' ';
  if (token.startsWith('\\')) return readCommand(token.slice(1), cursor);
  return token;
}

function readCommand(name: string, cursor: Cursor): string {
  if (!/^[A-Za-z]/.test(name)) return escaped(name);
  if (Object.hasOwn(relations, name)) return ` ${relations[name]} `;
  if (Object.hasOwn(signs, name)) return skipSpaces(cursor, signs[name] ?? '');
  if (functions.has(name)) return name + (/^\s*[\p{L}\p{N}\\]/u.test(rest(cursor, 8)) ? ' ' : '');
  if (UPRIGHT.has(name)) return readArgument(cursor, 'verbatim');
  if (Object.hasOwn(accents, name)) return accented(readArgument(cursor), accents[name] ?? '');
  if (UNSEEN.has(name)) {
    if (cursor.tex[cursor.at] === '.') cursor.at += 1;
    return '';
  }
  switch (name) {
    case 'frac':
    case 'dfrac':
    case 'tfrac':
      return `${numerator(readArgument(cursor))}/${operand(readArgument(cursor))}`;
    case 'binom':
      return `(${readArgument(cursor)} choose ${readArgument(cursor)})`;
    case 'sqrt':
      return root(cursor);
    case 'mathbb':
      return blackboard(readArgument(cursor));
    case 'pmod':
      return ` (mod ${readArgument(cursor)})`;
    case 'not':
      return negated(readArgument(cursor));
    case 'begin':
      return environment(readArgument(cursor, 'verbatim'), cursor, 0);
    case 'end':
      return environment(readArgument(cursor, 'verbatim'), cursor, 1);
    default:
      return `\\${name}`;
  }
}

function escaped(character: string): string {
  if (character === '\\') return '\n';
  if (character === '|') return '‖';
  if (character === '!') return '';
  return /[,;: \n]/.test(character) ? ' ' : character;
}

/** One argument: a group, a command with its own arguments, or a single character. */
function readArgument(cursor: Cursor, how?: 'verbatim'): string {
  skipSpaces(cursor, '');
  if (how === 'verbatim' && cursor.tex[cursor.at] === '{') return verbatim(cursor);
  if (cursor.at >= cursor.tex.length || cursor.tex[cursor.at] === '}') return '';
  return nested(cursor, () => readToken(next(cursor), cursor)).trim();
}

function verbatim(cursor: Cursor): string {
  const end = cursor.tex.indexOf('}', cursor.at);
  const stop = end < 0 ? cursor.tex.length : end;
  const inner = cursor.tex.slice(cursor.at + 1, stop);
  if (inner.includes('\\') || inner.includes('{')) return readArgument(cursor);
  cursor.at = stop + 1;
  return inner;
}

function root(cursor: Cursor): string {
  let degree = '';
  if (cursor.tex[cursor.at] === '[') {
    cursor.at += 1;
    degree = superscript(nested(cursor, () => readGroup(cursor, ']')));
  }
  return `${degree.replace('^', '')}√${operand(readArgument(cursor))}`;
}

function environment(name: string, cursor: Cursor, side: 0 | 1): string {
  if (side === 0 && name === 'array' && cursor.tex[cursor.at] === '{') verbatim(cursor);
  return BRACKETS[name.replace('*', '')]?.[side] ?? '';
}

/** The text in parentheses, unless it is a single number, name or function value. */
function operand(text: string): string {
  return /^[\p{L}\p{M}\p{N}.∞∂′⁰-⁹₀-₉]*$/u.test(text) || /^\([^()]*\)$/.test(text) ? text : `(${text})`;
}

/** As `operand`, and a product such as `n(n+1)` may stand above a line without parentheses. */
function numerator(text: string): string {
  return /^[\p{L}\p{N}]+\([^()]*\)$/u.test(text) ? text : operand(text);
}

function accented(text: string, mark: string): string {
  return [...text].length === 1 ? (text + mark).normalize('NFC') : text;
}

function negated(text: string): string {
  return ` ${`${text}\u0338`.normalize('NFC')} `;
}

function nested(cursor: Cursor, read: () => string): string {
  if (cursor.depth >= DEEPEST_GROUP) {
    const raw = cursor.tex.slice(cursor.at);
    cursor.at = cursor.tex.length;
    return raw;
  }
  cursor.depth += 1;
  const text = read();
  cursor.depth -= 1;
  return text;
}

function next(cursor: Cursor): string {
  TOKEN.lastIndex = cursor.at;
  const token = TOKEN.exec(cursor.tex)?.[0] ?? '';
  cursor.at += Math.max(1, token.length);
  return token;
}

function skipSpaces(cursor: Cursor, text: string): string {
  while (/\s/.test(cursor.tex[cursor.at] ?? '')) cursor.at += 1;
  return text;
}

function rest(cursor: Cursor, length: number): string {
  return cursor.tex.slice(cursor.at, cursor.at + length);
}
