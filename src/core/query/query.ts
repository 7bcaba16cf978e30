/**
 * The language in which cards are selected, everywhere the same. Terms side by side must all hold; `or`, `and`, `not`,
 * `-`, a comma for either, and parentheses join them as in the expressions of tags. A word or a quoted phrase searches
 * the text; a field is compared with `:`, `=`, `!=`, `<`, `<=`, `>` or `>=`. Capital letters and accents do not matter.
 *
 * A comparison of a number holds only for a card that has the number: a new card has no due day, so that neither
 * `due<3d` nor `due>=3d` nor `due!=3d` selects it. What is negated is the whole term: `-due<3d` selects every card
 * that `due<3d` does not, new ones among them.
 */
import { foldForSearch } from '../grading/text.ts';
import { joined } from '../session/conditions.ts';
import { misread, type Parsed } from '../session/parsed.ts';
import type { QueryCard } from './card.ts';
import { fieldsFor } from './fields.ts';
import { type Need, termsOf } from './terms.ts';

export type { QueryCard } from './card.ts';
export { queryHelp } from './help.ts';

/** Which cards a person wants. */
export interface Query {
  test(card: QueryCard): boolean;
  /** What the test looks at: the text of a card, or what the history says of it. The rest need not be loaded. */
  readonly needs: ReadonlySet<Need>;
}

const longest = 2000;

/**
 * The query that a text stands for, or one sentence on its first fault with the place, counted from 0. With the names
 * of the kinds that there are, a `kind:` that is none of them is a fault too.
 */
export function parseQuery(text: string, kinds: readonly string[] = []): Parsed<Query> {
  if (text.length > longest) return misread(`The query is longer than ${longest} characters.`, longest);
  if (text.trim() === '') return misread('The query is empty: write what to look for, such as `is:due`.');
  const terms = termsOf(text, fieldsFor(kinds));
  if (!terms.ok) return terms;
  const test = joined(terms.value.tokens, 'Something to look for');
  if (!test.ok) return test;
  return {
    ok: true,
    value: {
      needs: terms.value.needs,
      test: (card) => {
        let folded: string | undefined;
        const text = (): string => {
          folded ??= foldForSearch(card.text());
          return folded;
        };
        return test.value({ card, text });
      },
    },
  };
}
