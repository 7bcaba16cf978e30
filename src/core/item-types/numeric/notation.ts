import type { Section } from '../../deck/section.ts';
import type { Report } from '../../diagnostics/diagnostic.ts';
import { equal, one } from '../../grading/fraction.ts';
import { formatNumericAnswer, matches, overlap, parseNumericAnswer } from '../../grading/number.ts';
import type { Span } from '../../source/span.ts';
import type { Acceptance, Taken } from '../contract.ts';
import { type AnswerLine, formatAnswer, readAnswers } from '../support/answers.ts';
import { watched } from '../support/reporting.ts';
import type { NumericBody, Target } from './body.ts';
import { fullResponse, targetMet } from './grade.ts';

function targetOf({ text, span, ...line }: AnswerLine, report: Report): Target | undefined {
  if (text === '') {
    report('answer-empty', span);
    return undefined;
  }
  const read = parseNumericAnswer(text);
  if (read.ok) return { ...line, answer: read.answer };
  report(read.code, span, read.detail);
  return undefined;
}

const sameCredit = (a: Target, b: Target): boolean => equal(a.credit ?? one, b.credit ?? one);

/** So many answers are held against those below them; a deck with more is none that an author has written by hand. */
const mostCompared = 50;

/** A target with its place in the file, and as it is written. */
interface Placed {
  readonly target: Target;
  readonly span: Span;
  readonly text: string;
}

/** Reports what can never be reached, and ranges of equal worth that overlap. */
function checkReach(targets: readonly Placed[], report: Report): void {
  for (const [place, { target, span, text }] of targets.entries()) {
    const { answer } = target;
    for (const earlier of targets.slice(0, Math.min(place, mostCompared))) {
      const before = earlier.target;
      const { line } = earlier.span;
      if (earlier.text === text) {
        report(before.right === target.right ? 'answer-duplicate' : 'answer-unreachable', span, { line });
        break;
      }
      if (answer.is === 'exact' && before.answer.is !== 'exact' && matches(before.answer, answer)) {
        report('answer-unreachable', span, { line });
        break;
      }
      if (before.right === target.right && sameCredit(before, target) && overlap(before.answer, answer)) {
        report('range-overlap', span, { line });
        break;
      }
    }
  }
}

/** What the answer lines of a section say, each a number, a range or a number with a tolerance. */
export function parseNumeric(section: Section, outer: Report): Taken<NumericBody> | undefined {
  const { report, failed } = watched(outer);
  const found = readAnswers(section, report);
  if (found === undefined) {
    const help = 'Write the number on a line of its own: `= 42`.';
    report('kind-mismatch', section.titleSpan, { kind: 'numeric', help });
    return undefined;
  }
  const placed = found.lines.flatMap((line): readonly Placed[] => {
    const target = targetOf(line, report);
    return target === undefined ? [] : [{ target, span: line.span, text: formatNumericAnswer(target.answer) }];
  });
  if (failed()) return undefined;
  const targets = placed.map(({ target }) => target);
  checkReach(placed, report);
  if (fullResponse({ targets }) === undefined) {
    report('answer-full-missing', found.lines[0]?.span ?? section.titleSpan);
  }
  return failed() ? undefined : { body: { targets }, stem: found.stem, after: found.after, below: section.below };
}

/** With the number of a response as the last accepted answer; nothing where a line above decides otherwise. */
export function acceptingNumber({ targets }: NumericBody, response: string): Acceptance<NumericBody> | undefined {
  const text = response.replace(/\s+/g, ' ').trim();
  const read = parseNumericAnswer(text);
  if (!read.ok) return undefined;
  const target: Target = { right: true, answer: read.answer };
  const place = targets.findLastIndex(({ right }) => right) + 1;
  const body = { targets: [...targets.slice(0, place), target, ...targets.slice(place)] };
  return targetMet(body, response) === target ? { body, line: formatAnswer({ ...target, text }) } : undefined;
}

/** The targets as lines. */
export function formatNumeric({ targets }: NumericBody): string {
  return targets.map(({ answer, ...line }) => formatAnswer({ ...line, text: formatNumericAnswer(answer) })).join('\n');
}
