import type { Fraction } from '../grading/fraction.ts';
import type { MarkFinding } from './finding.ts';
import type { ItemMark } from './mark.ts';
import type { PaperItem } from './paper.ts';
import type { Policy } from './policy.ts';

/** Exact points. */
export interface Earned {
  readonly earned: Fraction;
  readonly possible: Fraction;
}

/** One attempt of a student, marked. */
export interface AttemptMark extends Earned {
  readonly attempt?: number;
  readonly submittedAt?: number;
  /** Milliseconds after the deadline, zero in time. */
  readonly lateMs: number;
  /** What lateness took from `earned`. */
  readonly cut: Fraction;
  /** By the item's place; nothing for one that is left out. */
  readonly marks: readonly (ItemMark | undefined)[];
}

/** What a student has come to. `earned` is the sum over the items, and `total` is that less `cut`, all exact. */
export interface StudentMark extends Earned {
  readonly student: string;
  readonly extra: Readonly<Record<string, string>>;
  /** How many attempts were handed in. */
  readonly handedIn: number;
  /** Those that count: one, or all of them for their mean. */
  readonly used: readonly AttemptMark[];
  /** By the item's place, the mean over what counts; nothing where it is left out or waits for a person. */
  readonly items: readonly (Earned | undefined)[];
  readonly cut: Fraction;
  readonly total: Fraction;
  /** The total over what was possible; zero where that is nothing, below zero for a total below zero. */
  readonly share: Fraction;
  readonly isLate: boolean;
  /** How many responses wait for a person to rate them; they are in no sum. */
  readonly unrated: number;
  /** Absent without a pass mark. */
  readonly passed?: boolean;
}

/** The marks of a run as they are reported; those of very many students are made anew each time they are gone through. */
export interface Marks {
  readonly items: readonly PaperItem[];
  /** By code units of their ids. */
  readonly students: Iterable<StudentMark>;
  readonly policy: Policy;
}

/** All marks of a run, with what was noticed on the way. */
export interface Marked extends Marks {
  readonly students: readonly StudentMark[];
  readonly findings: readonly MarkFinding[];
}
