/** What some work gave, or what it threw to say that it cannot be done. */
export type Caught<Value, Fault> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly fault: Fault };

/** What `work` gives, or the error of this class that it threw; any other is a mistake of ours and is thrown on. */
export function caught<Value, Fault extends Error>(
  kind: abstract new (...given: never[]) => Fault,
  work: () => Value,
): Caught<Value, Fault> {
  try {
    return { ok: true, value: work() };
  } catch (error) {
    if (error instanceof kind) return { ok: false, fault: error };
    throw error;
  }
}
