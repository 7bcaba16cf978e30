import { type Fraction, fromText } from '../grading/fraction.ts';
import type { Json } from '../item-types/contract.ts';
import type { Cause, MarkChange, Regraded, StudentChange } from '../marking/regrade.ts';
import { rounded, withExact } from './numbers.ts';

/** How many marks changed, by a name of each. */
function counts<Each>(all: readonly Each[], namesOf: (each: Each) => readonly string[]): readonly [string, number][] {
  const found = new Map<string, number>();
  for (const each of all) for (const name of namesOf(each)) found.set(name, (found.get(name) ?? 0) + 1);
  return [...found].sort(([one, first], [other, second]) => second - first || (one < other ? -1 : 1));
}

const causeWords: Readonly<Record<Cause, string>> = {
  key: 'the question or its key was edited',
  rule: 'another rule',
  weight: 'other points',
  normalisation: 'the same response is understood or compared differently',
  response: 'another response was handed in',
  item: 'the item or attempt came or went',
  policy: 'attempts, lateness, blanks or the pass mark count differently',
};

/**
 * What marking again changes as JSON: `{"schema": "viva-regrade/1", "changed", "students": [{"student", "before",
 * "beforeExact", "after", "afterExact", "rankBefore", "rankAfter", "flipped", "causes"}], "marks": [{"student",
 * "attempt", "deck", "item", "before", "after", "causes"}], "byItem": [{"item", "marks"}], "byCause": [{"cause",
 * "marks"}]}`, null for what there is not.
 */
export function regradeToJson({ students, marks }: Regraded): Json {
  return {
    schema: 'viva-regrade/1',
    changed: students.length,
    students: students.map(({ student, before, after, rankBefore, rankAfter, flipped, causes }) => ({
      student,
      ...(before === undefined ? { before: null, beforeExact: null } : withExact('before', before.total)),
      ...(after === undefined ? { after: null, afterExact: null } : withExact('after', after.total)),
      rankBefore: rankBefore ?? null,
      rankAfter: rankAfter ?? null,
      flipped: flipped ?? null,
      causes,
    })),
    marks: marks.map(({ student, attempt, deck, item, before, after, causes }) => ({
      student,
      attempt: attempt ?? null,
      deck,
      item,
      before,
      after,
      causes,
    })),
    byItem: counts(marks, ({ deck, item }) => [`${deck}/${item}`]).map(([item, count]) => ({ item, marks: count })),
    byCause: counts(marks, ({ causes }) => causes).map(([cause, count]) => ({ cause, marks: count })),
  };
}

/** What marking again changes, for a terminal: the count, the items and causes, then each student. */
export function regradeLines({ students, marks }: Regraded): readonly string[] {
  if (students.length === 0 && marks.length === 0) return ['Nothing changes.'];
  const flips = (flipped: StudentChange['flipped']): number =>
    students.filter((student) => student.flipped === flipped).length;
  const items = counts(marks, ({ deck, item }) => [`${deck}/${item}`]);
  const causes = counts(marks, (change) => change.causes);
  const named = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
  const ofStudent = new Map<string, MarkChange[]>();
  for (const mark of marks) ofStudent.set(mark.student, [...(ofStudent.get(mark.student) ?? []), mark]);
  return [
    `${named(students.length, 'student changes', 'students change')}, ${named(marks.length, 'mark', 'marks')} · ` +
      `${named(flips('passes'), 'passes', 'pass')} now, ${named(flips('fails'), 'fails', 'fail')} now`,
    '',
    ...items.map(([item, count]) => `item ${item}: ${named(count, 'mark', 'marks')}`),
    ...causes.map(([cause, count]) => `cause ${cause}: ${named(count, 'mark', 'marks')}${wordsOf(cause)}`),
    ...(marks.length === 0 ? [] : ['']),
    ...students.map((student) => studentLine(student, ofStudent.get(student.student) ?? [])),
  ];
}

function wordsOf(cause: string): string {
  const [, words] = Object.entries(causeWords).find(([name]) => name === cause) ?? [];
  return words === undefined ? '' : ` (${words})`;
}

/** So many marks of a student are told one by one. */
const marksTold = 5;

function studentLine(
  { student, before, after, rankBefore, rankAfter, flipped, causes }: StudentChange,
  marks: readonly MarkChange[],
): string {
  const points = (total: Fraction | undefined): string => (total === undefined ? 'no mark' : `${rounded(total)}`);
  const rank = rankBefore === rankAfter ? '' : ` · rank ${rankBefore ?? '–'} → ${rankAfter ?? '–'}`;
  const result = flipped === undefined ? '' : ` · ${flipped} now`;
  const why = marks.length > 0 ? marksText(marks) : causes.length > 0 ? causes.join(', ') : 'since others changed';
  return `${student}: ${points(before?.total)} → ${points(after?.total)}${rank}${result} · ${why}`;
}

/** `capital 1 → 0 (key), legs 0 → 1 (rule)`, with the attempt where there are several. */
function marksText(marks: readonly MarkChange[]): string {
  const points = (exact: string | null): string => {
    const value = exact === null ? undefined : fromText(exact);
    return value === undefined ? 'none' : `${rounded(value)}`;
  };
  const told = marks.slice(0, marksTold).map(({ attempt, item, before, after, causes }) => {
    const which = attempt === undefined ? '' : ` of attempt ${attempt}`;
    return `${item}${which} ${points(before)} → ${points(after)} (${causes.join(', ')})`;
  });
  const more = marks.length - told.length;
  return told.join(', ') + (more > 0 ? ` and ${more} more` : '');
}
