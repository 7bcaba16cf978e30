/**
 * A filled-in Markdown copy of a deck. Under the heading of each item stands the response: a tick in a box, text behind
 * `=` (one line for each gap of a cloze, code in a block below an empty `=`), the lines of an ordering in the learner's
 * order, or text below a heading `Answer`, `Output` or `Response`. What is left as it was is a blank. Items are known by
 * the `id` in their comment or by their heading; the student is `student` in the front matter, else the file's name.
 */
import type { Given, GivenResponse } from '../marking/submission.ts';
import { type Block, type ListItem, markdownOf } from '../source/block.ts';
import { linesOfText, readPage } from '../source/blocks.ts';
import { readFrontMatter } from '../source/front-matter.ts';
import { readYamlMapping } from '../source/yaml.ts';
import type { Context } from './context.ts';
import { candidatesHelp } from './finder.ts';
import { named } from './findings.ts';
import { optionNamed } from './options.ts';
import type { Question } from './question.ts';
import { letterOfPlace } from './shown.ts';

interface Section {
  readonly heading: string;
  readonly level: number;
  readonly line: number;
  readonly blocks: Block[];
}

/** What a learner wrote below the heading of an item. */
interface Filled {
  readonly question: Question;
  readonly line: number;
  readonly level: number;
  readonly boxes: ListItem[];
  readonly typed: string[];
  readonly ordered: string[];
  below: string;
}

const ignore = (): void => undefined;

function sectionsOf(blocks: readonly Block[]): readonly Section[] {
  const sections: Section[] = [{ heading: '', level: 0, line: 1, blocks: [] }];
  for (const block of blocks) {
    if (block.is !== 'heading') sections.at(-1)?.blocks.push(block);
    else sections.push({ heading: block.text, level: block.level, line: block.span.line, blocks: [] });
  }
  return sections;
}

/** The id that a comment sets. */
function idIn({ blocks }: Section): string | undefined {
  for (const block of blocks) {
    const read = block.is === 'comment' ? readYamlMapping(block.content) : undefined;
    const id = read?.ok ? read.value['id'] : undefined;
    if (typeof id === 'string') return id;
  }
  return undefined;
}

const ownText = (item: ListItem): string =>
  markdownOf(item.blocks.filter(({ is }) => is !== 'quote' && is !== 'comment'))
    .replace(/^\s*\[[ xX]\]\s*/, '')
    .replace(/<!--[\s\S]{0,400}?-->/g, '')
    .trim();

function fill(filled: Filled, { heading, blocks }: Section, isBelow: boolean): void {
  if (isBelow && /^(?:answer|output|response)s?:?$/i.test(heading.trim())) {
    const [only, second] = blocks;
    const isCode = only?.is === 'code' && second === undefined;
    filled.below = (isCode ? only.content : markdownOf(blocks.filter(({ is }) => is !== 'comment'))).trim();
    return;
  }
  for (const [at, block] of blocks.entries()) {
    if (block.is === 'list') {
      for (const item of block.items) {
        if (item.ticked !== undefined) filled.boxes.push(item);
        else if (block.ordered) filled.ordered.push(ownText(item));
      }
    }
    const first = block.is === 'paragraph' ? (block.lines[0]?.text ?? '') : '';
    if (block.is !== 'paragraph' || !/^=(?:\s|$)/.test(first)) continue;
    const text = block.lines
      .map((line) => line.text)
      .join('\n')
      .slice(1)
      .trim();
    const next = blocks[at + 1];
    filled.typed.push(text === '' && next?.is === 'code' ? next.content.trimEnd() : text);
  }
}

/** The places of some texts among the choices of an item; by their own places where each of all was given and edited. */
function placesOf(texts: readonly string[], { choices }: Question): readonly (number | undefined)[] {
  return texts.map((text, at) => optionNamed(text, choices) ?? (texts.length === choices.length ? at : undefined));
}

/** The response that was written, or the texts that are no choice of the item. */
function givenOf(filled: Filled): { readonly given: Given; readonly lost: readonly string[] } {
  const { question, boxes, typed, ordered, below } = filled;
  const whole = (given: Given) => ({ given, lost: [] });
  const written = typed.filter((text) => text !== '');
  const typedText = written.length > 0 ? typed.join('\n') : below;
  const { asks } = question;
  if (asks === 'gaps' && question.gaps > 1 && written.length > 0) return whole({ from: 'json', value: [...typed] });
  const isList = asks === 'order' && typedText === '' && ordered.length > 0;
  if (typedText !== '' || (boxes.length === 0 && !isList)) return whole({ from: 'text', text: typedText });
  const texts = isList ? ordered : boxes.map(ownText);
  const places = placesOf(texts, question);
  const taken = places.flatMap((place, at) =>
    isList || boxes[at]?.ticked === true ? [{ place, text: texts[at] ?? '' }] : [],
  );
  const lost = taken.filter(({ place }) => place === undefined).map(({ text }) => text);
  const letters = taken.flatMap(({ place }) => (place === undefined ? [] : [letterOfPlace(place)]));
  if (taken.length === 0) return whole({ from: 'text', text: '' });
  if (lost.length > 0 || !(question.takesLetters || isList)) {
    return { given: { from: 'text', text: taken.map(({ text }) => text).join('\n') }, lost };
  }
  const [first = ''] = letters;
  return whole({ from: 'json', value: asks === 'one' && letters.length === 1 ? first : letters });
}

/** Reads a filled-in copy of the deck. */
export function readFilledPage(
  file: { readonly path: string; readonly text: string; readonly fallback?: string },
  context: Context,
): void {
  const { path } = file;
  const { finder, questions, findings, collector } = context;
  const lines = linesOfText(file.text);
  const front = readFrontMatter(lines, ignore);
  const sections = sectionsOf(readPage(lines, front.height, ignore).blocks);
  const items = new Map<number, Filled>();
  let current: Filled | undefined;
  let last = -1;

  const itemOf = (section: Section): number | undefined => {
    const id = idIn(section);
    if (id !== undefined) return finder.byId(id);
    if (section.heading === '') return questions.length === 1 && sections.length === 1 ? 0 : undefined;
    const found = finder.byText(section.heading);
    if (found.is === 'item') return found.item;
    const places = found.is === 'unclear' ? found.candidates.flatMap((name) => finder.byId(name) ?? []) : [];
    return places.filter((place) => place > last && !items.has(place)).sort((a, b) => a - b)[0];
  };

  for (const section of sections) {
    const item = itemOf(section);
    const question = item === undefined ? undefined : questions[item];
    if (item !== undefined && question !== undefined && !items.has(item)) {
      current = { question, line: section.line, level: section.level, boxes: [], typed: [], ordered: [], below: '' };
      items.set(item, current);
      last = item;
      fill(current, section, false);
    } else if (current !== undefined && section.level > current.level) fill(current, section, true);
    else {
      current = undefined;
      const holds = section.blocks.some((block) => block.is === 'list' && block.items.some(({ ticked }) => ticked));
      if (!holds) continue;
      const message = `${section.heading === '' ? 'What stands here' : named(section.heading)} is no item of the deck.`;
      const help = 'Keep the headings of the deck as they are.';
      const found = candidatesHelp(finder.byText(section.heading), help);
      findings.error('item-unmatched', { path, line: section.line }, message, found);
    }
  }
  if (items.size === 0) {
    findings.error(
      'unreadable-file',
      { path, line: 1 },
      'The page holds no item of the deck.',
      'Fill in a copy of the deck.',
    );
    return;
  }
  const own = front.fields['student'];
  const student = typeof own === 'string' && own.trim() !== '' ? own.trim() : (file.fallback ?? '');
  if (student === '') {
    findings.error('student-missing', { path, line: 1 }, 'No student is named.', 'Name the file after the student.');
    return;
  }
  const responses = [...items].map(([item, filled]): GivenResponse => {
    const place = { path, line: filled.line };
    const { given, lost } = givenOf(filled);
    if (lost.length > 0) {
      const message = `The ticked ${named(lost[0] ?? '')} is no option of ${named(finder.nameOf(item))}.`;
      findings.error('response-unreadable', place, message, 'Keep the options as the deck has them.');
    }
    return { item, given, place };
  });
  collector.addSitting({ student, place: { path, line: 1 } }, responses);
}
