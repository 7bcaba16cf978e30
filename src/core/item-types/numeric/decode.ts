import { readNumber } from '../../grading/number.ts';
import type { Decoded, RawResponse } from '../contract.ts';
import { decodeText } from '../support/decode-text.ts';

/** No number has thousands like those of `9,81` or `3,1416`: the comma can only part decimals. */
const isDecimal = (typed: string): boolean => /^[^\d,]*(?:\d+,(?:\d{1,2}|\d{4,})(?!\d)|\d{4,},)/.test(typed);

/** The number in a response, as it was typed; a number with two readings is asked back. */
export function decodeNumber(raw: RawResponse): Decoded<string> {
  const typed = decodeText(raw);
  if (typed.is !== 'response') return typed.is === 'blank' ? typed : { is: 'unclear', because: 'Give a number.' };
  const read = readNumber(typed.response);
  switch (read.is) {
    case 'number':
      return typed;
    case 'not-a-number':
      return { is: 'unclear', because: 'Give a number, such as 42, 0.5 or 3e-2.' };
    case 'ambiguous': {
      const { first, second } = read;
      const because = `\`${typed.response}\` can be read in two ways. Write ${first} or ${second}.`;
      return { is: 'unclear', because, ...(isDecimal(typed.response) ? { meant: second } : {}) };
    }
  }
}
