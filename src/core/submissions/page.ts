/**
 * A filled-in Markdown copy of a deck. Under the heading of each item stands the response: a tick in a box, text behind
 * `=` (one line for each gap of a cloze, code in a block below an empty `=`), the lines of an ordering in the learner's
 * order, or text below a heading `Answer`, `Output` or `Response`. What is left as it was is a blank. Items are known by
 * the `id` in their comment or by their heading; letters that are written mean the order that a `seed` beside the id makes; the student is `student` in the front matter, else the file's name.
 */
import { letterOf } from '../grading/letters.ts';
import type { Given, GivenResponse, Place } from '../marking/submission.ts';
import type { Context } from './context.ts';
import { responseTo } from './facts.ts';
import { candidatesHelp } from './finder.ts';
import { named } from './findings.ts';
import { optionNamed } from './options.ts';
import type { PieceMeaning, SectionMeaning } from './page-meaning.ts';
import { type Piece, readPieces } from './page-pieces.ts';
import type { PageSection } from './page-sections.ts';
import type { Question } from './question.ts';

/** What a learner wrote below the heading of an item, and below the deeper headings that belong to it. */
interface Filled {
  readonly question: Question;
  readonly line: number;
  readonly sections: [PageSection, ...PageSection[]];
}

/** The places of some texts among the choices of an item; by their own places where each of all was given and edited. */
function placesOf(texts: readonly string[], { choices }: Question): readonly (number | undefined)[] {
  return texts.map((text, at) => optionNamed(text, choices) ?? (texts.length === choices.length ? at : undefined));
}

/** A response as it was written, or the texts that are no choice of the item. */
interface Written {
  readonly given: Given;
  readonly lost: readonly string[];
}

/** The response in some sections; what stands below a heading for it is taken for it alone. */
function writtenIn({ question, sections }: Filled): Written {
  const [first, ...deeper] = sections;
  const own = [first, ...deeper.filter(({ below }) => below === undefined)];
  const boxes = own.flatMap((section) => section.boxes);
  const typed = own.flatMap((section) => section.typed);
  const ordered = own.flatMap((section) => section.ordered);
  const below = deeper.findLast((section) => section.below !== undefined)?.below ?? '';
  const whole = (given: Given) => ({ given, lost: [] });
  const written = typed.filter((text) => text !== '');
  const typedText = written.length > 0 ? typed.join('\n') : below;
  const { asks } = question;
  if (asks === 'gaps' && question.gaps > 1 && written.length > 0) return whole({ from: 'json', value: typed });
  const isList = asks === 'order' && typedText === '' && ordered.length > 0;
  if (typedText !== '' || (boxes.length === 0 && !isList)) return whole({ from: 'text', text: typedText });
  const choices = isList ? ordered : boxes;
  const places = placesOf(
    choices.map(({ text }) => text),
    question,
  );
  const taken = choices.flatMap(({ text, ticked }, at) => (ticked ? [{ place: places[at], text }] : []));
  const lost = taken.filter(({ place }) => place === undefined).map(({ text }) => text);
  const letters = taken.flatMap(({ place }) => (place === undefined ? [] : [letterOf(place)]));
  if (taken.length === 0) return whole({ from: 'text', text: '' });
  if (lost.length > 0 || !(question.takesLetters || isList)) {
    return { given: { from: 'text', text: taken.map(({ text }) => text).join('\n') }, lost };
  }
  const [letter = ''] = letters;
  return whole({ from: 'json', value: asks === 'one' && letters.length === 1 ? letter : letters });
}

/** What was written in a section that is remembered, by the question that it was taken for. */
const remembered = new WeakMap<PageSection, { readonly question: Question; readonly written: Written }>();

function writtenOf(filled: Filled): Written {
  const { question, sections } = filled;
  const [only, second] = sections;
  if (second !== undefined) return writtenIn(filled);
  const known = remembered.get(only);
  if (known?.question === question) return known.written;
  const written = writtenIn(filled);
  remembered.set(only, { question, written });
  return written;
}

/** A response with the order in which its section showed the choices that letters name. */
function responseIn({ seed }: PageSection, item: number, given: Given, place: Place, context: Context): GivenResponse {
  const order = given.from === 'text' && seed !== undefined ? { seed } : {};
  return responseTo(item, given, order, undefined, place, context);
}

/** True for the heading of a text of the deck that is no item; a list of tasks may stand there. */
function isReading(heading: string, questions: readonly Question[]): boolean {
  const decks = new Set(questions.map(({ named }) => named.deck));
  return [...decks].some(({ parts }) => parts.some((part) => part.is === 'reading' && part.title === heading));
}

/** What a piece of a page of several sections means, whatever else stands in that page. */
function meaningOf({ sections }: Piece, context: Context): PieceMeaning {
  const { finder, questions } = context;
  const meanings: SectionMeaning[] = [];
  for (const section of sections) {
    const { id, heading, level, boxes } = section;
    const found = id !== undefined || heading === '' ? undefined : finder.byText(heading);
    if (found?.is === 'unclear') return undefined;
    const item = id !== undefined ? finder.byId(id) : found?.is === 'item' ? found.item : undefined;
    const question = item === undefined ? undefined : questions[item];
    if (item === undefined || question === undefined) {
      if (boxes.some(({ ticked }) => ticked) && !isReading(heading, questions)) return undefined;
      meanings.push({ level });
      continue;
    }
    const { given, lost } = writtenOf({ question, line: section.line, sections: [section] });
    if (lost.length > 0) return undefined;
    const { place: _, ...answer } = responseIn(section, item, given, { path: '' }, context);
    meanings.push({ level, answer });
  }
  return meanings;
}

/** Reads a filled-in copy of the deck. */
export function readFilledPage(
  file: { readonly path: string; readonly text: string; readonly fallback?: string },
  context: Context,
): void {
  const { path } = file;
  const { finder, questions, findings, collector } = context;
  const page = readPieces(file.text, context.pieces);
  const items = new Map<number, Filled>();
  let current: Filled | undefined;
  let last = -1;

  const itemOf = ({ id, heading }: PageSection): number | undefined => {
    if (id !== undefined) return finder.byId(id);
    if (heading === '') return questions.length === 1 && page.sections.length === 1 ? 0 : undefined;
    const found = finder.byText(heading);
    if (found.is === 'item') return found.item;
    const places = found.is === 'unclear' ? found.candidates.flatMap((name) => finder.byId(name) ?? []) : [];
    return places.filter((place) => place > last && !items.has(place)).sort((a, b) => a - b)[0];
  };

  for (const [at, section] of page.sections.entries()) {
    const line = section.line + (page.linesBefore[at] ?? 0);
    const item = itemOf(section);
    const question = item === undefined ? undefined : questions[item];
    if (item !== undefined && question !== undefined && !items.has(item)) {
      current = { question, line, sections: [section] };
      items.set(item, current);
      last = item;
    } else if (current !== undefined && section.level > current.sections[0].level) current.sections.push(section);
    else {
      current = undefined;
      if (!section.boxes.some(({ ticked }) => ticked) || isReading(section.heading, questions)) continue;
      const message = `${section.heading === '' ? 'What stands here' : named(section.heading)} is no item of the deck.`;
      const help = 'Keep the headings of the deck as they are.';
      const found = candidatesHelp(finder.byText(section.heading), help);
      findings.error('item-unmatched', { path, line }, message, found);
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
  const student = page.student ?? file.fallback ?? '';
  if (student === '') {
    findings.error('student-missing', { path, line: 1 }, 'No student is named.', 'Name the file after the student.');
    return;
  }
  const responses = [...items].map(([item, filled]): GivenResponse => {
    const place = { path, line: filled.line };
    const { given, lost } = writtenOf(filled);
    if (lost.length > 0) {
      const message = `The ticked ${named(lost[0] ?? '')} is no option of ${named(finder.nameOf(item))}.`;
      findings.error('response-unreadable', place, message, 'Keep the options as the deck has them.');
    }
    return responseIn(filled.sections[0], item, given, place, context);
  });
  context.tellPieces(page.pieces, (piece) => meaningOf(piece, context));
  collector.addSitting({ student, place: { path, line: 1 } }, responses);
}
