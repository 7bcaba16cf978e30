/**
 * What a run of marking comes to, as `summary.json`: a published contract, its fields in this order.
 *
 *     {
 *       "schema": "viva-grades/1",
 *       "policy": {"attempts", "duplicates", "missing", "late", "passMark", "rule"},   as typed; null where not given
 *       "rounding": "…",
 *       "items": [{"deck", "id", "kind", "rule", "ruleVersion", "points", "fingerprint", "key"}],
 *       "submissions": 31, "students": 30, "passed": 25, "late": 2, "unrated": 0,      passed is null without a mark
 *       "states": {"answered", "unclear", "blank", "not-reached", "not-attempted"},    counts of marks
 *       "mean": {"total", "totalExact", "percent"},
 *       "alpha": 0.81,                                                                 null where it cannot be computed
 *       "itemFindings": [{"rank", "code", "items", "response", "students", "message", "evidence", "patch"}],   to look at
 *       "findings": [{"code", "severity", "student", "message", "help", "path", "line", "column"}],
 *       "results": [RESULT]                                                            students by code units
 *     }
 *
 * A RESULT is {"student", "attempts", "handedIn", "late", "lateMs", "earned", "cut", "total", "possible", "percent",
 * "passed", "unrated"}; points stand there twice, rounded, and exact as text (`totalExact`).
 */
import { toText } from '../grading/fraction.ts';
import type { Json } from '../item-types/contract.ts';
import { jsonText } from '../json-text.ts';
import type { MarkFinding } from '../marking/finding.ts';
import type { Marks, StudentMark } from '../marking/marked.ts';
import type { Finding } from '../marking/submission.ts';
import type { MarkTotals } from '../marking/totals.ts';
import { percentOf, rounding, withExact } from './numbers.ts';

/** What was asked for, as it was typed. */
export interface TypedPolicy {
  readonly attempts: string | null;
  readonly duplicates: string | null;
  readonly missing: string | null;
  readonly late: string | null;
  readonly passMark: string | null;
  readonly rule: string | null;
}

/** Anything found on the way, in the submissions or in marking them. */
export type AnyFinding = MarkFinding | Finding;

/** What the statistics say, as far as the summary holds it. */
export interface ItemsTold {
  readonly alpha: number | null;
  readonly itemFindings: readonly Json[];
}

/** The summary, piece by piece: students are many. */
export function* summaryText(
  { students, items, policy }: Marks,
  totals: MarkTotals,
  typed: TypedPolicy,
  findings: readonly AnyFinding[],
  { alpha, itemFindings }: ItemsTold,
): Iterable<string> {
  const head = {
    schema: 'viva-grades/1',
    policy: { ...typed },
    rounding,
    items: items.map(({ deck, id, item, rule, ruleVersion, fingerprint, key }) => ({
      deck,
      id,
      kind: item.kind,
      rule,
      ruleVersion,
      points: toText(item.points),
      fingerprint,
      key,
    })),
    submissions: totals.submissions,
    students: totals.students,
    passed: policy.passMark === undefined ? null : (totals.passed ?? 0),
    late: totals.late,
    unrated: totals.unrated,
    states: totals.states,
    mean: { ...withExact('total', totals.meanTotal), percent: percentOf(totals.meanShare) },
    alpha,
    itemFindings,
    findings: findings.map(findingToJson),
  };
  yield `${jsonText(head, 2).slice(0, -'\n}'.length)},\n  "results": [`;
  let before = '\n';
  for (const student of students) {
    yield `${before}    ${jsonText(resultToJson(student), 2).replaceAll('\n', '\n    ')}`;
    before = ',\n';
  }
  yield before === '\n' ? ']\n}\n' : '\n  ]\n}\n';
}

function findingToJson(finding: AnyFinding): Json {
  const { code, severity, message, help, place } = finding;
  return {
    code,
    severity,
    student: 'student' in finding ? (finding.student ?? null) : null,
    message,
    help,
    path: place?.path ?? null,
    line: place?.line ?? null,
    column: place?.column ?? null,
  };
}

/** The result of a student as JSON. */
export function resultToJson(student: StudentMark): { readonly [name: string]: Json } {
  return {
    student: student.student,
    attempts: student.used.flatMap(({ attempt }) => attempt ?? []),
    handedIn: student.handedIn,
    late: student.isLate,
    lateMs: Math.max(0, ...student.used.map(({ lateMs }) => lateMs)),
    ...withExact('earned', student.earned),
    ...withExact('cut', student.cut),
    ...withExact('total', student.total),
    ...withExact('possible', student.possible),
    percent: percentOf(student.share),
    passed: student.passed ?? null,
    unrated: student.unrated,
  };
}
