import type { Deck } from '../deck/deck.ts';
import { compare, divide, type Fraction, zero } from '../grading/fraction.ts';
import { type Attempt, isMissed, type Points, standing, totalOf } from './attempt.ts';
import { type Confusion, confusionsIn } from './confusion.ts';
import type { Entry } from './paper.ts';
import type { Ending, Mode, Session } from './session.ts';

/** What came of one item before the rounds of missed ones. */
export interface ItemResult {
  readonly entry: Entry;
  /** The attempt that counts; absent where the item stayed open. */
  readonly attempt?: Attempt;
}

/** What some items have in common, and their points; open items earn nothing. */
export interface Group extends Points {
  readonly name: string;
  readonly items: number;
}

/** What came of a sitting. Only what was done before the rounds of missed items counts. */
export interface Result {
  readonly seed: number;
  readonly mode: Mode;
  /** Absent while the sitting goes on. */
  readonly ended?: Ending;
  readonly decks: readonly Deck[];
  /** In the order of the paper. */
  readonly items: readonly ItemResult[];
  /** Over the paper, open items included; what nobody has rated is left out. */
  readonly total: Points;
  /** Over what was responded to and rated: the score so far. */
  readonly answered: Points;
  /** Items that stayed open, in the order of the paper. */
  readonly open: readonly Entry[];
  /** Items that neither the machine nor the learner has rated. */
  readonly unrated: readonly Entry[];
  /** Items that were wrong, partly right or blank, in the order of the paper. */
  readonly missed: readonly ItemResult[];
  /** How many of the missed were right in a later round. */
  readonly madeGood: number;
  /** By chapter, or by deck where there are several; in the order of the paper. */
  readonly chapters: readonly Group[];
  /** By tag, the weakest first. */
  readonly tags: readonly Group[];
  /** By level, the lowest first. */
  readonly levels: readonly Group[];
  /** Which approach was taken for which, the most frequent first. */
  readonly confusions: readonly Confusion[];
  /** Time in front of the items, without the rounds of missed ones and without reading explanations. */
  readonly timeMs: number;
  readonly pass?: { readonly mark: Fraction; readonly passed: boolean };
}

/** What has come of a session so far. `passMark` is a share from 0 to 1. */
export function resultOf(session: Session, passMark?: Fraction): Result {
  const { paper, rules, phase } = session;
  const attempts = standing(session.attempts, 0);
  const items = paper.entries.map((entry) => withAttempt(entry, attempts.get(entry.place)));
  const rated = items.filter(({ attempt }) => attempt?.score.verdict !== 'unrated');
  const total = pointsOf(rated);
  const missed = items.filter(({ attempt }) => attempt !== undefined && isMissed(attempt));
  const decks = [...new Set(paper.entries.map((entry) => entry.deck))];
  return {
    seed: paper.seed,
    mode: rules.mode,
    ...(phase.is === 'finished' ? { ended: phase.how } : {}),
    decks,
    items,
    total,
    answered: pointsOf(rated.filter(({ attempt }) => attempt !== undefined)),
    open: items.filter(({ attempt }) => attempt === undefined).map(({ entry }) => entry),
    unrated: items.filter(({ attempt }) => attempt?.score.verdict === 'unrated').map(({ entry }) => entry),
    missed,
    madeGood: madeGood(session, missed),
    chapters: grouped(rated, ({ deck, item }) => [decks.length > 1 ? deck.title : (item.chapter[0] ?? deck.title)]),
    tags: grouped(rated, ({ item }) => item.tags).toSorted(weakestFirst),
    levels: byLevel(rated),
    confusions: confusionsIn(items.flatMap(({ attempt }) => attempt ?? [])),
    timeMs: timeOf(session, attempts),
    ...(passMark === undefined ? {} : { pass: { mark: passMark, passed: compare(shareOf(total), passMark) >= 0 } }),
  };
}

/** The share of the points that was earned, from 0 to 1; nothing where there was nothing to earn. */
export function shareOf({ earned, possible }: Points): Fraction {
  return compare(possible, zero) === 0 ? zero : divide(earned, possible);
}

function withAttempt(entry: Entry, attempt: Attempt | undefined): ItemResult {
  return attempt === undefined ? { entry } : { entry, attempt };
}

function pointsOf(items: readonly ItemResult[]): Points {
  return totalOf(items.map(({ entry, attempt }) => attempt?.score ?? { earned: zero, possible: entry.item.points }));
}

function grouped(items: readonly ItemResult[], namesOf: (entry: Entry) => readonly string[]): readonly Group[] {
  const groups = new Map<string, ItemResult[]>();
  for (const each of items) {
    for (const name of new Set(namesOf(each.entry))) {
      const group = groups.get(name);
      if (group) group.push(each);
      else groups.set(name, [each]);
    }
  }
  return [...groups].map(([name, members]) => ({ name, items: members.length, ...pointsOf(members) }));
}

function byLevel(items: readonly ItemResult[]): readonly Group[] {
  const groups = grouped(items, ({ item }) => (item.level === undefined ? [] : [String(item.level)]));
  return groups.toSorted((one, other) => Number(one.name) - Number(other.name));
}

function weakestFirst(one: Group, other: Group): number {
  return compare(shareOf(one), shareOf(other)) || other.items - one.items || (one.name < other.name ? -1 : 1);
}

function madeGood(session: Session, missed: readonly ItemResult[]): number {
  const right = new Set<number>();
  for (let rest = session.attempts; rest; rest = rest.rest) {
    if (rest.head.round > 0 && !isMissed(rest.head)) right.add(rest.head.place);
  }
  return missed.filter(({ entry }) => right.has(entry.place)).length;
}

function timeOf(session: Session, attempts: ReadonlyMap<number, Attempt>): number {
  const open = session.round === 0 ? [...session.usedMs.values()] : [];
  return [...[...attempts.values()].map((attempt) => attempt.durationMs), ...open].reduce((sum, ms) => sum + ms, 0);
}
