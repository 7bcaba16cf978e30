import { letterOf } from '../grading/letters.ts';
import type { Json } from '../item-types/contract.ts';
import type { Given } from '../marking/submission.ts';
import { joint, type System } from './exports.ts';
import { optionNamed, optionsIn } from './options.ts';
import type { Question } from './question.ts';
import { readOrder } from './shown.ts';

/** A response with the order in which its choices stood, where that is known. */
export interface Shown {
  readonly given: Given;
  readonly shown?: readonly number[];
}

const text = (value: string): Given => ({ from: 'text', text: value });
const json = (value: Json): Given => ({ from: 'json', value });

/** A text of Canvas without the backslashes in front of what would separate. */
const unescaped = (cell: string): string => cell.replace(/\\,/g, ',').replace(/\\=>/g, '=>');

/** The parts of a cell of Canvas, whose own commas stand behind a backslash. */
const canvasParts = (cell: string): readonly string[] => cell.split(/(?<!\\),/).map((part) => unescaped(part).trim());

/** The gaps of a cell: `part 1: await; part 2: gather` in Moodle (`Teil 1: …` in German), `await,gather` in Canvas. */
function gapsIn(cell: string, { gaps }: Question, system: System): readonly string[] | undefined {
  if (system === 'canvas') {
    const parts = canvasParts(cell);
    return parts.length === gaps ? parts : undefined;
  }
  if (system !== 'moodle') return undefined;
  const parts = cell.split(/(?:^|;\s*)\p{L}{2,20} \d{1,3}: ?/u).slice(1);
  return parts.length === gaps ? parts.map((part) => part.trim()) : undefined;
}

/**
 * The response in a cell of an export. An export writes the texts of options and never their letters, so they are given
 * on as the letters of the file, which have one reading; what is no list of options stays the text that it is.
 */
export function givenInExport(cell: string, question: Question, system: System): Given {
  const { asks, choices } = question;
  if (cell.trim() === '' || (system === 'moodle' && cell.trim() === '-')) return text('');
  const own = system === 'canvas' ? unescaped(cell) : cell;
  if (question.takesLetters && asks === 'one') {
    const place = optionNamed(own, choices);
    return place === undefined ? text(own) : json(letterOf(place));
  }
  if (question.takesLetters && asks === 'list') {
    const places = optionsIn(own, choices, joint[system]);
    return places === undefined ? text(own) : json(places.map(letterOf));
  }
  if (asks === 'gaps' && question.gaps > 1) {
    const gaps = gapsIn(cell, question, system);
    return gaps === undefined ? text(own) : json(gaps);
  }
  if (asks === 'pairs' && system === 'canvas') return text(canvasParts(cell).join('\n'));
  return text(own);
}

/** A response and its order column; a response to a paper whose order cannot be read is one that no kind understands. */
export function givenInOrder(given: Given, order: string, question: Question): Shown | undefined {
  const count = question.choices.length;
  if (order.trim() === '' || count === 0) return { given };
  const shown = readOrder(order, count);
  return shown === undefined ? undefined : { given: asWritten(given), shown };
}

/** A text, number or list of JSON as the text that a learner wrote, so that it is read in the order that was shown. */
export function asWritten(given: Given): Given {
  if (given.from === 'text') return given;
  const parts = Array.isArray(given.value) ? given.value : [given.value];
  const written = parts.filter((part) => typeof part === 'string' || typeof part === 'number');
  return written.length === parts.length && parts.length > 0 ? text(written.join('\n')) : given;
}

/** A response that counts as unclear under every kind, with what was written. */
export function unreadable(given: Given, order: string): Given {
  return json({ response: given.from === 'text' ? given.text : given.value, order });
}
