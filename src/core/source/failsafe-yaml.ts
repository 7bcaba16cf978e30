import { FAILSAFE_SCHEMA, load, YAMLException } from 'js-yaml';

/** What a YAML text holds, or why and where, from 0, it cannot be read; other errors are thrown. */
export function readFailsafe(
  text: string,
):
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: string; readonly line: number; readonly column: number } {
  try {
    return { ok: true, value: load(text, { schema: FAILSAFE_SCHEMA }) };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    return { ok: false, reason: error.reason, line: error.mark?.line ?? 0, column: error.mark?.column ?? 0 };
  }
}
