/*
 * What was typed after a command becomes checked values here, so that a command never meets a text that it would have
 * to refuse. Each refusal says which option, what was given, and how to write it.
 */
import type { QuizOptions } from './commands/quiz.ts';
import { closest } from './core/diagnostics/suggest.ts';
import type { Order } from './core/session/paper.ts';
import type { Parsed } from './core/session/parsed.ts';
import { parseDuration, parseLevelRange, parsePercentage, parseTagExpression } from './core/session/selection.ts';
import { Refusal } from './shell/errors.ts';

/** The options of a command by name, as they were typed: a flag is `true`, any other a text. */
export type Given = Readonly<Record<string, unknown>>;

/** True where the flag was given. */
export function flag(given: Given, name: string): boolean {
  return given[name] === true;
}

/** The text that was given, or nothing. */
export function text(given: Given, name: string): string | undefined {
  const value = given[name];
  return typeof value === 'string' ? value : undefined;
}

/** The value that `parse` makes of the text that was given, or nothing where none was. Refuses what it cannot read. */
export function value<Value>(
  given: Given,
  name: string,
  parse: (text: string) => Parsed<Value>,
  command = 'quiz',
): Value | undefined {
  const typed = text(given, name);
  if (typed === undefined) return undefined;
  const result = parse(typed);
  if (result.ok) return result.value;
  const option = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  throw new Refusal(`--${option}: ${result.because}`, `Every option is explained by \`viva ${command} --help\`.`);
}

/** Reads whole numbers in a range, both ends included. */
export function wholeNumber(low: number, high: number): (text: string) => Parsed<number> {
  return (typed) => {
    const number = /^\d{1,15}$/.test(typed) ? Number(typed) : Number.NaN;
    if (number >= low && number <= high) return { ok: true, value: number };
    return { ok: false, because: `“${typed}” is no whole number from ${low} to ${high}.`, at: 0 };
  };
}

/** Reads one of some words. */
export function oneOf<Word extends string>(words: readonly Word[]): (text: string) => Parsed<Word> {
  return (typed) => {
    const word = words.find((known) => known === typed);
    if (word !== undefined) return { ok: true, value: word };
    const near = closest(typed, words);
    const meant = near === undefined ? `Write ${words.join(' or ')}.` : `Did you mean ${near}?`;
    return { ok: false, because: `“${typed}” is not known. ${meant}`, at: 0 };
  };
}

/** What `viva quiz` was asked to do. */
export function quizOptions(given: Given): QuizOptions {
  const count = value(given, 'count', wholeNumber(1, 1_000_000));
  const tags = value(given, 'tag', withTyped(tagExpression));
  const kind = text(given, 'kind');
  const levels = value(given, 'level', withTyped(parseLevelRange));
  const order = value(given, 'order', oneOf<Order>(['file', 'shuffled']));
  const seed = value(given, 'seed', wholeNumber(0, 4_294_967_295));
  const timeMs = value(given, 'time', parseDuration);
  const passMark = value(given, 'passMark', parsePercentage);
  const answers = text(given, 'answers');
  const query = text(given, 'query');
  return {
    ...(count === undefined ? {} : { count }),
    ...(tags === undefined ? {} : { tags }),
    ...(kind === undefined ? {} : { kind }),
    ...(levels === undefined ? {} : { levels }),
    ...(order === undefined ? {} : { order }),
    ...(seed === undefined ? {} : { seed }),
    ...(timeMs === undefined ? {} : { timeMs }),
    ...(passMark === undefined ? {} : { passMark }),
    ...(answers === undefined ? {} : { answers }),
    ...(query === undefined ? {} : { query }),
    exam: flag(given, 'exam'),
    retry: flag(given, 'retry'),
    json: flag(given, 'json'),
    plain: flag(given, 'plain'),
    resume: flag(given, 'resume'),
    schedule: flag(given, 'schedule'),
    share: flag(given, 'share'),
    ...historyIn(given),
  };
}

export function tagExpression(typed: string): Parsed<{ test(tags: readonly string[]): boolean }> {
  const expression = parseTagExpression(typed);
  return expression.ok ? { ok: true, value: { test: expression.test } } : expression;
}

/** Keeps the text beside its value, so that a sitting can be taken up again as it was asked for. */
function withTyped<Value extends object>(parse: (text: string) => Parsed<Value>) {
  return (typed: string): Parsed<Value & { readonly typed: string }> => {
    const result = parse(typed);
    return result.ok ? { ok: true, value: { ...result.value, typed } } : result;
  };
}

/** The folder of the history, where one was named. */
export function historyIn(given: Given): { readonly history?: string } {
  const history = text(given, 'history');
  return history === undefined ? {} : { history };
}
