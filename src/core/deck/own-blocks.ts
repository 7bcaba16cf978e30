import type { Block } from '../source/block.ts';
import { answerParagraph, letteredLines, namedKey } from './letters.ts';
import { isWrapper, saidLines } from './parts.ts';

/** Lettered options name their key in many languages; the kinds read one. */
function withNamedKey(blocks: readonly Block[]): readonly Block[] {
  if (letteredLines(blocks) < 2) return blocks;
  return blocks.map((block) => {
    const [line, more] = block.is === 'paragraph' ? block.lines : block.is === 'html' ? saidLines(block) : [];
    const key = line === undefined || more !== undefined ? undefined : namedKey(line.text);
    return key === undefined || line === undefined ? block : answerParagraph(key, line);
  });
}

/** The blocks that say something, without HTML that only folds, and with the key of lettered options as kinds read it. */
export function ownBlocks(blocks: readonly Block[]): readonly Block[] {
  return withNamedKey(blocks.filter((block) => !isWrapper(block)));
}
