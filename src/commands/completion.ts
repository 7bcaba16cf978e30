import { didYouMean } from '../core/diagnostics/suggest.ts';
import type { ExitCode } from '../exit-code.ts';
import { completionScripts } from '../shell/completion/scripts.ts';
import { Refusal } from '../shell/errors.ts';
import type { World } from '../shell/world.ts';

/** Prints the script for a shell. */
export async function completion(world: World, [shell = '']: readonly string[]): Promise<ExitCode> {
  const script = Object.hasOwn(completionScripts, shell) ? completionScripts[shell] : undefined;
  if (script === undefined) {
    throw new Refusal(`There is no completion for \`${shell}\`.`, didYouMean(shell, Object.keys(completionScripts)));
  }
  world.stdout.write(script);
  return 0;
}
