/**
 * What a shard of submissions comes to, as a file that any number of others can be merged with: JSON Lines, in UTF-8.
 *
 *     {"schema":"viva-partial/1","policy":{…},"items":[ITEM],"findings":[FINDING],"first":"answers-1.csv"}
 *     {"student":"ada","outcomes":[1,0,2]}                        one line for each student and attempt, in their order
 *     {"lines":1}                                                 how many there are; a file without it is torn
 *
 * An ITEM is {"deck","id","name","rule","ruleVersion","points","fingerprint","key","outcomes":[{"state","verdict",
 * "earned","possible","unclear"}]}: what can become of a response, the first what becomes of none, points exact as text. A
 * line names for each item the place of its outcome in that list. Beside it stand, where they are known, `attempt`,
 * `submittedAt` (milliseconds since 1970 in UTC) and `places`, [item, path, line, column] of each response that could not
 * be understood. `policy` is what was typed, and is applied when the shards are merged: which attempt counts, lateness,
 * what is missing and the pass mark need all of a student's lines.
 */
import { toText } from '../grading/fraction.ts';
import type { Json } from '../item-types/contract.ts';
import { jsonText } from '../json-text.ts';
import { unclearRemark } from '../marking/finding.ts';
import type { MarkingPaper } from '../marking/paper.ts';
import type { AnyFinding, TypedPolicy } from '../report/summary.ts';
import { isUnclear } from './outcomes.ts';
import { pageOf } from './shard.ts';
import { inOrder, textOf } from './student-order.ts';
import type { Tally } from './tally.ts';

export const partialSchema = 'viva-partial/1';

/** What is known of a shard beside its tally. */
export interface PartialHead {
  readonly policy: TypedPolicy;
  readonly findings: readonly AnyFinding[];
  /** The first file in natural order. */
  readonly first: string;
  readonly nameOf: (item: number) => string;
}

/** The lines of a partial result, students by code units. */
export function* partialLines(tally: Tally, paper: MarkingPaper, head: PartialHead): Iterable<string> {
  const { papers, outcomes, placeOf } = tally;
  const items = paper.items.map(
    (item, at): Json => ({
      deck: item.deck,
      id: item.id,
      name: head.nameOf(at),
      rule: item.rule,
      ruleVersion: item.ruleVersion,
      points: toText(item.item.points),
      fingerprint: item.fingerprint,
      key: item.key,
      outcomes: (outcomes[at]?.marks ?? []).map(({ state, score, remarks }) => ({
        state,
        verdict: score.verdict,
        earned: toText(score.earned),
        possible: toText(score.possible),
        unclear: unclearRemark(remarks)?.message ?? null,
      })),
    }),
  );
  const { policy, first } = head;
  yield `${jsonText({ schema: partialSchema, policy, items, findings: head.findings, first })}\n`;
  for (const student of inOrder(papers.students)) {
    const own: number[] = [];
    for (let each = papers.first[student] ?? -1; each >= 0; each = papers.papers.next[each] ?? -1) own.push(each);
    const attemptOf = (row: number): number => papers.papers.attempts[row] ?? 0;
    for (const row of own.sort((one, other) => attemptOf(one) - attemptOf(other))) {
      const time = papers.times[row] ?? Number.NaN;
      const page = papers.pages[Math.floor(row / pageOf)];
      const start = (row % pageOf) * papers.stride;
      const unclear = outcomes.flatMap(({ marks }, item): readonly Json[] => {
        const stood = isUnclear(marks[page?.[start + item] ?? 0]) ? placeOf?.(row, item) : undefined;
        return stood === undefined ? [] : [[item, stood.path, stood.line ?? null, stood.column ?? null]];
      });
      yield `${jsonText({
        student: textOf(papers.students, student),
        ...(attemptOf(row) === 0 ? {} : { attempt: attemptOf(row) }),
        ...(Number.isNaN(time) ? {} : { submittedAt: time }),
        outcomes: Array.from(page?.subarray(start, start + outcomes.length) ?? []),
        ...(unclear.length === 0 ? {} : { places: unclear }),
      })}\n`;
    }
  }
  yield `${jsonText({ lines: papers.papers.count })}\n`;
}
