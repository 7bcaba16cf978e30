import { type Span, spanAt } from '../source/span.ts';

/** A link or image of a page that leads to a file beside it. */
export interface RelativeLink {
  readonly is: 'link' | 'image';
  /** As the author wrote it. */
  readonly target: string;
  /** The path alone, from the page's folder: no anchor, no query, nothing encoded. */
  readonly path: string;
  readonly span: Span;
}

/** No path is longer; what goes on for longer without a space is data, or no link. */
const longestTarget = 1000;

/** What containers put before a line: quote marks, list markers, a box. */
const containers = /^[\s>]*(?:(?:[-+*]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?)*/;
const fence = /^(`{3,}|~{3,})/;

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The file that a target leads to; nothing for an address, an anchor, or a path from the root of some host. */
export function fileLedTo(target: string): string | undefined {
  if (/^(?:[a-z][a-z0-9+.-]*:|[/\\#?])/i.test(target)) return undefined;
  const path = decoded(target.replace(/[#?].*$/s, ''));
  return path === '' ? undefined : path;
}

/** Where the target that begins at a place ends, and its text; `skipTo` alone where there is none. */
function targetAt(line: string, from: number): { target?: string; column: number; skipTo: number } {
  let start = from;
  while (line[start] === ' ') start++;
  if (line[start] === '<') {
    const end = line.slice(start, start + longestTarget).indexOf('>');
    if (end < 0) return { column: start, skipTo: start + 1 };
    return { target: line.slice(start + 1, start + end), column: start + 1, skipTo: start + end };
  }
  let open = 0;
  for (let at = start; at < line.length; at++) {
    if (at - start > longestTarget) return { column: start, skipTo: at };
    const character = line[at];
    if (character === '(') open++;
    else if (character === ' ' || character === '\t' || (character === ')' && open-- === 0)) {
      return { target: line.slice(start, at), column: start, skipTo: at };
    }
  }
  return { column: start, skipTo: line.length };
}

/** Where the last run of so many back ticks begins in a line, so that a run that nothing closes is not searched for. */
function lastRuns(line: string): ReadonlyMap<number, number> {
  const last = new Map<number, number>();
  for (const { 0: run, index } of line.matchAll(/`+/g)) last.set(run.length, index);
  return last;
}

/** The place after the code that begins at a place, or after its back ticks where it never ends. */
function afterCode(line: string, from: number, runs: ReadonlyMap<number, number>): number {
  let end = from;
  while (line[end] === '`') end++;
  const length = end - from;
  const last = runs.get(length) ?? 0;
  if (last <= from) return end;
  for (let at = line.indexOf('`', end); at < last; at = line.indexOf('`', at)) {
    let after = at;
    while (line[after] === '`') after++;
    if (after - at === length) return after;
    at = after;
  }
  return last + length;
}

function linksOfLine(line: string, number: number, found: RelativeLink[]): void {
  const open: ('link' | 'image')[] = [];
  const runs = lastRuns(line);
  for (let at = 0; at < line.length; ) {
    const character = line[at];
    if (character === '\\') at += 2;
    else if (character === '`') at = afterCode(line, at, runs);
    else if (character === '[') {
      open.push(line[at - 1] === '!' ? 'image' : 'link');
      at++;
    } else if (character === ']') {
      const is = open.pop();
      at++;
      if (is === undefined || line[at] !== '(') continue;
      const { target, column, skipTo } = targetAt(line, at + 1);
      const path = target === undefined ? undefined : fileLedTo(target);
      if (target !== undefined && path !== undefined) {
        found.push({ is, target, path, span: spanAt(number, column + 1, target.length) });
      }
      at = skipTo;
    } else at++;
  }
}

/** A line with blanks where a comment stands, and whether one goes on after it. */
function withoutComments(line: string, goesOn: boolean): { line: string; goesOn: boolean } {
  let kept = '';
  let at = 0;
  let inside = goesOn;
  while (at < line.length) {
    const end = line.indexOf(inside ? '-->' : '<!--', at);
    const next = end < 0 ? line.length : inside ? end + '-->'.length : end;
    kept += inside ? ' '.repeat(next - at) : line.slice(at, next);
    at = next;
    if (end >= 0) inside = !inside;
  }
  return { line: kept, goesOn: inside };
}

/** Most pages link to the web alone, and need no closer look. */
const mayLeadToFile = /\]\((?!<?(?:https?:\/\/|#|mailto:))/i;

/** The links and images of a page that lead to files beside it, code and comments left out. */
export function relativeLinks(text: string): readonly RelativeLink[] {
  if (!mayLeadToFile.test(text)) return [];
  const found: RelativeLink[] = [];
  let fenced: string | undefined;
  let inComment = false;
  let inList = false;
  let wasBlank = true;
  for (const [index, whole] of text.split(/\r\n|\n|\r/).entries()) {
    const lead = containers.exec(whole)?.[0] ?? '';
    const rest = whole.slice(lead.length);
    const mark = fence.exec(rest)?.[1];
    if (fenced !== undefined) {
      if (mark?.startsWith(fenced) && rest.slice(mark.length).trim() === '') fenced = undefined;
      continue;
    }
    if (mark !== undefined && !inComment && !(mark.startsWith('`') && rest.includes('`', mark.length))) {
      fenced = mark;
      continue;
    }
    const { line, goesOn } = withoutComments(whole, inComment);
    inComment = goesOn;
    const blank = line.trim() === '';
    const indent = whole.length - whole.trimStart().length;
    if (!blank && lead.trim() !== '') inList = true;
    else if (!blank && indent === 0 && wasBlank) inList = false;
    const isIndentedCode: boolean = !inList && indent >= 4 && wasBlank;
    if (line.includes('](') && !isIndentedCode) linksOfLine(line, index + 1, found);
    wasBlank = blank || isIndentedCode;
  }
  return found;
}
