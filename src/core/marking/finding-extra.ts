import { promptOf } from '../item-types/index.ts';
import type { Marked } from './marked.ts';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const places = [...letters].map((_, place) => place);

/** What a matrix of marks does not hold, and who looks for findings wants to know. */
export interface MarkExtra {
  /** By the item's name, then by letter: the Markdown of the option. */
  readonly optionTexts: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** `typed[student][item]`: what was typed in the last attempt that counts; absent where no item is typed. */
  readonly typed?: readonly (readonly (string | undefined)[])[];
}

/** The texts of the options of items with these names, and what was typed, its spaces made one and its capitals small. */
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
  const typed = students.map(({ used }) => {
    const marks = used.at(-1)?.marks ?? [];
    return isTyped.map((is, place) => {
      const response = is ? marks[place]?.response : undefined;
      return typeof response === 'string' || typeof response === 'number' ? folded(`${response}`) : undefined;
    });
  });
  return { optionTexts, typed };
}

const folded = (text: string): string => text.slice(0, 200).replace(/\s+/g, ' ').trim().toLowerCase();
