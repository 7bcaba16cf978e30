import type { FindingExtra } from '../../core/analysis/findings/finding.ts';
import type { ResponseMatrix } from '../../core/analysis/test-theory/response-matrix.ts';
import { extraOf } from '../../core/marking/finding-extra.ts';
import type { Marked } from '../../core/marking/marked.ts';
import { matrixOf } from '../../core/marking/matrix.ts';
import { columnNames } from '../../core/report/gradebook-csv.ts';

/** The marks of a run as statistics take them, the items named as the gradebook names them. */
export function classMatrix(marked: Marked): { readonly matrix: ResponseMatrix; readonly extra: FindingExtra } {
  const names = columnNames(marked.items);
  const matrix = matrixOf(marked);
  const items = matrix.items.map((item, place) => ({ ...item, id: names[place] ?? item.id }));
  return { matrix: { ...matrix, items }, extra: extraOf(marked, names) };
}
