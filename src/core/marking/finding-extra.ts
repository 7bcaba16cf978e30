import type { Json } from '../item-types/contract.ts';
import { comparedAs, type Item, shapeOf } from '../item-types/index.ts';
import type { Marked } from './marked.ts';
import { choicesOf, letters } from './matrix.ts';
import type { PaperItem } from './paper.ts';

/** What a matrix of marks does not hold, and who looks for findings wants to know. */
export interface MarkExtra {
  /** By the item's name, then by letter: the Markdown of the option. */
  readonly optionTexts: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** What was typed in the last attempt that counts, by the student's place and the item's; absent where no item is typed. */
  readonly typed?: (student: number, item: number) => string | undefined;
}

/** The Markdown of the options of items with these names. */
export function optionTextsOf(
  items: readonly Pick<PaperItem, 'item'>[],
  names: readonly string[],
): MarkExtra['optionTexts'] {
  return new Map(
    items.flatMap(({ item }, place) => {
      const choices = choicesOf(item);
      if (choices.length === 0) return [];
      const texts = new Map(choices.map(({ index, text }) => [letters[index] ?? '', text]));
      return [[names[place] ?? '', texts] as const];
    }),
  );
}

/** True for an item whose response is one text. */
export const isTyped = ({ item }: Pick<PaperItem, 'item'>): boolean => shapeOf(item.kind) === 'type';

/** What was typed, of a response in its published form. */
export const typedIn = (response: Json | undefined): string | undefined =>
  typeof response === 'string' || typeof response === 'number' ? `${response}` : undefined;

/**
 * The texts of the options of items with these names, and what was typed: responses that are compared as the same are
 * written as most of those who gave them wrote it.
 */
export function extraOf({ items, students }: Marked, names: readonly string[]): MarkExtra {
  const optionTexts = optionTextsOf(items, names);
  if (!items.some(isTyped)) return { optionTexts };
  const columns = items.map((own, place) => {
    if (!isTyped(own)) return undefined;
    const responses = students.map(({ used }) => typedIn(used.at(-1)?.marks[place]?.response));
    const counts = new Map<string, number>();
    for (const response of responses) {
      if (response !== undefined) counts.set(response, (counts.get(response) ?? 0) + 1);
    }
    const spelling = spellingsOf(own.item, counts);
    return responses.map((response) => spelling.get(response ?? ''));
  });
  return { optionTexts, typed: (student, item) => columns[item]?.[student] };
}

const longest = 200;

/** How each response is written, of which so many gave each: as most of those it is compared as the same with. */
export function spellingsOf(item: Item, counts: ReadonlyMap<string, number>): ReadonlyMap<string, string> {
  const comparedOf = new Map([...counts.keys()].map((text) => [text, comparedAs(item, text)]));
  const most = new Map<string, string>();
  for (const [text, count] of counts) {
    const compared = comparedOf.get(text) ?? text;
    const before = most.get(compared);
    const than = before === undefined ? 0 : (counts.get(before) ?? 0);
    // Of equals the first by code units.
    if (before === undefined || count > than || (count === than && text < before)) most.set(compared, text);
  }
  return new Map(
    [...comparedOf].map(([text, compared]) => [text, onOneLine(most.get(compared) ?? text).slice(0, longest)]),
  );
}

const onOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
