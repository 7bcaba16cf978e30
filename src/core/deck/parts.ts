import type { Report } from '../diagnostics/diagnostic.ts';
import { parseFraction } from '../grading/fraction.ts';
import { type Block, type Comment, markdownOf, type PlacedLine, type Quote, spanOfLines } from '../source/block.ts';
import type { LinkDefinition } from '../source/markdown-it.ts';
import { definitionsIn } from '../source/references.ts';
import { readYamlMapping } from '../source/yaml.ts';
import type { ExplanationPart, Hint, Source } from './item.ts';
import type { SubSection } from './section.ts';

/** Tags that only fold or align what stands between them. */
const wrapper = /<\/?(?:details|summary|p|div|center|br)\b[^>]*>/gi;

/** True for HTML that folds or frames and says nothing: `<details><summary>Answer</summary>`. */
export function isWrapper(block: Block): boolean {
  if (block.is !== 'html') return false;
  const text = block.lines.map((line) => line.text).join('\n');
  if (text.length > 4000) return false;
  return (
    text
      .replace(/<summary\b[^>]*>[\s\S]*?<\/summary>/gi, '')
      .replace(wrapper, '')
      .trim() === ''
  );
}

/** The lines of HTML that say something besides folding and framing, without their tags. */
export function saidLines(block: Block): readonly PlacedLine[] {
  const text = block.lines.map((line) => line.text).join('\n');
  if (text.length > 4000) return [];
  return block.lines.flatMap((line) => {
    const said = line.text
      .replace(/<summary\b[^>]*>.*?<\/summary>/gi, '')
      .replace(wrapper, '')
      .trim();
    return said === '' ? [] : [{ ...line, text: said, column: line.column + Math.max(0, line.text.indexOf(said)) }];
  });
}

/** True for a hint, `> [!TIP]`. */
export const isTip = (block: Block): block is Quote =>
  block.is === 'quote' && /^\s*>\s*\[!TIP\]\s*$/i.test(block.lines[0]?.text ?? '');

function readHint(quote: Quote, report: Report): Hint {
  const lines: PlacedLine[] = [];
  let cost: Hint['cost'];
  for (const line of quote.lines.slice(1)) {
    const text = line.text.replace(/^\s*>[ \t]?/, '');
    const setting = /^\s*<!--([\s\S]*)-->\s*$/.exec(text);
    if (setting === null) {
      lines.push({ ...line, text });
      continue;
    }
    const read = readYamlMapping(setting[1] ?? '');
    const found = read.ok ? read.value['cost'] : undefined;
    cost = typeof found === 'string' ? parseFraction(found) : undefined;
    if (cost === undefined || cost.n < 0n) {
      report('hint-cost-invalid', spanOfLines([line]), {
        found: typeof found === 'string' ? found : (setting[1] ?? '').trim(),
      });
      cost = undefined;
    }
  }
  const text = lines
    .map((line) => line.text)
    .join('\n')
    .trim();
  return { text, ...(cost === undefined || cost.n === 0n ? {} : { cost }) };
}

/** The hints among some blocks, in order, and the other blocks. */
export function takeHints(
  blocks: readonly Block[],
  report: Report,
): { hints: readonly Hint[]; rest: readonly Block[] } {
  const hints: Hint[] = [];
  const rest: Block[] = [];
  for (const block of blocks) {
    if (isTip(block)) hints.push(readHint(block, report));
    else rest.push(block);
  }
  return { hints, rest };
}

const markdownLink =
  /^\[((?:[^[\]\\]|\\.|\[[^\]]*\])*)\]\(\s*<?([^\s<>()]*(?:\([^\s()]*\)[^\s<>()]*)*)>?(?:\s+(?:"[^"]*"|'[^']*'))?\s*\)[.,;]?$/;
const bareLink = /^<?(https?:\/\/[^\s<>]+)>?$/;

/** The source that a line is, if it is nothing but a link. */
function sourceOf(line: string): Source | undefined {
  const trimmed = line.trim();
  if (trimmed.length > 2000) return undefined;
  const link = markdownLink.exec(trimmed);
  if (link !== null) return { title: link[1] ?? '', url: link[2] ?? '' };
  const bare = bareLink.exec(trimmed);
  return bare === null ? undefined : { title: '', url: bare[1] ?? '' };
}

/** The sources that a block is, if it holds nothing else: a paragraph of links, or a list of them. */
function sourcesOf(block: Block): readonly Source[] | undefined {
  const lines =
    block.is === 'paragraph'
      ? block.lines.map((line) => line.text)
      : block.is === 'list'
        ? block.items.map(({ blocks: [only, more], lines: own }) =>
            (only?.is === 'paragraph' && more === undefined ? only.lines : own).map((line) => line.text).join(' '),
          )
        : [];
  const found = lines.map(sourceOf);
  const sources = found.filter((source) => source !== undefined);
  return sources.length > 0 && sources.length === found.length ? sources : undefined;
}

/** Comments that open like settings, the first of which counts, apart from the other blocks; notes of the author vanish. */
export function takeComments(
  blocks: readonly Block[],
  holdsSettings: (comment: Comment) => boolean,
): { settings?: Comment; rest: readonly Block[] } {
  let settings: Comment | undefined;
  const rest: Block[] = [];
  for (const block of blocks) {
    if (block.is !== 'comment') rest.push(block);
    else if (settings === undefined && rest.every((before) => before.is === 'rule') && holdsSettings(block))
      settings = block;
  }
  return { rest, ...(settings === undefined ? {} : { settings }) };
}

/** The texts of a deck as Markdown that stands for itself: definitions follow where quotes and lists refer to them. */
export function textWith(definitions: readonly LinkDefinition[]): (blocks: readonly Block[]) => string {
  if (definitions.length === 0) return markdownOf;
  return (blocks) => {
    const text = markdownOf(blocks);
    const used = definitionsIn(text, definitions);
    return used.length === 0 ? text : `${text}\n\n${used.join('\n')}`;
  };
}

/** What follows the response, in the author's order, and the links that stand alone in it. */
export function explanationOf(
  after: readonly Block[],
  below: readonly SubSection[],
  textOf: (blocks: readonly Block[]) => string,
): { explanation: readonly ExplanationPart[]; sources: readonly Source[] } {
  const explanation: ExplanationPart[] = [];
  const sources: Source[] = [];
  const add = (title: string, blocks: readonly Block[]): void => {
    const kept: Block[] = [];
    for (const block of blocks) {
      const found = sourcesOf(block);
      if (found !== undefined) sources.push(...found);
      else if (block.is !== 'comment' && !isWrapper(block)) kept.push(block);
    }
    while (kept.at(-1)?.is === 'rule') kept.pop();
    while (kept.at(0)?.is === 'rule') kept.shift();
    const text = textOf(kept);
    if (text.trim() === '') return;
    explanation.push(title === '' || /^(explanation|sources|references?)$/i.test(title) ? { text } : { title, text });
  };
  add('', after);
  for (const section of below) add(section.title, section.blocks);
  return { explanation, sources };
}
