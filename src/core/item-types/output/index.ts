import { scoreWhole } from '../../grading/rules.ts';
import { difference, sameOutput } from '../../grading/text.ts';
import type { Accounted, Decoded, ItemType, RawResponse } from '../contract.ts';
import { frontOf, oneCard } from '../support/cards.ts';
import { isBlank } from '../support/decode-choices.ts';
import { textOfResponse } from '../support/decode-text.ts';
import { fenced, paragraphs } from '../support/markdown.ts';
import { strongestNotation } from '../support/notations.ts';
import { plain } from '../support/plain.ts';
import { formatOutput, formatProgram, type OutputBody, parseOutput } from './notation.ts';
import { sample } from './sample.ts';

const block = (text: string): string => fenced('text', `${text}\n`);

/** A response of one line may write `\n` where a line of several ends. */
function decode({ expected }: OutputBody, raw: RawResponse): Decoded<string> {
  const text = textOfResponse(raw);
  if (isBlank(raw.from === 'text' ? raw.text : raw.value)) return { is: 'blank' };
  if (text === undefined) return { is: 'unclear', because: 'Give what the program prints, as text.' };
  const isOneLine = raw.from === 'text' && !text.trim().includes('\n');
  const response = isOneLine && expected.includes('\n') ? text.replaceAll('\\n', '\n') : text;
  return { is: 'response', response: response.replace(/\r\n?/g, '\n') };
}

function account(body: OutputBody, response: string | undefined): readonly Accounted[] {
  const expected: Accounted = { mark: 'expected', text: block(body.expected) };
  if (response === undefined) return [expected];
  if (sameOutput(response, body.expected)) return [{ mark: 'chosen-right', text: block(response.trimEnd()) }];
  const given = { text: block(response.trimEnd()), difference: difference(response.trimEnd(), body.expected) };
  return [{ mark: 'given', ...given }, expected];
}

/** A program whose output is to be predicted; a response is that output. */
export const output: ItemType<OutputBody, string> = {
  ...plain,
  shape: 'type',
  sample,
  recognises: (section) => strongestNotation(section) === 'output',
  parse: parseOutput,
  format: formatOutput,
  rules: () => ['all-or-nothing'],
  pose: ({ stem, body }) => paragraphs(stem, formatProgram(body)),
  ask: () => ({ shape: 'type', expects: 'what it prints', lines: 'many' }),
  decode: ({ body }, raw) => decode(body, raw),
  encode: (response) => response,
  key: ({ body }) => body.expected,
  grade: ({ body, points }, response) => scoreWhole(sameOutput(response, body.expected), points),
  account: ({ body }, response) => account(body, response),
  cards: (item) => oneCard(frontOf(item, formatProgram(item.body)), block(item.body.expected)),
  program: ({ language, code, expected }) => ({ language, code, expected }),
  texts: (body) => [formatProgram(body)],
  toJson: ({ language, code, question, expected }) => ({ language, code, question, expected }),
};
