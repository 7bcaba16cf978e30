import type { Section } from '../../deck/section.ts';
import type { Report } from '../../diagnostics/diagnostic.ts';
import type { Taken } from '../contract.ts';
import { truthOf } from '../support/answer-form.ts';
import { type AnswerLine, formatAnswer, readAnswers } from '../support/answers.ts';
import type { Feedback } from '../support/feedback.ts';
import { watched } from '../support/reporting.ts';

export interface TrueFalseBody extends Feedback {
  readonly answer: boolean;
  /** Shown to who gave the other answer. */
  readonly otherFeedback?: string;
}

export const words = ['True', 'False'] as const;

/** The word for a truth value. */
export function wordOf(truth: boolean): string {
  return truth ? words[0] : words[1];
}

const help = 'Write `= true` or `= false` on a line of its own.';

function checkLines(lines: readonly AnswerLine[], kind: string, report: Report): void {
  for (const line of lines) {
    if (line.text === '') report('answer-empty', line.span);
    else if (truthOf(line.text) === undefined) report('kind-mismatch', line.span, { kind, help });
  }
  const [first, ...others] = lines.filter((line) => line.right);
  for (const other of others) {
    const isSame = truthOf(first?.text ?? '') === truthOf(other.text);
    report(isSame ? 'answer-duplicate' : 'truth-many', other.span, { line: first?.span.line ?? 0 });
  }
}

/** What the lines `= true` and `~ false` of a section say. */
export function parseTruth(section: Section, outer: Report): Taken<TrueFalseBody> | undefined {
  const { report, failed } = watched(outer);
  const found = readAnswers(section, report);
  const kind = 'true-false';
  if (found === undefined) report('kind-mismatch', section.titleSpan, { kind, help });
  else checkLines(found.lines, kind, report);
  const key = found?.lines.find((line) => line.right);
  const answer = truthOf(key?.text ?? '');
  if (found === undefined || key === undefined || answer === undefined || failed()) return undefined;
  const other = found.lines.find((line) => !line.right && truthOf(line.text) !== answer);
  const body = {
    answer,
    ...(key.feedback === undefined ? {} : { feedback: key.feedback }),
    ...(key.notChosen === undefined ? {} : { notChosen: key.notChosen }),
    ...(other?.feedback === undefined ? {} : { otherFeedback: other.feedback }),
  };
  return { body, stem: found.stem, after: found.after, below: section.below };
}

/** The body as answer lines. */
export function formatTruth({ answer, feedback, notChosen, otherFeedback }: TrueFalseBody): string {
  const key = formatAnswer({
    right: true,
    text: String(answer),
    ...(feedback === undefined ? {} : { feedback }),
    ...(notChosen === undefined ? {} : { notChosen }),
  });
  if (otherFeedback === undefined) return key;
  return `${key}\n\n${formatAnswer({ right: false, text: String(!answer), feedback: otherFeedback })}`;
}

/** Every text of the body. */
export function truthTexts({ feedback, notChosen, otherFeedback }: TrueFalseBody): readonly string[] {
  return [feedback, notChosen, otherFeedback].filter((text) => text !== undefined);
}
