import { letterOf } from '../grading/letters.ts';
import { promptOf, score } from '../item-types/index.ts';
import { lazily } from '../lazily.ts';
import type { Entry } from '../session/paper.ts';

/** What the reading needs to know of an item, whatever its kind. */
export interface Question {
  readonly entry: Entry;
  /** `list`: an order or a choice of several; `one`: a choice of one; the others are texts. */
  readonly asks: 'one' | 'list' | 'order' | 'pairs' | 'gaps' | 'text';
  /** The texts of what can be chosen or ordered, in the file's order; the right sides of pairs. Markdown. */
  readonly choices: readonly string[];
  readonly gaps: number;
  /** True where a choice can be given by its letter in JSON. */
  readonly takesLetters: boolean;
}

const asked = {
  'choose-one': 'one',
  'choose-many': 'list',
  order: 'order',
  pair: 'pairs',
  fill: 'gaps',
  type: 'text',
  recall: 'text',
  assess: 'text',
} as const;

/** The question of an item on a paper. */
export function questionOf(entry: Entry): Question {
  const prompt = promptOf(entry.item, entry.shown);
  const asks = asked[prompt.shape];
  const shown = prompt.shape === 'pair' ? prompt.right : 'choices' in prompt ? prompt.choices : [];
  const choices = [...shown].sort((a, b) => a.index - b.index).map(({ text }) => text);
  const letter = letterOf(0);
  const takesLetters = lazily(
    () =>
      (asks === 'one' || asks === 'list') &&
      score(entry.item, { from: 'json', value: asks === 'one' ? letter : [letter] }).is === 'marked',
  );
  return {
    entry,
    asks,
    choices,
    gaps: prompt.shape === 'fill' ? prompt.gaps : 1,
    get takesLetters() {
      return takesLetters();
    },
  };
}
