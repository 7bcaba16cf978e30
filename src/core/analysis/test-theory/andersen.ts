import { fitConditional } from './conditional.ts';
import { chanceOfChiSquare } from './distributions-of-chance.ts';
import { informative, membersOf, type Panel, panelsOf, type RightWrong, varying } from './right-wrong.ts';
import { at } from './score-table.ts';

/** Andersen's test: whether students below and above a score give the same difficulties. */
export interface AndersenTest {
  readonly split: 'mean' | 'median';
  /** The score that is split at, above which is the upper group; `null` where not all were asked the same items. */
  readonly cut: number | null;
  /** The items whose difficulty both groups determine, in the order of the test. */
  readonly items: readonly string[];
  readonly chiSquare: number;
  readonly df: number;
  readonly p: number;
}

/**
 * Andersen's likelihood ratio test by the mean and by the median score, `2 · (Σ ln L of the groups − ln L of all)`, with as
 * many degrees of freedom as items less one. An item that does not vary in one of the groups is left out, and the model
 * fitted again without it; a test with fewer than two items left, or with difficulties that a group does not determine, is
 * not given. Students who were not asked the same items are split within those who were. Source: E. B. Andersen, A
 * goodness of fit test for the Rasch model, Psychometrika 38 (1973), 123–140; the splits as in R's eRm.
 */
export function andersenTests(
  columns: readonly RightWrong[],
  panels: readonly Panel[],
  logLikelihood: number,
): readonly AndersenTest[] {
  return (['mean', 'median'] as const).flatMap((split) => andersenTest(columns, panels, logLikelihood, split) ?? []);
}

function andersenTest(
  columns: readonly RightWrong[],
  panels: readonly Panel[],
  logLikelihood: number,
  split: AndersenTest['split'],
): AndersenTest | null {
  const quick = ofOnePanel(panels, columns, logLikelihood, split);
  if (quick !== undefined) return quick;
  const { cut, isUpper } = splitBy(columns, split);
  const groups = [0, 1].map((group) => rowsOf(columns, (row) => isUpper[row] === group));
  const usable = groups.map((group) => new Set(informative(group).used.map(({ id }) => id)));
  const kept = columns.filter(({ id }) => usable.every((ids) => ids.has(id)));
  const ids = new Set(kept.map(({ id }) => id));
  const isWhole = kept.length === columns.length;
  const all = isWhole ? logLikelihood : fitConditional(panelsOf(kept), kept.length)?.logLikelihood;
  const parts = groups.map(
    (group) => fitConditional(panelsOf(group.filter(({ id }) => ids.has(id))), kept.length)?.logLikelihood,
  );
  const [lower, upper] = parts;
  if (all === undefined || lower === undefined || upper === undefined) return null;
  return testOf({ split, cut, items: [...ids] }, lower + upper - all);
}

function testOf(about: Pick<AndersenTest, 'split' | 'cut' | 'items'>, gain: number): AndersenTest {
  const [chiSquare, df] = [Math.max(0, 2 * gain), about.items.length - 1];
  return { ...about, chiSquare, df, p: chanceOfChiSquare(chiSquare, df) };
}

/** The test from counts alone, where all were asked the same and every item varies in both groups. */
function ofOnePanel(
  panels: readonly Panel[],
  columns: readonly RightWrong[],
  logLikelihood: number,
  split: AndersenTest['split'],
): AndersenTest | null | undefined {
  const [panel, ...others] = panels;
  if (panel === undefined || others.length > 0) return undefined;
  const cut = split === 'mean' ? meanScore(panel) : medianScore(panel);
  const groups = [false, true].map((isUpper) => ({
    ...panel,
    students: panel.students.map((count, score) => (score > cut === isUpper ? count : 0)),
    right: panel.right.map((counts, score) => (score > cut === isUpper ? counts : counts.map(() => 0))),
  }));
  if (!groups.every((group) => varying([group], columns.length).every((each) => each))) return undefined;
  const [lower, upper] = groups.map((group) => fitConditional([group], columns.length)?.logLikelihood);
  if (lower === undefined || upper === undefined) return null;
  return testOf({ split, cut, items: columns.map(({ id }) => id) }, lower + upper - logLikelihood);
}

function meanScore({ students }: Panel): number {
  const n = students.reduce((sum, count) => sum + count, 0);
  return students.reduce((sum, count, score) => sum + count * score, 0) / n;
}

function medianScore({ students }: Panel): number {
  const n = students.reduce((sum, count) => sum + count, 0);
  const scoreAt = (place: number): number => {
    let left = place;
    return students.findIndex((count) => {
      left -= count;
      return left < 0;
    });
  };
  return (scoreAt(Math.floor((n - 1) / 2)) + scoreAt(Math.floor(n / 2))) / 2;
}

interface Split {
  /** The score that is split at, where all were asked the same. */
  readonly cut: number | null;
  /** By student 1 where the score is above the cut of those who were asked the same. */
  readonly isUpper: Uint8Array;
}

function splitBy(columns: readonly RightWrong[], split: AndersenTest['split']): Split {
  const n = columns[0]?.marks.length ?? 0;
  const scores = new Float64Array(n);
  for (const { marks } of columns)
    for (let row = 0; row < n; row += 1) scores[row] = at(scores, row) + (at(marks, row) === 1 ? 1 : 0);
  const isUpper = new Uint8Array(n);
  const cuts = membersOf(columns).map(({ rows }) => {
    const own = Float64Array.from(rows, (row) => at(scores, row));
    const cut = split === 'mean' ? own.reduce((sum, each) => sum + each, 0) / own.length : medianOf(own);
    for (const row of rows) isUpper[row] = at(scores, row) > cut ? 1 : 0;
    return cut;
  });
  return { cut: cuts.length === 1 ? (cuts[0] ?? null) : null, isUpper };
}

function medianOf(numbers: Float64Array): number {
  const sorted = numbers.toSorted();
  return (at(sorted, Math.floor((sorted.length - 1) / 2)) + at(sorted, Math.floor(sorted.length / 2))) / 2;
}

function rowsOf(columns: readonly RightWrong[], wanted: (row: number) => boolean): readonly RightWrong[] {
  return columns.map(({ id, marks }) => ({ id, marks: marks.filter((_, row) => wanted(row)) }));
}
