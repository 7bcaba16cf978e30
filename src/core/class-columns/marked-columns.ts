/**
 * A table or JSON Lines of responses to decks as the columns that statistics take, each different response of an item
 * marked once: so a class of a hundred thousand needs no more memory than its numbers. It takes plain tables in which
 * nothing is to be reported, and says the same of them as reading and marking them submission by submission does.
 */
import type { CodedItem, CodedMatrix } from '../analysis/test-theory/response-matrix.ts';
import { toNumber } from '../grading/fraction.ts';
import { isTyped, optionTextsOf } from '../marking/finding-extra.ts';
import { type ItemMark, itemMarker, notAttempted } from '../marking/mark.ts';
import type { MarkingPaper, PaperItem } from '../marking/paper.ts';
import type { Finding } from '../marking/submission.ts';
import { markReach } from '../matrix/reach.ts';
import { itemFinder } from '../submissions/finder.ts';
import { newFindings } from '../submissions/findings.ts';
import { reportUnmatched } from '../submissions/unmatched.ts';
import { classResponses, noRow, type Responses } from './class-responses.ts';
import { type CodedMarks, codedMarks } from './coded-marks.ts';

/** The matrix of a class with what it does not hold, and what was found on the way. */
export interface MarkedColumns {
  readonly matrix: CodedMatrix;
  readonly extra: {
    readonly optionTexts: ReadonlyMap<string, ReadonlyMap<string, string>>;
    readonly typed?: (row: number, column: number) => string | undefined;
  };
  readonly findings: readonly Finding[];
}

/** How a table is to be taken. */
export interface ColumnsOptions {
  /** What the items are called. */
  readonly names: readonly string[];
  /** The column whose groups are compared. */
  readonly group?: string;
}

/** The columns of a table, or nothing where it has to be read submission by submission. */
export function markedColumns(
  { path, text }: { readonly path: string; readonly text: string },
  paper: MarkingPaper,
  { names, group }: ColumnsOptions,
): MarkedColumns | undefined {
  const finder = itemFinder(paper.entries);
  const understood = classResponses(text, paper, finder, group);
  if (understood === undefined || understood.students.length === 0) return undefined;
  const { students, responses, groups } = understood;
  const columns = paper.items.map((item, place) => markedColumn(item, responses[place], students.length));
  const marked = columns.filter((column) => column !== undefined);
  if (marked.length < columns.length) return undefined;
  markReach(marked);
  const findings = newFindings();
  const seen = new Set(responses.flatMap((each, place) => (each === undefined ? [] : [place])));
  reportUnmatched(seen, paper.items.length, path, finder, findings);
  const typed = paper.items.some(isTyped)
    ? { typed: (row: number, column: number) => marked[column]?.typed?.[marked[column]?.codes[row] ?? -1] }
    : {};
  return {
    matrix: {
      students,
      items: marked.map(
        ({ item: { id, item }, codes, cells, options }, place): CodedItem => ({
          id: names[place] ?? id,
          possible: toNumber(item.points),
          ...options,
          cells,
          codes,
        }),
      ),
      ...(groups === undefined ? {} : { groups }),
    },
    extra: { optionTexts: optionTextsOf(paper.items, names), ...typed },
    findings: findings.list(),
  };
}

interface MarkedColumn extends CodedMarks {
  readonly item: PaperItem;
  readonly codes: Uint32Array;
}

/** The marks of the responses to an item; nothing where something is to be said of one of them. */
function markedColumn(item: PaperItem, responses: Responses | undefined, size: number): MarkedColumn | undefined {
  const place = { path: '' };
  const mark = itemMarker(item);
  const marks: ItemMark[] = [];
  const codes = new Uint32Array(size);
  /** By code of the table the place of its mark, and one; the last of them for a student without a row. */
  const placeOf = new Uint32Array((responses?.texts.length ?? 0) + 1);
  for (let row = 0; row < size; row += 1) {
    const code = Math.min(responses?.codes[row] ?? noRow, placeOf.length - 1);
    let own = placeOf[code] ?? 0;
    if (own === 0) {
      const text = responses?.texts[code];
      const made =
        text === undefined
          ? notAttempted(item, place)
          : mark({
              item: item.place,
              given: responses?.isJson === true ? { from: 'json', value: JSON.parse(text) } : { from: 'text', text },
              place,
            });
      if (made.remarks.length > 0) return undefined;
      own = marks.push(made);
      placeOf[code] = own;
    }
    codes[row] = own - 1;
  }
  return { item, codes, ...codedMarks(item.item, marks, codes) };
}
