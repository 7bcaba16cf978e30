/** Where a file could be changed; which of the places means what was wanted is for its reader to say. */
import { type FileLine, withLine, withText } from './file-lines.ts';

/** The lines of an item: from the first, counted from 0, up to `to`. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

type Candidates = Iterable<readonly FileLine[]>;

const acceptedLine = /^\ufeff?( {0,3})=(?:[ \t]|$)/;
const quoteLine = /^ *>/;

/** With a line below each of the accepted answers, the last one first: below its feedback, or right below itself. */
export function* acceptedBelow(lines: readonly FileLine[], { from, to }: Stretch, line: string): Candidates {
  for (let at = to - 1; at >= from; at -= 1) {
    const indent = acceptedLine.exec(lines[at]?.text ?? '')?.[1];
    if (indent === undefined) continue;
    let below = at + 1;
    while (below < to && quoteLine.test(lines[below]?.text ?? '')) below += 1;
    yield withLine(lines, below, indent + line);
    if (below > at + 1) yield withLine(lines, at + 1, indent + line);
  }
}

const box = /^(\ufeff?\s*(?:(?:[-*+–—•]|\d{1,9}[.)])\s*)?\[)\s*([xX✓✔]?)\s*(\])/;

/** The letter of an option by its place. */
const letterOf = (place: number): string => String.fromCharCode('A'.charCodeAt(0) + place);

/** With the tick in another box, or another letter where the one of the key stands. */
export function* keyedElsewhere(
  lines: readonly FileLine[],
  { from, to }: Stretch,
  key: number,
  option: number,
): Candidates {
  const boxes = lines.flatMap(({ text }, at) => (at >= from && at < to && box.test(text) ? [at] : []));
  const tickOf = (at: number | undefined): string => box.exec(lines[at ?? -1]?.text ?? '')?.[2] ?? '';
  const [ticked, ...others] = boxes.filter((at) => tickOf(at) !== '');
  const wanted = boxes[option];
  if (ticked !== undefined && wanted !== undefined && others.length === 0) {
    const without = (lines[ticked]?.text ?? '').replace(box, '$1 $3');
    const ticking = (lines[wanted]?.text ?? '').replace(box, `$1${tickOf(ticked)}$3`);
    yield withText(withText(lines, ticked, without), wanted, ticking);
  }
  const named = new RegExp(`(?<![\\p{L}\\p{N}])${letterOf(key)}(?![\\p{L}\\p{N}])`, 'giu');
  for (let at = from; at < to; at += 1) {
    const text = lines[at]?.text ?? '';
    for (const { index, 0: letter } of text.matchAll(named)) {
      const other = letter === letter.toUpperCase() ? letterOf(option) : letterOf(option).toLowerCase();
      yield withText(lines, at, text.slice(0, index) + other + text.slice(index + 1));
    }
  }
}
