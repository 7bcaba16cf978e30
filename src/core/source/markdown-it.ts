import MarkdownIt, { type Env, type Token } from 'markdown-it';
import { readMath } from './math-rule.ts';

const options = { html: true, linkify: false, typographer: false };

/** CommonMark with GitHub's tables and strike-through; links must be written as links. */
const markdown = new MarkdownIt(options);

markdown.inline.ruler.before('escape', 'math', readMath);

/** The same, and a line `= answer` or `~ wrong answer` stands for itself and ends a quote or paragraph before it. */
const structure = new MarkdownIt(options);

structure.block.ruler.before(
  'lheading',
  'answer',
  (state, line, _end, silent) => {
    const start = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0);
    const sign = state.src.charCodeAt(start);
    if (sign !== 0x3d && sign !== 0x7e) return false;
    const after = state.src.charCodeAt(start + 1);
    if (after !== 0x20 && after !== 0x09) return false;
    if ((state.sCount[line] ?? 0) - state.blkIndent >= 4) return false;
    if (silent) return true;
    state.line = line + 1;
    state.push('paragraph_open', 'p', 1).map = [line, line + 1];
    state.push('paragraph_close', 'p', -1);
    return true;
  },
  { alt: ['paragraph', 'blockquote', 'list', 'reference'] },
);

/** A token this deep holds what is nested deeper still, which markdown-it leaves out to keep the stack. */
export const deepestLevel = 99;

/** Every token of a page, inline ones as children of their block. */
export function markdownTokens(text: string): Token[] {
  return markdown.parse(text, {});
}

/** The inline tokens of a text that is no page of its own, such as a cell. */
export function inlineTokens(text: string): Token[] {
  return markdown.parseInline(text, {})[0]?.children ?? [];
}

/** A definition `[label]: url "title"` of a page, as Markdown. */
export interface LinkDefinition {
  /** Folded as Markdown compares labels: case and white space do not matter. */
  readonly label: string;
  /** The address and title as a link holds them: `<url> "title"`. */
  readonly target: string;
}

/** The block tokens of a page alone, a third of the work of all, and the link definitions it holds. */
export function blockTokens(text: string): { tokens: Token[]; definitions: readonly LinkDefinition[] } {
  const tokens: Token[] = [];
  const env: Env = {};
  structure.block.parse(text, structure, env, tokens);
  const definitions = Object.entries(env.references ?? {}).map(([name, { href, title }]) => ({
    label: name.toLowerCase(),
    target: `<${href}>${title ? ` ${JSON.stringify(title)}` : ''}`,
  }));
  return { tokens, definitions };
}

export type { Token };
