/** What was typed, by commander, from the tree of commands; without anything the menu, or what it would offer. */
import { Command, CommanderError, type HelpConfiguration } from 'commander';
import { version } from '../package.json';
import { isCommand } from './command-names.ts';
import type { Declared } from './declared.ts';
import type { ExitCode } from './exit-code.ts';
import { helpText } from './help.ts';
import type { Given } from './options.ts';
import { commands, commonOptions } from './program.ts';
import { withColor, withCommonFlags } from './shell/common-flags.ts';
import { Refusal } from './shell/errors.ts';
import type { World } from './shell/world.ts';

/** Runs what the arguments ask for; without any, the menu in a terminal, and elsewhere the same in lines. */
export async function runProgram(world: World): Promise<ExitCode> {
  const { argv } = world;
  const isBare = argv.every((argument) => argument === '--color' || argument === '--no-color');
  if (!isBare) return await runCommand(world, argv);
  const { menu, nextSteps } = await import('./commands/menu.ts');
  if (world.stdin.isTTY !== true || world.stdout.isTTY !== true) {
    await nextSteps(world);
    return 0;
  }
  const chosen = await menu(withColor(world, argv.length === 0 ? undefined : argv.at(-1) === '--color'));
  return chosen === undefined ? 0 : await runCommand(world, [...argv, ...chosen]);
}

async function runCommand(world: World, argv: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = 0;
  const root = new Command('viva')
    .version(version, '-V, --version', 'print the version')
    .exitOverride()
    .configureOutput({
      writeOut: (shown) => world.stdout.write(shown),
      writeErr: () => undefined,
      getOutHelpWidth: () => world.stdout.columns ?? 80,
      getOutHasColors: () => false,
    });
  for (const [flags, does] of Object.entries(commonOptions)) {
    if (flags.includes('<')) root.option(flags, does, oneMore, []);
    else root.option(flags, does);
  }
  root.helpInformation = () => helpText(world.stdout.columns);
  const meant = commands.find(({ isDefault }) => isDefault);
  for (const declared of commands) {
    const command = root.command(`${declared.name} ${declared.takes}`, { isDefault: declared.isDefault === true });
    command.description(declared.does).configureHelp(helpOfCommand);
    // Commander takes as long for the options of all commands as the rest of the start does for one.
    if (declared !== meant && !argv.includes(declared.name)) continue;
    command.addHelpText('after', examplesText(declared.examples));
    for (const [flags, does] of Object.entries(declared.options)) command.option(flags, does);
    for (const [flags, does] of Object.entries(declared.repeatable ?? {})) command.option(flags, does, oneMore);
    command.action(async () => {
      const known = await withCommonFlags(world, root.opts<Given>());
      code = await declared.run(known, command.args, command.opts());
    });
  }
  try {
    await root.parseAsync(isSelecting(argv) ? argv.map(withoutDash) : [...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) throw refusalOf(error, argv);
  }
  return code;
}

/** The help of a command also names what all take, without the empty list that stands for nothing given yet. */
const helpOfCommand: HelpConfiguration = {
  showGlobalOptions: true,
  visibleGlobalOptions: (command) => (command.parent?.options ?? []).filter(({ long }) => long !== '--version'),
  optionDescription: ({ description }) => description,
  styleTitle: (title) => (title === 'Global Options:' ? 'Options of all commands:' : title),
};

/** True for a command that takes a query. */
function isSelecting([name]: readonly string[]): boolean {
  return commands.find((declared) => declared.name === name)?.takes.includes('[query...]') === true;
}

/** `-is:suspended` is no option. */
function withoutDash(word: string): string {
  return /^-[a-z]+[:<>=!]/i.test(word) ? `not ${word.slice(1)}` : word;
}

const oneMore = (typed: string, before: readonly string[] = []): readonly string[] => [...before, typed];

function examplesText(examples: Declared['examples']): string {
  const lines = Object.entries(examples).map(([typed, does]) => `  ${typed}\n      ${does}\n`);
  return `\nExamples:\n${lines.join('')}`;
}

/** A mistake on the command line in the form of every other. */
function refusalOf({ message }: CommanderError, argv: readonly string[]): Refusal {
  const [what = '', suggestion] = message.replace(/^error: /, '').split(/\n(?=\(Did you mean)/);
  const command = isCommand(argv[0]) ? argv[0] : undefined;
  const help = `Run \`viva ${command === undefined ? '' : `${command} `}--help\` to see what there is.`;
  return new Refusal(`${what}.`.replace(/\.\.$/, '.'), suggestion?.slice(1, -1) ?? help);
}
