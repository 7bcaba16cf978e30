/**
 * Right and wrong as the models of response see them: the items that give all or nothing, omitted as wrong, and what was not
 * reached or not attempted as not asked. Students who were asked the same items are one panel: for the Rasch model it is
 * enough to know how many of them have each score, and how many of those have each item right.
 */
import { isAllOrNothing } from './reliability.ts';
import { at, type ScoreColumn, type ScoreTable, state } from './score-table.ts';

/** A column with 1 for right, 0 for wrong or omitted, and `notAsked`. */
export interface RightWrong {
  readonly id: string;
  readonly marks: Uint8Array;
}

export const notAsked = 2;

/** The items that can be right or wrong, by their place in the table. */
export function rightWrongOf({ items }: ScoreTable): ReadonlyMap<number, RightWrong> {
  return new Map(items.flatMap((item, place) => (isAllOrNothing(item) ? [[place, marked(item)]] : [])));
}

function marked({ id, points, states }: ScoreColumn): RightWrong {
  const marks = new Uint8Array(states.length);
  for (let row = 0; row < marks.length; row += 1) {
    const isAsked = (states[row] ?? 0) < state.notReached;
    marks[row] = isAsked ? ((points[row] ?? 0) > 0 ? 1 : 0) : notAsked;
  }
  return { id, marks };
}

/** Students who were asked the same items. */
export interface Panel {
  /** The places of the items among all, rising. */
  readonly items: readonly number[];
  /** By score from 0 on: how many students have it. */
  readonly students: Float64Array;
  /** By score, then by item of the panel: how many of those students have it right. */
  readonly right: readonly Float64Array[];
}

/** The rows of the students who were asked the same items. */
export interface Members {
  readonly items: readonly number[];
  readonly rows: readonly number[];
}

/** Who was asked the same items, in the order of their first student. */
export function membersOf(columns: readonly RightWrong[]): readonly Members[] {
  const rows = [...(columns[0]?.marks.keys() ?? [])];
  const everything = [...columns.keys()];
  if (columns.every(({ marks }) => !marks.includes(notAsked))) return [{ items: everything, rows }];
  const members = new Map<string, { readonly items: readonly number[]; readonly rows: number[] }>();
  for (const row of rows) {
    const items = everything.filter((item) => columns[item]?.marks[row] !== notAsked);
    const known = members.get(items.join());
    if (known) known.rows.push(row);
    else members.set(items.join(), { items, rows: [row] });
  }
  return [...members.values()];
}

/** The panels of some columns, in the order of their first student. */
export function panelsOf(columns: readonly RightWrong[]): readonly Panel[] {
  return membersOf(columns).map((members) => panelOf(columns, members));
}

function panelOf(columns: readonly RightWrong[], { items, rows }: Members): Panel {
  const size = rows.length;
  const own = items.map((item) => {
    const marks = columns[item]?.marks ?? new Uint8Array(size);
    return size === marks.length ? marks : Uint8Array.from(rows, (row) => at(marks, row));
  });
  const scores = new Uint32Array(size);
  for (const marks of own) for (let row = 0; row < size; row += 1) scores[row] = (scores[row] ?? 0) + (marks[row] ?? 0);
  const students = new Float64Array(items.length + 1);
  for (const score of scores) students[score] = at(students, score) + 1;
  const right = Array.from(students, () => new Float64Array(items.length));
  for (const [item, marks] of own.entries()) {
    const byScore = new Uint32Array(items.length + 1);
    for (let row = 0; row < size; row += 1) {
      if (marks[row] === 1) byScore[scores[row] ?? 0] = (byScore[scores[row] ?? 0] ?? 0) + 1;
    }
    for (const [score, count] of byScore.entries()) {
      const ofScore = right[score];
      if (ofScore !== undefined) ofScore[item] = count;
    }
  }
  return { items, students, right };
}

/**
 * The columns that some student with neither none nor all right has right and some such student wrong, and their panels;
 * the others tell nothing of the differences between items.
 */
export function informative(columns: readonly RightWrong[]): {
  readonly used: readonly RightWrong[];
  readonly panels: readonly Panel[];
} {
  const panels = panelsOf(columns);
  const varies = varying(panels, columns.length);
  if (varies.every((each) => each)) return { used: columns, panels };
  return informative(columns.filter((_, item) => varies[item]));
}

/** By item, whether some student with neither none nor all right has it right and some such student wrong. */
export function varying(panels: readonly Panel[], size: number): readonly boolean[] {
  const [right, asked] = [new Float64Array(size), new Float64Array(size)];
  for (const panel of panels)
    for (const [score, count] of panel.students.entries()) {
      if (score === 0 || score === panel.items.length) continue;
      for (const [place, item] of panel.items.entries()) {
        asked[item] = at(asked, item) + count;
        right[item] = at(right, item) + (panel.right[score]?.[place] ?? 0);
      }
    }
  return Array.from(right, (count, item) => count > 0 && count < at(asked, item));
}

/** The columns that some student has right and some wrong. */
export function informativeItems(columns: readonly RightWrong[]): readonly RightWrong[] {
  return columns.filter(({ marks }) => marks.includes(0) && marks.includes(1));
}
