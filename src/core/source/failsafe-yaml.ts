import { FAILSAFE_SCHEMA, load, YAMLException } from 'js-yaml';
import { caught } from '../caught.ts';

/** What a YAML text holds, or why and where, from 0, it cannot be read; other errors are thrown. */
export function readFailsafe(
  text: string,
):
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: string; readonly line: number; readonly column: number } {
  const read = caught(YAMLException, () => load(text, { schema: FAILSAFE_SCHEMA }));
  if (read.ok) return read;
  const { reason, mark } = read.fault;
  return { ok: false, reason, line: mark?.line ?? 0, column: mark?.column ?? 0 };
}
