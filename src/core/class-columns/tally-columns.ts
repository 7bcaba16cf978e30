import type { FindingExtra } from '../analysis/findings/finding.ts';
import type { CodedItem, CodedMatrix } from '../analysis/test-theory/response-matrix.ts';
import { type Outcomes, tellsResponses } from '../bulk/outcomes.ts';
import { pageOf } from '../bulk/shard.ts';
import { textOf } from '../bulk/student-order.ts';
import type { Tally, TallyItem } from '../bulk/tally.ts';
import { papersOf, usedOf } from '../bulk/used-papers.ts';
import { toNumber } from '../grading/fraction.ts';
import { optionTextsOf } from '../marking/finding-extra.ts';
import type { PaperItem } from '../marking/paper.ts';
import type { Policy } from '../marking/policy.ts';
import { markReach, type ReachColumn } from '../matrix/reach.ts';
import { columnNames } from '../report/gradebook-csv.ts';
import { codedMarks } from './coded-marks.ts';

/** An item of a tally; what it asks is known where the decks are. */
export type ColumnItem = TallyItem & Partial<Pick<PaperItem, 'item'>>;

interface Column extends ReachColumn {
  readonly item: CodedItem;
  /** By code what was typed. */
  readonly typed?: readonly (string | undefined)[];
}

/**
 * The marks of a tally as statistics take them; nothing where several attempts of a student count, or their marks decide
 * which does.
 */
export function tallyColumns(
  { papers, outcomes }: Tally,
  items: readonly ColumnItem[],
  policy: Policy,
): { readonly matrix: CodedMatrix; readonly extra: FindingExtra } | undefined {
  const { count } = papers.students;
  const used = Int32Array.from({ length: count }, (_, student) => usedOf(papersOf(papers, student), policy) ?? -1);
  if (used.includes(-1)) return undefined;
  const names = columnNames(items);
  const columns = items.map((item, place) => {
    const codes = new Uint32Array(count);
    for (let student = 0; student < count; student++) {
      const paper = used[student] ?? 0;
      const page = papers.pages[Math.floor(paper / pageOf)];
      codes[student] = page?.[(paper % pageOf) * papers.stride + place] ?? 0;
    }
    return columnOf(names[place] ?? item.id, item, outcomes[place], codes);
  });
  markReach(columns);
  const known = items.flatMap(({ item }) => (item === undefined ? [] : [{ item }]));
  const optionTexts = known.length < items.length ? {} : { optionTexts: optionTextsOf(known, names) };
  return {
    matrix: {
      students: Array.from(used, (_, student) => textOf(papers.students, student)),
      items: columns.map(({ item }) => item),
    },
    extra: { ...optionTexts, typed: (row, column) => columns[column]?.typed?.[columns[column]?.codes[row] ?? -1] },
  };
}

function columnOf(id: string, { item }: ColumnItem, own: Outcomes | undefined, codes: Uint32Array): Column {
  const marks = own?.marks ?? [];
  // Of responses that are no longer told apart nobody knows what was chosen or typed.
  const asks = own !== undefined && tellsResponses(own) ? item : undefined;
  const { options, cells, ...coded } = codedMarks(asks, marks, codes);
  const possible = marks[0] === undefined ? 0 : toNumber(marks[0].score.possible);
  return { item: { id, possible, ...options, cells, codes }, codes, ...coded };
}
