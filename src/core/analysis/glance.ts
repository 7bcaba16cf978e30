import type { FindingExtra, TeacherFinding } from './findings/finding.ts';
import { findingsIn } from './findings/findings-of.ts';
import { ownAlpha } from './test-theory/alpha.ts';
import { conventions, countedIn } from './test-theory/conventions.ts';
import { comomentsOf, correlationBy, jointOf } from './test-theory/joint.ts';
import type { CodedMatrix, ResponseMatrix } from './test-theory/response-matrix.ts';
import { type ScoreTable, tableOf, tableOfColumns } from './test-theory/score-table.ts';

/** What the summary of a run says of its items, by our own rules. */
export interface Glance {
  readonly alpha: number | null;
  readonly findings: readonly TeacherFinding[];
  /** The item-rest correlation of an item. */
  readonly restOf: (id: string) => number | null;
}

/** The same alpha, findings and correlations as a whole analysis has, without all else, so that a small run is instant. */
export function glanceAt(matrix: ResponseMatrix, extra: FindingExtra): Glance {
  return glanceAtScores(tableOf(matrix), extra);
}

/** The same of a matrix by columns. */
export function glanceAtColumns(matrix: CodedMatrix, extra: FindingExtra): Glance {
  return glanceAtScores(tableOfColumns(matrix), extra);
}

/** The same of a table of scores. */
export function glanceAtScores(table: ScoreTable, extra: FindingExtra): Glance {
  return {
    alpha: ownAlpha(table),
    findings: findingsIn(table, { items: table.items.map(takersOf) }, extra),
    restOf: (id) => restOf(table, id),
  };
}

function takersOf(item: ScoreTable['items'][number]) {
  const counts = countedIn(item, conventions.ctt);
  const { id, options } = item;
  return {
    id,
    n: countOf(counts, counts),
    options:
      options?.map(({ option, key, taken }) => ({
        option,
        key,
        count: countOf(taken, counts),
      })) ?? null,
  };
}

/** How many rows both have. */
function countOf(one: Uint8Array, other: Uint8Array): number {
  let count = 0;
  for (let row = 0; row < one.length; row += 1) count += (one[row] ?? 0) & (other[row] ?? 0);
  return count;
}

function restOf(table: ScoreTable, id: string): number | null {
  const item = table.items.find((each) => each.id === id);
  if (item === undefined) return null;
  const { pointsRests, points, rests } = comomentsOf(jointOf(table, item, countedIn(item, conventions.ctt)));
  return correlationBy(pointsRests, points, rests);
}
