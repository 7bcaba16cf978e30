import type { Shown } from '../../core/layout/shown.ts';
import { speak } from '../../core/layout/speak.ts';
import { Output } from '../output.ts';
import type { Prompter } from '../prompter.ts';
import { wantsLines } from '../terminal-abilities.ts';
import type { TerminalOut, World } from '../world.ts';

/** True where the learner wants lines, or the terminal can show nothing else. */
function needsLines({ env, stdin }: World, out: TerminalOut, plain: boolean): boolean {
  return plain || wantsLines(env) || stdin.isTTY !== true || out.isTTY !== true;
}

/** The prompter that fits the terminal and the learner's wish; only the one that is needed is loaded. */
export async function choosePrompter(
  world: World,
  { plain, out }: { plain: boolean; out: TerminalOut },
): Promise<Prompter> {
  if (needsLines(world, out, plain)) {
    const { linePrompter } = await import('../prompter-line.ts');
    return linePrompter(world, out);
  }
  const [{ screenPrompter }, { chosenTheme }] = await Promise.all([
    import('../prompter-screen.ts'),
    import('../chosen-theme.ts'),
  ]);
  return screenPrompter(world, await chosenTheme(world, out), out);
}

/** Writes a page as plain lines. */
export async function printSpoken(world: World, shown: readonly Shown[]): Promise<void> {
  const out = new Output(world.stdout);
  for (const line of speak(shown)) await out.write(`${line}\n`);
  await out.flush();
}
