import { caught } from '../caught.ts';
import { type Misread, misread, type Parsed, quoted } from './parsed.ts';

/** True for what a condition wants. */
export type Test<Subject> = (subject: Subject) => boolean;

/** A piece of a condition: a term that can be tested, or what stands between terms. */
export type Token<Subject> =
  | { readonly is: 'term'; readonly test: Test<Subject>; readonly text: string; readonly at: number }
  | { readonly is: Between; readonly text: string; readonly at: number };

type Between = '(' | ')' | ',' | '-' | 'and' | 'or' | 'not' | 'end';

const deepest = 50;

/** The operator that a bare word is, in capital letters or small ones; nothing for any other word. */
export function operatorOf(word: string): 'and' | 'or' | 'not' | undefined {
  const folded = word.toLowerCase();
  return folded === 'and' || folded === 'or' || folded === 'not' ? folded : undefined;
}

/** A fault on the way down; it never leaves this file. */
class Fault extends Error {
  readonly misread: Misread;
  constructor(because: string, at: number) {
    super(because);
    this.misread = misread(because, at);
  }
}

const begins: ReadonlySet<string> = new Set<Token<never>['is']>(['term', '(', 'not', '-']);

function any<Subject>(parts: readonly Test<Subject>[]): Test<Subject> {
  const [first] = parts;
  return parts.length === 1 && first !== undefined ? first : (subject) => parts.some((part) => part(subject));
}

/**
 * or: and (`or` and)*;  and: list (`and`? list)*;  list: not (`,` not)*;  not: (`not` | `-`) not | `(` or `)` | term.
 * A comma binds closest, so that `asyncio,threads basics` is either of the first two together with the third.
 */
function testOf<Subject>(tokens: readonly Token<Subject>[], wanted: string): Test<Subject> {
  let [place, depth] = [0, 0];
  const end: Token<Subject> = tokens.at(-1) ?? { is: 'end', text: '', at: 0 };
  const here = (): Token<Subject> => tokens[place] ?? end;
  const take = (...kinds: readonly Token<Subject>['is'][]): boolean => {
    const found = kinds.includes(here().is);
    if (found) place += 1;
    return found;
  };

  const either = (): Test<Subject> => {
    const parts = [both()];
    while (take('or')) parts.push(both());
    return any(parts);
  };
  const both = (): Test<Subject> => {
    const parts = [listed()];
    while (take('and') || begins.has(here().is)) parts.push(listed());
    return parts.length === 1 ? any(parts) : (subject) => parts.every((part) => part(subject));
  };
  const listed = (): Test<Subject> => {
    const parts = [unary()];
    while (take(',')) parts.push(unary());
    return any(parts);
  };
  const unary = (): Test<Subject> => {
    let negated = false;
    while (take('not', '-')) negated = !negated;
    const test = primary();
    return negated ? (subject) => !test(subject) : test;
  };
  const primary = (): Test<Subject> => {
    const token = here();
    if (token.is === 'term') {
      place += 1;
      return token.test;
    }
    if (!take('(')) {
      const where = token.is === 'end' ? 'at the end' : `before ${quoted(token.text)}`;
      throw new Fault(`${wanted} is missing ${where}.`, token.at);
    }
    depth += 1;
    if (depth > deepest) throw new Fault(`Parentheses are nested more than ${deepest} deep.`, token.at);
    const inner = either();
    if (!take(')')) throw new Fault('The parenthesis is never closed.', token.at);
    depth -= 1;
    return inner;
  };

  const test = either();
  const rest = here();
  if (rest.is !== 'end') throw new Fault(`Nothing opens this ${quoted(rest.text)}.`, rest.at);
  return test;
}

/**
 * The test that terms joined by `and`, `or`, `not`, `-`, commas and parentheses amount to; the last token is the end.
 * `wanted` names a term in the sentence on one that is missing, such as `A tag`.
 */
export function joined<Subject>(tokens: readonly Token<Subject>[], wanted: string): Parsed<Test<Subject>> {
  const read = caught(Fault, () => testOf(tokens, wanted));
  return read.ok ? read : read.fault.misread;
}
