import type { Test } from '../session/conditions.ts';
import { misread, type Parsed } from '../session/parsed.ts';
import type { SeenCard } from './card.ts';

/** How a field and its values are compared; a colon is an equals sign. */
export type Operator = '=' | '!=' | '<' | '<=' | '>' | '>=';

/** What was written after an operator, without its quotation marks. */
export interface Value {
  readonly text: string;
  readonly at: number;
}

/** A field, an operator and one value or more, as in `tag:asyncio,threads`. */
export interface Comparison {
  /** In small letters. */
  readonly field: string;
  readonly operator: Operator;
  /** As it was written, with its place. */
  readonly sign: Value;
  readonly values: readonly Value[];
}

/** What can be said of a field. */
export interface Field {
  /** What the field needs that a caller might not have loaded. */
  readonly needs?: 'memory';
  test(comparison: Comparison): Parsed<Test<SeenCard>>;
}

/** The test that one value of several passes, or that none does after `!=`; the other operators put in order. */
export function oneOf(
  { field, operator, sign, values }: Comparison,
  testOf: (value: Value) => Parsed<Test<SeenCard>>,
): Parsed<Test<SeenCard>> {
  if (operator !== '=' && operator !== '!=') {
    return misread(
      `The field “${field}” has no order: write \`${field}:\` in place of “${field}${sign.text}”.`,
      sign.at,
    );
  }
  const tests: Test<SeenCard>[] = [];
  for (const value of values) {
    const test = testOf(value);
    if (!test.ok) return test;
    tests.push(test.value);
  }
  const wanted = operator === '=';
  return { ok: true, value: (seen) => tests.some((test) => test(seen)) === wanted };
}
