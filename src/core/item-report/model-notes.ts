import type { ClassAnalysis } from '../analysis/class-analysis.ts';
import type { Analysis } from '../analysis/test-theory/analyse.ts';
import { isAllOrNothing } from '../analysis/test-theory/reliability.ts';
import { counted } from './numbers.ts';

/** Which items have no difficulty, and why; nothing where all have one, or none was asked for. */
export function raschNote({ table, analysis }: Pick<ClassAnalysis, 'table' | 'analysis'>): string | undefined {
  const { rasch } = analysis;
  if (rasch === null || rasch.items.length < 2) return undefined;
  const without = rasch.items.flatMap(({ difficulty }, at) => (difficulty === null ? (table.items[at] ?? []) : []));
  if (without.length === 0) return undefined;
  const partial = without.filter((item) => !isAllOrNothing(item)).length;
  const alike = without.length - partial;
  const isFitted = without.length < rasch.items.length;
  const reasons = [
    ...(partial === 0 ? [] : [`${counted(partial, 'item')} with points between none and all`]),
    ...(alike === 0 ? [] : [isFitted ? `${counted(alike, 'item')} that all have right, or all wrong` : undetermined]),
  ];
  return `${isFitted ? 'The Rasch model leaves out' : 'No Rasch model:'} ${reasons.join(', and ')}.`;
}

/** That the slopes are not to be relied on; nothing where they are, or where none were asked for. */
export function twoPlNote({ twoPl }: Pick<Analysis, 'twoPl'>): string | undefined {
  if (twoPl === null || twoPl.logLikelihood === null || twoPl.converged) return undefined;
  return 'The two-parameter model did not settle: the responses leave slopes open, and these are where the search ended.';
}

const undetermined = 'responses that do not determine how difficult the items are';
