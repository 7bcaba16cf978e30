import { divide, equal, type Fraction, fraction, one, sum, toText, zero } from './fraction.ts';
import type { RuleName } from './rule.ts';
import type { Score } from './score.ts';
import { clamp, scoreShare, verdictOf } from './whole.ts';

/** The score of a response in parts, each right or not, or earning a share from 0 to 1. */
export function scoreParts(rule: RuleName, parts: readonly (boolean | Fraction)[], points: Fraction): Score {
  const credits = parts.map((part) => (typeof part === 'boolean' ? (part ? one : zero) : clamp(part)));
  const earned = sum(credits);
  const all = credits.length > 0 && credits.every((credit) => equal(credit, one));
  const tally = `${toText(earned)} of ${credits.length} right`;
  if (rule === 'all-or-nothing') {
    const why = all ? tally : `${tally}, and only all of them count`;
    return scoreShare(all ? one : zero, points, rule, all ? 'right' : 'wrong', why);
  }
  const share = credits.length === 0 ? zero : divide(earned, fraction(credits.length));
  return scoreShare(share, points, rule, verdictOf(share), tally);
}
