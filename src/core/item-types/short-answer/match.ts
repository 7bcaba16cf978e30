import { compilePattern } from '../../grading/pattern.ts';
import { foldText, type TextRule } from '../../grading/text.ts';
import type { Answer, ShortAnswerBody } from './body.ts';

type Test = (response: string) => boolean;

const exact: TextRule = { case: true, accents: true };

/** The test that an answer puts a response to; a pattern that cannot be used fits nothing. */
export function testOf(answer: Answer, rule: TextRule): Test {
  if (answer.is === 'text') {
    const wanted = foldText(answer.text, rule);
    return (response) => foldText(response, rule) === wanted;
  }
  const pattern = compilePattern(answer.text, answer.flags ?? '');
  if (!pattern.ok) return () => false;
  return (response) => pattern.test(response.trim()) || pattern.test(foldText(response, exact));
}

const testsOfBodies = new WeakMap<ShortAnswerBody, readonly Test[]>();

/** The tests of a body's answers, made once. */
function testsOf(body: ShortAnswerBody): readonly Test[] {
  const known = testsOfBodies.get(body) ?? body.answers.map((answer) => testOf(answer, body));
  testsOfBodies.set(body, known);
  return known;
}

/** The answer that a response gives, the first in the author's order. */
export function answerGiven(body: ShortAnswerBody, response: string): Answer | undefined {
  return body.answers[testsOf(body).findIndex((test) => test(response))];
}
