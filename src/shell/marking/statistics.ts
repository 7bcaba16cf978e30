/** The statistics of a run of marking; apart from the run, so that only who needs them loads them. */
import { analyseClass, type ClassAnalysis } from '../../core/analysis/class-analysis.ts';
import type { AnalysisOptions } from '../../core/analysis/test-theory/analyse.ts';
import { extraOf } from '../../core/marking/finding-extra.ts';
import type { Marked } from '../../core/marking/marked.ts';
import { matrixOf } from '../../core/marking/matrix.ts';
import { columnNames } from '../../core/report/gradebook-csv.ts';

/** What is asked of the statistics; `group` is a column of the submissions whose groups are compared. */
export interface StatisticsOptions extends AnalysisOptions {
  readonly group?: string;
}

/** Statistics and findings of the marks of a run, the items named as the gradebook names them. */
export function analyseMarks(marked: Marked, options: StatisticsOptions): ClassAnalysis {
  const names = columnNames(marked.items);
  const matrix = matrixOf(marked);
  const { group } = options;
  return analyseClass(
    {
      ...matrix,
      items: matrix.items.map((item, place) => ({ ...item, id: names[place] ?? item.id })),
      ...(group === undefined ? {} : { groups: marked.students.map(({ extra }) => extra[group] || undefined) }),
    },
    options,
    extraOf(marked, names),
  );
}
