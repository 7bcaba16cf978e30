import { inlineTokens } from '../source/markdown-it.ts';
import { fitColumns, setRow } from './columns.ts';
import { type TextStyle, textRows } from './inline.ts';
import { type Line, piece, type Role } from './line.ts';
import { oneRow } from './page.ts';
import type { ContrastView } from './shown.ts';
import { wrap } from './wrap.ts';

type Approach = ContrastView['approaches'][number];
type Mark = NonNullable<Approach['mark']>;

const narrowestColumn = 14;

const looks: Readonly<Record<Mark, { readonly sign: string; readonly words: string; readonly role: Role }>> = {
  'chosen-right': { sign: '✓', words: 'yours, the key', role: 'right' },
  'chosen-wrong': { sign: '✗', words: 'yours', role: 'wrong' },
  key: { sign: '✓', words: 'key', role: 'right' },
};

/**
 * The contrast as a table of as many approaches as fit; the first, which the learner chose, and the last, the key, are
 * the last to go. Nothing where not even they fit beside each other.
 */
export function contrastTable(view: ContrastView, width: number, style: TextStyle): readonly Line[] | undefined {
  for (let kept = view.approaches.length; kept >= Math.min(2, view.approaches.length); kept -= 1) {
    const all = [...view.approaches.entries()];
    const columns = kept === 0 ? [] : [...all.slice(0, kept - 1), ...all.slice(-1)];
    const rows = tableRows(view, columns, style);
    const widths = fitColumns(rows, width, narrowestColumn);
    if (widths !== undefined) return rows.flatMap((row) => setRow(row, { widths }));
  }
  return undefined;
}

/**
 * The contrast told in rows: `CPU work: threads one core (yours) · process pool several (key)`. Only the first and the
 * last approach where the learner chose, else all of them.
 */
export function contrastRows(view: ContrastView, width: number, style: TextStyle): readonly Line[] {
  const marked = view.approaches.some((approach) => approach.mark !== undefined);
  const last = view.approaches.length - 1;
  return view.rows.flatMap(({ criterion, cells }) => {
    const told = view.approaches.flatMap((approach, at) => {
      if (marked && at > 0 && at < last) return [];
      const words = approach.mark === undefined ? [] : [piece(` (${looks[approach.mark].words})`, roleOf(approach))];
      return [[piece(`${approach.name} `, roleOf(approach)), ...cellText(cells[at], style), ...words]];
    });
    const line = told.flatMap((part, at) => (at === 0 ? part : [piece(' · ', 'muted'), ...part]));
    return wrap([piece(`${criterion}: `, 'strong'), ...line], width);
  });
}

/** One line a criterion, every approach by name: `CPU work. threads (yours): one core; process pool (key): several.` */
export function contrastSpoken(view: ContrastView, style: TextStyle): readonly string[] {
  return view.rows.map(({ criterion, cells }) => {
    const told = view.approaches.map(({ name, mark }, at) => {
      const words = mark === undefined ? '' : ` (${looks[mark].words})`;
      return `${name}${words}: ${textOf(cellText(cells[at], style))}`;
    });
    return `${criterion}. ${told.join('; ')}.`;
  });
}

/** The approaches in columns, each with its place among all. */
function tableRows(
  view: ContrastView,
  columns: readonly (readonly [number, Approach])[],
  style: TextStyle,
): readonly (readonly Line[])[] {
  const heads = columns.map(([, approach]): Line => {
    const sign = approach.mark === undefined ? '' : ` ${looks[approach.mark].sign}`;
    return [piece(approach.name + sign, roleOf(approach))];
  });
  const rows = view.rows.map(({ criterion, cells }): readonly Line[] => [
    [piece(criterion, 'muted')],
    ...columns.map(([at]) => cellText(cells[at], style)),
  ]);
  return [[[], ...heads], ...rows];
}

function roleOf(approach: Approach): Role {
  return approach.mark === undefined ? 'strong' : looks[approach.mark].role;
}

function cellText(markdown: string | undefined, style: TextStyle): Line {
  return oneRow(textRows(inlineTokens(markdown ?? ''), style));
}

function textOf(line: Line): string {
  return line.map(({ text }) => text).join('');
}
