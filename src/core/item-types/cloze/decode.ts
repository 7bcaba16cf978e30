import type { Decoded, RawResponse } from '../contract.ts';
import { isBlank } from '../support/decode-choices.ts';

type Texts = readonly string[];

function cut(text: string, separator: RegExp): Texts {
  return text.split(separator).map((part) => part.trim());
}

/** The texts for so many gaps in one text: separated by `|`, else `;`, line ends or commas. */
function texts(text: string, gaps: number): Texts | undefined {
  if (gaps === 1) return [text.trim()];
  return [/\|/, /;/, /\n/, /,/].map((separator) => cut(text, separator)).find((parts) => parts.length === gaps);
}

const asText = (value: unknown): string | undefined => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
};

function unclear(gaps: number): Decoded<Texts> {
  const because = gaps === 1 ? 'Give the missing text.' : `Give the ${gaps} missing texts with | between them.`;
  return { is: 'unclear', because };
}

/** The text for each gap, empty where one was left open; all of them empty is a blank. */
export function decodeGaps(gaps: number, raw: RawResponse): Decoded<Texts> {
  const value = raw.from === 'text' ? raw.text : raw.value;
  if (isBlank(value)) return { is: 'blank' };
  const list = Array.isArray(value)
    ? value.map(asText)
    : typeof value === 'string'
      ? texts(value, gaps)
      : [asText(value)];
  const given = list?.filter((text) => text !== undefined);
  if (given === undefined || given.length !== list?.length || given.length > gaps) return unclear(gaps);
  if (!Array.isArray(value) && given.length < gaps) return unclear(gaps);
  const all = Array.from({ length: gaps }, (_, place) => given[place] ?? '');
  return all.every((text) => text === '') ? { is: 'blank' } : { is: 'response', response: all };
}
