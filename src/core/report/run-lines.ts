import { toDecimal } from '../grading/fraction.ts';
import { placeText } from '../marking/place-text.ts';
import type { RunTotals } from '../marking/totals.ts';
import { percentOf } from './numbers.ts';
import type { AnyFinding } from './summary.ts';

const findingsAtMost = 10;
const itemsAtMost = 6;

const grouped = (count: number): string => `${count}`.replace(/\B(?=(\d{3})+$)/g, ',');
/** `1 item`, `20 items`. */
export const counted = (count: number, noun: string): string => `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;

/** What else is known of a run. */
interface RunTold {
  readonly tookMs: number;
  readonly alpha?: number | null;
  /** How many findings there are beside those that are handed over. */
  readonly untold?: number;
  /** What a teacher should look at in the items, a line each, the most pressing first. */
  readonly items?: readonly string[];
}

/** What a run came to, for a terminal: a line with its numbers, then the findings, few of them: first those of the items, then errors. */
export function runLines(
  totals: RunTotals,
  findings: readonly AnyFinding[],
  { tookMs, alpha = null, untold = 0, items: toLookAt = [] }: RunTold,
): readonly string[] {
  const { submissions, students, items, unrated, passed } = totals;
  const found = findings.length + untold + toLookAt.length;
  const said = [
    `graded ${counted(submissions, 'submission')} × ${counted(items, 'item')} in ${(tookMs / 1000).toFixed(1)} s`,
    `mean ${toDecimal(totals.meanTotal, 1)} (${Math.round(percentOf(totals.meanShare))} %)`,
    ...(passed === undefined ? [] : [`${grouped(passed)} of ${grouped(students)} passed`]),
    ...(alpha === null ? [] : [`alpha ${alpha.toFixed(2).replace(/^(-?)0\./, '$1.')}`]),
    ...(unrated === 0 ? [] : [`${counted(unrated, 'response')} to be rated`]),
    ...(found === 0 ? [] : [counted(found, 'finding')]),
  ];
  const shown = [...toLookAt.slice(0, itemsAtMost).map((line) => `! ${line}`), ...findingLinesOf(findings, { untold })];
  const more = toLookAt.length - itemsAtMost;
  return [
    said.join(' · '),
    ...(shown.length === 0 ? [] : ['', ...shown]),
    ...(more > 0 ? [`… and ${grouped(more)} more to look at: summary.json of --out holds them all.`] : []),
  ];
}

/** What is wrong with the decks themselves, and so may be the cause of all else. */
const ofDecks: ReadonlySet<string> = new Set(['deck-duplicate', 'deck-mistakes']);
const urgency = ({ severity, code }: AnyFinding): number => (ofDecks.has(code) ? 0 : severity === 'error' ? 1 : 2);

/**
 * What was found on the way, a line each with what to do about it below, few of them: first what is wrong with the decks,
 * then errors; `rest` says where to see more, and `untold` how many there are beside these.
 */
export function findingLinesOf(
  findings: readonly AnyFinding[],
  { rest = 'summary.json of --out holds them all.', untold = 0 } = {},
): readonly string[] {
  const sorted = [...findings].sort((one, other) => urgency(one) - urgency(other));
  const more = sorted.length + untold - findingsAtMost;
  return [
    ...sorted.slice(0, findingsAtMost).flatMap(({ severity, message, help, place }) => {
      const where = place === undefined ? '' : `  ${placeText(place)}`;
      return [`${severity === 'error' ? '!' : '·'} ${message}${where}`, `    ${help}`];
    }),
    ...(more > 0 ? [`… and ${grouped(more)} more: ${rest}`] : []),
  ];
}
