import { compare, fraction, multiply } from '../grading/fraction.ts';
import type { Score } from '../grading/score.ts';
import type { Rating } from './card-state.ts';

/** To the model hard is a success: so much of the points has to be there for it. */
const recalledShare = fraction(4, 5);

/**
 * The rating that the machine gives a response, nothing where it was not rated: wrong and blank are again; right is good,
 * and hard where it took a hint; partly right is hard from four fifths of the points, after the cost of hints, and again
 * below. Never easy: that only the learner can say.
 */
export function ratingOf(
  { verdict, earned, possible }: Pick<Score, 'verdict' | 'earned' | 'possible'>,
  hints: number,
): Rating | undefined {
  switch (verdict) {
    case 'right':
      return hints > 0 ? 'hard' : 'good';
    case 'partly':
      return compare(earned, multiply(possible, recalledShare)) >= 0 ? 'hard' : 'again';
    case 'wrong':
    case 'blank':
      return 'again';
    case 'unrated':
      return undefined;
  }
}
