import { foldText, type TextRule } from './fold.ts';

const longestCompared = 200;

const distanceAllowed = (length: number): number => {
  if (length < 3) return 0;
  return length < 10 ? 1 : Math.floor(length / 5);
};

const digitsOf = (text: string): string => text.replace(/\P{N}/gu, '');

/** How many letters to insert, remove, change or swap with a neighbour, or more than `most`, whose exact value is open. */
export function editDistance(a: readonly string[], b: readonly string[], most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let above = b.map((_, index) => index + 1);
  above.unshift(0);
  for (const [row, letter] of a.entries()) {
    const current = [row + 1];
    for (const [column, other] of b.entries()) {
      const change = (above[column] ?? 0) + (letter === other ? 0 : 1);
      let least = Math.min(change, (above[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1);
      const swapped = row > 0 && column > 0 && letter === b[column - 1] && other === a[row - 1];
      if (swapped) least = Math.min(least, (before[column - 1] ?? 0) + 1);
      current.push(least);
    }
    if (Math.min(...current) > most && Math.min(...above) > most) return most + 1;
    [before, above] = [above, current];
  }
  return above[b.length] ?? 0;
}

/**
 * True where a response is a slip of the fingers away from what was expected, one letter or a fifth of a longer text.
 * It is shown, never accepted; another number is no slip.
 */
export function isNear(given: string, expected: string, rule: TextRule): boolean {
  const [a, b] = [[...foldText(given, rule)], [...foldText(expected, rule)]];
  if (Math.max(a.length, b.length) > longestCompared) return false;
  const [left, right] = [a.join(''), b.join('')];
  if (left === right || digitsOf(left) !== digitsOf(right)) return false;
  const most = distanceAllowed(b.length);
  return most > 0 && editDistance(a, b, most) <= most;
}
