import type { Decoded, RawResponse } from '../contract.ts';
import { isBlank, isPlace, orderShown } from '../support/decode-choices.ts';
import { type Choosable, nameOne, nameSequence } from '../support/name-choices.ts';

/** For each left side the place of its right side, or null where it was left open. */
export type Pairing = readonly (number | null)[];

interface Sides {
  readonly left: readonly string[];
  readonly right: readonly string[];
}

const inOrder = (texts: readonly string[]): readonly number[] => texts.map((_, place) => place);

function unclear({ left, right }: Sides): Decoded<Pairing> {
  const last = String.fromCharCode(96 + Math.min(26, right.length));
  const because = `Give pairs such as 1a 2b: numbers from 1 to ${left.length}, letters from a to ${last}.`;
  return { is: 'unclear', because };
}

function understood(pairing: Pairing): Decoded<Pairing> {
  return pairing.every((place) => place === null) ? { is: 'blank' } : { is: 'response', response: pairing };
}

/** `1c 2a`, `1-c, 2-a`, `1 = c`: the left numbers and right letters. */
function signPairs(text: string): readonly (readonly [string, string])[] | undefined {
  const pair = /\s*(\d{1,3})\s*(?:[-=]+>?|[:.)→])?\s*([A-Za-z]{1,2})(?![\p{L}\d])\s*[,;]?/uy;
  const pairs: (readonly [string, string])[] = [];
  while (pair.lastIndex < text.length) {
    const found = pair.exec(text);
    if (found === null) return undefined;
    pairs.push([found[1] ?? '', found[2] ?? '']);
  }
  return pairs;
}

/** `left = right; left = right`, each side a text or sign. */
function textPairs(text: string): readonly (readonly [string, string])[] | undefined {
  const parts = text.split(/[;\n]/).filter((part) => part.trim() !== '');
  const pairs = parts.map((part) => /^(.+?)\s*(?:=>?|->|→|:)\s*(.+)$/.exec(part.trim()));
  if (pairs.some((pair) => pair === null)) return undefined;
  return pairs.map((pair) => [pair?.[1] ?? '', pair?.[2] ?? ''] as const);
}

function paired(pairs: readonly (readonly [string, string])[], left: Choosable, right: Choosable): Pairing | undefined {
  const pairing = new Map<number, number>();
  for (const [one, other] of pairs) {
    const [from, to] = [nameOne(left, one), nameOne(right, other)];
    const [place, target] = [from.ok ? from.places[0] : undefined, to.ok ? to.places[0] : undefined];
    if (place === undefined || target === undefined || pairing.has(place)) return undefined;
    pairing.set(place, target);
  }
  return left.texts.map((_, place) => pairing.get(place) ?? null);
}

function fromText(sides: Sides, text: string, shown: readonly number[] | undefined): Decoded<Pairing> {
  if (text.length > 20_000) return unclear(sides);
  const left: Choosable = { texts: sides.left, shown: inOrder(sides.left) };
  const right: Choosable = { texts: sides.right, shown: orderShown(sides.right, shown) };
  for (const pairs of [signPairs(text.trim()), textPairs(text)]) {
    const pairing = pairs === undefined ? undefined : paired(pairs, left, right);
    if (pairing !== undefined) return understood(pairing);
  }
  const list = nameSequence(right, text);
  return list.ok && list.places.length === sides.left.length ? understood(list.places) : unclear(sides);
}

function fromList(
  sides: Sides,
  values: readonly unknown[],
  placeOf: (value: unknown) => number | undefined,
): Decoded<Pairing> {
  if (values.length > sides.left.length) return unclear(sides);
  const pairing: (number | null)[] = [];
  for (const index of sides.left.keys()) {
    const value = values[index];
    const place = isBlank(value) ? null : placeOf(value);
    if (place === undefined) return unclear(sides);
    pairing.push(place);
  }
  return understood(pairing);
}

/** The pairs in a response. */
export function decodePairs(sides: Sides, raw: RawResponse): Decoded<Pairing> {
  const value = raw.from === 'text' ? raw.text : raw.value;
  if (isBlank(value)) return { is: 'blank' };
  if (typeof value === 'string' && raw.from !== 'keys') {
    return fromText(sides, value, raw.from === 'text' ? raw.shown : undefined);
  }
  if (!Array.isArray(value)) return unclear(sides);
  if (raw.from === 'keys')
    return fromList(sides, value, (place) => (isPlace(place, sides.right.length) ? place : undefined));
  const published: Choosable = { texts: sides.right, shown: inOrder(sides.right), lettersCount: true };
  return fromList(sides, value, (name) => {
    if (typeof name !== 'string' && typeof name !== 'number') return undefined;
    const named = nameOne(published, String(name));
    return named.ok ? named.places[0] : undefined;
  });
}
