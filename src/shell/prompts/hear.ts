import type { Choice, Json, Prompt, RawResponse } from '../../core/item-types/contract.ts';
import { piece } from '../../core/layout/line.ts';
import type { Shown } from '../../core/layout/shown.ts';
import { comparison } from './assess.ts';
import { field, place, text as textOf, texts as textsOf } from './draft.ts';
import { partnersIn, partnersInFileOrder } from './partners.ts';
import { buttonsOf } from './recall.ts';
import { numbered, range, withGaps } from './speech.ts';

/** What came in a line: a response, or the reason why there is none. */
export type Heard =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'command'; readonly key: string }
  | { readonly is: 'time-up' }
  | { readonly is: 'closed' };

/** How a prompt is asked in lines. */
export interface Hearing {
  /** True where somebody waits at a terminal, false in a pipe. */
  readonly isLive: boolean;
  say(shown: readonly Shown[]): void;
  /** Markdown as it is read out within a sentence. */
  inline(markdown: string): string;
  /** Asks for one line; where words are typed, commands take a colon. */
  hear(words: string, typed: boolean): Promise<Heard>;
}

/** A response, or what came instead and what was given until then. */
export type HeardPrompt =
  | { readonly is: 'response'; readonly raw: RawResponse }
  | { readonly is: 'stopped'; readonly by: Exclude<Heard, { readonly is: 'text' }>; readonly draft: Json };

/** What is read out before a prompt: its choices, its text with gaps. */
export function spokenPrompt(prompt: Prompt): readonly Shown[] {
  switch (prompt.shape) {
    case 'choose-one':
    case 'choose-many':
    case 'order':
      return numbered(prompt.choices);
    case 'pair':
      return numbered(prompt.right);
    case 'fill':
      return [withGaps(prompt.segments, prompt.gaps)];
    case 'type':
      return prompt.expects === '' ? [] : [{ is: 'markdown', text: prompt.expects }];
    case 'recall':
    case 'assess':
      return [];
  }
}

/** Asks a prompt of any shape, going on from a draft. */
export function hearPrompt(prompt: Prompt, draft: unknown, hearing: Hearing): Promise<HeardPrompt> {
  switch (prompt.shape) {
    case 'choose-one':
      return line(hearing, `Your answer, ${range(prompt.choices.length)}`, false, prompt.choices);
    case 'choose-many':
      return line(hearing, `Your answers, such as ${example(prompt.choices.length)}`, false, prompt.choices);
    case 'order':
      return line(hearing, 'The numbers of the lines in the right order', false, prompt.choices);
    case 'type':
      return prompt.lines === 'one' ? line(hearing, 'Your answer', true, []) : manyLines(hearing, draft);
    case 'fill':
      return fill(hearing, prompt, draft);
    case 'pair':
      return pair(hearing, prompt, draft);
    case 'recall':
      return recall(hearing, prompt, draft);
    case 'assess':
      return assess(hearing, prompt, draft);
  }
}

type ShapeOf<Shape> = Extract<Prompt, { readonly shape: Shape }>;
type Stop = Extract<HeardPrompt, { readonly is: 'stopped' }>;

const stopped = (by: Stop['by'], draft: Json): Stop => ({ is: 'stopped', by, draft });
const fromKeys = (value: Json): HeardPrompt => ({ is: 'response', raw: { from: 'keys', value } });
const WRITE = 'Your answer in one or more lines, an empty line ends it';
const example = (count: number): string => (count < 3 ? '1 2' : '1 3');
const sentence = (text: string): Shown => ({ is: 'row', left: [piece(text)] });

async function line(hearing: Hearing, words: string, typed: boolean, choices: readonly Choice[]): Promise<HeardPrompt> {
  let isWarned = !hearing.isLive;
  for (;;) {
    const heard = await hearing.hear(words, typed);
    if (heard.is !== 'text') return stopped(heard, null);
    const isBlank = heard.text.trim() === '';
    if (!isBlank || isWarned) {
      const shown = choices.length === 0 ? {} : { shown: choices.map(({ index }) => index) };
      return { is: 'response', raw: { from: 'text', text: heard.text, ...shown } };
    }
    isWarned = true;
    hearing.say([sentence('Nothing is given. Enter again leaves it blank.')]);
  }
}

async function lines(
  hearing: Hearing,
  words: string,
  before: string,
): Promise<{ readonly heard: Heard; readonly written: string }> {
  const written = before === '' ? [] : before.split('\n');
  if (written.length > 0) hearing.say([sentence('So far:'), ...written.map(sentence)]);
  let asked = words;
  for (;;) {
    const heard = await hearing.hear(asked, true);
    asked = '';
    if (heard.is === 'text' && heard.text.trim() !== '') {
      written.push(heard.text);
      continue;
    }
    // The end of the input ends an answer, too; the next prompt will find it.
    const isEnd = heard.is === 'closed' && written.length > 0;
    return { heard: isEnd ? { is: 'text', text: '' } : heard, written: written.join('\n') };
  }
}

async function manyLines(hearing: Hearing, draft: unknown): Promise<HeardPrompt> {
  const { heard, written } = await lines(hearing, WRITE, textOf(draft, 'text'));
  if (heard.is !== 'text') return stopped(heard, { text: written });
  return { is: 'response', raw: { from: 'text', text: written } };
}

async function fill(hearing: Hearing, { segments, gaps }: ShapeOf<'fill'>, draft: unknown): Promise<HeardPrompt> {
  let texts = textsOf(draft, 'texts', gaps);
  for (let at = place(draft, 'at', gaps) ?? 0; at < gaps; at += 1) {
    const gap = segments.find((one) => one.is === 'gap' && one.gap === at);
    const hint = gap?.is === 'gap' && gap.hint !== undefined ? `, ${hearing.inline(gap.hint)}` : '';
    const heard = await hearing.hear(`Gap ${at + 1} of ${gaps}${hint}`, true);
    if (heard.is !== 'text') return stopped(heard, { at, texts });
    texts = texts.with(at, heard.text);
  }
  return fromKeys(texts.every((text) => text.trim() === '') ? null : texts);
}

async function pair(hearing: Hearing, { left, right }: ShapeOf<'pair'>, draft: unknown): Promise<HeardPrompt> {
  let partners = partnersIn(draft, left.length, right);
  for (let at = place(draft, 'at', left.length) ?? 0; at < left.length; at += 1) {
    const words = `${hearing.inline(left[at]?.text ?? '')} goes with, ${range(right.length)}`;
    const heard = await numbers(hearing, words, right, 1);
    if (heard.is !== 'numbers') return stopped(heard, { at, partners });
    partners = partners.with(at, heard.indices[0] ?? null);
  }
  return fromKeys(partnersInFileOrder(left, partners));
}

async function recall(hearing: Hearing, { back, buttons }: ShapeOf<'recall'>, draft: unknown): Promise<HeardPrompt> {
  if (field(draft, 'shown') !== true) {
    // In a pipe a response is a line, and seeing the back is none.
    const heard = hearing.isLive ? await hearing.hear('Enter for the answer', false) : undefined;
    if (heard !== undefined && heard.is !== 'text') return stopped(heard, { shown: false });
    hearing.say([{ is: 'gap' }, { is: 'markdown', text: back }]);
  }
  const offered = buttonsOf(buttons);
  const words = offered.map(({ key, does }) => `${key} ${does.replace('  ', ' in ')}`).join(', ');
  for (;;) {
    const heard = await hearing.hear(`How well did you know it: ${words}`, false);
    if (heard.is !== 'text') return stopped(heard, { shown: true });
    const said = heard.text.trim().toLowerCase();
    const chosen = offered.find(({ rating, key }) => said === rating || said === key);
    if (chosen !== undefined) return fromKeys(chosen.rating);
    hearing.say([sentence(`Please answer with a number from ${range(offered.length)}.`)]);
  }
}

async function assess(hearing: Hearing, { model, points }: ShapeOf<'assess'>, draft: unknown): Promise<HeardPrompt> {
  const before = textOf(draft, 'text');
  if (field(draft, 'points') !== undefined) return await pointsMade(hearing, points, before);
  const { heard, written } = await lines(hearing, WRITE, before);
  if (heard.is !== 'text') return stopped(heard, { text: written });
  hearing.say([...comparison('', model), ...numbered(points)]);
  return await pointsMade(hearing, points, written);
}

async function pointsMade(hearing: Hearing, points: readonly Choice[], text: string): Promise<HeardPrompt> {
  const heard = await numbers(hearing, 'The numbers of the points, or nothing for none', points, points.length);
  return heard.is === 'numbers' ? fromKeys({ text, points: heard.indices }) : stopped(heard, { text, points: {} });
}

/** The indices of the choices that a line names by number, ascending; asked again until it does. */
async function numbers(
  hearing: Hearing,
  words: string,
  choices: readonly Choice[],
  most: number,
): Promise<Exclude<Heard, { is: 'text' }> | { readonly is: 'numbers'; readonly indices: readonly number[] }> {
  for (;;) {
    const heard = await hearing.hear(words, false);
    if (heard.is !== 'text') return heard;
    const named = heard.text.split(/[\s,;]+/).filter((text) => text !== '' && text.toLowerCase() !== 'none');
    const chosen = named.flatMap((text) => (/^\d{1,6}$/.test(text) ? (choices[Number(text) - 1]?.index ?? []) : []));
    if (chosen.length === named.length && named.length <= most) {
      return { is: 'numbers', indices: [...new Set(chosen)].sort((a, b) => a - b) };
    }
    const wanted = most === 1 ? 'a number' : 'numbers';
    hearing.say([sentence(`Please answer with ${wanted} from ${range(choices.length)}, or nothing.`)]);
  }
}
