import type { Section } from '../../deck/section.ts';
import type { Report } from '../../diagnostics/diagnostic.ts';
import { compilePattern } from '../../grading/pattern.ts';
import { foldText } from '../../grading/text.ts';
import { type Span, spanAt } from '../../source/span.ts';
import type { Acceptance, Taken } from '../contract.ts';
import { formOfTexts } from '../support/answer-form.ts';
import { type AnswerLine, formatAnswer, readAnswers } from '../support/answers.ts';
import { watched } from '../support/reporting.ts';
import type { Answer, ShortAnswerBody } from './body.ts';
import { fullResponse } from './grade.ts';
import { answerGiven, testOf } from './match.ts';

const slashed = /^\/(.+)\/([gimsu]*)$/;
const escapedSlash = /^\\+\/.+\/[gimsu]*$/;

/** `/to_?thread/i` is a pattern, `/etc/hosts` a text, and so is `\/etc/`. */
function answerOf({ span: _, text, ...line }: AnswerLine): Answer {
  const pattern = slashed.exec(text);
  if (pattern !== null) return { ...line, is: 'pattern', text: pattern[1] ?? '', flags: pattern[2] ?? '' };
  return { ...line, is: 'text', text: escapedSlash.test(text) ? text.slice(1) : text };
}

function textOfAnswer({ is, text, flags }: Answer): string {
  if (is === 'pattern') return `/${text}/${flags ?? ''}`;
  return slashed.test(text) || escapedSlash.test(text) ? `\\${text}` : text;
}

function checkPattern({ text, flags }: Answer, span: Span, report: Report): void {
  const pattern = compilePattern(text, flags ?? '');
  if (pattern.ok) return;
  const { reason, detail, at } = pattern;
  const place = at === undefined ? span : spanAt(span.line, span.column + 1 + at, 1);
  if (reason === 'invalid') report('pattern-invalid', place, { reason: detail });
  else report('pattern-not-linear', place, { feature: detail });
}

/** So many patterns are tried on the texts below them; a deck with more is none that an author has written by hand. */
const mostPatterns = 50;

function checkReach(answers: readonly Answer[], lines: readonly AnswerLine[], section: Section, report: Report): void {
  const { settings } = section;
  const placeOfText = new Map<string, number>();
  const patterns: { readonly place: number; readonly test: (response: string) => boolean }[] = [];
  for (const [place, answer] of answers.entries()) {
    const span = lines[place]?.span;
    if (answer.is === 'pattern') {
      if (patterns.length < mostPatterns) patterns.push({ place, test: testOf(answer, settings) });
      continue;
    }
    const folded = foldText(answer.text, settings);
    const byText = placeOfText.get(folded);
    const byPattern = patterns.find(({ test }) => test(answer.text))?.place;
    const first = Math.min(byText ?? answers.length, byPattern ?? answers.length);
    if (byText === undefined) placeOfText.set(folded, place);
    const before = answers[first];
    if (before === undefined || span === undefined) continue;
    const isSame = before.is === 'text' && before.right === answer.right;
    report(isSame ? 'answer-duplicate' : 'answer-unreachable', span, { line: lines[first]?.span.line ?? 0 });
  }
}

/** What the answer lines of a section say. */
export function parseShortAnswer(section: Section, outer: Report): Taken<ShortAnswerBody> | undefined {
  const { report, failed } = watched(outer);
  const found = readAnswers(section, report);
  if (found === undefined) {
    const help = 'Write each accepted answer on a line of its own: `= text`.';
    report('kind-mismatch', section.titleSpan, { kind: 'short-answer', help });
    return undefined;
  }
  const answers = found.lines.map(answerOf);
  for (const [place, answer] of answers.entries()) {
    const span = found.lines[place]?.span ?? section.titleSpan;
    if (answer.text === '') report('answer-empty', span);
    if (answer.is === 'pattern') checkPattern(answer, span, report);
  }
  if (failed()) return undefined;
  checkReach(answers, found.lines, section, report);
  const { case: capitals, accents } = section.settings;
  const body: ShortAnswerBody = { answers, case: capitals, accents };
  if (fullResponse(body) === undefined) {
    report('answer-full-missing', found.lines[0]?.span ?? section.titleSpan);
    return undefined;
  }
  return { body, stem: found.stem, after: found.after, below: section.below };
}

/** With the text of a response as the last accepted answer; nothing where another line decides on it. */
export function acceptingText(body: ShortAnswerBody, response: string): Acceptance<ShortAnswerBody> | undefined {
  const expected = body.answers.filter(({ right, is }) => !right && is === 'text');
  if (answerGiven({ ...body, answers: expected }, response) !== undefined) return undefined;
  const answer: Answer = { right: true, is: 'text', text: response.replace(/\s+/g, ' ').trim() };
  const place = body.answers.findLastIndex(({ right }) => right) + 1;
  const answers = [...body.answers.slice(0, place), answer, ...body.answers.slice(place)];
  const wider = { ...body, answers };
  if (answerGiven(wider, response) !== answer) return undefined;
  return { body: wider, line: formatAnswer({ ...answer, text: textOfAnswer(answer) }) };
}

/** The answers as lines, a blank line after feedback. */
export function formatShortAnswer({ answers }: ShortAnswerBody): string {
  return answers.map((answer) => formatAnswer({ ...answer, text: textOfAnswer(answer) })).join('\n');
}

/** The settings that the answers need to be read as these. */
export function shortAnswerSettings(body: ShortAnswerBody): Readonly<Record<string, string | boolean>> {
  const texts = body.answers.filter(({ right }) => right).map(textOfAnswer);
  return {
    ...(formOfTexts(texts) === 'text' ? {} : { kind: 'short-answer' }),
    ...(body.case ? { case: true } : {}),
    ...(body.accents ? { accents: true } : {}),
  };
}
