import type { Decoded, RawResponse } from '../contract.ts';
import { type Choosable, type Named, nameOne, nameSequence } from './name-choices.ts';

/** The texts of the choices by their place in the file. */
type Texts = readonly string[];

const inOrder = (texts: Texts): readonly number[] => texts.map((_, place) => place);

/** True for the place of a choice. */
export function isPlace(value: unknown, count: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < count;
}

/** True for what stands for no response in any form. */
export function isBlank(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === 'string' && value.trim() === '');
}

const unclear = (because: string): Decoded<never> => ({ is: 'unclear', because });

/** The order for numbers and letters: as shown where that is an order of the choices, else the file's. */
export function orderShown(texts: Texts, shown: readonly number[] | undefined): readonly number[] {
  const places = new Set(shown?.filter((place) => isPlace(place, texts.length)));
  return shown !== undefined && places.size === texts.length && shown.length === texts.length ? shown : inOrder(texts);
}

const asShown = (texts: Texts, shown: readonly number[] | undefined): Choosable => ({
  texts,
  shown: orderShown(texts, shown),
});
const asPublished = (texts: Texts): Choosable => ({ texts, shown: inOrder(texts), lettersCount: true });

/** A name of one choice in JSON: a letter, a text, or a number from 1. */
const jsonName = (value: unknown): string | undefined =>
  typeof value === 'number' ? `${value}` : typeof value === 'string' ? value : undefined;

function decoded<Response>(
  named: Named,
  question: string,
  response: (places: readonly number[]) => Response,
): Decoded<Response> {
  if (!named.ok) return unclear(named.because ?? question);
  return { is: 'response', response: response(named.places) };
}

/** The one chosen place in a response. */
export function decodeOne(texts: Texts, raw: RawResponse): Decoded<number> {
  const question = `Give one number from 1 to ${texts.length}.`;
  const first = (places: readonly number[]): number => places[0] ?? 0;
  if (raw.from === 'text') {
    if (isBlank(raw.text)) return { is: 'blank' };
    return decoded(nameOne(asShown(texts, raw.shown), raw.text), question, first);
  }
  if (isBlank(raw.value)) return { is: 'blank' };
  if (raw.from === 'keys') {
    return isPlace(raw.value, texts.length) ? { is: 'response', response: raw.value } : unclear(question);
  }
  const name = jsonName(raw.value);
  return name === undefined ? unclear(question) : decoded(nameOne(asPublished(texts), name), question, first);
}

const ascending = (places: readonly number[]): readonly number[] => [...new Set(places)].sort((a, b) => a - b);

/** The places that a list in JSON names, each entry one. */
function nameEach(texts: Texts, values: readonly unknown[]): Named {
  const places: number[] = [];
  for (const value of values.slice(0, texts.length * 2 + 1)) {
    const name = jsonName(value);
    const named: Named = name === undefined ? { ok: false } : nameOne(asPublished(texts), name);
    if (!named.ok) return named;
    places.push(...named.places);
  }
  return { ok: true, places };
}

/** The places in a response in its order; an empty list is a blank. `question` is asked back. */
export function decodeSequence(texts: Texts, raw: RawResponse, question: string): Decoded<readonly number[]> {
  const asIs = (places: readonly number[]): readonly number[] => places;
  if (raw.from === 'text') {
    if (isBlank(raw.text)) return { is: 'blank' };
    return decoded(nameSequence(asShown(texts, raw.shown), raw.text), question, asIs);
  }
  const { value } = raw;
  if (isBlank(value) || (Array.isArray(value) && value.length === 0)) return { is: 'blank' };
  if (raw.from === 'keys') {
    const isChoice = Array.isArray(value) && value.every((place) => isPlace(place, texts.length));
    return isChoice ? { is: 'response', response: value } : unclear(question);
  }
  if (Array.isArray(value)) return decoded(nameEach(texts, value), question, asIs);
  const name = jsonName(value);
  return name === undefined ? unclear(question) : decoded(nameSequence(asPublished(texts), name), question, asIs);
}

/** The chosen places in a response, ascending; choosing none is a blank. */
export function decodeMany(texts: Texts, raw: RawResponse): Decoded<readonly number[]> {
  const question = `Give the numbers of your choices, from 1 to ${texts.length}, such as 1,2.`;
  const decoded = decodeSequence(texts, raw, question);
  return decoded.is === 'response' ? { is: 'response', response: ascending(decoded.response) } : decoded;
}
