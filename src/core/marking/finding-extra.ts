import { comparedAs, type Item, promptOf } from '../item-types/index.ts';
import type { Marked } from './marked.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const places = [...letters].map((_, place) => place);

/** What a matrix of marks does not hold, and who looks for findings wants to know. */
export interface MarkExtra {
  /** By the item's name, then by letter: the Markdown of the option. */
  readonly optionTexts: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** What was typed in the last attempt that counts, by the student's place and the item's; absent where no item is typed. */
  readonly typed?: (student: number, item: number) => string | undefined;
}

/**
 * The texts of the options of items with these names, and what was typed: responses that are compared as the same are
 * written as most of those who gave them wrote it.
 */
export function extraOf({ items, students }: Marked, names: readonly string[]): MarkExtra {
  const prompts = items.map(({ item }) => promptOf(item, places));
  const optionTexts = new Map(
    prompts.flatMap((prompt, place) => {
      if (prompt.shape !== 'choose-one' && prompt.shape !== 'choose-many') return [];
      const texts = new Map(prompt.choices.map(({ index, text }) => [letters[index] ?? '', text]));
      return [[names[place] ?? '', texts] as const];
    }),
  );
  const isTyped = prompts.map(({ shape }) => shape === 'type');
  if (!isTyped.includes(true)) return { optionTexts };
  const columns = items.map(({ item }, place) => {
    if (!isTyped[place]) return undefined;
    return spelled(
      item,
      students.map(({ used }) => {
        const response = used.at(-1)?.marks[place]?.response;
        return typeof response === 'string' || typeof response === 'number' ? `${response}` : undefined;
      }),
    );
  });
  return { optionTexts, typed: (student, item) => columns[item]?.[student] };
}

const longest = 200;

/** Each response in the spelling that most of its kind have, of equals the first by code units. */
function spelled(item: Item, responses: readonly (string | undefined)[]): readonly (string | undefined)[] {
  const counts = new Map<string, number>();
  for (const response of responses) {
    if (response !== undefined) counts.set(response, (counts.get(response) ?? 0) + 1);
  }
  const comparedOf = new Map([...counts.keys()].map((text) => [text, comparedAs(item, text)]));
  const most = new Map<string, string>();
  for (const [text, count] of counts) {
    const compared = comparedOf.get(text) ?? text;
    const before = most.get(compared);
    const than = before === undefined ? 0 : (counts.get(before) ?? 0);
    if (before === undefined || count > than || (count === than && text < before)) most.set(compared, text);
  }
  const shown = new Map(
    [...comparedOf].map(([text, compared]) => [text, onOneLine(most.get(compared) ?? text).slice(0, longest)]),
  );
  return responses.map((response) => (response === undefined ? undefined : shown.get(response)));
}

const onOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
