import { strict } from './plain-text.ts';

/** Longer texts than this are no list of options. */
const longest = 4000;

const separators = /^\s*[,;|]?\s*/;

/** Where the text of an option ends at a place of the whole, or -1. */
function endOfOption(whole: string, at: number, option: string, separator: string): number {
  if (option === '' || !whole.startsWith(option, at)) return -1;
  const end = at + option.length;
  const rest = whole.slice(end, end + separator.length + 4).trimStart();
  return rest === '' || rest.startsWith(separator) ? end : -1;
}

/**
 * The places of the options whose texts a text joins, each followed by the separator or the end: the longest that fits
 * is taken, and given back where the rest then cannot be read. Nothing where no reading is whole.
 */
function split(whole: string, options: readonly string[], separator: string): readonly number[] | undefined {
  const order = options.map((_, place) => place).sort((a, b) => (options[b]?.length ?? 0) - (options[a]?.length ?? 0));
  const dead = new Set<number>();
  const path: { readonly at: number; readonly place: number; readonly tried: number }[] = [];
  let at = 0;
  let from = 0;
  while (at < whole.length) {
    const index = order.findIndex(
      (place, rank) =>
        rank >= from &&
        !path.some((step) => step.place === place) &&
        endOfOption(whole, at, options[place] ?? '', separator) >= 0,
    );
    const place = order[index];
    const end = place === undefined ? -1 : endOfOption(whole, at, options[place] ?? '', separator);
    const next = end < 0 ? -1 : end + (separators.exec(whole.slice(end, end + 20))?.[0].length ?? 0);
    if (place !== undefined && !dead.has(next)) {
      path.push({ at, place, tried: index });
      at = next;
      from = 0;
    } else if (place !== undefined) from = index + 1;
    else {
      dead.add(at);
      const back = path.pop();
      if (back === undefined) return undefined;
      at = back.at;
      from = back.tried + 1;
    }
  }
  return path.map(({ place }) => place);
}

const folded = (text: string): string => strict(text).toLowerCase();
const forms = [strict, folded] as const;

const known = new WeakMap<readonly string[], readonly (readonly string[])[]>();

/** The texts of some options in each form, made once for all responses to an item. */
function formsOf(options: readonly string[]): readonly (readonly string[])[] {
  const found = known.get(options) ?? forms.map((form) => options.map(form));
  known.set(options, found);
  return found;
}

/**
 * The options that an export joined in one cell, ascending; nothing where the cell is not made of them. Case matters
 * only where two options differ in nothing else.
 */
export function optionsIn(cell: string, options: readonly string[], separator: string): readonly number[] | undefined {
  if (cell.length > longest || cell.trim() === '') return undefined;
  for (const [index, texts] of formsOf(options).entries()) {
    if (new Set(texts).size < texts.length) return undefined;
    const found = split(forms[index]?.(cell) ?? '', texts, separator);
    if (found !== undefined && found.length > 0) return [...found].sort((a, b) => a - b);
  }
  return undefined;
}

/** The one option with that text; nothing where none or several have it. */
export function optionNamed(text: string, options: readonly string[]): number | undefined {
  for (const [index, texts] of formsOf(options).entries()) {
    const wanted = forms[index]?.(text);
    const places = texts.flatMap((option, place) => (option === wanted ? [place] : []));
    if (places.length > 0) return places.length === 1 ? places[0] : undefined;
  }
  return undefined;
}
