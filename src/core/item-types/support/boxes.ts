/**
 * Options behind boxes: a task list, or what banks write in its place (`- [] text`, `-[ ] text`, `- [x ] text`). What
 * stands between two options belongs to the one before, indented or not.
 */
import {
  type Block,
  type List,
  type ListItem,
  type Paragraph,
  type PlacedLine,
  spanOfLines,
} from '../../source/block.ts';
import type { Span } from '../../source/span.ts';
import { firstLine, lineAfter, paragraphOf, partOfList } from './blocks.ts';

/** An option before its text, feedback and settings are told apart. */
export interface RawOption {
  readonly ticked: boolean;
  /** The first line of its text, or the box where there is none. */
  readonly span: Span;
  readonly blocks: readonly Block[];
}

/** The options of a section's own text, with what stands before and after them. */
interface RawOptions {
  readonly stem: readonly Block[];
  readonly options: readonly RawOption[];
  readonly after: readonly Block[];
}

interface Box {
  readonly ticked: boolean;
  /** Characters before the text. */
  readonly width: number;
}

const proper = /^\[([ xX])\](?:\s+|$)/;
const sloppy = /^\[\s*([xX✓✔]?)\s*\](?:\s+|$)/;
const tight = /^\[([ xX])\](?![([:\s])/;
const dashed = /^[-*+–—•]\s*(?=\[[^\]]{0,3}\])/;

function boxOf(text: string): Box | undefined {
  if (!text.startsWith('[')) return undefined;
  const found = proper.exec(text) ?? sloppy.exec(text) ?? tight.exec(text);
  return found === null ? undefined : { ticked: (found[1] ?? '').trim() !== '', width: found[0].length };
}

/** The box of a line of a paragraph that was meant as a list item: `-[ ] text`. */
function boxOfLine(text: string): Box | undefined {
  const dash = dashed.exec(text)?.[0].length ?? 0;
  const box = dash === 0 ? undefined : boxOf(text.slice(dash));
  return box === undefined ? undefined : { ticked: box.ticked, width: dash + box.width };
}

const boxOfItem = (item: ListItem): Box | undefined =>
  item.blocks[0]?.is === 'paragraph' ? boxOf(firstLine(item.blocks[0]).text) : undefined;

const isLink = (item: ListItem): boolean => /^\s*(?:\[.*\]\(.*\)|<?https?:\S+)\s*$/.test(firstLine(item).text);

/** The items of a list that are options: those with a box, and one without among them, which is not ticked. */
function optionsAmong(list: List): ReadonlySet<ListItem> {
  const boxed = list.items.filter((item) => boxOfItem(item) !== undefined);
  const [first, last] = [boxed[0], boxed[boxed.length - 1]];
  const options = new Set(boxed);
  if (first === undefined || last === undefined) return options;
  let before = first;
  let isAmong = true;
  for (const item of list.items.slice(list.items.indexOf(first))) {
    if (item === last) isAmong = false;
    const isRightBelow = options.has(before) && item.span.line === before.span.endLine + 1 && !isLink(item);
    if (isAmong || isRightBelow) options.add(item);
    before = item;
  }
  return options;
}

class Collector {
  readonly stem: Block[] = [];
  readonly options: { ticked: boolean; span: Span; blocks: Block[] }[] = [];
  /** Blocks whose owner is known when another option follows, or none does. */
  pending: Block[] = [];

  open(ticked: boolean, span: Span): void {
    const owner = this.options.at(-1)?.blocks ?? this.stem;
    for (const block of this.pending) owner.push(block);
    this.pending = [];
    this.options.push({ ticked, span, blocks: [] });
  }

  /** Takes blocks in order; `keep` says where those go that open no option. */
  add(blocks: readonly Block[], keep: (block: Block) => void): void {
    for (const block of blocks) {
      if (block.is === 'list') this.addList(block, keep);
      else if (block.is === 'paragraph') this.addParagraph(block, keep);
      else keep(block);
    }
  }

  private readonly keepInOption = (block: Block): void => {
    this.options.at(-1)?.blocks.push(block);
  };

  private addList(list: List, keep: (block: Block) => void): void {
    const options = optionsAmong(list);
    if (options.size === 0) return keep(list);
    let plain: ListItem[] = [];
    const flush = (): void => {
      if (plain.length > 0) keep(partOfList(list, plain));
      plain = [];
    };
    for (const item of list.items) {
      if (!options.has(item)) {
        plain.push(item);
        continue;
      }
      flush();
      this.addItem(item);
    }
    flush();
  }

  private addItem(item: ListItem): void {
    const box = boxOfItem(item) ?? { ticked: false, width: 0 };
    const [first, ...others] = item.blocks;
    if (first?.is !== 'paragraph') {
      this.open(box.ticked, spanOfLines([firstLine(item)]));
      return this.add(item.blocks, this.keepInOption);
    }
    this.openWith(first.lines, box);
    this.add(others, this.keepInOption);
  }

  private addParagraph(paragraph: Paragraph, keep: (block: Block) => void): void {
    const boxes = paragraph.lines.map((line) => boxOfLine(line.text));
    const firstBox = boxes.findIndex((box) => box !== undefined);
    if (firstBox < 0) return keep(paragraph);
    if (firstBox > 0) keep(paragraphOf(paragraph.lines.slice(0, firstBox)));
    this.openWith(paragraph.lines.slice(firstBox), boxes[firstBox] ?? { ticked: false, width: 0 });
  }

  /** Opens an option with the lines of its first paragraph; a line with a box of its own opens the next. */
  private openWith(lines: readonly PlacedLine[], box: Box): void {
    let own: PlacedLine[] = [];
    let current = box;
    for (const line of lines) {
      const next = own.length === 0 ? undefined : boxOfLine(line.text);
      if (next !== undefined) {
        this.openOne(own, current);
        own = [];
        current = next;
      }
      own.push(line);
    }
    this.openOne(own, current);
  }

  private openOne(lines: readonly PlacedLine[], box: Box): void {
    const first = firstLine({ lines });
    const text = lineAfter(first, box.width);
    this.open(box.ticked, spanOfLines(text.text.trim() === '' ? [first] : [text]));
    const kept = [text, ...lines.slice(1)].filter((line) => line.text.trim() !== '');
    if (kept.length > 0) this.keepInOption(paragraphOf(kept));
  }
}

const isPicture = (block: Block | undefined): boolean =>
  block?.is === 'code' || (block?.is === 'paragraph' && /^!\[[^\]]*\]\([^)]*\)$/.test(firstLine(block).text.trim()));

/** True if a block below the last option is its own: where that is empty, or every option before it ends like this. */
function isOfLast(options: readonly RawOption[], block: Block | undefined): boolean {
  const before = options.slice(0, -1);
  const last = options.at(-1);
  if (last === undefined || !isPicture(block) || last.blocks.some(isPicture)) return false;
  return last.blocks.length === 0 || (before.length > 0 && before.every(({ blocks }) => isPicture(blocks.at(-1))));
}

/** The options behind boxes, or nothing where there is no box. */
export function readBoxes(blocks: readonly Block[]): RawOptions | undefined {
  const collector = new Collector();
  collector.add(blocks, (block) => collector.pending.push(block));
  const { stem, options, pending } = collector;
  if (options.length === 0) return undefined;
  const [first, ...others] = pending;
  if (first === undefined || !isOfLast(options, first)) return { stem, options, after: pending };
  options.at(-1)?.blocks.push(first);
  return { stem, options, after: others };
}
