/** The commands about cards and their history, as the tree shows them. */
import type { Act } from './commands/card-acts.ts';
import type { Declared } from './declared.ts';
import type { ExitCode } from './exit-code.ts';
import { flag, type Given, historyIn, oneOf, text, value } from './options.ts';
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

export const studyCommands: readonly Declared[] = [
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
];
