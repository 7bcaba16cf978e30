import type { Cards } from '../core/history/cards.ts';
import { decodeLine } from '../core/history/codec.ts';
import type { SettingsOf } from '../core/history/deck-schedules.ts';
import type { UnusableAt } from '../core/history/gather.ts';
import type { UnusableLine } from '../core/history/log.ts';
import { replayed } from '../core/history/replay.ts';
import type { StoredCard, StoredCards } from '../core/history/stored-cards.ts';
import { continued } from '../core/history/tail.ts';
import { optimiseAgain } from './compiler.ts';
import { addedParts, knownLog } from './log-changes.ts';
import { type FoundLog, findLogs, type UnreadableLog } from './log-files.ts';
import { gatherLog, type LogPart } from './log-gather.ts';
import { textAt } from './log-pieces.ts';
import { type KnownLog, loadSnapshot, type Snapshot, type SnapshotScope, saveSnapshot } from './snapshot.ts';
import { tried } from './trouble.ts';
import type { World } from './world.ts';

/** The cards of a history, and what of it could not be used. */
export interface OpenedCards {
  readonly cards: Cards;
  /** The same cards, with what it takes to go on from them. */
  readonly stored: StoredCards;
  /** The files of the log as they were read. */
  readonly logs: readonly KnownLog[];
  readonly unusable: readonly UnusableLine[];
  readonly unreadable: readonly UnreadableLog[];
  /** Whether the cards were kept from the last time, but for what was added since, or made from the whole log. */
  readonly source: 'snapshot' | 'replay';
}

/** With so many lines that were added a start is slower than it has to be. */
const longTail = 500;

/**
 * The cards of all devices in a history folder. `settingsHash` stands for all that `settingsOf` gives: with another one
 * the log is replayed. After a replay, and after much was added, the cards are kept for the next time.
 */
export function openCards(
  world: World,
  historyFolder: string,
  settingsOf: SettingsOf,
  settingsHash: string,
): OpenedCards {
  const scope = { historyFolder, settingsHash };
  const found = findLogs(historyFolder);
  const kept = keptAndAdded(world, scope, settingsOf, found.files);
  // Replaying a long history pays for the code being made fast.
  if (kept === undefined) optimiseAgain();
  const opened = kept ?? taken(found.files, wholeFiles(found.files), settingsOf) ?? nothing;
  if (opened.isWorthKeeping) saveSnapshot(world, scope, opened.snapshot);
  const { stored, files, unusable } = opened.snapshot;
  const paths = files.map(({ path }) => path);
  return {
    cards: { ...stored, textOf: (key) => textOf(stored.byKey.get(key), paths) },
    stored,
    logs: files,
    unusable: [...unusable, ...opened.unsettled].map(({ file, ...line }) => ({ path: paths[file] ?? '', ...line })),
    unreadable: [...found.unreadable, ...opened.unreadable],
    source: kept === undefined ? 'replay' : 'snapshot',
  };
}

/** The cards as they are kept with what was added since, or nothing where none are kept or only a replay can tell. */
export function keptCards(world: World, scope: SnapshotScope, settingsOf: SettingsOf): StoredCards | undefined {
  return keptAndAdded(world, scope, settingsOf, findLogs(scope.historyFolder).files)?.snapshot.stored;
}

interface Opened {
  readonly snapshot: Snapshot;
  /** Lines at the ends of files that may still become longer. */
  readonly unsettled: readonly UnusableAt[];
  readonly unreadable: readonly UnreadableLog[];
  readonly isWorthKeeping: boolean;
}

const nothing: Opened = {
  snapshot: {
    stored: { byKey: new Map(), reviewsOn: new Map(), refused: new Set(), awaited: [], counts: () => new Map() },
    files: [],
    unusable: [],
  },
  unsettled: [],
  unreadable: [],
  isWorthKeeping: false,
};

function wholeFiles(files: readonly FoundLog[]): readonly LogPart[] {
  return files.map(({ path, stats }) => ({ path, from: 0, to: stats.size, firstLine: 1 }));
}

function keptAndAdded(
  world: World,
  scope: SnapshotScope,
  settingsOf: SettingsOf,
  files: readonly FoundLog[],
): Opened | undefined {
  const before = loadSnapshot(world, scope);
  const parts = before && addedParts(before.files, files);
  if (before === undefined || parts === undefined) return undefined;
  if (parts.length > 0) return taken(files, parts, settingsOf, before);
  return { snapshot: before, unsettled: [], unreadable: [], isWorthKeeping: false };
}

/** The cards after some parts of files were read; nothing where they do not plainly follow what was known before. */
function taken(
  found: readonly FoundLog[],
  parts: readonly LogPart[],
  settingsOf: SettingsOf,
  before?: Snapshot,
): Opened | undefined {
  const knownBefore = before?.files ?? [];
  const paths = [...new Set([...knownBefore, ...parts].map(({ path }) => path))];
  const numbers = new Map(paths.map((path, number) => [path, number]));
  const added = gatherLog(parts, (path) => numbers.get(path) ?? -1);
  const stored = before ? continued(before.stored, added.rows, settingsOf) : replayed(added.rows, settingsOf);
  if (stored === undefined) return undefined;
  const foundAt = new Map(found.map((file) => [file.path, file]));
  const reached = new Map(added.reached.map((each) => [each.path, each]));
  const files = paths.flatMap((path, number) => {
    const file = foundAt.get(path);
    const known = knownBefore[number];
    const until = reached.get(path);
    if (until === undefined || file === undefined) return known === undefined ? [] : [known];
    return [knownLog(file, until)];
  });
  const isSettled = ({ file, line }: UnusableAt): boolean => {
    const until = reached.get(paths[file] ?? '');
    return until === undefined || line <= until.lines || until.isComplete;
  };
  return {
    snapshot: { stored, files, unusable: [...(before?.unusable ?? []), ...added.unusable.filter(isSettled)] },
    unsettled: added.unusable.filter((line) => !isSettled(line)),
    unreadable: added.unreadable,
    isWorthKeeping: added.unreadable.length === 0 && (before === undefined || added.rows.length > longTail),
  };
}

/** Reads the beginning of a card's question from the line that it was seen in last. */
function textOf(card: StoredCard | undefined, paths: readonly string[]): string {
  const path = card && paths[card.lookFile];
  if (card === undefined || path === undefined) return '';
  const decoded = tried(() => decodeLine(textAt(path, card.lookStart, card.lookLength)));
  const event = decoded?.is === 'event' ? decoded.event : undefined;
  return event?.is === 'card-seen' && card.keys.includes(event.card) ? event.text : '';
}
