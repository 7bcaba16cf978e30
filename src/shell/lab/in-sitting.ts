import type { Key, Prompter } from '../prompter.ts';
import type { World } from '../world.ts';

/** The key below an explanation that runs the experiment of its item; none for an item that names none. */
export function labKeys({ lab }: { readonly lab?: string }): readonly Key[] {
  return lab === undefined ? [] : [{ key: 'x', does: 'run it here' }];
}

/** Runs the experiment of an item and shows what came of it; all that this takes is loaded when it is asked for. */
export async function runHere(prompter: Prompter, world: World, item: { readonly lab?: string }): Promise<void> {
  const here = await import('./run-here.ts');
  await here.runHere(prompter, world, item);
}
