import type { Claim, Need } from './experiment.ts';
import type { Measurement, Way } from './measurement.ts';

/** A claim beside what was measured. */
export interface Judged {
  readonly claim: Claim;
  /** In the unit of the measure; absent where the way was not measured to its end. */
  readonly value?: number;
  /** `unfit` where this Python or machine lacks what the claim needs, `unmeasured` where there is no value. */
  readonly verdict: 'borne-out' | 'differs' | 'unfit' | 'unmeasured';
}

/** The value of a measure of one way; nothing where the way, or the one that it is compared with, did not end. */
function measuredIn({ way, measure, base }: Claim, ways: readonly Way[]): number | undefined {
  const found = ways.find(({ name }) => name === way);
  if (found?.seconds === undefined) return undefined;
  if (measure === 'seconds') return found.seconds;
  if (measure === 'longest gap') return found.longestGapMs;
  if (measure !== 'speed-up') return found.numbers.get(measure);
  const from = ways.find(({ name }) => name === base)?.seconds;
  return from === undefined || found.seconds <= 0 ? undefined : from / found.seconds;
}

/** True where the Python and the machine of a measurement have what a claim needs. */
function has(need: Need, { hasGil, cpus }: Measurement): boolean {
  return need === 'gil' ? hasGil : cpus >= 2;
}

/** Each claim that was, or could have been, measured; those on ways that were skipped are left out. */
export function judge(claims: readonly Claim[], measurement: Measurement): readonly Judged[] {
  const skipped = new Set(measurement.skipped.map(({ way }) => way));
  return claims
    .filter(({ way }) => !skipped.has(way))
    .map((claim): Judged => {
      const value = measuredIn(claim, measurement.ways);
      if (value === undefined) return { claim, verdict: 'unmeasured' };
      if (!claim.needs.every((need) => has(need, measurement))) return { claim, value, verdict: 'unfit' };
      const { least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY } = claim;
      return { claim, value, verdict: value >= least && value <= most ? 'borne-out' : 'differs' };
    });
}
