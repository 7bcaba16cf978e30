import type { CodedItem } from '../analysis/test-theory/response-matrix.ts';
import { isTyped, spellingsOf, typedIn } from '../marking/finding-extra.ts';
import type { ItemMark } from '../marking/mark.ts';
import { cellOf, optionsOf } from '../marking/matrix.ts';
import type { PaperItem } from '../marking/paper.ts';
import { type End, endOf } from '../matrix/reach.ts';

type Item = PaperItem['item'];

/** The different marks of an item as the cells that statistics take, one more of them for a blank that was not reached. */
export interface CodedMarks {
  readonly options: ReturnType<typeof optionsOf>;
  readonly cells: CodedItem['cells'];
  readonly ends: readonly End[];
  readonly unreached: number;
  /** By cell what was typed. */
  readonly typed?: readonly (string | undefined)[];
}

/** The cells of some marks, which students have by these codes; of an item that is not known, no options and nothing typed. */
export function codedMarks(item: Item | undefined, marks: readonly ItemMark[], codes: Uint32Array): CodedMarks {
  const options = item === undefined ? {} : optionsOf(item);
  const cells = marks.map((mark) => cellOf(mark, options.options !== undefined));
  const coded = {
    options,
    cells: [...cells, { score: 'not-reached' as const }],
    ends: marks.map(endOf),
    unreached: marks.length,
  };
  return item !== undefined && isTyped({ item }) ? { ...coded, typed: typedOf(item, marks, codes) } : coded;
}

function typedOf(item: Item, marks: readonly ItemMark[], codes: Uint32Array): readonly (string | undefined)[] {
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
