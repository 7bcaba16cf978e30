/** A share that was observed, with how sure it is. The numbers from 0 to 1 are `null` where nothing was observed. */
export interface Share {
  readonly hits: number;
  readonly of: number;
  readonly share: number | null;
  /** The ends of the 95 % interval. */
  readonly low: number | null;
  readonly high: number | null;
}

/** The 97.5 % point of the normal distribution. */
const z = 1.959963984540054;

/**
 * A share with its 95 % score interval, `(p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n)`, which stays within 0 and 1
 * and holds for few observations, too. Source: E. B. Wilson, Probable inference, the law of succession, and statistical
 * inference, Journal of the American Statistical Association 22 (1927), 209–212.
 */
export function shareOf(hits: number, of: number): Share {
  if (of === 0) return { hits, of, share: null, low: null, high: null };
  const share = hits / of;
  const square = (z * z) / of;
  const middle = share + square / 2;
  const half = z * Math.sqrt((share * (1 - share)) / of + square / (4 * of));
  return {
    hits,
    of,
    share,
    low: Math.max(0, (middle - half) / (1 + square)),
    high: Math.min(1, (middle + half) / (1 + square)),
  };
}
