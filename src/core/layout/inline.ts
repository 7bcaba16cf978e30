import type { PageToken } from '../source/plain-page.ts';
import { attributeOf, type HtmlPart, htmlParts } from './html.ts';
import type { Line, Piece, Role } from './line.ts';
import { mathText } from './math.ts';
import { subscript, superscript } from './math-signs.ts';
import { add, SPACELESS } from './wrap.ts';

/** How running text is to be set. */
export interface TextStyle {
  readonly role: Role;
  /** True where the terminal can follow a link; elsewhere its address is written out. */
  readonly links: boolean;
  /** True for plain lines, where a look that carries a meaning is put into words. */
  readonly spoken: boolean;
}

/** An element that is open, with the look that it gives or inherits, and what to do at its end. */
interface Opened {
  readonly name: string;
  readonly role: Role;
  readonly href?: string;
  /** The address to write out after the text of a link. */
  readonly address?: string;
  /** True inside of what is rewritten at its end, where pieces must stay apart. */
  readonly apart: boolean;
  /** Where its text begins. */
  readonly row: number;
  readonly from: number;
}

/** Elements that are nested deeper change nothing. */
const DEEPEST = 100;
const CAN_FOLLOW = /^(?:https?:\/\/|mailto:)/i;
const ROLES: Readonly<Record<string, Role>> = {
  em: 'emphasis',
  i: 'emphasis',
  cite: 'emphasis',
  var: 'emphasis',
  strong: 'strong',
  b: 'strong',
  summary: 'strong',
  th: 'strong',
  h1: 'heading',
  h2: 'heading',
  h3: 'heading',
  h4: 'heading',
  s: 'struck',
  del: 'struck',
  strike: 'struck',
  code: 'code',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
};
const REWRITTEN = new Set(['a', 'sub', 'sup']);
const BREAKING = new Set(
  'address article aside blockquote center details div dl dd dt figure footer h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tr ul'.split(
    ' ',
  ),
);

/** Running text as rows: a new one after each hard break. */
export function textRows(tokens: readonly PageToken[], style: TextStyle): readonly Line[] {
  const text = new RunningText(style);
  for (const [at, token] of tokens.entries()) {
    if (token.type !== 'softbreak' || !joins(tokens[at - 1], tokens[at + 1])) addToken(text, token);
  }
  return text.rows();
}

/** The text of an HTML block as rows, tags left out; none where it has no text. */
export function htmlRows(html: string, style: TextStyle): readonly Line[] {
  const text = new RunningText(style);
  for (const part of htmlParts(html)) addHtml(text, part);
  return text.rows().filter((row) => row.length > 0);
}

/** True where the end of a source line stands for no space, since both sides are written without any. */
function joins(before: PageToken | undefined, after: PageToken | undefined): boolean {
  if (before?.type !== 'text' || after?.type !== 'text') return false;
  const [last = '', first = ''] = [before.content.slice(-1), after.content.slice(0, 1)];
  return SPACELESS().test(last) && SPACELESS().test(first);
}

function addToken(text: RunningText, token: PageToken): void {
  switch (token.type) {
    case 'text':
      return text.say(token.content);
    case 'softbreak':
      return text.say(' ');
    case 'hardbreak':
      return text.breakRow();
    case 'code_inline':
      return text.say(token.content, 'code');
    case 'math':
      return text.say(mathText(token.content));
    case 'image':
      return text.say(imageText(token.content, attribute(token, 'src'), text.style), 'muted');
    case 'link_open':
      return text.open('a', attribute(token, 'href'));
    case 'link_close':
      return text.close('a');
    case 'html_inline':
      for (const part of htmlParts(token.content)) addHtml(text, part);
      return;
    default:
      if (token.nesting === 1) text.open(token.tag);
      if (token.nesting === -1) text.close(token.tag);
  }
}

function addHtml(text: RunningText, part: HtmlPart): void {
  if (part.is === 'text') return text.say(part.text);
  if (part.name === 'br') return text.breakRow();
  if (BREAKING.has(part.name)) text.endRow();
  if (part.is === 'close') return text.close(part.name);
  if (part.name === 'img') {
    return text.say(imageText(attributeOf(part.tag, 'alt') ?? '', attributeOf(part.tag, 'src'), text.style), 'muted');
  }
  if (part.name === 'li') text.say(text.style.spoken ? '- ' : '• ');
  if (part.name === 'td' || part.name === 'th') text.say(' ');
  text.open(part.name, part.name === 'a' ? attributeOf(part.tag, 'href') : undefined);
}

function imageText(description: string, path: string | undefined, { spoken }: TextStyle): string {
  const shown = path?.startsWith('data:') ? undefined : path;
  if (spoken) return `Image: ${[description, shown === undefined ? '' : `(${shown})`].filter(Boolean).join(' ')}`;
  return `[image: ${imageName(description, shown)}]`;
}

function imageName(description: string, path: string | undefined): string {
  return [description, path].filter(Boolean).join(' — ');
}

/** The image that these tokens are and nothing else: where it lies, and what to call it. */
export function imageAlone([only, ...others]: readonly PageToken[]): { target: string; name: string } | undefined {
  const target = only?.type === 'image' && others.length === 0 ? attribute(only, 'src') : undefined;
  return only === undefined || target === undefined ? undefined : { target, name: imageName(only.content, target) };
}

function attribute(token: PageToken, name: string): string | undefined {
  const value = token.attrs?.find(([key]) => key === name)?.[1];
  return value === undefined ? undefined : String(value);
}

/** Rows of running text while they are written. */
class RunningText {
  readonly style: TextStyle;
  readonly #done: Line[] = [];
  readonly #opened: Opened[] = [];
  #row: Piece[] = [];
  /** True where white space would count twice: at the start of a row, or after other white space. */
  #afterSpace = true;

  constructor(style: TextStyle) {
    this.style = style;
  }

  /** Appends text in the look of what is open; white space counts once. */
  say(text: string, role?: Role): void {
    let flat = role === 'code' ? text.replaceAll('\n', ' ') : text.replaceAll(/[ \t\r\n]+/g, ' ');
    if (role !== 'code' && this.#afterSpace) flat = flat.replace(/^ /, '');
    if (flat === '') return;
    this.#afterSpace = flat.endsWith(' ');
    const within = this.#opened.at(-1);
    const href = within?.href;
    const next = {
      text: flat,
      role: role ?? within?.role ?? this.style.role,
      ...(href === undefined ? {} : { href }),
    };
    if (within?.apart) this.#row.push(next);
    else add(this.#row, next);
  }

  open(name: string, href?: string): void {
    if (this.#opened.length >= DEEPEST) return;
    const within = this.#opened.at(-1);
    const role = href === undefined ? ROLES[name] : 'link';
    if (name === 'q') this.say('“');
    if (role === 'struck') this.say(this.style.spoken ? '(struck out: ' : '~', 'struck');
    const follows = href !== undefined && this.style.links && CAN_FOLLOW.test(href);
    const leadsTo = follows ? href : within?.href;
    this.#opened.push({
      name,
      role: role ?? within?.role ?? this.style.role,
      apart: within?.apart === true || REWRITTEN.has(name),
      row: this.#done.length,
      from: this.#row.length,
      ...(leadsTo === undefined ? {} : { href: leadsTo }),
      ...(href === undefined || follows ? {} : { address: href }),
    });
  }

  close(name: string): void {
    const at = this.#opened.findLastIndex((opened) => opened.name === name);
    const opened = this.#opened[at];
    if (opened === undefined) return;
    const from = opened.row === this.#done.length ? opened.from : 0;
    if (name === 'sub' || name === 'sup') this.#shift(from, name === 'sup' ? superscript : subscript);
    if (ROLES[name] === 'struck') this.say(this.style.spoken ? ')' : '~', 'struck');
    this.#opened.splice(at, 1);
    if (name === 'q') this.say('”');
    const { address } = opened;
    if (address === undefined || address.startsWith('#')) return;
    const text = this.#row
      .slice(from)
      .map((piece) => piece.text)
      .join('');
    if (text !== address && `mailto:${text}` !== address) this.say(` (${address})`, 'muted');
  }

  breakRow(): void {
    this.#done.push(this.#row);
    this.#row = [];
    this.#afterSpace = true;
  }

  /** Begins a new row, unless this one is empty. */
  endRow(): void {
    if (this.#row.length > 0) this.breakRow();
  }

  rows(): readonly Line[] {
    return [...this.#done, this.#row];
  }

  #shift(from: number, how: (text: string) => string): void {
    for (const [at, piece] of this.#row.slice(from).entries()) {
      this.#row[from + at] = { ...piece, text: how(piece.text) };
    }
  }
}
