import { foldText, type TextRule } from './fold.ts';

/** A stretch of two texts: in both, only in the expected one, or only in the given one. */
export interface Difference {
  readonly is: 'same' | 'missing' | 'extra';
  readonly text: string;
}

/** The most pairs of pieces that are compared, and the most text that is cut finer than lines. */
const mostPairs = 250_000;
const mostCut = 20_000;

const cut = (granularity: 'grapheme' | 'word') => {
  return (text: string): readonly string[] =>
    Array.from(new Intl.Segmenter('en', { granularity }).segment(text), ({ segment }) => segment);
};
const letters = cut('grapheme');
const words = cut('word');
const lines = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/gu) ?? [];

/** What differs up to the next stretch that is in both, and that stretch. */
type Run = Record<Difference['is'], string>;

/** The parts with neighbours of the same sort joined, what is extra before what is missing in the same place. */
function joined(parts: Iterable<Difference>): readonly Difference[] {
  const runs: Run[] = [];
  for (const { is, text } of parts) {
    let run = runs.at(-1);
    if (run === undefined || (is !== 'same' && run.same !== '')) {
      run = { extra: '', missing: '', same: '' };
      runs.push(run);
    }
    run[is] += text;
  }
  const order = ['extra', 'missing', 'same'] as const;
  return runs.flatMap((run) => order.map((is) => ({ is, text: run[is] }))).filter(({ text }) => text !== '');
}

/** The difference of two lists by their longest common subsequence; pieces are the same where their keys are. */
function* aligned(
  given: readonly string[],
  expected: readonly string[],
  key: (piece: string) => string,
): Generator<Difference> {
  const [left, right] = [given.map(key), expected.map(key)];
  const width = right.length + 1;
  // How many pieces the rests from i and from j have in common, row by row.
  const common = new Uint32Array((left.length + 1) * width);
  const at = (i: number, j: number): number => common[i * width + j] ?? 0;
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1) {
      common[i * width + j] = left[i] === right[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  let [i, j] = [0, 0];
  while (i < left.length || j < right.length) {
    if (left[i] === right[j]) {
      yield { is: 'same', text: given[i] ?? '' };
      [i, j] = [i + 1, j + 1];
    } else if (i < left.length && (j === right.length || at(i + 1, j) >= at(i, j + 1))) {
      yield { is: 'extra', text: given[i] ?? '' };
      i += 1;
    } else {
      yield { is: 'missing', text: expected[j] ?? '' };
      j += 1;
    }
  }
}

function whole(given: string, expected: string): readonly Difference[] {
  return joined([
    { is: 'extra', text: given },
    { is: 'missing', text: expected },
  ]);
}

const shared = (parts: readonly Difference[]): number =>
  parts.reduce((count, part) => (part.is === 'same' ? count + part.text.length : count), 0);

/**
 * What separates a response from what was expected, by letters where they are close, else by words, else by lines, and
 * as two wholes where even that would take long. What is not missing, in order, gives the response back; what is not
 * extra, the expected text, where a rule is given but for case and accents that do not matter under it.
 */
export function difference(given: string, expected: string, rule?: TextRule): readonly Difference[] {
  if (given === expected) return given === '' ? [] : [{ is: 'same', text: given }];
  const key = rule === undefined ? (piece: string) => piece : (piece: string) => foldText(piece, rule);
  const isLong = given.length + expected.length > mostCut;
  for (const pieces of isLong ? [lines] : [letters, words, lines]) {
    const [a, b] = [pieces(given), pieces(expected)];
    if (a.length * b.length > mostPairs) continue;
    const parts = joined(aligned(a, b, key));
    // Two words with a letter here and there in common are two words.
    const isClose = shared(parts) * 2 > Math.max(given.length, expected.length);
    if (pieces !== letters || isClose) return parts;
  }
  return whole(given, expected);
}

/** What separates two texts line by line, each stretch whole lines. */
export function lineDifference(given: string, expected: string): readonly Difference[] {
  const ended = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`);
  const [a, b] = [lines(ended(given)), lines(ended(expected))];
  if (a.length * b.length > mostPairs) return whole(ended(given), ended(expected));
  return joined(aligned(a, b, (line) => line));
}
