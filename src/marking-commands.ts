/** The commands that mark, as the tree shows them. */
import type { Declared } from './declared.ts';
import { flag, type Given, text } from './options.ts';
import { Refusal } from './shell/errors.ts';

const repeatable = { '--deck <path>': 'this is a deck, and all other paths are submissions; as often as you like' };

const submissionOptions = {
  '--attempts <which>': 'which attempts of a student count: first, last, best or mean (last)',
  '--duplicates <which>': 'which of two responses to one item counts: first, last, or error (error)',
  '--missing <how>': 'an item without a row: blank, or omit it from the total (blank)',
  '--map <file>': 'which column is which item, where that is in doubt',
};
const policyOptions = {
  ...submissionOptions,
  '--late <rule>': 'a deadline and its price: "2026-12-01T12:00Z -10%/day", also /hour, max 50%, zero, ignore',
  '--pass-mark <percentage>': 'who is below has failed: 60%',
};
const keepGoingOption = { '--keep-going': 'errors in the submissions do not change the exit code' };
const ruleOption = {
  '--rule <name>': 'another partial-credit rule for every item that it fits, such as halves; viva what-if lists them',
};

const options = async (given: Given, command: string) => {
  const { markingOptions } = await import('./marking-options.ts');
  return markingOptions(given, command);
};

/** The file of receipts that a command takes first. */
function scoresIn([scores, ...decks]: readonly string[]): readonly [string, readonly string[]] {
  if (scores !== undefined && /\.(?:md|markdown)$/i.test(scores)) {
    throw new Refusal(
      `\`${scores}\` is no file of receipts.`,
      'The scores.jsonl that `viva grade --out` wrote goes first.',
    );
  }
  if (scores !== undefined) return [scores, decks];
  throw new Refusal('No file of receipts is named.', 'Name the scores.jsonl that `viva grade --out` wrote.');
}

export const markingCommands: readonly Declared[] = [
  {
    name: 'grade',
    takes: '[paths...]',
    does: 'mark submissions against decks: the gradebook, and every mark with its reasons',
    repeatable,
    options: {
      '--out <folder>': 'write gradebook, receipts, item statistics, summary and reports into this folder',
      '--format <format>': 'what is printed: csv, json, jsonl, junit, md, gradescope, ags or xapi (csv)',
      ...policyOptions,
      ...ruleOption,
      '--partial <file>': 'mark a shard, and write what is needed to merge it with others',
      '--merge': 'the paths are files of --partial: print the gradebook of all of them',
      '--workers <n>': 'threads that read very many rows at most (the cores of the machine)',
      ...keepGoingOption,
    },
    examples: {
      'viva grade exam.md answers.csv': 'a gradebook on standard output',
      'viva grade exam.md answers/ --out results --pass-mark 60%': 'all results in a folder, 1 if anybody failed',
      'viva grade exam.md answers.csv --late "2026-12-01T12:00Z -10%/day"': 'a tenth less for each day late',
    },
    run: async (world, paths, given) => {
      const { gradeOptions, mergeOptions, partialOptions } = await import('./marking-options.ts');
      const partial = partialOptions(given);
      if (partial !== undefined || flag(given, 'merge')) {
        const { gradeMerged, gradePartial } = await import('./commands/grade-shards.ts');
        if (partial === undefined) return gradeMerged(world, paths, mergeOptions(given));
        if (!flag(given, 'merge')) return gradePartial(world, paths, partial);
        throw new Refusal('--partial marks a shard, and --merge joins them.', 'Use one after the other.');
      }
      const { grade } = await import('./commands/grade.ts');
      return grade(world, paths, gradeOptions(given));
    },
  },
  {
    name: 'regrade',
    takes: '[paths...]',
    does: 'mark again, and list whom it changes, by how much and why',
    repeatable,
    options: {
      '--from <folder>': 'the results of `viva grade --out`, whose options hold unless others are given',
      ...policyOptions,
      ...ruleOption,
      '--json': 'print the changes as one JSON document',
      ...keepGoingOption,
    },
    examples: { 'viva regrade --from results exam.md answers.csv': 'what a corrected key changes; 1 if anything' },
    run: async (world, paths, given) => {
      const { regradeOptions } = await import('./marking-options.ts');
      const { regrade } = await import('./commands/regrade.ts');
      return regrade(world, paths, regradeOptions(given));
    },
  },
  {
    name: 'verify',
    takes: '[paths...]',
    does: 'derive every receipt anew, and name each line that does not hold',
    options: ruleOption,
    examples: { 'viva verify results/scores.jsonl exam.md': 'exit with 1 if one byte was changed, or a key since' },
    run: async (world, paths, given) => {
      const [scores, decks] = scoresIn(paths);
      const { ruleIn } = await import('./marking-options.ts');
      const { verify } = await import('./commands/verify.ts');
      return verify(world, scores, decks, ruleIn(given, 'verify'));
    },
  },
  {
    name: 'explain',
    takes: '[paths...]',
    does: 'say in words how one mark came about',
    options: { '--student <id>': 'whose mark', '--item <id>': 'of which item' },
    examples: { 'viva explain results/scores.jsonl --student ada --item offload-cpu': 'the arithmetic of one mark' },
    run: async (world, paths, given) => {
      const [scores] = scoresIn(paths);
      const [student, item] = [text(given, 'student'), text(given, 'item')];
      if (student === undefined || item === undefined) {
        throw new Refusal('One mark is explained at a time.', 'Name it: --student ID --item ID');
      }
      const { explain } = await import('./commands/explain.ts');
      return explain(world, scores, { student, item });
    },
  },
  {
    name: 'what-if',
    takes: '[paths...]',
    does: 'show what the same submissions come to under every partial-credit rule',
    repeatable,
    options: { ...policyOptions, '--json': 'print the rules as one JSON document', ...keepGoingOption },
    examples: { 'viva what-if exam.md answers.csv --pass-mark 60%': 'mean and passes under each rule, side by side' },
    run: async (world, paths, given) => {
      const { whatIf } = await import('./commands/what-if.ts');
      return whatIf(world, paths, {
        ...(await options(given, 'what-if')),
        json: flag(given, 'json'),
        keepGoing: flag(given, 'keepGoing'),
      });
    },
  },
  {
    name: 'analyze',
    takes: '[paths...]',
    does: 'show how the items and the test did: of submissions to decks, of responses and a key, or of scores',
    repeatable,
    options: {
      '--key <file>': 'the other file holds raw responses; this one `item,key`, or a row of keys below the items',
      '--scored': 'the file holds scores: a row per student, a column per item, at will a row `max`',
      '--as <system>': 'by the definitions of ctt, moodle, canvas or psych (ctt)',
      '--rasch': 'with Rasch difficulties, as is usual',
      '--no-rasch': 'without them',
      '--2pl': 'with the two-parameter model, which takes longer',
      '--group <column>': 'compare two groups item by item (Mantel-Haenszel)',
      '--html <file>': 'also write a page with plots, which needs no network',
      '--json': 'print the statistics as one JSON document',
      '--patch':
        'print instead, as a patch of the deck, which answers to accept and which key to change: read it first',
      ...submissionOptions,
      ...ruleOption,
      ...keepGoingOption,
    },
    examples: {
      'viva analyze exam.md answers.csv': 'a page on the items that the class answered',
      'viva analyze exam.md answers.csv --patch > exam.patch':
        'what the able typed in vain; then patch -p0 -i exam.patch',
      'viva analyze responses.csv --key key.csv --json': 'letters and a key, no deck, for another program',
      'viva analyze scores.csv --scored --as psych': 'a matrix of points, as R has it; empty is omitted, NA not given',
    },
    run: async (world, paths, given) => {
      const { analyzeOptions } = await import('./marking-options.ts');
      const { analyze } = await import('./commands/analyze.ts');
      return analyze(world, paths, analyzeOptions(given));
    },
  },
];
