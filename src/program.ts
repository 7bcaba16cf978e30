/** The command tree, as data. A command is loaded when it is run, so that none pays for what only another needs. */
import type { Declared } from './declared.ts';
import { markingCommands } from './marking-commands.ts';
import { flag, historyIn, oneOf, quizOptions, text, value, wholeNumber } from './options.ts';
import { Refusal } from './shell/errors.ts';
import { studyCommands } from './study-commands.ts';

/** What every command takes besides its own. */
export const commonOptions: Declared['options'] = {
  '--color': 'colour the output even where it is no terminal',
  '--no-color': 'print without colour',
  '--set <name=value>': 'a setting for this run, as often as wanted: new=5, theme=dark; viva config shows them',
};

/** All commands. */
export const commands: readonly Declared[] = [
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
  ...studyCommands,
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
    options: {
      '--item <id>': 'only this item',
      '--json': 'print the parsed decks as one JSON document',
      '--blank': 'print a paper without keys, in Markdown, for students to fill in and viva grade to mark',
      '--seed <n>': 'shuffle the options on the paper',
    },
    examples: {
      'viva show asyncio': 'a whole deck, as a page',
      'viva show notes/asyncio.md --item offload-cpu': 'one item of it',
      'viva show exam.md --blank > paper.md': 'a paper to hand out',
    },
    run: async (world, paths, given) => {
      const item = text(given, 'item');
      const [{ show }, { value, wholeNumber }] = await Promise.all([
        import('./commands/show.ts'),
        import('./options.ts'),
      ]);
      const seed = value(given, 'seed', wholeNumber(0, 4_294_967_295));
      return show(world, paths, {
        json: flag(given, 'json'),
        blank: flag(given, 'blank'),
        ...(item === undefined ? {} : { item }),
        ...(seed === undefined ? {} : { seed }),
      });
    },
  },
  {
    name: 'lab',
    takes: '[experiment]',
    does: 'run an experiment on this machine, and compare what it measures with what the explanations say',
    options: {
      '--python <path>': 'run it with this Python, such as python3.14t',
      '--seconds <n>': 'stop it after so many seconds; 30 unless told',
      '--recorded': 'show the results that ship, and run nothing',
      '--json': 'print the list, or the measurement, as one JSON document',
    },
    examples: {
      'viva lab': 'the experiments that there are',
      'viva lab cpu-work': 'coroutines, threads and processes computing beside an event loop',
      'viva lab cpu-work --python python3.14t': 'the same without a GIL',
    },
    run: async (world, names, given) => {
      const python = text(given, 'python');
      const seconds = value(given, 'seconds', wholeNumber(1, 600), 'lab');
      const { lab } = await import('./commands/lab.ts');
      return lab(world, names, {
        json: flag(given, 'json'),
        recorded: flag(given, 'recorded'),
        ...(python === undefined ? {} : { python }),
        ...(seconds === undefined ? {} : { seconds }),
      });
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
  {
    name: 'config',
    takes: '',
    does: 'show each setting, its value, and where that comes from',
    options: {
      '--deck <deck>': 'as they hold for this deck',
      '--json': 'print the settings as one JSON document',
      '--history <folder>': 'the settings beside the history in this folder',
    },
    examples: {
      'viva config': 'what holds here, and the files in which it may be written',
      'viva config --deck asyncio --json': 'of one deck, for another program',
      'viva config --set retention=95% --set theme=dark': 'as they would hold for one run',
    },
    run: async (world, _words, given) => {
      const deck = text(given, 'deck');
      const { config } = await import('./commands/config.ts');
      return config(world, {
        json: flag(given, 'json'),
        ...(deck === undefined ? {} : { deck }),
        ...historyIn(given),
      });
    },
  },
  {
    name: 'doctor',
    takes: '',
    does: 'say which versions, folders and terminal these are, and what is wrong with them',
    options: { '--json': 'print the findings as one JSON document' },
    examples: { 'viva doctor': 'to look for yourself', 'viva doctor --json': 'to put into a report' },
    run: async (world, _words, given) => {
      const { doctor } = await import('./commands/doctor.ts');
      return doctor(world, { json: flag(given, 'json') });
    },
  },
  {
    name: 'completion',
    takes: '<shell>',
    does: 'print the script that lets a shell complete commands, options, decks, items and tags',
    options: {},
    examples: {
      'viva completion bash >> ~/.bashrc': 'for bash, from the next terminal on',
      'viva completion zsh > ~/.zfunc/_viva': 'for zsh, in a folder of $fpath',
      'viva completion fish > ~/.config/fish/completions/viva.fish': 'for fish',
      'viva completion powershell >> $PROFILE': 'for PowerShell',
    },
    run: async (world, words) => {
      const { completion } = await import('./commands/completion.ts');
      return completion(world, words);
    },
  },
];
