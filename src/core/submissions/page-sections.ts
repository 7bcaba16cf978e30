import { type Block, type ListItem, markdownOf } from '../source/block.ts';
import { readYamlMapping } from '../source/yaml.ts';
import { readSeed } from './shown.ts';

/** A box or a line of an ordering as a learner left it. */
export interface Choice {
  readonly text: string;
  readonly ticked: boolean;
}

/** What stands below one heading of a filled-in page, whichever item it belongs to. */
export interface PageSection {
  readonly heading: string;
  readonly level: number;
  /** Its line, from 1, counted from where the piece of the page begins that holds it. */
  readonly line: number;
  /** The id that a comment sets, and the seed under which letters mean what was shown. */
  readonly id: string | undefined;
  readonly seed: number | undefined;
  readonly boxes: readonly Choice[];
  readonly ordered: readonly Choice[];
  /** The texts behind `=`. */
  readonly typed: readonly string[];
  /** The response below a heading such as `Answer`. */
  readonly below: string | undefined;
}

/** The sections of some blocks; the first one, without a heading, is what stands before all headings. */
export function sectionsOf(blocks: readonly Block[]): readonly PageSection[] {
  const drafts: { heading: string; level: number; line: number; blocks: Block[] }[] = [
    { heading: '', level: 0, line: 1, blocks: [] },
  ];
  for (const block of blocks) {
    if (block.is !== 'heading') drafts.at(-1)?.blocks.push(block);
    else drafts.push({ heading: block.text, level: block.level, line: block.span.line, blocks: [] });
  }
  return drafts.map(({ blocks: own, ...placed }) => ({
    ...placed,
    ...settingsIn(own),
    ...listed(own),
    typed: typedIn(own),
    below: /^(?:answer|output|response)s?:?$/i.test(placed.heading.trim()) ? belowIn(own) : undefined,
  }));
}

function settingsIn(blocks: readonly Block[]): Pick<PageSection, 'id' | 'seed'> {
  for (const block of blocks) {
    const read = block.is === 'comment' ? readYamlMapping(block.content) : undefined;
    const { id, seed } = read?.ok ? read.value : {};
    if (typeof id === 'string') return { id, seed: typeof seed === 'string' ? readSeed(seed) : undefined };
  }
  return { id: undefined, seed: undefined };
}

const ownText = (item: ListItem): string =>
  markdownOf(item.blocks.filter(({ is }) => is !== 'quote' && is !== 'comment'))
    .replace(/^\s*\[[ xX]\]\s*/, '')
    .replace(/<!--[\s\S]{0,400}?-->/g, '')
    .trim();

function listed(blocks: readonly Block[]): { readonly boxes: readonly Choice[]; readonly ordered: readonly Choice[] } {
  const boxes: Choice[] = [];
  const ordered: Choice[] = [];
  for (const block of blocks) {
    if (block.is !== 'list') continue;
    for (const item of block.items) {
      if (item.ticked !== undefined) boxes.push({ text: ownText(item), ticked: item.ticked });
      else if (block.ordered && ownText(item) !== '') ordered.push({ text: ownText(item), ticked: true });
    }
  }
  return { boxes, ordered };
}

function typedIn(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block, at) => {
    const first = block.is === 'paragraph' ? (block.lines[0]?.text ?? '') : '';
    if (block.is !== 'paragraph' || !/^=(?:\s|$)/.test(first)) return [];
    const text = block.lines
      .map((line) => line.text)
      .join('\n')
      .slice(1)
      .trim();
    const next = blocks[at + 1];
    return [text === '' && next?.is === 'code' ? next.content.trimEnd() : text];
  });
}

function belowIn(blocks: readonly Block[]): string {
  const [only, second] = blocks;
  const isCode = only?.is === 'code' && second === undefined;
  return (isCode ? only.content : markdownOf(blocks.filter(({ is }) => is !== 'comment'))).trim();
}
