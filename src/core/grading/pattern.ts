/**
 * Patterns of accepted answers come from files that anyone may have written and are tried on responses that anyone may
 * have sent, so they run on a machine whose time grows with the length of the text and with nothing else. It is small,
 * since a pattern here only says yes or no to a whole text: `pattern-syntax` reads what JavaScript and RE2 have in
 * common, `pattern-machine` follows all readings of the pattern at once. A ready engine would cost 12 ms before the
 * first question and could be asked nothing until it was loaded; this one is there at once, so that reading a deck
 * reports a bad pattern at its place. Tests hold it against RE2 and against JavaScript.
 */
import { caught } from '../caught.ts';
import { machine } from './pattern-machine.ts';
import { PatternFault, parsePattern } from './pattern-syntax.ts';

/**
 * A pattern that can be tried on texts, or why it cannot be used: not valid, or in need of a feature that has no linear
 * time, which `detail` names. `at` counts from 0 in the source.
 */
export type CompiledPattern =
  | { readonly ok: true; test(text: string): boolean }
  | { readonly ok: false; readonly reason: 'invalid' | 'not-linear'; readonly detail: string; readonly at?: number };

/**
 * The pattern of an accepted answer, `source` between the slashes and `flags` after them. It must match the whole text,
 * each alternative of it: `a|b|c` is `^(?:a|b|c)$`. Flags are `i`, `s` and `m`; `u` and `g` change nothing.
 */
export function compilePattern(source: string, flags: string): CompiledPattern {
  const name = `${flags}/${source}`;
  const known = compiled.get(name);
  if (known !== undefined) return known;
  if (compiled.size >= mostKept) compiled.clear();
  const fresh = compile(source, flags);
  compiled.set(name, fresh);
  return fresh;
}

/** The patterns that were compiled last: a deck checks a pattern, tries it and looks for an example of it. */
const compiled = new Map<string, CompiledPattern>();
const mostKept = 64;

function compile(source: string, flags: string): CompiledPattern {
  const read = caught(PatternFault, () => machine(parsePattern(source, flags)));
  if (read.ok) return { ok: true, test: read.value };
  const { reason, message: detail, at } = read.fault;
  return { ok: false, reason, detail, ...(at === undefined ? {} : { at }) };
}
