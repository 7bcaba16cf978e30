import type { FindingExtra } from '../analysis/findings/finding.ts';
import type { CodedItem, CodedMatrix } from '../analysis/test-theory/response-matrix.ts';
import { toNumber } from '../grading/fraction.ts';
import { isTyped, optionTextsOf, spellingsOf, typedIn } from '../marking/finding-extra.ts';
import { cellOf, optionsOf } from '../marking/matrix.ts';
import type { PaperItem } from '../marking/paper.ts';
import type { Policy } from '../marking/policy.ts';
import { endOf, markReach, type ReachColumn } from '../matrix/reach.ts';
import { columnNames } from '../report/gradebook-csv.ts';
import { pageOf } from './shard.ts';
import { textOf } from './student-order.ts';
import { type Outcomes, respondedAtMost, type Tally, type TallyItem } from './tally.ts';
import { papersOf, usedOf } from './used-papers.ts';

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
  const asks = own !== undefined && own.known.size <= respondedAtMost ? item : undefined;
  const options = asks === undefined ? {} : optionsOf(asks);
  const cells = [
    ...marks.map((mark) => cellOf(mark, options.options !== undefined)),
    { score: 'not-reached' as const },
  ];
  const possible = marks[0] === undefined ? 0 : toNumber(marks[0].score.possible);
  const column = {
    item: { id, possible, ...options, cells, codes },
    codes,
    ends: marks.map(endOf),
    unreached: marks.length,
  };
  return asks !== undefined && isTyped({ item: asks }) ? { ...column, typed: typedOf(asks, marks, codes) } : column;
}

function typedOf(
  item: PaperItem['item'],
  marks: Outcomes['marks'],
  codes: Uint32Array,
): readonly (string | undefined)[] {
  const texts = marks.map(({ response }) => typedIn(response));
  const counts = new Uint32Array(marks.length);
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  const given = new Map<string, number>();
  for (const [code, text] of texts.entries()) {
    if (text !== undefined) given.set(text, (given.get(text) ?? 0) + (counts[code] ?? 0));
  }
  const spelling = spellingsOf(item, given);
  return texts.map((text) => spelling.get(text ?? ''));
}
