import { compare, type Fraction, fraction, max, min, multiply, one, parseFraction, zero } from '../grading/fraction.ts';
import { dayOfDate } from '../schedule/day.ts';
import { misread, type Parsed, quoted } from '../session/parsed.ts';

/** What becomes of a submission after the deadline. */
export interface LateRule {
  /** Milliseconds since 1970 in UTC. What comes in at this very moment is in time. */
  readonly deadlineMs: number;
  /** `mark` says that it is late and takes nothing away. */
  readonly late:
    | { readonly is: 'mark' }
    | { readonly is: 'zero' }
    /** That share of what was earned for each unit of time that has begun, `most` at the most. */
    | { readonly is: 'cut'; readonly share: Fraction; readonly perMs: number; readonly most: Fraction };
}

const unitsMs = { day: 86_400_000, hour: 3_600_000 } as const;
const form = 'Write a deadline and what lateness costs: `2026-12-01T12:00Z -10%/day`, `… zero` or `… ignore`.';

/** The moment that `2026-12-01T12:00Z` or `2026-12-01T12:00:30+01:00` names, in milliseconds since 1970. */
export function parseMoment(text: string): number | undefined {
  const match = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,3})\d*)?)?(Z|[+-]\d\d:?\d\d)$/.exec(text);
  if (match === null) return undefined;
  const [, date = '', hours = '', minutes = '', seconds = '0', part = '', zone = ''] = match;
  const day = dayOfDate(date);
  const aheadMinutes = zone === 'Z' ? 0 : Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  const ahead = zone.startsWith('-') ? -aheadMinutes : aheadMinutes;
  if (day === undefined || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  if (aheadMinutes > 14 * 60 || Number(zone.slice(-2)) > 59) return undefined;
  const minuteOfDay = Number(hours) * 60 + Number(minutes) - ahead;
  return day * unitsMs.day + minuteOfDay * 60_000 + Number(seconds) * 1000 + Number(part.padEnd(3, '0'));
}

/**
 * The rule that a teacher wrote. After the deadline, which names its zone, stands what lateness costs:
 * `-10%/day` or `-1/12/hour` of what was earned for each day or hour that has begun, `-10%/day max 50%` no more than
 * that, `zero` everything, `ignore` nothing, though it is shown as late.
 */
export function parseLateRule(text: string): Parsed<LateRule> {
  const [, moment = '', costs = ''] = /^\s*(\S+)\s+(\S.*?)\s*$/.exec(text) ?? [];
  if (costs === '') return misread(`${quoted(text)} is no rule for lateness. ${form}`);
  const deadlineMs = parseMoment(moment);
  if (deadlineMs === undefined) {
    return misread(`${quoted(moment)} is no moment. Write date, time and zone: 2026-12-01T12:00Z or …+01:00.`);
  }
  if (costs === 'zero') return { ok: true, value: { deadlineMs, late: { is: 'zero' } } };
  if (costs === 'ignore') return { ok: true, value: { deadlineMs, late: { is: 'mark' } } };
  const [, shareText = '', unit = '', mostText = '100%'] =
    /^[-\u2212](\S+)\/(day|hour)(?:\s+max\s+(\S+))?$/.exec(costs) ?? [];
  const [share, most] = [parseFraction(shareText), parseFraction(mostText)];
  const isShare = (value: Fraction | undefined): value is Fraction =>
    value !== undefined && compare(value, zero) > 0 && compare(value, one) <= 0;
  if (!isShare(share) || !isShare(most)) return misread(`${quoted(costs)} says not what lateness costs. ${form}`);
  const perMs = unit === 'hour' ? unitsMs.hour : unitsMs.day;
  return { ok: true, value: { deadlineMs, late: { is: 'cut', share, perMs, most } } };
}

/** How late a submission is, in milliseconds, zero for one in time. */
export function latenessMs({ deadlineMs }: LateRule, submittedAtMs: number): number {
  return Math.max(0, submittedAtMs - deadlineMs);
}

/** The points that lateness takes from what was earned: never more than that, and nothing from what is below zero. */
export function cutFor({ late }: LateRule, lateMs: number, earned: Fraction): Fraction {
  if (lateMs <= 0 || compare(earned, zero) <= 0 || late.is === 'mark') return zero;
  if (late.is === 'zero') return earned;
  const begun = fraction(Math.ceil(lateMs / late.perMs));
  return multiply(earned, min(late.most, max(zero, multiply(begun, late.share))));
}
