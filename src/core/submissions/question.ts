import { letterOf } from '../grading/letters.ts';
import { promptOf, score } from '../item-types/index.ts';
import { lazily } from '../lazily.ts';
import { type NamedItem, shownUnder } from '../session/paper.ts';

/** What the reading needs to know of an item, whatever its kind. */
export interface Question {
  readonly named: NamedItem;
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

/** The question of an item; what is known of it is found when it is asked for, since a table of letters needs none. */
export function questionOf(named: NamedItem): Question {
  const known = lazily(() => knownOf(named));
  const takesLetters = lazily(() => takesLettersOf(named, known().asks));
  return {
    named,
    get asks() {
      return known().asks;
    },
    get choices() {
      return known().choices;
    },
    get gaps() {
      return known().gaps;
    },
    get takesLetters() {
      return takesLetters();
    },
  };
}

function knownOf(named: NamedItem): Pick<Question, 'asks' | 'choices' | 'gaps'> {
  const prompt = promptOf(named.item, shownUnder(named, 0));
  const shown = prompt.shape === 'pair' ? prompt.right : 'choices' in prompt ? prompt.choices : [];
  return {
    asks: asked[prompt.shape],
    choices: [...shown].sort((a, b) => a.index - b.index).map(({ text }) => text),
    gaps: prompt.shape === 'fill' ? prompt.gaps : 1,
  };
}

function takesLettersOf({ item }: NamedItem, asks: Question['asks']): boolean {
  const letter = letterOf(0);
  return (
    (asks === 'one' || asks === 'list') &&
    score(item, { from: 'json', value: asks === 'one' ? letter : [letter] }).is === 'marked'
  );
}
