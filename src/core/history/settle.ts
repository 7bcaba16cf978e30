import { areWeights } from '../schedule/fsrs6.ts';
import type { Corrected, Stamp, Undone, WeightsFitted } from './event.ts';
import { type LogRows, sort } from './rows.ts';
import { signOf } from './sign.ts';
import { undoneBy } from './undoing.ts';

/** What events say of other events, over the rows of a log. */
export interface Settled {
  /** Whether the event of a row was not undone. */
  stands(row: number): boolean;
  /** The correction of a review that counts. */
  correctionOf(row: number): Corrected | undefined;
  readonly weights: (Stamp & WeightsFitted) | undefined;
  readonly refused: ReadonlySet<string>;
  /** Ids that are spoken of and that no row has. */
  readonly awaited: readonly string[];
}

/** Looks through the few rows that speak of other rows. */
export function settled(rows: LogRows): Settled {
  const speaking: number[] = [];
  for (let row = 0; row < rows.length; row++)
    if (rows.sortOf(row) === sort.other && rows.card[row] === -1) speaking.push(row);
  const events = speaking.sort(rows.inTime).map((row) => ({ row, event: rows.otherOf(row) }));
  const undoings = events.flatMap(({ event }) => (event?.is === 'undone' ? [event] : []));
  const awaited = new Set<string>();
  const undone = undoneRows(rows, undoings, awaited);
  const corrections = new Map<number, Corrected>();
  let weights: Settled['weights'];
  for (const { row, event } of events) {
    if (event?.is === 'corrected') {
      const target = rowOf(rows, event, awaited);
      if (!undone.has(row) && target >= 0) corrections.set(target, event);
    } else if (event?.is === 'weights' && !undone.has(row) && areWeights(event.weights)) weights = event;
  }
  return {
    stands: undone.size === 0 ? () => true : (row) => !undone.has(row),
    correctionOf: corrections.size === 0 ? () => undefined : (row) => corrections.get(row),
    weights,
    refused: new Set([...undone].flatMap((row) => refusal(rows, row))),
    awaited: [...awaited],
  };
}

function rowOf(rows: LogRows, { of }: { readonly of: string }, awaited: Set<string>): number {
  const row = rows.rowOf(of);
  if (row < 0) awaited.add(of);
  return row;
}

function undoneRows(rows: LogRows, undoings: readonly (Stamp & Undone)[], awaited: Set<string>): ReadonlySet<number> {
  const targets = new Set(undoings.map((undoing) => rowOf(rows, undoing, awaited)).filter((row) => row >= 0));
  const isUndone = undoneBy(undoings);
  return new Set([...targets].sort(rows.inTime).filter((row) => isUndone(rows.idOf(row))));
}

/** The link that an undone `card-seen` had made. */
function refusal(rows: LogRows, row: number): readonly string[] {
  const look = rows.lookOf(row);
  return look === undefined || rows.knownBy(row) === 'first'
    ? []
    : [`${rows.keyOf(rows.card[row] ?? 0)} ${signOf(look)}`];
}
