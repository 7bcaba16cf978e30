import type { FindingExtra, TeacherFinding } from './findings/finding.ts';
import { findingsIn } from './findings/findings-of.ts';
import { type Analysis, type AnalysisOptions, analyseTable } from './test-theory/analyse.ts';
import type { CodedMatrix, ResponseMatrix } from './test-theory/response-matrix.ts';
import { type ScoreTable, tableOf, tableOfColumns } from './test-theory/score-table.ts';

/** All that is known of a class: its scores by columns, their statistics, and what its teacher should look at. */
export interface ClassAnalysis {
  readonly table: ScoreTable;
  readonly analysis: Analysis;
  readonly findings: readonly TeacherFinding[];
}

/** Statistics and findings of a matrix. Throws a RangeError where it does not fit together. */
export function analyseClass(matrix: ResponseMatrix, options: AnalysisOptions, extra: FindingExtra): ClassAnalysis {
  return analyseScores(tableOf(matrix), options, extra);
}

/** The same of a matrix by columns. */
export function analyseColumns(matrix: CodedMatrix, options: AnalysisOptions, extra: FindingExtra): ClassAnalysis {
  return analyseScores(tableOfColumns(matrix), options, extra);
}

/** The same of a table of scores. */
export function analyseScores(table: ScoreTable, options: AnalysisOptions, extra: FindingExtra): ClassAnalysis {
  const analysis = analyseTable(table, options);
  return { table, analysis, findings: findingsIn(table, analysis, extra) };
}
