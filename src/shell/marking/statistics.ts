/** The statistics of a run of marking; apart from the run, so that only who needs them loads them. */
import { analyseClass, type ClassAnalysis } from '../../core/analysis/class-analysis.ts';
import type { AnalysisOptions } from '../../core/analysis/test-theory/analyse.ts';
import { extraOf } from '../../core/marking/finding-extra.ts';
import type { Marked } from '../../core/marking/marked.ts';
import { matrixOf } from '../../core/marking/matrix.ts';
import { columnNames } from '../../core/report/gradebook-csv.ts';
import { Refusal } from '../errors.ts';

/** What is asked of the statistics; `group` is a column of the submissions whose groups are compared. */
export interface StatisticsOptions extends AnalysisOptions {
  readonly group?: string;
}

/** Statistics and findings of the marks of a run, the items named as the gradebook names them. */
export function analyseMarks(marked: Marked, options: StatisticsOptions): ClassAnalysis {
  const names = columnNames(marked.items);
  const matrix = matrixOf(marked);
  return analyseClass(
    {
      ...matrix,
      items: matrix.items.map((item, place) => ({ ...item, id: names[place] ?? item.id })),
      ...groupsIn(marked, options.group),
    },
    options,
    extraOf(marked, names),
  );
}

/** The group of each student. Refuses where no submission has the column. */
function groupsIn({ students }: Marked, group: string | undefined) {
  if (group === undefined) return {};
  const folded = group.trim().toLowerCase();
  const groups = students.map(
    ({ extra }) => Object.entries(extra).find(([name]) => name.toLowerCase() === folded)?.[1] || undefined,
  );
  if (groups.some((each) => each !== undefined) || students.length === 0) return { groups };
  throw new Refusal(`No submission has a column \`${group}\`.`, 'Name a column beside the responses: --group group');
}
