/**
 * Boxes with letters, `- [ ] B) text`, as banks have them that name the key below (`**Answer:** B`) instead of ticking
 * it. The letters are no part of the texts, since options change their places.
 */
import type { SubSection } from '../../deck/section.ts';
import { letterOf, placeOfLetter } from '../../grading/letters.ts';
import { type Block, spanOfLines } from '../../source/block.ts';
import { firstLine, lineAfter, paragraphOf } from './blocks.ts';
import type { RawOption } from './boxes.ts';
import type { KeyLine } from './key-line.ts';
import { keyOfSubSection } from './lettered.ts';
import { marker } from './lettered-pieces.ts';
import { keyNamedIn, plainLine } from './named-key.ts';

interface Boxes {
  readonly stem: readonly Block[];
  readonly options: readonly RawOption[];
  readonly after: readonly Block[];
}

interface KeyedBoxes extends Boxes {
  readonly below: readonly SubSection[];
  readonly key?: KeyLine;
}

/** The option without the letter of its place, nothing where it has another or none. */
function withoutLetter(option: RawOption, place: number): RawOption | undefined {
  const [first, ...others] = option.blocks;
  const found = first?.is === 'paragraph' ? marker(firstLine(first).text) : undefined;
  if (first === undefined || found?.letter !== letterOf(place)) return undefined;
  const lines = [lineAfter(firstLine(first), found.width), ...first.lines.slice(1)];
  const kept = lines.filter(({ text }) => text.trim() !== '');
  if (kept.length === 0 && others.length === 0) return undefined;
  return {
    ...option,
    span: spanOfLines(lines.slice(0, 1)),
    blocks: [...(kept.length > 0 ? [paragraphOf(kept)] : []), ...others],
  };
}

/** What is left of the block that names the key. */
function rest(block: Block, key: KeyLine, options: readonly RawOption[]): readonly Block[] {
  if (block.is !== 'paragraph') return block.is === 'html' ? [] : [block];
  const said = key.rest === undefined ? '' : plainLine(key.rest.text);
  const named = options[placeOfLetter(key.letters[0] ?? '') ?? -1]?.blocks[0];
  const isRepeat = named !== undefined && said === plainLine(firstLine(named).text);
  const lines = block.lines.filter(({ line }) => line !== key.span.line);
  const kept = said === '' || isRepeat || key.rest === undefined ? lines : [key.rest, ...lines];
  return kept.length === 0 ? [] : [paragraphOf(kept)];
}

/** The boxes without their letters, and with the key ticked that a line or sub-section below names instead. */
export function keyedBoxes(boxes: Boxes, below: readonly SubSection[]): KeyedBoxes {
  const bare = boxes.options.map(withoutLetter);
  const isLettered = bare.length > 1 && bare.every((option) => option !== undefined);
  const options = isLettered ? bare.filter((option) => option !== undefined) : boxes.options;
  if (options.some(({ ticked }) => ticked)) return { stem: boxes.stem, options, after: boxes.after, below };
  const ticked = (key: KeyLine): readonly RawOption[] => {
    const places = new Set(key.letters.map(placeOfLetter));
    return options.map((option, place) => ({ ...option, ticked: places.has(place) }));
  };
  for (const [at, block] of boxes.after.entries()) {
    const key = keyNamedIn(block, options);
    if (key === undefined) continue;
    const after = [...boxes.after.slice(0, at), ...rest(block, key, options), ...boxes.after.slice(at + 1)];
    return { ...boxes, options: ticked(key), after, below, key };
  }
  for (const section of below) {
    const named = keyOfSubSection(section);
    if (named === undefined) continue;
    const others = below.map((other) => (other === section ? named.rest : other));
    return { ...boxes, options: ticked(named.key), below: others, key: named.key };
  }
  return { ...boxes, options, below };
}
