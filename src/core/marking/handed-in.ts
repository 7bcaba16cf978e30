import type { MarkFinding } from './finding.ts';
import { byCodeUnits } from './order.ts';
import type { DuplicatesRule } from './policy.ts';
import type { GivenResponse, Place, Submission } from './submission.ts';

/** All that a student handed in as one attempt, whatever files it was spread over. */
export interface HandedIn {
  readonly student: string;
  readonly attempt?: number;
  /** Of the latest part, in milliseconds since 1970. */
  readonly submittedAt?: number;
  readonly extra: Readonly<Record<string, string>>;
  /** The response that counts for each item, by the item's place. */
  readonly responses: ReadonlyMap<number, GivenResponse>;
  /** The items to which more than one response was given. */
  readonly duplicates: ReadonlySet<number>;
  readonly place: Place;
}

function byPlace(one: Place, other: Place): number {
  return (
    byCodeUnits(one.path, other.path) || (one.line ?? 0) - (other.line ?? 0) || (one.column ?? 0) - (other.column ?? 0)
  );
}

/** In the order in which they stand, as most do already. */
function inOrder(responses: readonly GivenResponse[]): readonly GivenResponse[] {
  const order = (one: GivenResponse, other: GivenResponse): number => byPlace(one.place, other.place);
  const areInOrder = responses.every((each, at) => {
    const before = responses[at - 1];
    return before === undefined || order(before, each) <= 0;
  });
  return areInOrder ? responses : [...responses].sort(order);
}

/** One without a time comes before all that have one. */
const earlier = (one: Submission, other: Submission): number =>
  (one.submittedAt ?? -1) - (other.submittedAt ?? -1) || byPlace(one.place, other.place);

type Parts = [Submission, ...Submission[]];

function joined(parts: Readonly<Parts>, keep: DuplicatesRule): HandedIn {
  const [first] = parts;
  const responses = new Map<number, GivenResponse>();
  const duplicates = new Set<number>();
  for (const part of parts) {
    for (const response of inOrder(part.responses)) {
      const isSecond = responses.has(response.item);
      if (isSecond) duplicates.add(response.item);
      if (!isSecond || keep === 'last') responses.set(response.item, response);
    }
  }
  const times = parts.flatMap(({ submittedAt }) => submittedAt ?? []);
  return {
    student: first.student,
    ...(first.attempt === undefined ? {} : { attempt: first.attempt }),
    ...(times.length === 0 ? {} : { submittedAt: Math.max(...times) }),
    extra: Object.fromEntries(parts.flatMap(({ extra }) => Object.entries(extra ?? {}))),
    responses,
    duplicates,
    place: first.place,
  };
}

/**
 * The attempts of each student in the order of their numbers, one without a number first; the students by code units.
 * Submissions with the same student and attempt are parts of one, so that a table may be cut into files at any row.
 */
export function attemptsOf(
  submissions: readonly Submission[],
  duplicates: DuplicatesRule,
): readonly (readonly HandedIn[])[] {
  const students = new Map<string, Map<number, Parts>>();
  for (const submission of submissions) {
    const { student, attempt = 0 } = submission;
    const attempts = students.get(student) ?? new Map<number, Parts>();
    students.set(student, attempts);
    const parts = attempts.get(attempt);
    if (parts === undefined) attempts.set(attempt, [submission]);
    else parts.push(submission);
  }
  return [...students]
    .sort(([one], [other]) => byCodeUnits(one, other))
    .map(([, attempts]) =>
      [...attempts].sort(([one], [other]) => one - other).map(([, parts]) => joined(parts.sort(earlier), duplicates)),
    );
}

/** What there is to say of an attempt with more than one response to an item. */
export function duplicateFindings(
  { student, duplicates, place }: HandedIn,
  rule: DuplicatesRule,
): readonly MarkFinding[] {
  if (duplicates.size === 0) return [];
  const items = duplicates.size === 1 ? 'one item' : `${duplicates.size} items`;
  return [
    {
      code: 'response-duplicate',
      severity: rule === 'error' ? 'error' : 'warning',
      student,
      message: `${student} gave more than one response to ${items}; the ${rule === 'last' ? 'last' : 'first'} counts.`,
      help: 'Say which counts with --duplicates first or last, or number the attempts.',
      place,
    },
  ];
}
