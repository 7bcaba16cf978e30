import type { Accounted } from '../contract.ts';
import type { Pairing } from './decode.ts';
import { type MatchingBody, pairsOf, rightsOf } from './notation.ts';

const line = (mark: Accounted['mark'], index: number, left: string, right: string): Accounted => ({
  mark,
  index,
  text: `${left} → ${right}`,
});

/** The pairs that were made, then the right ones for those that are not right. */
export function accountOfPairs(body: MatchingBody, response: Pairing | undefined): readonly Accounted[] {
  const rights = rightsOf(body);
  const pairs = pairsOf(body).map(({ left, right }, index) => {
    const place = response?.[index];
    const given = place === null || place === undefined ? undefined : rights[place];
    return { index, left, right, given };
  });
  const made = pairs.flatMap(({ index, left, right, given }) =>
    given === undefined ? [] : [line(given === right ? 'chosen-right' : 'chosen-wrong', index, left, given)],
  );
  const missing = pairs.filter(({ right, given }) => given !== right);
  return [...made, ...missing.map(({ index, left, right }) => line('expected', index, left, right))];
}
