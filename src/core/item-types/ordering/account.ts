import type { Accounted } from '../contract.ts';
import type { OrderingBody } from './notation.ts';

/** The lines in the learner's order, each right where it stands in its place, then the right order unless it was given. */
export function accountOfOrder({ lines }: OrderingBody, response: readonly number[] | undefined): readonly Accounted[] {
  const line = (index: number, mark: Accounted['mark']): Accounted => {
    const { text = '', feedback } = lines[index] ?? {};
    return { mark, index, text, ...(feedback === undefined ? {} : { rationale: feedback }) };
  };
  const expected = lines.map((_, index) => line(index, 'expected'));
  if (response === undefined) return expected;
  const given = response.map((index, place) => line(index, index === place ? 'chosen-right' : 'chosen-wrong'));
  const isRight = given.every(({ mark }) => mark === 'chosen-right');
  // The notes stand with the right order, where the reasons are looked for.
  return isRight ? given : [...given.map(({ rationale: _, ...bare }) => bare), ...expected];
}
