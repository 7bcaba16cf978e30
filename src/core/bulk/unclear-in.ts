import { inPlaceOrder, type MarkFinding } from '../marking/finding.ts';
import { unclearFinding } from '../marking/mark-submissions.ts';
import type { Policy } from '../marking/policy.ts';
import { isUnclear } from './outcomes.ts';
import { textOf } from './student-order.ts';
import type { Tally, TallyItem } from './tally.ts';
import { countedOf, markIn } from './tally-marks.ts';
import { papersOf } from './used-papers.ts';

/** So many are told one by one where nothing else is said. */
const toldAtMost = 1000;

/**
 * The responses of a tally that count and could not be understood: the first of them in the order of their places, and how
 * many there are.
 */
export function unclearIn(
  tally: Tally,
  items: readonly TallyItem[],
  policy: Policy,
  atMost = toldAtMost,
): { readonly first: readonly MarkFinding[]; readonly count: number } {
  const { papers, outcomes, placeOf } = tally;
  const asked = outcomes.flatMap(({ marks }, place) => (marks.some(isUnclear) ? [place] : []));
  const has = (paper: number): boolean => asked.some((place) => isUnclear(markIn(tally, paper, place)));
  let found: MarkFinding[] = [];
  let count = 0;
  for (let student = 0; asked.length > 0 && student < papers.students.count; student++) {
    if (!papersOf(papers, student).some(has)) continue;
    const name = textOf(papers.students, student);
    for (const paper of countedOf(tally, items, policy, student)) {
      for (const place of asked) {
        const mark = markIn(tally, paper, place);
        const stood = mark && { ...mark, place: placeOf?.(paper, place) ?? mark.place };
        const finding = unclearFinding(name, items[place]?.id ?? '', stood);
        if (finding === undefined) continue;
        count++;
        found.push(finding);
      }
    }
    if (found.length >= 10 * atMost) found = inPlaceOrder(found).slice(0, atMost);
  }
  return { first: inPlaceOrder(found).slice(0, atMost), count };
}
