import {
  compare,
  divide,
  type Fraction,
  fraction,
  max,
  multiply,
  one,
  subtract,
  sum,
  toText,
  zero,
} from './fraction.ts';
import { mayBeBelowZero, type RuleName } from './rule.ts';
import type { Score, Verdict } from './score.ts';
import { blankScore, clamp, scoreShare } from './whole.ts';

/** What was chosen among what. Options are known by their place in the file, from 0. */
export interface Choosing {
  readonly options: number;
  readonly keys: ReadonlySet<number>;
  readonly chosen: ReadonlySet<number>;
  /** Shares of the points that the author set, below zero to cost; keys without one divide what is left of 1. */
  readonly credits?: ReadonlyMap<number, Fraction>;
}

interface Counts {
  readonly options: number;
  readonly keys: number;
  readonly right: number;
  readonly wrong: number;
}

/** A share before it is kept between 0 and 1, and the arithmetic that led to it. */
interface Reckoned {
  readonly share: Fraction;
  readonly formula: string;
}

const over = (n: number, d: number): Fraction => (d === 0 ? zero : fraction(n, d));

/** Half the points for one mistake, a quarter for two, where there are enough options; asked only where there is a mistake. */
function halves({ options, keys, right, wrong }: Counts): Reckoned {
  const mistakes = keys - right + wrong;
  const formula = mistakes === 1 ? '1 mistake' : `${mistakes} mistakes`;
  if (mistakes === 1 && options >= 3) return { share: fraction(1, 2), formula };
  if (mistakes === 2 && options >= 5) return { share: fraction(1, 4), formula };
  return { share: zero, formula };
}

function wrongCosts(counts: Counts, others: number): Reckoned {
  const { keys, right, wrong } = counts;
  const earned = over(right, keys);
  if (wrong === 0) return { share: earned, formula: `${right} / ${keys}` };
  return { share: subtract(earned, over(wrong, others)), formula: `${right} / ${keys} − ${wrong} / ${others}` };
}

type Reckoning = (counts: Counts) => Reckoned;

const simple: Reckoning = ({ keys, right }) => ({ share: over(right, keys), formula: `${right} / ${keys}` });
const nothing = (formula: string): Reckoned => ({ share: zero, formula });

const rightMinusWrong: Reckoning = ({ keys, right, wrong }) => ({
  share: over(right - wrong, keys),
  formula: wrong === 0 ? `${right} / ${keys}` : `(${right} − ${wrong}) / ${keys}`,
});

const reckonings: Readonly<Partial<Record<RuleName, Reckoning>>> = {
  'right-minus-wrong': rightMinusWrong,
  'right-minus-wrong-below-zero': rightMinusWrong,
  'wrong-costs-share': (counts) => wrongCosts(counts, counts.options - counts.keys),
  'negative-marking': (counts) => wrongCosts(counts, counts.options - 1),
  'one-wrong-kills': (counts) => (counts.wrong > 0 ? nothing('a wrong one loses all') : simple(counts)),
  'wrong-ignored': simple,
  'per-option': ({ options, keys, right, wrong }) => {
    const left = options - keys - wrong;
    return { share: over(right + left, options), formula: `(${right} picked + ${left} left) / ${options}` };
  },
  coverage: ({ keys, right, wrong }) => ({ share: over(right, keys + wrong), formula: `${right} / ${keys + wrong}` }),
  halves,
  proportional: (counts) =>
    counts.right + counts.wrong > counts.keys ? nothing('more picked than are right') : simple(counts),
};

function creditOf({ keys, credits }: Choosing, option: number): Fraction {
  const set = credits?.get(option);
  if (set !== undefined) return set;
  if (!keys.has(option)) return zero;
  const given = [...keys].map((key) => credits?.get(key)).filter((credit) => credit !== undefined);
  return divide(max(zero, subtract(one, sum(given))), fraction(keys.size - given.length));
}

function weighed(choosing: Choosing): Reckoned {
  const credits = [...choosing.chosen].sort((a, b) => a - b).map((option) => creditOf(choosing, option));
  return { share: sum(credits), formula: credits.map(toText).join(' + ').replaceAll('+ -', '− ').replace('-', '−') };
}

function reckon(rule: RuleName, choosing: Choosing, counts: Counts): Reckoned {
  if (rule === 'weights') return weighed(choosing);
  return (reckonings[rule] ?? (() => nothing('all or nothing')))(counts);
}

function explain(counts: Counts, { share, formula }: Reckoned, isFloored: boolean): string {
  const tally = `${counts.right} of ${counts.keys} right${counts.wrong > 0 ? `, ${counts.wrong} wrong` : ''}`;
  if (!isFloored) return `${tally}: ${formula}`;
  if (counts.right === 0 && compare(share, zero) <= 0) return tally;
  if (compare(share, zero) < 0) return `${tally}: ${formula}, which is below 0`;
  return `${tally}: ${formula}`;
}

/**
 * The score of what was chosen. Exactly the key is right and earns all; nothing chosen is blank; and whatever a rule
 * subtracts, no item earns less than nothing but under the rule that says so. A rule for parts or orders gives all or nothing here.
 */
export function scoreChoices(rule: RuleName, choosing: Choosing, points: Fraction): Score {
  const { options, keys, chosen } = choosing;
  if (chosen.size === 0) return blankScore(points, rule);
  const right = [...chosen].filter((option) => keys.has(option)).length;
  const counts = { options, keys: keys.size, right, wrong: chosen.size - right };
  if (right === keys.size && counts.wrong === 0) {
    return scoreShare(one, points, rule, 'right', `${right} of ${right} right`);
  }
  const reckoned = reckon(rule, choosing, counts);
  const isFloored = !mayBeBelowZero(rule);
  const share = isFloored ? clamp(reckoned.share) : reckoned.share;
  const missed = compare(share, zero) <= 0 || (right === 0 && rule !== 'weights');
  const verdict: Verdict = missed ? 'wrong' : 'partly';
  const score = scoreShare(share, points, rule, verdict, explain(counts, reckoned, isFloored));
  return isFloored ? score : { ...score, earned: multiply(share, points) };
}
