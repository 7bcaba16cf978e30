import { version } from '../package.json';
import { commandNames, isCommand } from './command-names.ts';
import { closest } from './core/diagnostics/suggest.ts';
import { neutralise } from './core/layout/neutralise.ts';
import type { ExitCode } from './exit-code.ts';
import { Refusal } from './shell/errors.ts';
import { meansDeck } from './shell/means-deck.ts';
import type { World } from './shell/world.ts';

export { flushed, nodeWorld } from './shell/node-world.ts';

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
    const asked = await askedByProgram(world);
    if (asked !== undefined) return asked;
    refuseMistyped(world);
    const plain = await plainCommand(world);
    if (plain !== undefined) return await plain();
    if (asksForHelp(world)) {
      const { helpText } = await import('./help.ts');
      world.stdout.write(helpText(world.stdout.columns));
      return 0;
    }
    const { runProgram } = await import('./command-line.ts');
    return await runProgram(world);
  } catch (error) {
    return report(world, error);
  }
}

/** What no person types: a shell asks for the words that can follow, and the build for the manual page. */
async function askedByProgram(world: World): Promise<ExitCode | undefined> {
  const [word, ...more] = world.argv;
  if (word === '__complete') {
    const [{ complete }, { commands, commonOptions }] = await Promise.all([
      import('./commands/complete.ts'),
      import('./program.ts'),
    ]);
    return await complete(world, more, { commands, common: commonOptions });
  }
  if (word !== '__man') return undefined;
  const { manPage } = await import('./man.ts');
  world.stdout.write(manPage());
  return 0;
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

/**
 * A command without an option, `viva tour`, `viva list notes/`: what most people type, and what needs no parser of the
 * command line. Nothing for all else.
 */
async function plainCommand(world: World): Promise<(() => Promise<ExitCode>) | undefined> {
  const { argv } = world;
  const [word] = argv;
  if (word === undefined || word === 'help' || argv.some((each) => each.startsWith('-'))) return undefined;
  const names = argv.slice(1);
  switch (isCommand(word) ? word : 'deck') {
    case 'deck':
    case 'quiz': {
      const { noOptions, quiz } = await import('./commands/quiz.ts');
      return () => quiz(world, word === 'quiz' ? names : argv, noOptions);
    }
    case 'list': {
      const { list } = await import('./commands/list.ts');
      return () => list(world, names, { json: false });
    }
    case 'due': {
      const { due } = await import('./commands/due.ts');
      return () => due(world, names, { json: false });
    }
    case 'stats': {
      const { stats } = await import('./commands/stats.ts');
      return () => stats(world, names, { json: false });
    }
    case 'grade': {
      const [{ grade }, { gradeOptions }] = await Promise.all([
        import('./commands/grade.ts'),
        import('./marking-options.ts'),
      ]);
      return () => grade(world, names, gradeOptions({}));
    }
    case 'check': {
      const { check } = await import('./commands/check.ts');
      return () => check(world, names, { json: false, run: false });
    }
    default:
      return undefined;
  }
}

/** True where the help of the whole program is wanted. */
function asksForHelp({ argv }: World): boolean {
  const [word, ...more] = argv;
  return word !== undefined && more.length === 0 && ['--help', '-h', 'help'].includes(word);
}

/** A first word that is no command is a deck; unless there is none, and a command is spelled nearly so. */
function refuseMistyped(world: World): void {
  const [word, about] = world.argv;
  if (word === 'help' && about !== undefined && !isCommand(about)) {
    const near = closest(about, commandNames);
    const hint = near === undefined ? '`viva --help` lists them.' : `Did you mean \`viva help ${near}\`?`;
    throw new Refusal(`There is no command \`${about}\`.`, hint);
  }
  if (word === undefined || word === 'help' || word.startsWith('-') || isCommand(word) || meansDeck(world, word))
    return;
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
