import { markdownTokens } from '../source/markdown-it.ts';
import { type PageToken, plainTokens } from '../source/plain-page.ts';
import { htmlRows, imageAlone, type TextStyle, textRows } from './inline.ts';
import type { Line } from './line.ts';
import { mathRows } from './math.ts';

export type Align = 'left' | 'center' | 'right';

/** A block of a page, ready to be drawn at a width or spoken. `rows` are running text, a new row after a hard break. */
export type PageBlock =
  | {
      readonly is: 'text';
      readonly rows: readonly Line[];
      /** The image that the text stands for, where it is nothing else. */
      readonly image?: { readonly target: string; readonly name: string };
    }
  | { readonly is: 'heading'; readonly rows: readonly Line[]; readonly level: number }
  | { readonly is: 'code'; readonly text: string; readonly language: string }
  | { readonly is: 'math'; readonly rows: readonly string[] }
  | {
      readonly is: 'list';
      /** The number of the first item, absent where the items have none. */
      readonly start?: number;
      /** True where no blank line parts the items. */
      readonly tight: boolean;
      readonly items: readonly PageItem[];
    }
  | { readonly is: 'quote'; readonly alert?: string; readonly blocks: readonly PageBlock[] }
  | { readonly is: 'table'; readonly aligns: readonly Align[]; readonly rows: readonly (readonly Line[])[] }
  | { readonly is: 'rule' };

export interface PageItem {
  /** `true` for `[x]`, `false` for `[ ]`, absent when the item is no task. */
  readonly ticked?: boolean;
  readonly blocks: readonly PageBlock[];
}

const ALERT = /^\[!(note|tip|important|warning|caution)\]$/i;
const TASK = /^\[([ xX])\] /;

/** The blocks of a Markdown page. The head of a table is the first of its rows. */
export function pageOf(markdown: string, style: TextStyle): readonly PageBlock[] {
  return new PageReader(plainTokens(markdown) ?? markdownTokens(markdown), style).blocks('');
}

/** Reads the tokens of a page from front to back. markdown-it keeps the nesting below a hundred. */
class PageReader {
  readonly #tokens: readonly PageToken[];
  readonly #style: TextStyle;
  #at = 0;

  constructor(tokens: readonly PageToken[], style: TextStyle) {
    this.#tokens = tokens;
    this.#style = style;
  }

  /** The blocks up to the token that closes what holds them. */
  blocks(until: string): readonly PageBlock[] {
    const blocks: PageBlock[] = [];
    for (let token = this.#next(); token !== undefined && token.type !== until; token = this.#next()) {
      const block = this.#block(token);
      if (block !== undefined) blocks.push(block);
    }
    return blocks;
  }

  #next(): PageToken | undefined {
    const token = this.#tokens[this.#at];
    this.#at += 1;
    return token;
  }

  #block(token: PageToken): PageBlock | undefined {
    switch (token.type) {
      case 'inline':
        return this.#text(token);
      case 'heading_open':
        return { is: 'heading', level: Number(token.tag.slice(1)), rows: this.#heading() };
      case 'fence':
      case 'code_block':
        return codeBlock(token);
      case 'html_block': {
        const rows = htmlRows(token.content, this.#style);
        return rows.length === 0 ? undefined : { is: 'text', rows };
      }
      case 'hr':
        return { is: 'rule' };
      case 'bullet_list_open':
        return this.#list();
      case 'ordered_list_open':
        return this.#list(Number(token.attrs?.find(([name]) => name === 'start')?.[1] ?? 1));
      case 'blockquote_open':
        return this.#quote();
      case 'table_open':
        return this.#table();
      default:
        return undefined;
    }
  }

  #text(token: PageToken): PageBlock | undefined {
    const children = token.children ?? [];
    const [only] = children;
    if (children.length === 1 && only?.type === 'math' && only.markup === '$$') {
      return { is: 'math', rows: mathRows(only.content) };
    }
    const rows = textRows(children, this.#style);
    if (rows.every((row) => row.length === 0)) return undefined;
    const image = imageAlone(children);
    return { is: 'text', rows, ...(image === undefined ? {} : { image }) };
  }

  #heading(): readonly Line[] {
    const role = this.#style.role === 'plain' ? 'heading' : this.#style.role;
    return textRows(this.#next()?.children ?? [], { ...this.#style, role });
  }

  #list(start?: number): PageBlock {
    const items: PageItem[] = [];
    let tight = true;
    // What ends the list is taken, too.
    while (this.#next()?.type === 'list_item_open') {
      const first = this.#tokens[this.#at];
      if (first?.type === 'paragraph_open' && !first.hidden) tight = false;
      const ticked = this.#takeTick();
      items.push({ blocks: this.blocks('list_item_close'), ...(ticked === undefined ? {} : { ticked }) });
    }
    return { is: 'list', tight, items, ...(start === undefined ? {} : { start }) };
  }

  #takeTick(): boolean | undefined {
    const text = this.#textAhead();
    const tick = TASK.exec(text?.content ?? '');
    if (text === undefined || tick === null) return undefined;
    text.content = text.content.slice(tick[0].length);
    return tick[1] !== ' ';
  }

  #quote(): PageBlock {
    const text = this.#textAhead();
    const alert = ALERT.exec(text?.content.trim() ?? '')?.[1];
    if (text !== undefined && alert !== undefined) text.content = '';
    const blocks = this.blocks('blockquote_close');
    return { is: 'quote', blocks, ...(alert === undefined ? {} : { alert: alert.toLowerCase() }) };
  }

  /** The first text of the paragraph that comes next, if one does. */
  #textAhead(): PageToken | undefined {
    const inline = this.#tokens[this.#at + 1];
    const text = inline?.type === 'inline' ? inline.children?.[0] : undefined;
    return text?.type === 'text' ? text : undefined;
  }

  #table(): PageBlock {
    const aligns: Align[] = [];
    const rows: Line[][] = [];
    for (let token = this.#next(); token !== undefined && token.type !== 'table_close'; token = this.#next()) {
      if (token.type === 'tr_open') rows.push([]);
      if (token.type !== 'th_open' && token.type !== 'td_open') continue;
      if (token.type === 'th_open') aligns.push(alignOf(token));
      const role = token.type === 'th_open' ? 'strong' : this.#style.role;
      rows.at(-1)?.push(oneRow(textRows(this.#next()?.children ?? [], { ...this.#style, role })));
    }
    return { is: 'table', aligns, rows };
  }
}

/** The rows in one, for places that hold no more. */
export function oneRow(rows: readonly Line[]): Line {
  return rows.flatMap((row, at) => (at === 0 ? row : [{ text: ' ', role: 'plain' }, ...row]));
}

function codeBlock(token: PageToken): PageBlock {
  const language =
    token.info
      .trim()
      .split(/[\s{:,]/, 1)[0]
      ?.toLowerCase() ?? '';
  if (language === 'math') return { is: 'math', rows: mathRows(token.content) };
  return { is: 'code', text: token.content.replace(/\n$/, ''), language };
}

function alignOf(cell: PageToken): Align {
  const style = cell.attrs?.find(([name]) => name === 'style')?.[1];
  if (style === 'text-align:center') return 'center';
  return style === 'text-align:right' ? 'right' : 'left';
}
