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

/** Pieces one after the other, neighbours of the same sort joined, what is extra before what is missing. */
function joined(parts: Iterable<Difference>): readonly Difference[] {
  const result: Difference[] = [];
  let [extra, missing] = ['', ''];
  const flush = (): void => {
    if (extra !== '') result.push({ is: 'extra', text: extra });
    if (missing !== '') result.push({ is: 'missing', text: missing });
    [extra, missing] = ['', ''];
  };
  let same = '';
  const flushSame = (): void => {
    if (same !== '') result.push({ is: 'same', text: same });
    same = '';
  };
  for (const { is, text } of parts) {
    if (is === 'same') {
      flush();
      same += text;
    } else {
      flushSame();
      if (is === 'extra') extra += text;
      else missing += text;
    }
  }
  flushSame();
  flush();
  return result;
}

/** The difference of two lists by their longest common subsequence. */
function* aligned(given: readonly string[], expected: readonly string[]): Generator<Difference> {
  const width = expected.length + 1;
  // longest[i][j]: how many pieces the rests from i and from j have in common.
  const longest = new Uint32Array((given.length + 1) * width);
  const at = (i: number, j: number): number => longest[i * width + j] ?? 0;
  for (let i = given.length - 1; i >= 0; i -= 1) {
    for (let j = expected.length - 1; j >= 0; j -= 1) {
      longest[i * width + j] = given[i] === expected[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  let [i, j] = [0, 0];
  while (i < given.length || j < expected.length) {
    const [left, right] = [given[i], expected[j]];
    if (left !== undefined && left === right) {
      yield { is: 'same', text: left };
      [i, j] = [i + 1, j + 1];
    } else if (left !== undefined && (right === undefined || at(i + 1, j) >= at(i, j + 1))) {
      yield { is: 'extra', text: left };
      i += 1;
    } else {
      yield { is: 'missing', text: right ?? '' };
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
 * extra, the expected text.
 */
export function difference(given: string, expected: string): readonly Difference[] {
  if (given === expected) return given === '' ? [] : [{ is: 'same', text: given }];
  const isLong = given.length + expected.length > mostCut;
  for (const pieces of isLong ? [lines] : [letters, words, lines]) {
    const [a, b] = [pieces(given), pieces(expected)];
    if (a.length * b.length > mostPairs) continue;
    const parts = joined(aligned(a, b));
    // Two words with a letter here and there in common are two words.
    const isClose = shared(parts) * 2 > Math.max(given.length, expected.length);
    if (pieces !== letters || isClose) return parts;
  }
  return whole(given, expected);
}
