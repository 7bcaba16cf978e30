/**
 * Finds the gaps of a text. A backslash makes `{{` literal, and the last two of several braces open, so that
 * `\\frac{{{a}}}` has a gap inside its braces. In code, where braces mean other things, `{{ spaced }}`, `${{…}}`, braces
 * around braces and what is never closed are left alone.
 */
import type { Code } from '../../diagnostics/codes.ts';
import { parseGap } from './gap.ts';
import type { PlacedText } from './placed-text.ts';

/** A piece of the text, or what stands between the braces of a gap. */
export type Token =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'gap'; readonly content: string; readonly at: number; readonly inCode: boolean };

/** A mistake at a place of the text. */
interface Problem {
  readonly code: Extract<Code, 'cloze-unbalanced' | 'cloze-empty' | 'cloze-nested'>;
  readonly at: number;
}

interface Scanned {
  readonly tokens: readonly Token[];
  readonly problems: readonly Problem[];
}

type Closing = { readonly content: string } | Problem['code'];

/** The content of a gap that opens before `start`. */
function closing(text: string, start: number): Closing {
  for (let at = start; at < text.length; at++) {
    if (text[at] === '\\' && /[|{}:\\]/.test(text[at + 1] ?? '')) at++;
    else if (text.startsWith('\n\n', at)) return 'cloze-unbalanced';
    else if (text.startsWith('{{', at)) return 'cloze-nested';
    else if (text.startsWith('}}', at)) {
      const content = text.slice(start, at);
      return parseGap(content).answers.length === 0 ? 'cloze-empty' : { content };
    }
  }
  return 'cloze-unbalanced';
}

const codeGap = /^[^\s{}](?:[^{}\n]*[^\s{}])?$/;

/** True for braces in code that are none of ours. */
function isCodeOfItsOwn(before: string, closed: Closing): boolean {
  if (typeof closed === 'string' || before.endsWith('$')) return true;
  return !codeGap.test(closed.content.replace(/\\[{}]/g, 'x'));
}

/** The text and gaps of a text in order, with the mistakes in it. */
export function scan({ text, isCode }: PlacedText): Scanned {
  const tokens: Token[] = [];
  const problems: Problem[] = [];
  const braces = /(\\*)(\{{2,})/g;
  let pending = '';
  let from = 0;
  for (let found = braces.exec(text); found !== null; found = braces.exec(text)) {
    const [all, slashes = '', run = ''] = found;
    pending += text.slice(from, found.index);
    const first = found.index + slashes.length;
    from = found.index + all.length;
    if (slashes.length % 2 === 1) {
      pending += `${slashes.slice(0, (slashes.length - 1) / 2)}{{`;
      from = first + 2;
    } else {
      const at = from - 2;
      const inCode = isCode(at);
      const closed = closing(text, from);
      const before = text.slice(Math.max(0, first - 2), first);
      // `[text]({{ site }}/page)` is a template of the page's own.
      if (inCode ? isCodeOfItsOwn(before, closed) : before === '](') {
        pending += all;
      } else if (typeof closed === 'string') {
        problems.push({ code: closed, at });
        pending += all;
      } else {
        tokens.push({ is: 'text', text: pending + slashes.slice(slashes.length / 2) + run.slice(2) });
        tokens.push({ is: 'gap', content: closed.content, at, inCode });
        pending = '';
        from += closed.content.length + 2;
      }
    }
    braces.lastIndex = from;
  }
  tokens.push({ is: 'text', text: pending + text.slice(from) });
  return { tokens: tokens.filter((token) => token.is === 'gap' || token.text !== ''), problems };
}

/** True for a gap that nobody writes for another reason: templates and initialisers look different. */
export function isPlainlyGap(text: string, { content, at, inCode }: Extract<Token, { is: 'gap' }>): boolean {
  return !inCode || (/^[\p{L}\p{N}_"'([<]/u.test(content) && !/[\w=)\]>]/.test(text.slice(at - 1, at)));
}

/** The text between gaps as it is written, so that `scan` finds nothing in it. */
export function escapeText(text: string, gapFollows: boolean): string {
  return text.replace(
    /(\\*)(\{+)|(\\+)$/g,
    (all, slashes: string | undefined, run: string | undefined, _, offset: number) => {
      const isBeforeGap = gapFollows && offset + all.length === text.length;
      if (slashes === undefined || run === undefined) return isBeforeGap ? all + all : all;
      if (run.length === 1) return isBeforeGap ? slashes + all : all;
      return slashes + slashes + '\\{{'.repeat(run.length >> 1) + (run.length % 2 === 1 ? '{' : '');
    },
  );
}
