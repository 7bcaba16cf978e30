import { closest } from '../diagnostics/suggest.ts';
import { foldForSearch } from '../grading/text.ts';
import { misread, quoted } from '../session/parsed.ts';
import type { QueryCard } from './card.ts';
import { type Field, oneOf } from './comparison.ts';

/** The test of a pattern in which `*` stands for any characters or none; the time it takes is linear in the name. */
function glob(pattern: string): (name: string) => boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return (name) => name === first;
  return (name) => {
    if (!name.startsWith(first)) return false;
    let from = first.length;
    for (const part of rest) {
      const found = name.indexOf(part, from);
      if (found === -1) return false;
      from = found + part.length;
    }
    return name.length - last.length >= from && name.endsWith(last);
  };
}

/** A field of names: a value is the whole of one of them, without regard to case and accents, or a pattern with `*`. */
export function nameField(namesOf: (card: QueryCard) => readonly string[]): Field {
  return {
    test: (comparison) =>
      oneOf(comparison, ({ text }) => {
        const matches = glob(foldForSearch(text));
        return { ok: true, value: ({ card }) => namesOf(card).some((name) => matches(foldForSearch(name))) };
      }),
  };
}

/** The field `kind`: a value that none of the kinds matches is a fault, unless no kinds are given. */
export function kindField(kinds: readonly string[]): Field {
  return {
    test: (comparison) =>
      oneOf(comparison, ({ text, at }) => {
        const matches = glob(foldForSearch(text));
        if (kinds.length === 0 || kinds.some(matches)) return { ok: true, value: ({ card }) => matches(card.kind) };
        const near = closest(text, kinds);
        const no = `There is no kind ${quoted(text)}`;
        return misread(
          near === undefined ? `${no}: known are ${kinds.join(', ')}.` : `${no}: did you mean \`kind:${near}\`?`,
          at,
        );
      }),
  };
}

const partsOf = (path: string): readonly string[] =>
  foldForSearch(path)
    .replace(/\.md$/u, '')
    .split(/[\\/]/u)
    .filter((part) => part !== '' && part !== '.');

/**
 * The field `deck`: a value is the deck's name, or folders and files that stand together in its path, such as
 * `python`, `python/asyncio` or `python/async*`; a `*` does not reach over a slash of the path.
 */
export const deckField: Field = {
  test: (comparison) =>
    oneOf(comparison, ({ text }) => {
      const isName = glob(foldForSearch(text));
      const wanted = partsOf(text).map(glob);
      const isIn = (parts: readonly string[]): boolean =>
        parts.some((_, start) =>
          wanted.every((matches, i) => {
            const part = parts[start + i];
            return part !== undefined && matches(part);
          }),
        );
      return {
        ok: true,
        value: ({ card }) => isName(foldForSearch(card.deck)) || (wanted.length > 0 && isIn(partsOf(card.path))),
      };
    }),
};

/** The names of an item or card: its own, with the deck before it, with the facet after it, and with both. */
export function idsOf({ deck, item, facet }: QueryCard): readonly string[] {
  return [item, `${deck}/${item}`, `${item}/${facet}`, `${deck}/${item}/${facet}`];
}
