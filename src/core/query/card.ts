/** A card as a query sees it. What a card does not have is absent, and matches no comparison. */
export interface QueryCard {
  /** The deck's id. */
  readonly deck: string;
  readonly item: string;
  readonly facet: string;
  readonly kind: string;
  readonly tags: readonly string[];
  readonly level?: number;
  /** The headings above the item, outermost first. */
  readonly chapter: readonly string[];
  /** The file of the deck. */
  readonly path: string;
  /** Title, front and back as one text; asked for only by a query that needs it. */
  text(): string;
  readonly phase: 'new' | 'learning' | 'review' | 'relearning';
  readonly isSuspended: boolean;
  readonly isBuried: boolean;
  readonly isLeech: boolean;
  readonly isFlagged: boolean;
  /** Due now. */
  readonly isDue: boolean;
  /** Days from today to the due day, negative when overdue; absent for a new card. */
  readonly dueInDays?: number;
  readonly reps: number;
  readonly lapses: number;
  readonly stabilityDays?: number;
  /** From 1 to 10. */
  readonly difficulty?: number;
  /** The probability of recall now, from 0 to 1. */
  readonly retrievability?: number;
  readonly intervalDays?: number;
  /** Days since the last review. */
  readonly reviewedDaysAgo?: number;
}

/** A card during one test, with its text folded at most once. */
export interface SeenCard {
  readonly card: QueryCard;
  text(): string;
}
