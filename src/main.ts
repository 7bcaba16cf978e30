import { version } from '../package.json';
import { closest } from './core/diagnostics/suggest.ts';
import { neutralise } from './core/layout/neutralise.ts';
import type { ExitCode } from './exit-code.ts';
import { commandNames, runProgram } from './program.ts';
import { Refusal } from './shell/errors.ts';
import { meansDeck } from './shell/means-deck.ts';
import type { World } from './shell/world.ts';

export { nodeWorld } from './shell/node-world.ts';

/** Carries out what the arguments ask for. Settles early, with success, when nobody reads standard output any more. */
export function main(world: World): Promise<ExitCode> {
  return Promise.race([lostReader(world), carriedOut(world).then((code) => arrived(world, code))]);
}

/** The code, once standard output has taken all or has failed. */
function arrived({ stdout }: World, code: ExitCode): Promise<ExitCode> {
  return new Promise((settle) => stdout.write('', () => setImmediate(settle, code)));
}

async function carriedOut(world: World): Promise<ExitCode> {
  try {
    refuseMistyped(world);
    return await runProgram(world);
  } catch (error) {
    return report(world, error);
  }
}

/** Settles when standard output fails: a closed pipe has had all that it wanted. */
function lostReader(world: World): Promise<ExitCode> {
  return new Promise((settle) => {
    world.stdout.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') settle(0);
      else settle(report(world, new Refusal(`The output cannot be written: ${error.message}.`, 'Is the disk full?')));
    });
  });
}

/** A first word that is no command is a deck; unless there is none, and a command is spelled nearly so. */
function refuseMistyped(world: World): void {
  const [word] = world.argv;
  if (word === undefined || word.startsWith('-') || commandNames.includes(word) || meansDeck(world, word)) return;
  const command = closest(word, commandNames);
  if (command !== undefined) {
    throw new Refusal(`There is no command or deck \`${word}\`.`, `Did you mean \`viva ${command}\`?`);
  }
}

/** Says on standard error what went wrong, and which exit code it is. */
export function report(world: World, error: unknown): ExitCode {
  if (error instanceof Refusal) {
    const below = [...error.details, error.hint].map((line) => `  ${neutralise(line)}\n`);
    world.stderr.write(`viva: ${neutralise(error.message)}\n${below.join('')}`);
    return 2;
  }
  const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
  world.stderr.write(
    `${neutralise(said, 'line-feeds')}\n\nviva ${version}: this is a bug in viva, not in your files.\n`,
  );
  return 70;
}
