import { RE2JS, RE2JSSyntaxException } from 're2js';

/** A pattern that can be tried on texts, or why it cannot be used. */
export type CompiledPattern =
  | { readonly ok: true; test(text: string): boolean }
  | { readonly ok: false; readonly reason: 'invalid' | 'not-linear'; readonly detail: string; readonly at?: number };

/** The pattern of an accepted answer, `source` between the slashes and `flags` after them; it must match the whole text. */
export function compilePattern(source: string, flags: string): CompiledPattern {
  try {
    const pattern = RE2JS.compile(source, flags.includes('i') ? RE2JS.CASE_INSENSITIVE : 0);
    return { ok: true, test: (text) => pattern.testExact(text) };
  } catch (error) {
    if (!(error instanceof RE2JSSyntaxException)) throw error;
    return { ok: false, reason: 'invalid', detail: error.error };
  }
}
