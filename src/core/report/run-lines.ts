import { toDecimal } from '../grading/fraction.ts';
import { placeText } from '../marking/explain.ts';
import { meanShare } from '../marking/mark-submissions.ts';
import type { Marked } from '../marking/marked.ts';
import { percentOf } from './numbers.ts';
import { type AnyFinding, meanTotal } from './summary.ts';

const findingsAtMost = 10;
const itemsAtMost = 6;

const grouped = (count: number): string => `${count}`.replace(/\B(?=(\d{3})+$)/g, ',');
const counted = (count: number, noun: string): string => `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;

/** What else is known of a run. */
interface RunTold {
  readonly tookMs: number;
  readonly alpha?: number | null;
  /** What a teacher should look at in the items, a line each, the most pressing first. */
  readonly items?: readonly string[];
}

/** What a run came to, for a terminal: a line with its numbers, then the findings, few of them: first those of the items, then errors. */
export function runLines(
  { marked, findings }: { readonly marked: Marked; readonly findings: readonly AnyFinding[] },
  { tookMs, alpha = null, items: toLookAt = [] }: RunTold,
): readonly string[] {
  const { students, items, policy } = marked;
  const submissions = students.reduce((sofar, { handedIn }) => sofar + handedIn, 0);
  const unrated = students.reduce((sofar, student) => sofar + student.unrated, 0);
  const passed = students.filter((student) => student.passed).length;
  const found = findings.length + toLookAt.length;
  const said = [
    `graded ${counted(submissions, 'submission')} × ${counted(items.length, 'item')} in ${(tookMs / 1000).toFixed(1)} s`,
    `mean ${toDecimal(meanTotal(marked), 1)} (${Math.round(percentOf(meanShare(marked)))} %)`,
    ...(policy.passMark === undefined ? [] : [`${grouped(passed)} of ${grouped(students.length)} passed`]),
    ...(alpha === null ? [] : [`alpha ${alpha.toFixed(2).replace(/^(-?)0\./, '$1.')}`]),
    ...(unrated === 0 ? [] : [`${counted(unrated, 'response')} to be rated`]),
    ...(found === 0 ? [] : [counted(found, 'finding')]),
  ];
  const shown = [...toLookAt.slice(0, itemsAtMost).map((line) => `! ${line}`), ...findingLinesOf(findings)];
  const more = toLookAt.length - itemsAtMost;
  return [
    said.join(' · '),
    ...(shown.length === 0 ? [] : ['', ...shown]),
    ...(more > 0 ? [`… and ${grouped(more)} more to look at: summary.json of --out holds them all.`] : []),
  ];
}

/** What was found on the way, a line each with what to do about it below, few of them, errors first; `rest` says where to see more. */
export function findingLinesOf(
  findings: readonly AnyFinding[],
  rest = 'summary.json of --out holds them all.',
): readonly string[] {
  const sorted = [...findings].sort((one, other) => one.severity.localeCompare(other.severity));
  const more = sorted.length - findingsAtMost;
  return [
    ...sorted.slice(0, findingsAtMost).flatMap(({ severity, message, help, place }) => {
      const where = place === undefined ? '' : `  ${placeText(place)}`;
      return [`${severity === 'error' ? '!' : '·'} ${message}${where}`, `    ${help}`];
    }),
    ...(more > 0 ? [`… and ${grouped(more)} more: ${rest}`] : []),
  ];
}
