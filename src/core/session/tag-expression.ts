import { joined, operatorOf, type Token } from './conditions.ts';
import { type Misread, misread } from './parsed.ts';

/** Which items a person wants, by their tags. */
export type TagExpression = { readonly ok: true; test(tags: readonly string[]): boolean } | Misread;

type TagToken = Token<ReadonlySet<string>>;

const longest = 2000;

const fold = (text: string): string => text.normalize('NFC').toUpperCase().toLowerCase();

function tagToken(text: string, at: number): TagToken {
  const name = fold(text);
  return { is: 'term', test: (tags) => tags.has(name), text, at };
}

function tokens(text: string): readonly TagToken[] | Misread {
  const found: TagToken[] = [];
  const pattern = /\s+|([(),])|(-)|"([^"]*)("?)|([^\s(),"]+)/gu;
  for (const match of text.matchAll(pattern)) {
    const [all, mark, minus, inside, close, word] = match;
    const at = match.index;
    if (mark === '(' || mark === ')' || mark === ',') found.push({ is: mark, text: all, at });
    else if (minus !== undefined) found.push({ is: '-', text: all, at });
    else if (inside !== undefined) {
      if (close === '') return misread('The quotation mark is never closed.', at);
      if (inside.trim() === '') return misread('The quotation marks hold no tag.', at);
      found.push(tagToken(inside.trim(), at));
    } else if (word !== undefined) {
      const operator = operatorOf(word);
      found.push(operator === undefined ? tagToken(word, at) : { is: operator, text: word, at });
    }
  }
  return [...found, { is: 'end', text: '', at: text.length }];
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
  const test = joined(list, 'A tag');
  return test.ok ? { ok: true, test: (tags) => test.value(new Set(tags.map(fold))) } : test;
}
