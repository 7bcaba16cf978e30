import { placeOfLetter } from '../grading/letters.ts';

const placeOf = (sign: string): number => placeOfLetter(sign) ?? Number(sign) - 1;

/**
 * The order in which so many choices stood, as places in the file: `C A B D`, `CABD`, `3 1 2 4` or `3142` name the lines
 * of the file in the order in which they were shown. Nothing for a text that does not name each of them once.
 */
export function readOrder(text: string, count: number): readonly number[] | undefined {
  const trimmed = text.slice(0, 2000).trim();
  const compact = count <= 26 && /^(?:[A-Za-z]+|[1-9]+)$/.test(trimmed) && trimmed.length === count;
  const signs = compact ? [...trimmed] : trimmed.split(/[\s,;|>/-]+/);
  if (signs.length !== count || !signs.every((sign) => /^(?:[A-Za-z]{1,3}|\d{1,4})$/.test(sign))) return undefined;
  const places = signs.map(placeOf);
  const isWhole = new Set(places).size === count && places.every((place) => place >= 0 && place < count);
  return isWhole ? places : undefined;
}

/** A seed as a paper shows it, from 0 to 4294967295; nothing for any other text. */
export function readSeed(text: string): number | undefined {
  const seed = /^\d{1,10}$/.test(text.trim()) ? Number(text) : Number.NaN;
  return seed <= 4_294_967_295 ? seed : undefined;
}
