/* What was typed after the commands that mark becomes checked values here. */
import type { AnalyzeOptions } from './commands/analyze.ts';
import type { GradeOptions } from './commands/grade.ts';
import type { MergeOptions, PartialOptions } from './commands/grade-shards.ts';
import type { RegradeOptions } from './commands/regrade.ts';
import { type System, systems } from './core/analysis/test-theory/response-matrix.ts';
import { isRuleName, type RuleName, rules } from './core/grading/rules.ts';
import { type LateRule, parseLateRule } from './core/marking/late.ts';
import { attemptsRules, duplicatesRules, missingRules } from './core/marking/policy.ts';
import { type Format, formats } from './core/report/formats.ts';
import type { TypedPolicy } from './core/report/summary.ts';
import type { Parsed } from './core/session/parsed.ts';
import { parsePercentage } from './core/session/selection.ts';
import { flag, type Given, oneOf, text, value, wholeNumber } from './options.ts';
import { Refusal } from './shell/errors.ts';
import { type BulkOptions, bulkOptions } from './shell/marking/bulk/bulk-options.ts';
import type { MarkingOptions } from './shell/marking/run.ts';

const typedNames = ['attempts', 'duplicates', 'missing', 'late', 'passMark', 'rule'] as const;

const ruleNames: readonly RuleName[] = Object.keys(rules).filter(isRuleName);

/** The words that an option of these commands may be given, by its name; for `--format` those of `viva grade`. */
export const markingWords: Readonly<Record<string, readonly string[]>> = {
  '--attempts': attemptsRules,
  '--duplicates': duplicatesRules,
  '--missing': missingRules,
  '--rule': ruleNames,
  '--as': systems,
  '--format': formats,
};

/** `ignore` alone takes no notice of any deadline. */
function lateRule(typed: string): Parsed<LateRule | null> {
  return typed.trim() === 'ignore' ? { ok: true, value: null } : parseLateRule(typed);
}

/** How submissions are to be marked. */
export function markingOptions(given: Given, command: string): MarkingOptions {
  const of = <Value>(name: string, parse: (typed: string) => Parsed<Value>) => value(given, name, parse, command);
  const attempts = of('attempts', oneOf(attemptsRules));
  const duplicates = of('duplicates', oneOf(duplicatesRules));
  const missing = of('missing', oneOf(missingRules));
  const late = of('late', lateRule);
  const passMark = of('passMark', parsePercentage);
  const rule = of('rule', oneOf(ruleNames));
  const map = text(given, 'map');
  return {
    ...(attempts === undefined ? {} : { attempts }),
    ...(duplicates === undefined ? {} : { duplicates }),
    ...(missing === undefined ? {} : { missing }),
    ...(late ? { late } : {}),
    ...(passMark === undefined ? {} : { passMark }),
    ...(rule === undefined ? {} : { rule }),
    ...(map === undefined ? {} : { map }),
    typed: typedPolicy(given),
    decks: textsIn(given['deck']),
  };
}

function typedPolicy(given: Given): TypedPolicy {
  const [attempts = null, duplicates = null, missing = null, late = null, passMark = null, rule = null] =
    typedNames.map((name) => text(given, name) ?? null);
  return { attempts, duplicates, missing, late, passMark, rule };
}

function textsIn(given: unknown): readonly string[] {
  return Array.isArray(given) ? given.filter((each) => typeof each === 'string') : [];
}

/** What `viva grade` was asked to do. */
export function gradeOptions(given: Given): GradeOptions {
  const format = value(given, 'format', oneOf<Format>(formats), 'grade') ?? 'csv';
  const out = text(given, 'out');
  return {
    ...markingOptions(given, 'grade'),
    format,
    ...(out === undefined ? {} : { out }),
    keepGoing: flag(given, 'keepGoing'),
    bulk: bulkIn(given),
  };
}

const bulkIn = (given: Given): BulkOptions => bulkOptions(value(given, 'workers', wholeNumber(1, 64), 'grade'));

/** What `viva grade --partial` was asked to do; nothing without it. */
export function partialOptions(given: Given): PartialOptions | undefined {
  const partial = text(given, 'partial');
  if (partial === undefined) return undefined;
  const own = markingOptions(given, 'grade');
  return { ...own, partial, keepGoing: flag(given, 'keepGoing'), bulk: bulkIn(given) };
}

/** What `viva grade --merge` was asked to do: the options are those with which the shards were marked. */
export function mergeOptions(given: Given): MergeOptions {
  const typed = typedNames.find((name) => given[name] !== undefined);
  if (typed !== undefined) {
    throw new Refusal('Shards are merged with the options that they were marked with.', 'Say them with --partial.');
  }
  return { keepGoing: flag(given, 'keepGoing'), optionsOf: (then) => markingOptions(givenIn(then), 'grade') };
}

/** What was typed, as it was given; what was not is left out. */
function givenIn(then: TypedPolicy): Given {
  return Object.fromEntries(typedNames.flatMap((name) => (then[name] === null ? [] : [[name, then[name]] as const])));
}

/** What `viva regrade` was asked to do: an option that is not typed is what it was then. */
export function regradeOptions(given: Given): RegradeOptions {
  const from = text(given, 'from');
  if (from === undefined) {
    throw new Refusal('--from is missing.', 'Name the folder that `viva grade --out` wrote: --from results');
  }
  const optionsAfter = (then: TypedPolicy): MarkingOptions => {
    return markingOptions({ ...givenIn(then), ...given }, 'regrade');
  };
  return { from, json: flag(given, 'json'), keepGoing: flag(given, 'keepGoing'), optionsAfter };
}

/** What `viva analyze` was asked to do. */
export function analyzeOptions(given: Given): AnalyzeOptions {
  const [key, group, html] = [text(given, 'key'), text(given, 'group'), text(given, 'html')];
  const scored = flag(given, 'scored');
  const [json, patch] = [flag(given, 'json'), flag(given, 'patch')];
  if (patch && json)
    throw new Refusal('--patch and --json do not go together.', 'In the JSON each finding has its `patch`.');
  if (patch && (scored || key !== undefined)) {
    throw new Refusal('--patch needs a deck to change.', 'Name it: viva analyze exam.md answers.csv --patch');
  }
  if (scored && key !== undefined) {
    throw new Refusal('--scored and --key do not go together.', 'Scores need no key; raw responses need one.');
  }
  return {
    ...markingOptions(given, 'analyze'),
    as: value(given, 'as', oneOf<System>(systems), 'analyze') ?? 'ctt',
    rasch: given['rasch'] !== false,
    twoPl: flag(given, '2pl'),
    ...(key === undefined ? {} : { key }),
    ...(group === undefined ? {} : { group }),
    ...(html === undefined ? {} : { html }),
    scored,
    columnsFromBytes: 1024 * 1024,
    json,
    patch,
    keepGoing: flag(given, 'keepGoing'),
  };
}

/** The rule for the whole run, where one was named. */
export function ruleIn(given: Given, command: string): { readonly rule?: RuleName } {
  const rule = value(given, 'rule', oneOf(ruleNames), command);
  return rule === undefined ? {} : { rule };
}
