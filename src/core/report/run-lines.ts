import { toDecimal } from '../grading/fraction.ts';
import { placeText } from '../marking/explain.ts';
import { meanShare } from '../marking/mark-submissions.ts';
import type { Marked } from '../marking/marked.ts';
import { percentOf } from './numbers.ts';
import { type AnyFinding, meanTotal } from './summary.ts';

const findingsAtMost = 10;

const grouped = (count: number): string => `${count}`.replace(/\B(?=(\d{3})+$)/g, ',');
const counted = (count: number, noun: string): string => `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;

/** What a run came to, for a terminal: a line with its numbers, then the findings, few of them, errors first. */
export function runLines(
  { marked, findings }: { readonly marked: Marked; readonly findings: readonly AnyFinding[] },
  { tookMs, alpha }: { readonly tookMs: number; readonly alpha?: number },
): readonly string[] {
  const { students, items, policy } = marked;
  const submissions = students.reduce((sofar, { handedIn }) => sofar + handedIn, 0);
  const unrated = students.reduce((sofar, student) => sofar + student.unrated, 0);
  const passed = students.filter((student) => student.passed).length;
  const said = [
    `graded ${counted(submissions, 'submission')} × ${counted(items.length, 'item')} in ${(tookMs / 1000).toFixed(1)} s`,
    `mean ${toDecimal(meanTotal(marked), 1)} (${Math.round(percentOf(meanShare(marked)))} %)`,
    ...(policy.passMark === undefined ? [] : [`${grouped(passed)} of ${grouped(students.length)} passed`]),
    ...(alpha === undefined ? [] : [`alpha ${alpha.toFixed(2).replace(/^(-?)0\./, '$1.')}`]),
    ...(unrated === 0 ? [] : [`${counted(unrated, 'response')} to be rated`]),
    ...(findings.length === 0 ? [] : [counted(findings.length, 'finding')]),
  ];
  const sorted = [...findings].sort((one, other) => one.severity.localeCompare(other.severity));
  const shown = sorted.slice(0, findingsAtMost).flatMap(({ severity, message, help, place }) => {
    const where = place === undefined ? '' : `  ${placeText(place)}`;
    return [`${severity === 'error' ? '!' : '·'} ${message}${where}`, `    ${help}`];
  });
  const more = sorted.length - findingsAtMost;
  return [
    said.join(' · '),
    ...(shown.length === 0 ? [] : ['', ...shown]),
    ...(more > 0 ? [`… and ${grouped(more)} more: summary.json of --out holds them all.`] : []),
  ];
}
