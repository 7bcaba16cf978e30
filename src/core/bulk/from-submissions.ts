import type { MarkFinding } from '../marking/finding.ts';
import { attemptsOf } from '../marking/handed-in.ts';
import { findingsOf } from '../marking/mark-submissions.ts';
import type { MarkingPaper } from '../marking/paper.ts';
import type { Policy } from '../marking/policy.ts';
import type { Submission } from '../marking/submission.ts';
import { isUnclear, outcomeFor } from './outcomes.ts';
import { newPlaces } from './places.ts';
import { putCell, putTime } from './shard.ts';
import { newTally, paperOf, type Tally } from './tally.ts';

/** The tally of submissions that were read exactly, with what there is to say of them before their sums are known. */
export function tallyOf(
  paper: MarkingPaper,
  submissions: readonly Submission[],
  policy: Policy,
): { readonly tally: Tally; readonly findings: readonly MarkFinding[] } | undefined {
  const tally = newTally(paper, policy.duplicates);
  const places = newPlaces(paper.items.length);
  const findings: MarkFinding[] = [];
  for (const handed of attemptsOf(submissions, policy.duplicates).flat()) {
    findings.push(...findingsOf(handed, policy, paper));
    const row = paperOf(tally.papers, handed.student, handed.attempt ?? 0);
    if (row < 0) return undefined;
    if (handed.submittedAt !== undefined) putTime(tally.papers, row, handed.submittedAt);
    for (const [item, desk] of tally.outcomes.entries()) {
      const given = handed.responses.get(item);
      if (given === undefined) continue;
      const made = desk.mark(given);
      putCell(tally.papers, row, item, outcomeFor(desk, made) - 1);
      tally.seen.add(item);
      if (isUnclear(made)) places.put(row, item, made.place);
    }
  }
  return { tally: { ...tally, placeOf: places.of }, findings };
}
