import { isSystemError } from './keeping.ts';

/** Why something did not work; nothing where it did, or failed with the code that is expected. */
export function trouble(act: () => void, expected?: string): string | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (expected !== undefined && isSystemError(error, expected)) return undefined;
    return error instanceof Error ? error.message : String(error);
  }
}

/** What something gives; nothing where it throws. */
export function tried<Value>(act: () => Value): Value | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
