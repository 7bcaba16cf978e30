import { compare, divide, equal, type Fraction, fraction, subtract, sum, zero } from '../grading/fraction.ts';
import { inPlaceOrder, type MarkFinding, unclearRemark } from './finding.ts';
import { attemptsOf, duplicateFindings, type HandedIn } from './handed-in.ts';
import { cutFor, latenessMs } from './late.ts';
import { type ItemMark, type ItemMarker, itemMarker, notAttempted, withReach } from './mark.ts';
import type { AttemptMark, Earned, Marked, StudentMark } from './marked.ts';
import type { MarkingPaper, PaperItem } from './paper.ts';
import type { Policy } from './policy.ts';
import type { Submission } from './submission.ts';

/** One item with what marks it. */
interface Desk {
  readonly item: PaperItem;
  readonly mark: ItemMarker;
}

/**
 * The marks of all submissions under a policy. The order in which submissions come changes nothing; a response that
 * cannot be understood earns nothing and is a finding; nothing throws. `tell` hears of each student's submissions when
 * they are marked.
 */
export function markSubmissions(
  paper: MarkingPaper,
  submissions: readonly Submission[],
  policy: Policy,
  tell: (submissions: number) => void = () => undefined,
): Marked {
  const desks = paper.items.map((item): Desk => ({ item, mark: itemMarker(item) }));
  const findings: MarkFinding[] = [];
  const students = attemptsOf(submissions, policy.duplicates).map((attempts) => {
    const marked = attempts.map((handed) => {
      findings.push(...findingsOf(handed, policy, paper));
      return markAttempt(handed, desks, policy);
    });
    const who = { student: attempts[0]?.student ?? '', extra: attempts.at(-1)?.extra ?? {} };
    const student = markStudent(who, marked, paper.items, policy);
    findings.push(...unclearFindings(student, paper.items));
    tell(attempts.length);
    return student;
  });
  return { items: paper.items, students, findings: [...paper.findings, ...inPlaceOrder(findings)], policy };
}

/** What there is to say of an attempt before it is marked. */
export function findingsOf(
  handed: HandedIn,
  { duplicates, late }: Policy,
  { items }: MarkingPaper,
): readonly MarkFinding[] {
  const { student, place } = handed;
  const unknown = [...handed.responses.keys()].filter((at) => items[at] === undefined).length;
  return [
    ...duplicateFindings(handed, duplicates),
    ...(unknown === 0
      ? []
      : [
          {
            code: 'item-unknown',
            severity: 'error',
            student,
            message: `${student} responded to items that the paper does not have, ${unknown} in all.`,
            help: 'Name the decks in the order in which the submissions were read.',
            place,
          } as const,
        ]),
    ...(late === undefined || handed.submittedAt !== undefined
      ? []
      : [
          {
            code: 'time-missing',
            severity: 'warning',
            student,
            message: `${student} has no time of submission, and counts as in time.`,
            help: 'Add a column `submitted_at`.',
            place,
          } as const,
        ]),
  ];
}

function markAttempt(handed: HandedIn, desks: readonly Desk[], policy: Policy): AttemptMark {
  const all = desks.map(({ item, mark }): ItemMark => {
    const given = handed.responses.get(item.place);
    if (given === undefined) return notAttempted(item, handed.place);
    const marked = mark(given);
    if (!handed.duplicates.has(item.place)) return marked;
    const remark = { code: 'response-duplicate', message: 'There is more than one response.' } as const;
    return { ...marked, remarks: [...marked.remarks, remark] };
  });
  return attemptMark(all, handed, policy);
}

/** The sums of the marks of one attempt, one mark for each item in their order. */
export function attemptMark(
  all: readonly ItemMark[],
  { attempt, submittedAt }: Pick<HandedIn, 'attempt' | 'submittedAt'>,
  { missing, late }: Policy,
): AttemptMark {
  const reached = withReach(all);
  const marks =
    missing === 'omit' ? reached.map((mark) => (mark.state === 'not-attempted' ? undefined : mark)) : reached;
  const counted = marks.map(earnedBy).filter((each) => each !== undefined);
  const earned = sum(counted.map((each) => each.earned));
  const lateMs = late === undefined || submittedAt === undefined ? 0 : latenessMs(late, submittedAt);
  return {
    ...(attempt === undefined ? {} : { attempt }),
    ...(submittedAt === undefined ? {} : { submittedAt }),
    marks,
    earned,
    possible: sum(counted.map((each) => each.possible)),
    lateMs,
    cut: late === undefined ? zero : cutFor(late, lateMs, earned),
  };
}

/** What a mark adds to the sums; nothing where it is left out or waits for a person. */
function earnedBy(mark: ItemMark | undefined): Earned | undefined {
  return mark === undefined || mark.score.verdict === 'unrated' ? undefined : mark.score;
}

/** A total as a share of what was possible; zero where that is nothing. */
export const shareOf = (total: Fraction, possible: Fraction): Fraction =>
  equal(possible, zero) ? zero : divide(total, possible);

const shareOfAttempt = ({ earned, cut, possible }: AttemptMark): Fraction => shareOf(subtract(earned, cut), possible);

function chosen(attempts: readonly AttemptMark[], { attempts: rule }: Policy): readonly AttemptMark[] {
  switch (rule) {
    case 'mean':
      return attempts;
    case 'first':
      return attempts.slice(0, 1);
    case 'last':
      return attempts.slice(-1);
    case 'best':
      return attempts
        .slice(0, 1)
        .map((first) =>
          attempts.reduce(
            (best, each) => (compare(shareOfAttempt(each), shareOfAttempt(best)) > 0 ? each : best),
            first,
          ),
        );
  }
}

/** What a student's attempts, in their order, come to under a policy. */
export function markStudent(
  who: Pick<StudentMark, 'student' | 'extra'>,
  attempts: readonly AttemptMark[],
  items: readonly Pick<PaperItem, 'place'>[],
  policy: Policy,
): StudentMark {
  const used = chosen(attempts, policy);
  const count = fraction(Math.max(1, used.length));
  const only = used.length === 1 ? used[0] : undefined;
  const mean = (all: readonly Fraction[]): Fraction =>
    (only === undefined ? undefined : all[0]) ?? divide(sum(all), count);
  const earned = mean(used.map((each) => each.earned));
  const possible = mean(used.map((each) => each.possible));
  const cut = mean(used.map((each) => each.cut));
  const total = subtract(earned, cut);
  const share = shareOf(total, possible);
  const { passMark } = policy;
  return {
    ...who,
    handedIn: attempts.length,
    used,
    items: items.map(({ place }) => {
      if (only !== undefined) return earnedBy(only.marks[place]);
      const each = used.flatMap(({ marks }) => earnedBy(marks[place]) ?? []);
      if (each.length === 0) return undefined;
      return { earned: mean(each.map((one) => one.earned)), possible: mean(each.map((one) => one.possible)) };
    }),
    earned,
    possible,
    cut,
    total,
    share,
    isLate: used.some(({ lateMs }) => lateMs > 0),
    unrated: used.reduce((sofar, { marks }) => sofar + marks.filter(isUnrated).length, 0),
    ...(passMark === undefined ? {} : { passed: compare(share, passMark) >= 0 }),
  };
}

const isUnrated = (mark: ItemMark | undefined): boolean => mark?.score.verdict === 'unrated';

/** What there is to say of the responses of a student that could not be understood. */
function unclearFindings(
  { student, used }: StudentMark,
  items: readonly Pick<PaperItem, 'id' | 'place'>[],
): readonly MarkFinding[] {
  return used
    .flatMap(({ marks }) => items.map(({ id, place: at }) => unclearFinding(student, id, marks[at])))
    .filter((found) => found !== undefined);
}

/** What there is to say of one response; nothing where it could be understood. */
export function unclearFinding(student: string, id: string, mark: ItemMark | undefined): MarkFinding | undefined {
  const remark = mark === undefined ? undefined : unclearRemark(mark.remarks);
  if (mark === undefined || remark === undefined) return undefined;
  const message = `The response of ${student} to ${id} could not be read: ${remark.message}`;
  const help = 'It earns nothing until it is corrected; its receipt keeps it as it was handed in.';
  return { code: 'response-unclear', severity: 'warning', student, message, help, place: mark.place };
}
