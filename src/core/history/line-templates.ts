/** The lines of which a log has most, field by field in the order in which they are written. */
import { ratings } from '../schedule/card-state.ts';
import { modes, reviewModes, seenBy, verdicts } from './decoders.ts';
import type { AttemptMade, CardSeen, Reviewed } from './event.ts';
import { type Literal, literalOf } from './literal.ts';

/** `steady` is a text that mostly is the same as in the line before. */
type Shape = 'card' | 'count' | 'text' | 'steady' | 'plain' | 'points' | 'flag' | 'json' | readonly string[];
type Shapes<Fact> = { readonly [Name in Exclude<keyof Fact, 'is'>]: Shape };

const review: Shapes<Reviewed> = {
  card: 'card',
  rating: ratings,
  days: 'count',
  mode: reviewModes,
  verdict: verdicts,
  durationMs: 'count',
  hints: 'count',
  sitting: 'steady',
  earned: 'points',
  possible: 'points',
  rule: 'steady',
  response: 'json',
};

const attempt: Shapes<AttemptMade> = {
  sitting: 'steady',
  step: 'count',
  deck: 'text',
  item: 'text',
  fingerprint: 'text',
  mode: modes,
  round: 'count',
  response: 'json',
  earned: 'points',
  possible: 'points',
  verdict: verdicts,
  rule: 'steady',
  hints: 'count',
  durationMs: 'count',
  timedOut: 'flag',
};

const cardSeen: Shapes<CardSeen> = {
  card: 'card',
  deck: 'plain',
  item: 'plain',
  explicit: 'flag',
  facet: 'plain',
  front: 'plain',
  back: 'plain',
  text: 'text',
  by: seenBy,
};

const flags = ['false', 'true'].map(literalOf);

/** A field: what stands before its value, and what its value is. */
export interface Field {
  readonly before: Literal;
  readonly shape: Exclude<Shape, 'flag' | readonly string[]> | 'word';
  readonly words: readonly Literal[];
  /** Of a steady text: how the field stood last. */
  last: Literal | undefined;
}

/** A sort of line. */
export interface Template {
  readonly is: 'review' | 'attempt' | 'card-seen';
  readonly opening: Literal;
  readonly fields: readonly Field[];
}

function templateOf(is: Template['is'], shapes: { readonly [name: string]: Shape }): Template {
  const fields = Object.entries(shapes).map(([name, shape]): Field => {
    const before = literalOf(`,"${name}":`);
    if (shape === 'flag') return { before, shape: 'word', words: flags, last: undefined };
    if (typeof shape === 'string') return { before, shape, words: [], last: undefined };
    return { before, shape: 'word', words: shape.map((word) => literalOf(`"${word}"`)), last: undefined };
  });
  return { is, opening: literalOf(`,"is":"${is}"`), fields };
}

/** Fresh templates; a reader's own, since their fields remember. */
export const templates = (): readonly Template[] => [
  templateOf('review', { ...review }),
  templateOf('attempt', { ...attempt }),
  templateOf('card-seen', { ...cardSeen }),
];

const placesIn = (shapes: object): readonly string[] => Object.keys(shapes);
const inReview = placesIn(review);
const inSeen = placesIn(cardSeen);
/** Where fields stand in a review, and in a card that was seen. */
export const place = {
  card: inReview.indexOf('card'),
  rating: inReview.indexOf('rating'),
  days: inReview.indexOf('days'),
  mode: inReview.indexOf('mode'),
  seenCard: inSeen.indexOf('card'),
  deck: inSeen.indexOf('deck'),
  item: inSeen.indexOf('item'),
  explicit: inSeen.indexOf('explicit'),
  facet: inSeen.indexOf('facet'),
  front: inSeen.indexOf('front'),
  back: inSeen.indexOf('back'),
  by: inSeen.indexOf('by'),
} as const;
