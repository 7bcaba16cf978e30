import type { ContrastTable, Criterion } from '../deck/contrast.ts';
import type { ContrastCut } from '../deck/item.ts';
import { tableOfCut } from '../deck/link-contrasts.ts';
import { slug } from '../deck/slug.ts';
import type { Accounted } from '../item-types/contract.ts';
import type { ContrastView, Shown } from '../layout/shown.ts';

/** The approaches that a response stands for and that the key stands for, as the account names them. */
interface Approaches {
  readonly chosen: readonly string[];
  readonly right: readonly string[];
}

/** The approaches in an account; what was chosen and right is in both. */
export function approachesIn(account: readonly Accounted[]): Approaches {
  const of = (...marks: readonly Accounted['mark'][]) =>
    account.flatMap(({ mark, approach }) => (approach !== undefined && marks.includes(mark) ? [approach] : []));
  return { chosen: of('chosen-right', 'chosen-wrong', 'given'), right: of('chosen-right', 'missed', 'expected') };
}

/**
 * The part of a table that a cut names: what was chosen comes first, the key last, both also where the cut does not name
 * them. Names that the table does not have are passed over.
 */
export function contrastView(table: ContrastTable, cut: ContrastCut, { chosen, right }: Approaches): ContrastView {
  const place = (name: string) => placeOf(name, table.approaches);
  const [chosenAt, rightAt] = [chosen.map(place), right.map(place)];
  const named = cut.approaches.length > 0 ? cut.approaches.map(place) : [...table.approaches.keys()];
  const wrongly = chosenAt.filter((at) => !rightAt.includes(at));
  const between = named.filter((at) => !wrongly.includes(at) && !rightAt.includes(at));
  const columns = [...new Set([...wrongly, ...between, ...rightAt])].filter((at) => at >= 0);
  return {
    approaches: columns.map((at) => {
      const name = table.approaches[at] ?? '';
      if (wrongly.includes(at)) return { name, mark: 'chosen-wrong' };
      if (!rightAt.includes(at)) return { name };
      return { name, mark: chosenAt.includes(at) ? 'chosen-right' : 'key' };
    }),
    rows: criteriaOf(table, cut).map(({ name, cells }) => ({
      criterion: name,
      cells: columns.map((at) => cells[at] ?? ''),
    })),
  };
}

/**
 * What the tables of an item's deck have to say on a response: the cut, and below it the longer notes on its first
 * criterion for what was chosen and for the key. Nothing where the item is about no table.
 */
export function contrastShown(
  cut: ContrastCut | undefined,
  tables: readonly ContrastTable[],
  approaches: Approaches,
): readonly Shown[] {
  const table = cut && tableOfCut(cut, tables);
  if (cut === undefined || table === undefined) return [];
  const view = contrastView(table, cut, approaches);
  if (view.approaches.length === 0 || view.rows.length === 0) return [];
  const [first] = criteriaOf(table, cut);
  const marked = view.approaches.filter((approach) => approach.mark !== undefined);
  const notes = marked.flatMap(({ name }) => {
    const text = first?.notes[placeOf(name, table.approaches)];
    return text === undefined ? [] : [`- **${name}**: ${text.replaceAll('\n', '\n  ')}`];
  });
  const below: readonly Shown[] =
    notes.length === 0 ? [] : [{ is: 'gap' }, { is: 'markdown', text: notes.join('\n'), role: 'muted' }];
  return [{ is: 'gap' }, { is: 'contrast', view }, ...below];
}

function criteriaOf(table: ContrastTable, cut: ContrastCut): readonly Criterion[] {
  if (cut.criteria.length === 0) return table.criteria;
  const names = table.criteria.map(({ name }) => name);
  return cut.criteria.flatMap((name) => table.criteria[placeOf(name, names)] ?? []);
}

/** The place of a name among others, as it stands or else as a slug, so that `C` and `C++` stay apart; -1 without. */
function placeOf(name: string, names: readonly string[]): number {
  const exact = names.indexOf(name);
  return exact >= 0 ? exact : names.findIndex((other) => slug(other) === slug(name));
}
