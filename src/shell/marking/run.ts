import type { Deck } from '../../core/deck/deck.ts';
import type { Fraction } from '../../core/grading/fraction.ts';
import type { RuleName } from '../../core/grading/rules.ts';
import type { LateRule } from '../../core/marking/late.ts';
import { markSubmissions } from '../../core/marking/mark-submissions.ts';
import type { Marked } from '../../core/marking/marked.ts';
import { type MarkingPaper, paperToMark } from '../../core/marking/paper.ts';
import type { AttemptsRule, DuplicatesRule, MissingRule, Policy } from '../../core/marking/policy.ts';
import { usualPolicy } from '../../core/marking/policy.ts';
import type { AnyFinding, TypedPolicy } from '../../core/report/summary.ts';
import { runProgress } from '../run-progress.ts';
import type { FilesFound } from '../submissions/find-files.ts';
import type { World } from '../world.ts';
import { readHandedIn } from './inputs.ts';
import { type ToldApart, tellApart } from './tell-apart.ts';

/** What was asked for of marking, checked, each beside how it was typed. */
export interface MarkingOptions {
  readonly attempts?: AttemptsRule;
  readonly duplicates?: DuplicatesRule;
  readonly missing?: MissingRule;
  readonly late?: LateRule;
  readonly passMark?: Fraction;
  readonly rule?: RuleName;
  readonly typed: TypedPolicy;
  /** Decks that were named outright. */
  readonly decks: readonly string[];
  readonly map?: string;
  /** Columns of the submissions that are kept beside the responses. */
  readonly extras?: readonly string[];
}

/** The marks of a run with all that was found on the way. */
export interface MarkingRun {
  readonly marked: Marked;
  readonly findings: readonly AnyFinding[];
}

/** How submissions are to be marked, what was not asked for as usual. */
export function policyOf(options: MarkingOptions): Policy {
  const { attempts, duplicates, missing, late, passMark } = options;
  return {
    attempts: attempts ?? usualPolicy.attempts,
    duplicates: duplicates ?? usualPolicy.duplicates,
    missing: missing ?? usualPolicy.missing,
    ...(late === undefined ? {} : { late }),
    ...(passMark === undefined ? {} : { passMark }),
  };
}

/** What some names mean: the decks as a paper, and where the submissions are. */
export interface ToMark {
  readonly decks: readonly Deck[];
  readonly paper: MarkingPaper;
  readonly paths: readonly string[];
  /** The files behind the paths, where they are known already. */
  readonly files?: FilesFound;
}

/** The decks and the paths of submissions that some names mean; the decks are read, the submissions are not. */
export async function toMark(world: World, names: readonly string[], options: MarkingOptions): Promise<ToMark> {
  const told: ToldApart = await tellApart(world, names, options.decks);
  const decks = told.decks.map(({ deck }) => deck);
  const { submissions: paths, files } = told;
  return { decks, paper: paperToMark(decks, options.rule), paths, ...(files === undefined ? {} : { files }) };
}

/** The decks and submissions that some names mean, read. */
export async function readRun(world: World, names: readonly string[], options: MarkingOptions) {
  const found = await toMark(world, names, options);
  return { ...found, ...(await readPaths(world, found, options)) };
}

/** The submissions in some paths. */
export function readPaths(world: World, { paths, paper }: ToMark, options: MarkingOptions) {
  const { duplicates } = policyOf(options);
  const { map, extras = [] } = options;
  const how = map === undefined ? { duplicates, extras } : { duplicates, extras, map };
  return readHandedIn(world, paths, paper, how);
}

/** The marks of the submissions in some paths. */
export async function markPaths(world: World, found: ToMark, options: MarkingOptions): Promise<MarkingRun> {
  const { submissions, findings } = await readPaths(world, found, options);
  const progress = runProgress(world, 'Marking', submissions.length);
  const marked = markSubmissions(found.paper, submissions, policyOf(options), progress.tell);
  progress.end();
  return { marked, findings: [...findings, ...marked.findings] };
}

/** The marks of the submissions that some names mean, against the decks among them. */
export async function markRun(world: World, names: readonly string[], options: MarkingOptions): Promise<MarkingRun> {
  return markPaths(world, await toMark(world, names, options), options);
}
