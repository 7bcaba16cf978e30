import type { Decoded, RawResponse } from '../contract.ts';
import { decodeSequence, isPlace } from '../support/decode-choices.ts';

/** The order in a response, every line in it once. */
export function decodeOrder(texts: readonly string[], raw: RawResponse): Decoded<readonly number[]> {
  const count = texts.length;
  const example = texts.map((_, place) => count - place).join(' ');
  const because = `Give the numbers from 1 to ${count}, each once, in your order, such as ${example}.`;
  const decoded = decodeSequence(texts, raw, because);
  if (decoded.is !== 'response') return decoded;
  const order = decoded.response;
  const isWhole =
    order.length === count && new Set(order).size === count && order.every((place) => isPlace(place, count));
  return isWhole ? decoded : { is: 'unclear', because };
}
