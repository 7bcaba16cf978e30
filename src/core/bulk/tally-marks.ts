import type { ItemMark } from '../marking/mark.ts';
import { attemptMark, markStudent } from '../marking/mark-submissions.ts';
import type { Marks, StudentMark } from '../marking/marked.ts';
import type { PaperItem } from '../marking/paper.ts';
import type { Policy } from '../marking/policy.ts';
import { pageOf, type Shard } from './shard.ts';
import { inOrder, textOf } from './student-order.ts';
import type { Tally, TallyItem } from './tally.ts';
import { papersOf, usedOf } from './used-papers.ts';

/** The mark of a paper for the item at a place. */
export function markIn({ papers, outcomes }: Tally, paper: number, place: number): ItemMark | undefined {
  const page = papers.pages[Math.floor(paper / pageOf)];
  return outcomes[place]?.marks[page?.[(paper % pageOf) * papers.stride + place] ?? 0];
}

/** When a paper was handed in, where that is known. */
export function timeOf({ times }: Shard, paper: number): number | undefined {
  const time = times[paper] ?? Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}

/** The same, with the place where it stood. */
function placedMark(tally: Tally, paper: number, place: number): ItemMark | undefined {
  const mark = markIn(tally, paper, place);
  const own = mark?.state === 'not-attempted' ? tally.outcomes.length : place;
  return mark && { ...mark, place: tally.placeOf?.(paper, own) ?? mark.place };
}

/** All marks of a tally that keeps what was read: those of a student are made when it is their turn. */
export function marksOf(tally: Tally, items: readonly PaperItem[], policy: Policy): Marks {
  const { papers } = tally;
  const order = inOrder(papers.students);
  return {
    items,
    policy,
    students: {
      *[Symbol.iterator]() {
        for (const student of order)
          yield studentMark(tally, items, policy, student, papersOf(papers, student), placedMark);
      },
    },
  };
}

/** The mark of a student with some papers, in the order of their attempts, reckoned as the exact path does it. */
export function studentMark(
  tally: Tally,
  items: readonly TallyItem[],
  policy: Policy,
  student: number,
  all: readonly number[],
  markAt = markIn,
): StudentMark {
  const { papers, outcomes } = tally;
  const marks = all.map((paper) => {
    const [attempt, submittedAt] = [papers.papers.attempts[paper] ?? 0, timeOf(papers, paper)];
    const own = { ...(attempt > 0 && { attempt }), ...(submittedAt !== undefined && { submittedAt }) };
    const each = outcomes.flatMap((_, place) => markAt(tally, paper, place) ?? []);
    return attemptMark(each, own, policy);
  });
  return markStudent({ student: textOf(papers.students, student), extra: {} }, marks, items, policy);
}

/** The papers of a student that count. */
export function countedOf(
  tally: Tally,
  items: readonly TallyItem[],
  policy: Policy,
  student: number,
): readonly number[] {
  const { papers } = tally;
  const all = papersOf(papers, student);
  const used = usedOf(all, policy);
  if (used !== undefined) return [used];
  const numbers = studentMark(tally, items, policy, student, all).used.map(({ attempt = 0 }) => attempt);
  return all.filter((paper) => numbers.includes(papers.papers.attempts[paper] ?? 0));
}
