import { closest } from '../diagnostics/suggest.ts';
import { foldForSearch } from '../grading/text.ts';
import { operatorOf, type Token } from '../session/conditions.ts';
import { misread, type Parsed, quoted } from '../session/parsed.ts';
import type { SeenCard } from './card.ts';
import type { Field, Value } from './comparison.ts';
import { type FieldSign, type Scanner, scannerOf } from './scan.ts';

/** What a query looks at beyond a card's names. */
export type Need = 'text' | 'memory';

/** The pieces of a query in their order, and what its terms look at. */
export interface Terms {
  readonly tokens: readonly Token<SeenCard>[];
  readonly needs: ReadonlySet<Need>;
}

/** A query that is being read. */
interface Reading {
  readonly scanner: Scanner;
  readonly fields: ReadonlyMap<string, Field>;
  readonly needs: Set<Need>;
}

function unknownField({ name, sign, at }: FieldSign, fields: readonly string[]): Parsed<never> {
  const near = closest(name, fields);
  const no = `There is no field ${quoted(name)}`;
  if (near !== undefined) return misread(`${no}: did you mean \`${near}${sign.text}\`?`, at);
  return misread(`${no}: known are ${fields.join(', ')}; to search for the text, quote it.`, at);
}

function valuesAfter({ scanner, fields }: Reading, { name, sign }: FieldSign): Parsed<readonly Value[]> {
  const values: Value[] = [];
  let before = `${name}${sign.text}`;
  do {
    const at = scanner.place();
    const value = scanner.value();
    if (value === undefined) return misread(`A value is missing after ${quoted(before)}.`, at);
    if (!value.ok) return value;
    values.push(value.value);
    before = ',';
  } while (scanner.comma((other) => fields.has(other.toLowerCase())));
  return { ok: true, value: values };
}

function fieldTerm(reading: Reading, sign: FieldSign): Parsed<Token<SeenCard>> {
  const name = sign.name.toLowerCase();
  const field = reading.fields.get(name);
  if (field === undefined) return unknownField(sign, [...reading.fields.keys()]);
  const values = valuesAfter(reading, sign);
  if (!values.ok) return values;
  const test = field.test({ field: name, operator: sign.operator, sign: sign.sign, values: values.value });
  if (!test.ok) return test;
  if (field.needs !== undefined) reading.needs.add(field.needs);
  return { ok: true, value: { is: 'term', test: test.value, text: sign.name, at: sign.at } };
}

/** Nothing at the end of the query. */
function wordTerm({ scanner, needs }: Reading): Parsed<Token<SeenCard>> | undefined {
  const word = scanner.value();
  if (!word?.ok) return word;
  const { text, at, isQuoted } = word.value;
  const operator = isQuoted ? undefined : operatorOf(text);
  if (operator !== undefined) return { ok: true, value: { is: operator, text, at } };
  if (!isQuoted && /^(?:[:<>=]|!=)/u.test(text)) {
    return misread(
      `A field is missing before ${quoted(text)}, as in \`due<3d\`; to search for the text, quote it.`,
      at,
    );
  }
  const wanted = foldForSearch(text);
  if (wanted === '') return misread('There is nothing in this word that can be seen.', at);
  needs.add('text');
  return { ok: true, value: { is: 'term', test: (seen) => seen.text().includes(wanted), text, at } };
}

/** The pieces of a query, ready to be joined, or the first fault. */
export function termsOf(text: string, fields: ReadonlyMap<string, Field>): Parsed<Terms> {
  const scanner = scannerOf(text);
  const tokens: Token<SeenCard>[] = [];
  const needs = new Set<Need>();
  const reading: Reading = { scanner, fields, needs };
  for (;;) {
    const at = scanner.place();
    const mark = scanner.mark();
    if (mark !== undefined) {
      tokens.push({ is: mark, text: mark, at });
      continue;
    }
    const sign = scanner.field();
    const token = sign === undefined ? wordTerm(reading) : fieldTerm(reading, sign);
    if (token === undefined) break;
    if (!token.ok) return token;
    tokens.push(token.value);
  }
  tokens.push({ is: 'end', text: '', at: text.length });
  return { ok: true, value: { tokens, needs } };
}
