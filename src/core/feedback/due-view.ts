import { piece } from '../layout/line.ts';
import type { Shown } from '../layout/shown.ts';
import { dateText } from '../schedule/day.ts';

/** What a deck brings. */
export interface DueCounts {
  /** Reviews that are due today, the overdue ones among them. */
  readonly due: number;
  readonly overdue: number;
  /** Cards in the steps of a day, which come again within it. */
  readonly learning: number;
  /** Cards never reviewed, one an item. */
  readonly fresh: number;
  readonly suspended: number;
  readonly cards: number;
}

/** What some decks bring, as the counting gives it. */
export interface DueShown {
  readonly today: number;
  readonly total: DueCounts;
  readonly newToday: number;
  readonly reviewedToday: number;
  readonly ahead: readonly number[];
  readonly decks: readonly (DueCounts & { readonly name: string; readonly title: string })[];
}

const gap: Shown = { is: 'gap' };

/** What is due, in a few lines: the day, its decks, and the week after it. */
export function dueView({ total, newToday, reviewedToday, ahead, decks }: DueShown): readonly Shown[] {
  const isFree = total.due + total.learning + newToday === 0;
  return [
    {
      is: 'row',
      left: [piece(isFree ? 'Nothing is due.' : countsText(total, newToday), 'strong')],
      right: [piece(doneText(reviewedToday), 'muted')],
    },
    gap,
    ...(decks.length > 1 ? deckRows(decks.filter(isBusy)) : []),
    ...(decks.length > 1 && decks.some(isBusy) ? [gap] : []),
    ...weekRows(ahead),
    gap,
    ...(isFree ? [] : [row('viva study', '   takes them')]),
  ];
}

const row = (command: string, does: string): Shown => ({
  is: 'row',
  left: [piece(command, 'code'), piece(does, 'muted')],
});

const isBusy = ({ due, learning, fresh }: DueCounts): boolean => due + learning + fresh > 0;

function countsText({ due, overdue, learning }: DueCounts, newToday: number): string {
  return [
    `${due} due`,
    ...(overdue > 0 ? [`${overdue} of them overdue`] : []),
    ...(learning > 0 ? [`${learning} in steps`] : []),
    ...(newToday > 0 ? [`${newToday} new today`] : []),
  ].join(' · ');
}

const doneText = (reviewed: number): string => (reviewed === 0 ? '' : `${reviewed} done today`);

const mostDecks = 12;

/** The decks that bring most, at most twelve. */
function deckRows(decks: DueShown['decks']): readonly Shown[] {
  const busiest = decks.toSorted((one, other) => other.due + other.learning - one.due - one.learning);
  const more = decks.length - mostDecks;
  return [
    ...busiest.slice(0, mostDecks).map(deckRow),
    ...(more > 0 ? [{ is: 'row', left: [piece(`and ${more} more decks`, 'muted')], indent: 2 } as const] : []),
  ];
}

function deckRow({ title, due, learning, fresh }: DueShown['decks'][number]): Shown {
  const counts = [
    ...(due + learning > 0 ? [`${due + learning} due`] : []),
    ...(fresh > 0 ? [`${fresh} never seen`] : []),
  ];
  return { is: 'row', left: [piece(title)], right: [piece(counts.join(' · '), 'muted')], indent: 2 };
}

const bars = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** The next days as bars above their numbers; the numbers say it all. */
function weekRows(ahead: readonly number[]): readonly Shown[] {
  const most = Math.max(...ahead, 1);
  const width = Math.max(...ahead.map((count) => String(count).length)) + 1;
  const cells = ahead.map((count) =>
    (bars[count === 0 ? 0 : Math.max(1, Math.round((count / most) * 7))] ?? '').padStart(width),
  );
  return [
    { is: 'row', left: [piece('next seven days', 'muted')] },
    { is: 'row', left: [piece(cells.join(''), 'accent')], indent: 2 },
    { is: 'row', left: [piece(ahead.map((count) => String(count).padStart(width)).join(''), 'muted')], indent: 2 },
  ];
}

/** What some decks bring, as published JSON. */
export function dueToJson({ today, total, newToday, reviewedToday, ahead, decks }: DueShown) {
  return {
    today: dateText(today),
    due: total.due,
    overdue: total.overdue,
    learning: total.learning,
    new: newToday,
    neverSeen: total.fresh,
    suspended: total.suspended,
    cards: total.cards,
    reviewedToday,
    next7: ahead.map((due, at) => ({ day: dateText(today + at + 1), due })),
    decks: decks.map(({ name, title, due, overdue, learning, fresh, suspended, cards }) => ({
      deck: name,
      title,
      due,
      overdue,
      learning,
      neverSeen: fresh,
      suspended,
      cards,
    })),
  };
}
