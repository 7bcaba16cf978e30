import type { Decoded, RawResponse } from '../contract.ts';
import { isBlank } from '../support/decode-choices.ts';
import { textOfResponse } from '../support/decode-text.ts';

const readings: Readonly<Record<string, boolean>> = {
  true: true,
  t: true,
  yes: true,
  y: true,
  right: true,
  '1': true,
  false: false,
  f: false,
  no: false,
  n: false,
  wrong: false,
  '0': false,
  '2': false,
  // What Moodle and spreadsheets write in German, French, Spanish, Italian, Portuguese, Dutch and Polish.
  wahr: true,
  vrai: true,
  verdadero: true,
  vero: true,
  verdadeiro: true,
  waar: true,
  prawda: true,
  falsch: false,
  faux: false,
  falso: false,
  onwaar: false,
  fałsz: false,
};

const unclear: Decoded<boolean> = { is: 'unclear', because: 'Answer true or false.' };

const understood = (truth: boolean | undefined): Decoded<boolean> =>
  truth === undefined ? unclear : { is: 'response', response: truth };

/** The truth value in a response: `true`, `t`, `yes`, the number of the line (1 is true), or 1 and 0. */
export function decodeTruth(raw: RawResponse): Decoded<boolean> {
  if (isBlank(raw.from === 'text' ? raw.text : raw.value)) return { is: 'blank' };
  if (raw.from === 'keys') return understood(raw.value === 0 ? true : raw.value === 1 ? false : undefined);
  const text = textOfResponse(raw)?.trim().toLowerCase().replace(/\.$/, '') ?? '';
  return understood(Object.hasOwn(readings, text) ? readings[text] : undefined);
}
