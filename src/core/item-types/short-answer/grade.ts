import { equal, one } from '../../grading/fraction.ts';
import { scoreCredit, scoreWhole } from '../../grading/rules.ts';
import type { Score } from '../../grading/score.ts';
import type { ItemWith } from '../contract.ts';
import type { Answer, ShortAnswerBody } from './body.ts';
import { examplesOf } from './example.ts';
import { answerGiven } from './match.ts';

const isFull = ({ right, credit }: Answer): boolean => right && (credit === undefined || equal(credit, one));

/** The score of a response: what the answer that it gives earns. */
export function gradeText({ body, points, partial }: ItemWith<ShortAnswerBody>, response: string): Score {
  const given = answerGiven(body, response);
  if (given === undefined || !given.right) return scoreWhole(false, points, partial);
  if (given.credit === undefined || partial !== 'weights') return scoreWhole(isFull(given), points, partial);
  return scoreCredit(given.credit, points);
}

/** The first response that earns everything, as the author wrote it or as a pattern allows; nothing where none does. */
export function fullResponse(body: ShortAnswerBody): string | undefined {
  const full = body.answers.filter(isFull);
  const written = full.filter((answer) => answer.is === 'text').map((answer) => answer.text);
  const earnsAll = (text: string): boolean => {
    const given = answerGiven(body, text);
    return text.trim() !== '' && given !== undefined && isFull(given);
  };
  return (
    written.find(earnsAll) ??
    full
      .flatMap((answer) => (answer.is === 'pattern' ? examplesOf(answer.text, answer.flags ?? '') : []))
      .find(earnsAll)
  );
}
