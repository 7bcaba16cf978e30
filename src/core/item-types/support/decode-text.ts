import type { Decoded, RawResponse } from '../contract.ts';
import { isBlank } from './decode-choices.ts';

/** What a response says as text: a number or truth value of JSON counts as its text. */
export function textOfResponse(raw: RawResponse): string | undefined {
  if (raw.from === 'text') return raw.text;
  const { value } = raw;
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

/** The typed text of a response, white space around it removed. */
export function decodeText(raw: RawResponse): Decoded<string> {
  const text = textOfResponse(raw);
  if (isBlank(raw.from === 'text' ? raw.text : raw.value)) return { is: 'blank' };
  return text === undefined
    ? { is: 'unclear', because: 'Give the answer as text.' }
    : { is: 'response', response: text.trim() };
}
