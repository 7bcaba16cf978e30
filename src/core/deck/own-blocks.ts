import type { Block, Paragraph, PlacedLine } from '../source/block.ts';
import { answerParagraph, bareKey, letteredLines, namedKey } from './letters.ts';
import { isWrapper, saidLines } from './parts.ts';

const emptyBox = /^\[ ?\]\s+(?=\S)/;

/** True for boxes none of which is ticked, with letters behind the first two. */
function holdsLetteredBoxes(block: Block): boolean {
  if (block.is !== 'list' || block.items.some(({ ticked }) => ticked === true)) return false;
  const texts = block.items.slice(0, 2).map(({ lines: [first] }) => first?.text ?? '');
  if (!texts.every((text) => emptyBox.test(text))) return false;
  const lines = texts.map((text) => ({ text: text.replace(emptyBox, ''), line: 1, column: 1 }));
  return letteredLines([paragraphOf(lines, block)]) === 2;
}

function paragraphOf(lines: readonly PlacedLine[], at: Block): Paragraph {
  return { is: 'paragraph', lines, span: at.span };
}

/** A block with the key of lettered options, where it names one, in a line of its own. */
function withNamedKey(block: Block): readonly Block[] {
  const lines = block.is === 'paragraph' ? block.lines : block.is === 'html' ? saidLines(block) : [];
  const [first, ...rest] = lines;
  const key = first === undefined ? undefined : namedKey(first.text);
  if (key === undefined || first === undefined) return [block];
  return [answerParagraph(key, first), ...(rest.length === 0 ? [] : [paragraphOf(rest, block)])];
}

/** True for boxes none of which is ticked. */
function holdsOpenBoxes(block: Block): boolean {
  return block.is === 'list' && block.items.length > 1 && block.items.every(({ ticked }) => ticked === false);
}

const folds = (block: Block | undefined): boolean =>
  block?.is === 'html' && block.lines.some(({ text }) => /<summary\b/i.test(text));

/** A block that was folded away, if a letter at its start names the key. */
function withBareKey(block: Block): readonly Block[] | undefined {
  const [first, ...rest] = block.is === 'paragraph' ? block.lines : [];
  const key = first === undefined ? undefined : bareKey(first.text);
  // Where other lines have letters as well, they speak of the options one by one.
  if (first === undefined || key === undefined || rest.some(({ text }) => bareKey(text) !== undefined))
    return undefined;
  return [paragraphOf([{ ...first, text: `Answer: ${key}` }, ...rest], block)];
}

/** The blocks that say something, without HTML that only folds, and with the key of options as kinds read it. */
export function ownBlocks(blocks: readonly Block[]): readonly Block[] {
  const said = blocks.filter((block) => !isWrapper(block));
  const isLettered = letteredLines(said) >= 2 || said.some(holdsLetteredBoxes);
  if (said.length === blocks.length || !(isLettered || said.some(holdsOpenBoxes)))
    return isLettered ? said.flatMap(withNamedKey) : said;
  return blocks.flatMap((block, at) => {
    if (isWrapper(block)) return [];
    const keyed = folds(blocks[at - 1]) ? withBareKey(block) : undefined;
    return keyed ?? (isLettered ? withNamedKey(block) : [block]);
  });
}
