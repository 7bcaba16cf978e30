/** The command tree. A command is loaded when it is run, so that none pays for what only another needs. */
import { Command, CommanderError } from 'commander';
import { version } from '../package.json';
import { isCommand } from './command-names.ts';
import type { Act } from './commands/card-acts.ts';
import type { Declared } from './declared.ts';
import type { ExitCode } from './exit-code.ts';
import { markingCommands } from './marking-commands.ts';
import { flag, type Given, historyIn, oneOf, quizOptions, text, value } from './options.ts';
import { withColor } from './shell/color-flag.ts';
import { Refusal } from './shell/errors.ts';
import type { World } from './shell/world.ts';

const cardOptions = {
  '--deck <deck>': 'of this deck only',
  '--history <folder>': 'the history in this folder',
};

/** The query that was given, if one was. */
function queryOption(given: Given): { readonly query?: string } {
  const query = text(given, 'query');
  return query === undefined ? {} : { query };
}

/** Does something to the cards that a query selects. */
async function actOn(act: Act, world: World, words: readonly string[], given: Given, day?: number): Promise<ExitCode> {
  const deck = text(given, 'deck');
  const { actOnCards } = await import('./commands/card-acts.ts');
  return actOnCards(world, act, words, {
    ...(deck === undefined ? {} : { deck }),
    ...(day === undefined ? {} : { day }),
    ...historyIn(given),
  });
}

/** The declaration of a command that does something to cards. */
function onCards(name: Exclude<Act, 'due-on'>, does: string, examples: Declared['examples']): Declared {
  return {
    name,
    takes: '[query...]',
    does,
    options: cardOptions,
    examples,
    run: (world, words, given) => actOn(name, world, words, given),
  };
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
      '--query <query>': 'only items with a card that a query selects: "is:due lapses>3"',
      '--order <order>': 'file or shuffled',
      '--seed <n>': 'make the same paper again',
      '--exam': 'say nothing about the responses until the end',
      '--time <duration>': 'the time for the whole: 20m, 1h30m, 90s',
      '--retry': 'after the end, ask the missed items again until each was right once',
      '--pass-mark <percentage>': 'exit with 1 below this share of the points: 70%',
      '--answers <file>': 'take the responses from a file: a JSON object by item id, or one a line',
      '--json': 'print the result as one JSON document, and nothing else',
      '--plain': 'numbered prompts and no cursor movement, for screen readers and simple terminals',
      '--share': 'after the end, a small card of text to send to others: score, a sign an item, time, seed',
      '--resume': 'go on with the sitting that was left last',
      '--schedule': 'let the responses move the schedule of the cards, as in viva study',
      '--history <folder>': 'keep the history in this folder',
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
    options: {
      '--query <query>': 'only cards that a query selects: "tag:asyncio lapses>3"',
      '--json': 'print the counts as one JSON document',
      '--history <folder>': 'the history in this folder',
    },
    examples: { 'viva due': 'of all that was begun', 'viva due asyncio --json': 'of one deck, for another program' },
    run: async (world, paths, given) => {
      const { due } = await import('./commands/due.ts');
      return due(world, paths, { json: flag(given, 'json'), ...queryOption(given), ...historyIn(given) });
    },
  },
  {
    name: 'stats',
    takes: '[decks...]',
    does: 'show what was studied, what is remembered, what falls due and what is hard',
    options: {
      '--query <query>': 'only of cards that a query selects: "tag:asyncio"',
      '--json': 'print the statistics as one JSON document',
      '--history <folder>': 'the history in this folder',
    },
    examples: {
      'viva stats': 'everything that was studied',
      'viva stats asyncio --json': 'one deck, for another program',
    },
    run: async (world, paths, given) => {
      const { stats } = await import('./commands/stats.ts');
      return stats(world, paths, { json: flag(given, 'json'), ...queryOption(given), ...historyIn(given) });
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
    name: 'cards',
    takes: '[query...]',
    does: 'list cards with what is known of them: memory, next day, lapses, file and line',
    options: {
      '--deck <deck>': 'of this deck only',
      '--json': 'print the cards as one JSON document',
      '--history <folder>': 'the history in this folder',
    },
    examples: {
      'viva cards is:leech': 'those that will not stay',
      'viva cards --deck asyncio "due<3d -is:suspended"': 'of one deck, what falls due soon',
      'viva cards "tag:asyncio (kind:cloze or lapses>3)" --json': 'a query with parentheses, for another program',
    },
    run: async (world, words, given) => {
      const deck = text(given, 'deck');
      const { cards } = await import('./commands/cards.ts');
      return cards(world, words, {
        json: flag(given, 'json'),
        ...(deck === undefined ? {} : { deck }),
        ...historyIn(given),
      });
    },
  },
  onCards('suspend', 'take cards out of the schedule until they are wanted again', {
    'viva suspend is:leech': 'all that will not stay',
    'viva suspend id:offload-cpu': 'one card',
  }),
  onCards('unsuspend', 'put suspended cards back into the schedule', {
    'viva unsuspend is:suspended': 'all of them',
  }),
  onCards('bury', 'put cards aside until tomorrow', { 'viva bury tag:threads': 'not today' }),
  onCards('reset', 'let the schedule of cards begin anew', { 'viva reset id:offload-cpu': 'as if never seen' }),
  {
    name: 'due-on',
    takes: '<date> [query...]',
    does: 'let cards fall due on a day',
    options: cardOptions,
    examples: { 'viva due-on 2027-01-15 tag:exam': 'all of a subject on one day' },
    run: async (world, [day = '', ...words], given) => {
      const { date } = await import('./study-options.ts');
      const parsed = date(day);
      if (!parsed.ok) throw new Refusal(parsed.because, 'The date comes first: viva due-on 2027-01-15 tag:exam');
      return await actOn('due-on', world, words, given, parsed.value);
    },
  },
  {
    name: 'undo',
    takes: '[times]',
    does: 'take back the last review, link or change of cards, or the last few',
    options: { '--history <folder>': 'the history in this folder' },
    examples: { 'viva undo': 'the last one', 'viva undo 3': 'the last three' },
    run: async (world, [typed = '1'], given) => {
      const { undo } = await import('./commands/card-acts.ts');
      const times = /^\d{1,4}$/.test(typed) ? Number(typed) : 0;
      if (times === 0) throw new Refusal(`“${typed}” is no number of times.`, 'Write viva undo, or viva undo 3.');
      return undo(world, { times, ...historyIn(given) });
    },
  },
  {
    name: 'history',
    takes: '[action] [what...]',
    does: 'verify, export, merge, relink or forget what is kept',
    options: {
      '--format <format>': 'for export: jsonl, or fsrs-csv as the optimisers of FSRS read it',
      '--all': 'for forget: all cards that are in no deck any more',
      '--json': 'print the result as one JSON document',
      '--history <folder>': 'the history in this folder',
    },
    examples: {
      'viva history verify': 'replay everything, and name each line that cannot be used',
      'viva history merge ../laptop/.viva': 'add the lines of another machine',
      'viva history export --format fsrs-csv > reviews.csv': 'for the optimisers of FSRS',
      'viva history relink': 'which cards are gone, and which may be edits of them',
    },
    run: async (world, words, given) => {
      const format = value(given, 'format', oneOf<'jsonl' | 'fsrs-csv'>(['jsonl', 'fsrs-csv']), 'history') ?? 'jsonl';
      const { history } = await import('./commands/history.ts');
      const named = flag(given, 'all') ? [...words, 'all'] : words;
      return history(world, named, { format, json: flag(given, 'json'), ...historyIn(given) });
    },
  },
  {
    name: 'init',
    takes: '',
    does: 'make this folder a collection whose history lies inside it, ready for git',
    options: {},
    examples: { 'viva init': 'the history of the decks below this folder lies in .viva from now on' },
    run: async (world) => {
      const { init } = await import('./commands/init.ts');
      return init(world);
    },
  },
  ...markingCommands,
  {
    name: 'check',
    takes: '[paths...]',
    does: 'report every mistake in question files, with its place and how to mend it',
    options: {
      '--json': 'print the report as one JSON document',
      '--format <format>': 'github: lines that GitHub Actions shows as annotations in the files',
      '--run': 'also run the code blocks that carry an expected output, and compare',
    },
    examples: {
      'viva check': 'every question file below this folder',
      'viva check notes/asyncio.md --run': 'one file, its programs run as well',
      'viva check --json > report.json': 'the report for another program',
      'viva check --format github': 'in a workflow: each mistake is shown at its line',
    },
    run: async (world, paths, given) => {
      const format = value(given, 'format', oneOf<'github'>(['github']), 'check');
      const json = flag(given, 'json');
      if (json && format !== undefined)
        throw new Refusal('--json and --format do not go together.', 'Give one of them.');
      const { check } = await import('./commands/check.ts');
      return check(world, paths, { json, run: flag(given, 'run'), ...(format === undefined ? {} : { format }) });
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
    for (const [flags, does] of Object.entries(declared.repeatable ?? {})) command.option(flags, does, oneMore, []);
    command.action(async () => {
      code = await declared.run(withColor(world, root.opts<Given>()['color']), command.args, command.opts());
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

/** True for a command that takes a query. */
function isSelecting([name]: readonly string[]): boolean {
  return commands.find((declared) => declared.name === name)?.takes.includes('[query...]') === true;
}

/** `-is:suspended` is no option. */
function withoutDash(word: string): string {
  return /^-[a-z]+[:<>=!]/i.test(word) ? `not ${word.slice(1)}` : word;
}

const oneMore = (typed: string, before: readonly string[]): readonly string[] => [...before, typed];

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
