/**
 * The tokens of a page that is nothing but headings, paragraphs and code in them, which most questions are: the same that
 * markdown-it gives, which takes longer to load than to read them. What may mean anything else is left to it.
 */
import type { Token } from './markdown-it.ts';

/** What of a token a page is made of. */
export type PageToken = Pick<Token, 'type' | 'tag' | 'attrs' | 'nesting' | 'content' | 'markup' | 'info' | 'hidden'> & {
  readonly children: PageToken[] | null;
};

/** Of what a text may consist that means nothing but itself. */
const TEXT = /^[ !"#%'-)+-;=>?@A-Z\]^a-z{}\u00a1-\uffff]*$/;
/** How a paragraph or its next line may begin, and how one may end, so that no white space there is lost. */
const BEGIN = /^["'(A-Za-z`]/;
const END = /[!-~]$/;
const HEADING = /^(#{1,6}) ([^#\n]+)$/;
const CODE = /^[!-~](?:[ -~\u00a1-\uffff]*[!-~])?$/;

/** The tokens of a plain page; nothing of any other. */
export function plainTokens(markdown: string): PageToken[] | undefined {
  const tokens: PageToken[] = [];
  for (const block of markdown.split(/\n\n+/)) {
    const [, marks, heading = block] = HEADING.exec(block) ?? [];
    const children = childrenOf(heading.split('\n'));
    if (children === undefined) return undefined;
    const [is, tag, markup] = marks === undefined ? ['paragraph', 'p', ''] : ['heading', `h${marks.length}`, marks];
    tokens.push(
      token({ type: `${is}_open`, tag, markup, nesting: 1 }),
      token({ type: 'inline', content: heading, children }),
      token({ type: `${is}_close`, tag, markup, nesting: -1 }),
    );
  }
  return tokens;
}

function childrenOf(lines: readonly string[]): PageToken[] | undefined {
  const children: PageToken[] = [];
  for (const [at, line] of lines.entries()) {
    if (!BEGIN.test(line) || !END.test(line)) return undefined;
    if (at > 0) children.push(token({ type: 'softbreak', tag: 'br' }));
    // Every second part stands between two backticks.
    const parts = line.split('`');
    if (parts.length % 2 === 0) return undefined;
    for (const [place, part] of parts.entries()) {
      if (place % 2 === 1) {
        if (!CODE.test(part)) return undefined;
        children.push(token({ type: 'code_inline', tag: 'code', markup: '`', content: part }));
      } else if (part !== '') {
        if (!TEXT.test(part)) return undefined;
        children.push(token({ type: 'text', content: part }));
      } else if (place > 0 && place < parts.length - 1) return undefined;
    }
  }
  return children;
}

function token(own: Partial<PageToken>): PageToken {
  return {
    type: '',
    tag: '',
    attrs: null,
    nesting: 0,
    content: '',
    markup: '',
    info: '',
    hidden: false,
    children: null,
    ...own,
  };
}
