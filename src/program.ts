/** The command tree. A command is loaded when it is run, so that none pays for what only another needs. */
import { Command, CommanderError } from 'commander';
import { version } from '../package.json';
import { type CommandName, isCommand } from './command-names.ts';
import type { ExitCode } from './exit-code.ts';
import { flag, type Given, historyIn, quizOptions, text } from './options.ts';
import { withColor } from './shell/color-flag.ts';
import { Refusal } from './shell/errors.ts';
import type { World } from './shell/world.ts';

type Run = (world: World, paths: readonly string[], given: Given) => Promise<ExitCode>;

interface Declared {
  readonly name: CommandName;
  /** What it takes, as the usage line shows it. */
  readonly takes: string;
  readonly does: string;
  readonly options: Readonly<Record<string, string>>;
  /** Each shown as typed, with what it does. */
  readonly examples: Readonly<Record<string, string>>;
  readonly isDefault?: true;
  readonly run: Run;
}

const commands: readonly Declared[] = [
  {
    name: 'quiz',
    takes: '[decks...]',
    does: 'ask the items of some decks: a file, a folder, a glob, or the name of a deck that ships',
    isDefault: true,
    options: {
      '--count <n>': 'ask at most so many items, drawn by the seed',
      '--tag <expression>': 'only items with these tags: "asyncio -legacy", "threads or executors"',
      '--kind <kind>': 'only items of one kind, such as multiple-choice',
      '--level <range>': 'only items of a level: 2, 2..3, ..3 or 2..',
      '--order <order>': 'file or shuffled',
      '--seed <n>': 'make the same paper again',
      '--exam': 'say nothing about the responses until the end',
      '--time <duration>': 'the time for the whole: 20m, 1h30m, 90s',
      '--retry': 'after the end, ask the missed items again until each was right once',
      '--pass-mark <percentage>': 'exit with 1 below this share of the points: 70%',
      '--answers <file>': 'take the responses from a file: a JSON object by item id, or one a line',
      '--json': 'print the result as one JSON document, and nothing else',
      '--plain': 'numbered prompts and no cursor movement, for screen readers and simple terminals',
      '--resume': 'go on with the sitting that was left last',
    },
    examples: {
      'viva quiz asyncio': 'the deck that ships under this name',
      'viva quiz notes/ --count 10 --order shuffled': 'ten items from a folder, mixed',
      'viva quiz exam.md --exam --time 20m --pass-mark 70%': 'an exam with a clock and a pass mark',
    },
    run: async (world, paths, given) => {
      const options = quizOptions(given);
      const { quiz } = await import('./commands/quiz.ts');
      return quiz(world, paths, options);
    },
  },
  {
    name: 'study',
    takes: '[decks...]',
    does: 'review the cards that are due, and as many new ones as the day allows',
    options: {
      '--new <n>': 'new cards at most',
      '--max <n>': 'cards at most',
      '--minutes <n>': 'stop after so many minutes',
      '--tag <expression>': 'only cards with these tags: "asyncio -legacy", "threads or executors"',
      '--query <query>': 'only cards that a query selects: "is:due kind:cloze lapses>3"',
      '--cram': 'all of them, the weakest first, without touching the schedule',
      '--ahead <days>': 'also what falls due in the next days: 3d',
      '--until <date>': 'prepare for a day: 2026-12-01',
      '--buttons <n>': '2 for again and good, 4 for all ratings',
      '--seed <n>': 'mix the options in the same way again',
      '--history <folder>': 'keep the history in this folder',
      '--plain': 'numbered prompts and no cursor movement, for screen readers and simple terminals',
    },
    examples: {
      'viva study asyncio': 'begin with the deck that ships under this name',
      'viva study': 'what is due of all that was begun',
      'viva study notes/ --new 5 --minutes 15': 'a quarter of an hour, with at most five new cards',
      'viva study --until 2027-01-15 --tag exam': 'aim at recall on that day',
    },
    run: async (world, paths, given) => {
      const { studyOptions } = await import('./study-options.ts');
      const options = studyOptions(given);
      const { study } = await import('./commands/study.ts');
      return study(world, paths, options);
    },
  },
  {
    name: 'due',
    takes: '[decks...]',
    does: 'say what is due today and in the next seven days',
    options: { '--json': 'print the counts as one JSON document', '--history <folder>': 'the history in this folder' },
    examples: { 'viva due': 'of all that was begun', 'viva due asyncio --json': 'of one deck, for another program' },
    run: async (world, paths, given) => {
      const { due } = await import('./commands/due.ts');
      return due(world, paths, { json: flag(given, 'json'), ...historyIn(given) });
    },
  },
  {
    name: 'stats',
    takes: '[decks...]',
    does: 'show what was studied, what is remembered, what falls due and what is hard',
    options: {
      '--json': 'print the statistics as one JSON document',
      '--history <folder>': 'the history in this folder',
    },
    examples: {
      'viva stats': 'everything that was studied',
      'viva stats asyncio --json': 'one deck, for another program',
    },
    run: async (world, paths, given) => {
      const { stats } = await import('./commands/stats.ts');
      return stats(world, paths, { json: flag(given, 'json'), ...historyIn(given) });
    },
  },
  {
    name: 'optimize',
    takes: '[decks...]',
    does: 'fit the scheduler to your own history, and show what is gained before it is stored',
    options: {
      '--yes': 'store a gain without asking',
      '--reschedule': 'with --yes: reckon the days anew that were given before',
      '--json': 'print the result as one JSON document; stores only with --yes',
      '--history <folder>': 'the history in this folder',
      '--plain': 'numbered prompts and no cursor movement, for screen readers and simple terminals',
    },
    examples: {
      'viva optimize': 'fit, look at the gain, decide',
      'viva optimize --yes --json': 'the same from a script',
    },
    run: async (world, paths, given) => {
      const { optimize } = await import('./commands/optimize.ts');
      return optimize(world, paths, {
        yes: flag(given, 'yes'),
        reschedule: flag(given, 'reschedule'),
        json: flag(given, 'json'),
        plain: flag(given, 'plain'),
        ...historyIn(given),
      });
    },
  },
  {
    name: 'check',
    takes: '[paths...]',
    does: 'report every mistake in question files, with its place and how to mend it',
    options: {
      '--json': 'print the report as one JSON document',
      '--run': 'also run the code blocks that carry an expected output, and compare',
    },
    examples: {
      'viva check': 'every question file below this folder',
      'viva check notes/asyncio.md --run': 'one file, its programs run as well',
      'viva check --json > report.json': 'the report for another program',
    },
    run: async (world, paths, given) => {
      const { check } = await import('./commands/check.ts');
      return check(world, paths, { json: flag(given, 'json'), run: flag(given, 'run') });
    },
  },
  {
    name: 'list',
    takes: '[paths...]',
    does: 'list decks with their items per kind and chapter, tags and mistakes',
    options: { '--json': 'print the list as one JSON document' },
    examples: {
      'viva list': 'every deck below this folder',
      'viva list notes/ --json': 'the same of another folder, for another program',
    },
    run: async (world, paths, given) => {
      const { list } = await import('./commands/list.ts');
      return list(world, paths, { json: flag(given, 'json') });
    },
  },
  {
    name: 'show',
    takes: '[paths...]',
    does: 'show decks as a learner sees them, with the key and the explanation',
    options: { '--item <id>': 'only this item', '--json': 'print the parsed decks as one JSON document' },
    examples: {
      'viva show asyncio': 'a whole deck, as a page',
      'viva show notes/asyncio.md --item offload-cpu': 'one item of it',
    },
    run: async (world, paths, given) => {
      const item = text(given, 'item');
      const { show } = await import('./commands/show.ts');
      return show(world, paths, { json: flag(given, 'json'), ...(item === undefined ? {} : { item }) });
    },
  },
  {
    name: 'new',
    takes: '[file]',
    does: 'write a commented template that passes check; without a file it is printed',
    options: { '--kind <kind>': 'only the template of one kind, such as cloze' },
    examples: {
      'viva new first.md': 'a deck with one item of each kind',
      'viva new --kind matching': 'the notation of one kind, on the screen',
    },
    run: async (world, paths, given) => {
      const kind = text(given, 'kind');
      const command = await import('./commands/new.ts');
      return command.newDeck(world, paths, kind === undefined ? {} : { kind });
    },
  },
];

/** Runs what the arguments ask for; without any, the menu in a terminal, and elsewhere the help. */
export async function runProgram(world: World): Promise<ExitCode> {
  const { argv } = world;
  const isBare = argv.every((argument) => argument === '--color' || argument === '--no-color');
  if (!isBare) return await runCommand(world, argv);
  if (world.stdin.isTTY !== true || world.stdout.isTTY !== true) return await runCommand(world, ['--help']);
  const { menu } = await import('./commands/menu.ts');
  const chosen = await menu(withColor(world, argv.length === 0 ? undefined : argv.at(-1) === '--color'));
  return chosen === undefined ? 0 : await runCommand(world, [...argv, ...chosen]);
}

async function runCommand(world: World, argv: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = 0;
  const root = new Command('viva')
    .description('Quizzes, flashcards and exams from Markdown files. `viva DECK` is `viva quiz DECK`.')
    .version(version, '-V, --version', 'print the version')
    .option('--color', 'colour the output even where it is no terminal')
    .option('--no-color', 'print without colour')
    .exitOverride()
    .configureOutput({
      writeOut: (shown) => world.stdout.write(shown),
      writeErr: () => undefined,
      getOutHelpWidth: () => world.stdout.columns ?? 80,
      getOutHasColors: () => false,
    });
  const meant = commands.find(({ isDefault }) => isDefault);
  for (const declared of commands) {
    const command = root.command(`${declared.name} ${declared.takes}`, { isDefault: declared.isDefault === true });
    command.description(declared.does);
    // Commander takes as long for the options of all commands as the rest of the start does for one.
    if (declared !== meant && !argv.includes(declared.name)) continue;
    command.addHelpText('after', examplesText(declared.examples));
    for (const [flags, does] of Object.entries(declared.options)) command.option(flags, does);
    command.action(async () => {
      code = await declared.run(withColor(world, root.opts<Given>()['color']), command.args, command.opts());
    });
  }
  try {
    await root.parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode !== 0) throw refusalOf(error, argv);
  }
  return code;
}

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
