/**
 * Which choices a text names: by number or letter as they were shown, or by their own text. A text with two readings
 * (the option `2` on line 4 of options that are numbers) is asked back, never guessed.
 */

import { placeOfLetter } from '../../grading/letters.ts';
import { foldText } from '../../grading/text.ts';

/** The choices that can be named, by their place in the file, and the order in which they were shown. */
export interface Choosable {
  readonly texts: readonly string[];
  readonly shown: readonly number[];
  /** True where a capital letter is the published form of a response, so that no text is weighed against it. */
  readonly lettersCount?: true;
}

/** The places that were named, or what to ask back. */
export type Named =
  | { readonly ok: true; readonly places: readonly number[] }
  | { readonly ok: false; readonly because?: string };

type One =
  | { readonly is: 'place'; readonly place: number }
  | { readonly is: 'ambiguous'; readonly text: string; readonly sign: 'number' | 'letter' }
  | undefined;

const longest = 20_000;

const foldings = [
  { case: true, accents: true },
  { case: false, accents: false },
] as const;

/** The places of the choices by their folded text, for each folding; an ambiguous text has no place. */
type ByText = readonly ReadonlyMap<string, number | undefined>[];

const known = new WeakMap<readonly string[], ByText>();

/** Folded once for all responses to an item. */
function placesByText(texts: readonly string[]): ByText {
  const found =
    known.get(texts) ??
    foldings.map((folding) => {
      const places = new Map<string, number | undefined>();
      for (const [place, text] of texts.entries()) {
        const folded = foldText(text, folding);
        places.set(folded, places.has(folded) ? undefined : place);
      }
      return places;
    });
  known.set(texts, found);
  return found;
}

/** The one choice with that text, letter for letter or else without regard to case. */
function byText({ texts }: Choosable, text: string): number | undefined {
  const byFolding = placesByText(texts);
  for (const [index, folding] of foldings.entries()) {
    const folded = foldText(text, folding);
    const places = byFolding[index];
    if (places?.has(folded)) return places.get(folded);
  }
  return undefined;
}

/** The choice behind a number from 1, or a letter, in the order shown. */
function bySign({ shown }: Choosable, text: string): { place: number; sign: 'number' | 'letter' } | undefined {
  const isNumber = /^\d{1,4}$/.test(text);
  const index = isNumber ? Number(text) - 1 : placeOfLetter(text);
  const place = index === undefined ? undefined : shown[index];
  return place === undefined ? undefined : { place, sign: isNumber ? 'number' : 'letter' };
}

const bare = (text: string): string => /^\(?([A-Za-z]{1,3}|\d{1,4})[).:]?$/.exec(text)?.[1] ?? text;

/** The choice that a text names as a whole. */
function one(choosable: Choosable, text: string): One {
  const sign = bySign(choosable, bare(text));
  const own = choosable.lettersCount && /^[A-Z]+$/.test(text) ? undefined : byText(choosable, text);
  if (sign !== undefined && own !== undefined && own !== sign.place) {
    return { is: 'ambiguous', text, sign: sign.sign };
  }
  const place = sign?.place ?? own;
  if (place !== undefined) return { is: 'place', place };
  const both = /^\(?([A-Za-z]|\d{1,4})[).:]\s+(\S[\s\S]*)$/.exec(text);
  if (both === null) return undefined;
  const marked = bySign(choosable, both[1] ?? '')?.place;
  return marked !== undefined && marked === byText(choosable, both[2] ?? '')
    ? { is: 'place', place: marked }
    : undefined;
}

function because({ text, sign }: { text: string; sign: 'number' | 'letter' }): string {
  const other = sign === 'number' ? 'letter' : 'number';
  return `\`${text}\` is the ${sign} of one line and the text of another. Give the ${other} of the line instead.`;
}

/** The one choice that a text names. */
export function nameOne(choosable: Choosable, text: string): Named {
  if (text.length > longest) return { ok: false };
  const found = one(choosable, text.trim());
  if (found?.is === 'ambiguous') return { ok: false, because: because(found) };
  return found === undefined ? { ok: false } : { ok: true, places: [found.place] };
}

/** All the parts as choices, or nothing where one of them names none. */
function each(choosable: Choosable, parts: readonly string[]): Named | undefined {
  const places: number[] = [];
  for (const part of parts) {
    const found = one(choosable, part);
    if (found?.is === 'ambiguous') return { ok: false, because: because(found) };
    if (found === undefined) return undefined;
    places.push(found.place);
  }
  return places.length === 0 ? undefined : { ok: true, places };
}

const cut = (text: string, separator: RegExp): readonly string[] =>
  text
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** `AC` and, where no number has two digits, `13`. */
function compact({ shown }: Choosable, text: string): readonly string[] {
  const isCompact = /^[A-Za-z]{2,26}$/.test(text) || (shown.length <= 9 && /^[1-9]{2,9}$/.test(text));
  const signs = isCompact ? [...text.toUpperCase()] : [];
  return new Set(signs).size === signs.length ? signs : [];
}

/** Texts of choices joined by commas, some with commas of their own, as forms write them. */
function joined(choosable: Choosable, text: string): Named | undefined {
  const folded = choosable.texts.map((own) => foldText(own, foldings[1]));
  const order = folded.map((_, place) => place).sort((a, b) => (folded[b] ?? '').length - (folded[a] ?? '').length);
  const places: number[] = [];
  let rest = foldText(text, foldings[1]);
  while (rest !== '') {
    const place = order.find((candidate) => {
      const own = folded[candidate] ?? '';
      return own !== '' && rest.startsWith(own) && /^\s*(?:[,;]|$)/.test(rest.slice(own.length));
    });
    if (place === undefined) return undefined;
    places.push(place);
    rest = rest.slice((folded[place] ?? '').length).replace(/^\s*[,;]?\s*/, '');
  }
  return { ok: true, places };
}

const separated = /^(?:[A-Za-z]{1,3}|\d{1,4})[).]?(?:(?:\s*[,;&+>\s]\s*|\s+and\s+)(?:[A-Za-z]{1,3}|\d{1,4})[).]?)*$/;

/** The choices that a text names, in its order, some perhaps twice: `1,3`, `A C`, `ac`, or their texts. */
export function nameSequence(choosable: Choosable, text: string): Named {
  if (text.length > longest) return { ok: false };
  const trimmed = text.trim();
  return (
    each(choosable, [trimmed]) ??
    (separated.test(trimmed) ? each(choosable, cut(trimmed, /[,;&+>\s]+|\band\b/)) : undefined) ??
    each(choosable, compact(choosable, trimmed)) ??
    each(choosable, cut(trimmed, /[;|\n]/)) ??
    joined(choosable, trimmed) ?? { ok: false }
  );
}
