import { compare, equal, type Fraction, zero } from '../grading/fraction.ts';
import { jsonText } from '../json-text.ts';
import type { Marked, StudentMark } from './marked.ts';
import { byCodeUnits } from './order.ts';
import { type Receipt, receiptsOf } from './receipt.ts';

/**
 * Why a mark is another one: what is asked or counts as right was edited (`key`), another rule or version of it
 * (`rule`), other points (`weight`), the same text understood or compared differently (`normalisation`), another response
 * handed in (`response`), the item came or went (`item`), or only its neighbours or the policy (`policy`).
 */
export type Cause = 'key' | 'rule' | 'weight' | 'normalisation' | 'response' | 'item' | 'policy';

/** A mark that changed. Points are exact texts, null where there is no mark. */
export interface MarkChange {
  readonly student: string;
  readonly attempt?: number;
  readonly deck: string;
  readonly item: string;
  readonly before: string | null;
  readonly after: string | null;
  /** All that changed, the likeliest reason first. */
  readonly causes: readonly Cause[];
}

/** A student's result before, as a gradebook keeps it. */
export interface OldResult {
  readonly student: string;
  readonly total: Fraction;
  readonly possible: Fraction;
  readonly share: Fraction;
  readonly passed?: boolean;
}

/** A student whose result changed. Without a pass mark before or now nobody passes or fails by it. */
export interface StudentChange {
  readonly student: string;
  readonly before?: OldResult;
  readonly after?: StudentMark;
  /** From 1 by share, equals on the same; absent where there is no result. */
  readonly rankBefore?: number;
  readonly rankAfter?: number;
  /** Who passed before and does not now, or the other way. */
  readonly flipped?: 'passes' | 'fails';
  readonly causes: readonly Cause[];
}

/** What marking again changes. Empty lists where it changes nothing. */
export interface Regraded {
  readonly students: readonly StudentChange[];
  readonly marks: readonly MarkChange[];
}

const keyOf = ({ student, attempt, deck, item }: Receipt): string => jsonText([student, attempt ?? null, deck, item]);

function causesOf(before: Receipt, after: Receipt): readonly Cause[] {
  const isSame = (one: unknown, other: unknown): boolean => jsonText(one) === jsonText(other);
  const causes: Cause[] = [];
  if (!isSame([before.read, before.shown ?? null], [after.read, after.shown ?? null])) causes.push('response');
  if (before.key !== after.key || before.fingerprint !== after.fingerprint || before.kind !== after.kind) {
    causes.push('key');
  }
  if (before.rule !== after.rule || before.ruleVersion !== after.ruleVersion) causes.push('rule');
  if (before.points !== after.points) causes.push('weight');
  const isRead = isSame(before.response, after.response) && isSame(before.normalised ?? null, after.normalised ?? null);
  const isCompared =
    before.comparing?.case === after.comparing?.case && before.comparing?.accents === after.comparing?.accents;
  if (!isCompared || (causes.length === 0 && !isRead)) causes.push('normalisation');
  return causes.length === 0 ? ['policy'] : causes;
}

/** The marks that differ between the old receipts and the new ones, in the order of the new, then what is gone. */
function changedMarks(old: Iterable<Receipt>, marked: Marked): readonly MarkChange[] {
  const before = new Map<string, Receipt>();
  for (const receipt of old) before.set(keyOf(receipt), receipt);
  const changes: MarkChange[] = [];
  for (const now of receiptsOf(marked)) {
    const then = before.get(keyOf(now));
    before.delete(keyOf(now));
    if (then === undefined) changes.push(changeOf(now, null, now.earned, ['item']));
    else if (then.earned !== now.earned || then.possible !== now.possible || then.verdict !== now.verdict) {
      changes.push(changeOf(now, then.earned, now.earned, causesOf(then, now)));
    }
  }
  for (const gone of before.values()) changes.push(changeOf(gone, gone.earned, null, ['item']));
  return changes;
}

function changeOf(
  { student, attempt, deck, item }: Receipt,
  before: string | null,
  after: string | null,
  causes: readonly Cause[],
): MarkChange {
  return { student, ...(attempt === undefined ? {} : { attempt }), deck, item, before, after, causes };
}

/** The rank of each student by share: one more than how many are better. */
function ranksOf(
  results: readonly { readonly student: string; readonly share: Fraction }[],
): ReadonlyMap<string, number> {
  const sorted = [...results].sort((one, other) => compare(other.share, one.share));
  const ranks = new Map<string, number>();
  let rank = 0;
  let last: Fraction | undefined;
  for (const [at, { student, share }] of sorted.entries()) {
    if (last === undefined || !equal(last, share)) rank = at + 1;
    last = share;
    ranks.set(student, rank);
  }
  return ranks;
}

/** What marking again changes, for whom, and why; students by code units. */
export function regrade(old: readonly OldResult[], receipts: Iterable<Receipt>, marked: Marked): Regraded {
  const marks = changedMarks(receipts, marked);
  const [ranksBefore, ranksAfter] = [ranksOf(old), ranksOf(marked.students)];
  const before = new Map(old.map((result) => [result.student, result]));
  const after = new Map(marked.students.map((student) => [student.student, student]));
  const causes = new Map<string, Set<Cause>>();
  for (const change of marks) {
    const known = causes.get(change.student) ?? new Set();
    causes.set(change.student, known);
    for (const cause of change.causes) known.add(cause);
  }
  const names = [...new Set([...before.keys(), ...after.keys()])].sort(byCodeUnits);
  const students = names.flatMap((student) => {
    const [then, now] = [before.get(student), after.get(student)];
    const [rankBefore, rankAfter] = [ranksBefore.get(student), ranksAfter.get(student)];
    const isSameTotal =
      equal(then?.total ?? zero, now?.total ?? zero) && equal(then?.possible ?? zero, now?.possible ?? zero);
    const flipped = flip(then?.passed, now?.passed);
    const isSame =
      isSameTotal && flipped === undefined && rankBefore === rankAfter && (then === undefined) === (now === undefined);
    if (isSame && !causes.has(student)) return [];
    const change: StudentChange = {
      student,
      ...(then === undefined ? {} : { before: then }),
      ...(now === undefined ? {} : { after: now }),
      ...(rankBefore === undefined ? {} : { rankBefore }),
      ...(rankAfter === undefined ? {} : { rankAfter }),
      ...(flipped === undefined ? {} : { flipped }),
      causes: [...(causes.get(student) ?? (isSameTotal && flipped === undefined ? [] : (['policy'] as const)))],
    };
    return [change];
  });
  return { students, marks };
}

function flip(before: boolean | undefined, after: boolean | undefined): StudentChange['flipped'] {
  if (before === undefined || after === undefined || before === after) return undefined;
  return after ? 'passes' : 'fails';
}
