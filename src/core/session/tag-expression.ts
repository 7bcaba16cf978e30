import { type Misread, misread, quoted } from './parsed.ts';

/** Which items a person wants, by their tags. */
export type TagExpression = { readonly ok: true; test(tags: readonly string[]): boolean } | Misread;

type Test = (tags: ReadonlySet<string>) => boolean;

interface Token {
  readonly is: '(' | ')' | ',' | '-' | 'and' | 'or' | 'not' | 'word' | 'end';
  readonly text: string;
  readonly at: number;
}

const longest = 2000;
const deepest = 50;

const fold = (text: string): string => text.normalize('NFC').toUpperCase().toLowerCase();

const operator = (word: string): 'and' | 'or' | 'not' | undefined => {
  const folded = word.toLowerCase();
  return folded === 'and' || folded === 'or' || folded === 'not' ? folded : undefined;
};

function tokens(text: string): readonly Token[] | Misread {
  const found: Token[] = [];
  const pattern = /\s+|([(),])|(-)|"([^"]*)("?)|([^\s(),"]+)/gu;
  for (const match of text.matchAll(pattern)) {
    const [all, mark, minus, inside, close, word] = match;
    const at = match.index;
    if (mark === '(' || mark === ')' || mark === ',') found.push({ is: mark, text: all, at });
    else if (minus !== undefined) found.push({ is: '-', text: all, at });
    else if (inside !== undefined) {
      if (close === '') return misread('The quotation mark is never closed.', at);
      if (inside.trim() === '') return misread('The quotation marks hold no tag.', at);
      found.push({ is: 'word', text: inside.trim(), at });
    } else if (word !== undefined) found.push({ is: operator(word) ?? 'word', text: all, at });
  }
  return [...found, { is: 'end', text: '', at: text.length }];
}

/** A fault on the way down; it never leaves this file. */
class Fault extends Error {
  readonly misread: Misread;
  constructor(because: string, at: number) {
    super(because);
    this.misread = misread(because, at);
  }
}

const begins: ReadonlySet<Token['is']> = new Set<Token['is']>(['word', '(', 'not', '-']);

const expected = (token: Token): string =>
  token.is === 'end' ? 'A tag is missing at the end.' : `A tag is missing before ${quoted(token.text)}.`;

function any(parts: readonly Test[]): Test {
  const [first] = parts;
  return parts.length === 1 && first !== undefined ? first : (tags) => parts.some((part) => part(tags));
}

/**
 * or: and (`or` and)*;  and: list (`and`? list)*;  list: not (`,` not)*;  not: (`not` | `-`) not | `(` or `)` | word.
 * A comma binds closest, so that `asyncio,threads basics` is either of the first two together with the third.
 */
function testOf(list: readonly Token[]): Test {
  let [place, depth] = [0, 0];
  const end: Token = list.at(-1) ?? { is: 'end', text: '', at: 0 };
  const here = (): Token => list[place] ?? end;
  const take = (...kinds: readonly Token['is'][]): boolean => {
    const found = kinds.includes(here().is);
    if (found) place += 1;
    return found;
  };

  const either = (): Test => {
    const parts = [both()];
    while (take('or')) parts.push(both());
    return any(parts);
  };
  const both = (): Test => {
    const parts = [listed()];
    while (take('and') || begins.has(here().is)) parts.push(listed());
    return parts.length === 1 ? any(parts) : (tags) => parts.every((part) => part(tags));
  };
  const listed = (): Test => {
    const parts = [unary()];
    while (take(',')) parts.push(unary());
    return any(parts);
  };
  const unary = (): Test => {
    let negated = false;
    while (take('not', '-')) negated = !negated;
    const test = primary();
    return negated ? (tags) => !test(tags) : test;
  };
  const primary = (): Test => {
    const token = here();
    if (take('word')) {
      const name = fold(token.text);
      return (tags) => tags.has(name);
    }
    if (!take('(')) throw new Fault(expected(token), token.at);
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
 * The test of an expression such as `asyncio -legacy`, `(threads or executors) and not windows`, `"event loop",tasks`.
 * Words side by side must all be there; capital letters do not matter.
 */
export function parseTagExpression(text: string): TagExpression {
  if (text.length > longest) return misread(`The expression is longer than ${longest} characters.`, longest);
  if (text.trim() === '') return misread('The expression is empty.');
  const list = tokens(text);
  if ('ok' in list) return list;
  try {
    const test = testOf(list);
    return { ok: true, test: (tags) => test(new Set(tags.map(fold))) };
  } catch (error) {
    if (error instanceof Fault) return error.misread;
    throw error;
  }
}
