import { add, divide, type Fraction, fraction, zero } from '../grading/fraction.ts';
import type { ResponseState } from './mark.ts';
import type { Marks } from './marked.ts';

/** What a run comes to in numbers. */
export interface RunTotals {
  /** How many attempts were handed in. */
  readonly submissions: number;
  readonly students: number;
  readonly items: number;
  /** Responses that wait for a person. */
  readonly unrated: number;
  /** How many have passed; absent without a pass mark. */
  readonly passed?: number;
  /** The mean of the totals, zero for no students. */
  readonly meanTotal: Fraction;
  /** The mean of all totals as a share of what was possible, each student the same weight; zero for no students. */
  readonly meanShare: Fraction;
}

/** How many of the marks that count are in each state. */
export interface StateTotals {
  readonly states: Readonly<Record<ResponseState, number>>;
}

/** The numbers of a run that only whole marks tell. */
export interface MarkTotals extends RunTotals, StateTotals {
  /** How many students were late, and are below the pass mark. */
  readonly late: number;
  readonly failed: number;
  /** When the last of what counts was handed in, in milliseconds since 1970; zero where none has a time. */
  readonly lastSubmittedAt: number;
}

const meanOf = (total: Fraction, count: number): Fraction => (count === 0 ? zero : divide(total, fraction(count)));

/** The numbers of a run, in one go through its students. */
export function totalsOf({ students, items, policy }: Marks): MarkTotals {
  const counts = { submissions: 0, students: 0, unrated: 0, passed: 0, failed: 0, late: 0 };
  const byState = { answered: 0, unclear: 0, blank: 0, 'not-reached': 0, 'not-attempted': 0 };
  let [total, share, last] = [zero, zero, 0];
  for (const student of students) {
    counts.students += 1;
    counts.submissions += student.handedIn;
    counts.unrated += student.unrated;
    counts.late += student.isLate ? 1 : 0;
    counts.passed += student.passed === true ? 1 : 0;
    counts.failed += student.passed === false ? 1 : 0;
    total = add(total, student.total);
    share = add(share, student.share);
    for (const { marks, submittedAt } of student.used) {
      last = Math.max(last, submittedAt ?? 0);
      for (const mark of marks) if (mark !== undefined) byState[mark.state] += 1;
    }
  }
  const { passed, ...others } = counts;
  return {
    ...others,
    ...(policy.passMark === undefined ? {} : { passed }),
    items: items.length,
    states: byState,
    lastSubmittedAt: last,
    meanTotal: meanOf(total, counts.students),
    meanShare: meanOf(share, counts.students),
  };
}

/** How many marks count. */
export const marksIn = ({ states }: StateTotals): number =>
  Object.values(states).reduce((sum, count) => sum + count, 0);
