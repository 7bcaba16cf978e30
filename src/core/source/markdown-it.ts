import MarkdownIt, { type Token } from 'markdown-it';

/** CommonMark with GitHub's tables and strike-through; links must be written as links. */
const markdown = new MarkdownIt({ html: true, linkify: false, typographer: false });

/** How deep quotes and lists may nest before the rest is left out, so that no page can exhaust the stack. */
export const nestingLimit = 100;

/** Every token of a page, inline ones as children of their block. */
export function markdownTokens(text: string): Token[] {
  return markdown.parse(text, {});
}

/** The block tokens of a page alone, for reading its structure: a third of the work. */
export function blockTokens(text: string): Token[] {
  const tokens: Token[] = [];
  markdown.block.parse(text, markdown, {}, tokens);
  return tokens;
}

export type { Token };
