import type { Decoded, RawResponse } from '../contract.ts';
import { isBlank, isPlace } from '../support/decode-choices.ts';

/** What was written, and the key points that it makes, ascending; null where nobody has judged it yet. */
export interface OpenResponse {
  readonly text: string;
  readonly points: readonly number[] | null;
}

const unclear: Decoded<OpenResponse> = {
  is: 'unclear',
  because: 'Give the answer as text, or text and the numbers of the key points that it makes.',
};

/** The places of key points that a list gives, counted from 0 by keys and from 1 in JSON. */
function pointsIn(value: unknown, count: number, first: 0 | 1): readonly number[] | null | undefined {
  if (value === null || value === undefined) return null;
  if (!Array.isArray(value)) return undefined;
  const places: unknown[] = value.map((entry: unknown) => (typeof entry === 'number' ? entry - first : undefined));
  const known = places.filter((place) => isPlace(place, count));
  return known.length === places.length ? [...new Set(known)].sort((a, b) => a - b) : undefined;
}

function field(value: object, name: string): unknown {
  return Object.hasOwn(value, name) ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined;
}

/** The text of a response and the points that were ticked, of so many. */
export function decodeOpen(count: number, raw: RawResponse): Decoded<OpenResponse> {
  const value = raw.from === 'text' ? raw.text : raw.value;
  if (isBlank(value)) return { is: 'blank' };
  if (typeof value === 'string') return { is: 'response', response: { text: value.trim(), points: null } };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return unclear;
  const text = field(value, 'text') ?? '';
  const points = pointsIn(field(value, 'points'), count, raw.from === 'keys' ? 0 : 1);
  if (typeof text !== 'string' || points === undefined) return unclear;
  if (text.trim() === '' && points === null) return { is: 'blank' };
  return { is: 'response', response: { text: text.trim(), points } };
}
