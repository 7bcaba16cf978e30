import { Refusal } from '../../src/shell/errors.ts';

/** What some work was refused with; throws where it was not. */
export async function refused(work: Promise<unknown>): Promise<[message: string, hint: string]> {
  try {
    await work;
  } catch (error) {
    if (error instanceof Refusal) return [error.message, error.hint];
  }
  throw new Error('nothing was refused');
}
