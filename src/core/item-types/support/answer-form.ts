import type { Section } from '../../deck/section.ts';
import { parseNumericAnswer } from '../../grading/number.ts';
import { acceptedTexts } from './answers.ts';

/** What the accepted answers of a section are: true or false, numbers, or texts. */
type AnswerForm = 'truth' | 'number' | 'text';

/** The truth value that an author's text stands for. */
export function truthOf(text: string): boolean | undefined {
  if (/^true$/i.test(text)) return true;
  return /^false$/i.test(text) ? false : undefined;
}

/** True for a number, a range or a number with a tolerance, also one with a mistake in it. */
function isNumeric(text: string): boolean {
  const read = parseNumericAnswer(text);
  return read.ok || read.code !== 'number-invalid' || /^[+-]?\d[\d.,]*\s*±/.test(text);
}

/** The form of some accepted answers. */
export function formOfTexts(texts: readonly string[]): AnswerForm {
  if (texts.every((text) => truthOf(text) !== undefined)) return 'truth';
  return texts.every(isNumeric) ? 'number' : 'text';
}

/** The section that was read last; several kinds ask the same one in turn. */
let last: { readonly section: Section; readonly form: AnswerForm | undefined } | undefined;

/** The form of a section's accepted answers, nothing where it has none. */
export function answerForm(section: Section): AnswerForm | undefined {
  if (last?.section === section) return last.form;
  const texts = acceptedTexts(section);
  const form = texts.length === 0 ? undefined : formOfTexts(texts);
  last = { section, form };
  return form;
}
