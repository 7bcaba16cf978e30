import type { Decoded, RawResponse } from '../contract.ts';
import { isBlank } from '../support/decode-choices.ts';
import { textOfResponse } from '../support/decode-text.ts';

/** How well the learner recalled the back, worst first. */
export const ratings = ['again', 'hard', 'good', 'easy'] as const;
export type Rating = (typeof ratings)[number];

/** The rating in a response: its name, its first letter, or its number from 1. */
export function decodeRating(raw: RawResponse): Decoded<Rating> {
  if (isBlank(raw.from === 'text' ? raw.text : raw.value)) return { is: 'blank' };
  const text = textOfResponse(raw)?.trim().toLowerCase() ?? '';
  const rating = ratings.find((name, place) => [name, name.charAt(0), `${place + 1}`].includes(text));
  if (rating !== undefined) return { is: 'response', response: rating };
  return { is: 'unclear', because: 'Give 1 for again, 2 for hard, 3 for good or 4 for easy.' };
}
