import type { FindingExtra } from '../../core/analysis/findings/finding.ts';
import { type ScoreTable, tableOf } from '../../core/analysis/test-theory/score-table.ts';
import type { Marks } from '../../core/marking/marked.ts';
import type { AnyFinding } from '../../core/report/summary.ts';
import type { World } from '../world.ts';
import { classMatrix } from './class-matrix.ts';
import { type MarkingOptions, markPaths, type ToMark } from './run.ts';

/** A run of marking as it is reported: its marks, what was found, and the scores that statistics take. */
export interface Graded {
  readonly marks: Marks;
  readonly findings: readonly AnyFinding[];
  readonly table: ScoreTable;
  readonly extra: FindingExtra;
}

/** The run of the submissions in some paths, all of them in memory. */
export async function gradedWhole(world: World, found: ToMark, options: MarkingOptions): Promise<Graded> {
  const { marked, findings } = await markPaths(world, found, options);
  const { matrix, extra } = classMatrix(marked);
  return { marks: marked, findings, table: tableOf(matrix), extra };
}
