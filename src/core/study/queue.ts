/** What is still to come in a sitting: cards in their order, and cards of this sitting that wait for their next step. */

interface Waiting<Card> {
  readonly card: Card;
  /** In ms since 1970. */
  readonly dueAt: number;
}

export interface Queue<Card> {
  readonly rest: readonly Card[];
  /** The earliest first. */
  readonly waiting: readonly Waiting<Card>[];
}

/** Where nothing else is left, a step that ends within this time is taken at once. */
export const aheadMs = 20 * 60_000;

/** The queue of some cards. */
export function queueOf<Card>(rest: readonly Card[], waiting: readonly Waiting<Card>[] = []): Queue<Card> {
  return { rest, waiting: [...waiting].sort(earliest) };
}

const earliest = (one: { readonly dueAt: number }, other: { readonly dueAt: number }): number =>
  one.dueAt - other.dueAt;

/** The card that is next at a moment, and what is left then; nothing where none is to come now. */
export function takeNext<Card>(
  queue: Queue<Card>,
  atMs: number,
): { readonly card: Card; readonly queue: Queue<Card> } | undefined {
  const { rest, waiting } = queue;
  const [first, ...others] = waiting;
  const [next, ...later] = rest;
  if (first !== undefined && (first.dueAt <= atMs || (next === undefined && first.dueAt <= atMs + aheadMs)))
    return { card: first.card, queue: { rest, waiting: others } };
  return next === undefined ? undefined : { card: next, queue: { rest: later, waiting } };
}

/** The queue with a card that comes back when its step ends. */
export function comesBack<Card>({ rest, waiting }: Queue<Card>, card: Card, dueAt: number): Queue<Card> {
  return queueOf(rest, [...waiting, { card, dueAt }]);
}

/** The queue with a card before all others, taken out of wherever it stood. */
export function putFirst<Card>(queue: Queue<Card>, card: Card, isSame: (other: Card) => boolean): Queue<Card> {
  const { rest, waiting } = withoutCards(queue, isSame);
  return { rest: [card, ...rest], waiting };
}

/** The queue with a card behind all others. */
export function putLast<Card>({ rest, waiting }: Queue<Card>, card: Card): Queue<Card> {
  return { rest: [...rest, card], waiting };
}

/** The queue without some cards. */
export function withoutCards<Card>({ rest, waiting }: Queue<Card>, test: (card: Card) => boolean): Queue<Card> {
  return { rest: rest.filter((card) => !test(card)), waiting: waiting.filter(({ card }) => !test(card)) };
}

/** The queue with each card replaced, or left out where nothing takes its place. */
export function replaced<Card>({ rest, waiting }: Queue<Card>, by: (card: Card) => Card | undefined): Queue<Card> {
  return {
    rest: rest.flatMap((card) => by(card) ?? []),
    waiting: waiting.flatMap(({ card, dueAt }) => {
      const now = by(card);
      return now === undefined ? [] : [{ card: now, dueAt }];
    }),
  };
}

/** How many cards are to come. */
export function remaining({ rest, waiting }: Queue<unknown>): number {
  return rest.length + waiting.length;
}
