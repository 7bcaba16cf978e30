/** What is due after lines were added to the log, from what was counted before them. */
import { statSync } from 'node:fs';
import type { Due } from '../../core/study/due.ts';
import { dueChanges } from '../../core/study/due-changes.ts';
import { cardLength, openMemory } from '../../core/study/due-memory.ts';
import { countTable } from '../../core/study/due-table.ts';
import { addedParts } from '../log-changes.ts';
import { findLogs } from '../log-files.ts';
import { gatherLog, type LogPart } from '../log-gather.ts';
import type { Before, Counting } from './kept-due.ts';

/** With more than so many bytes that were added, all is counted and kept anew, so that the next start reads less. */
const mostAdded = 1 << 17;

/** The counts, or nothing where only a whole count can tell or where it is time for one. */
export function dueAfterChanges({ collection, settings, today }: Counting, before: Before): Due | undefined {
  const { table, memory, numbersOf } = before;
  const parts = partsAdded(collection.history, before);
  if (parts === undefined || parts.reduce((sum, { from, to }) => sum + to - from, 0) > mostAdded) return undefined;
  const numbers = new Map(parts.map(({ path }, number) => [path, number]));
  const { rows, unusable, unreadable } = gatherLog(parts, (path) => numbers.get(path) ?? -1);
  if (unusable.length > 0 || unreadable.length > 0) return undefined;
  const opened = openMemory(memory, (card) => numbersOf(card, cardLength));
  const changes = dueChanges(opened, table, rows, settings.of);
  return changes && countTable(table, today, settings.of(''), changes);
}

/** What was added to the log; where no folder of it has changed, no file came and none went. */
function partsAdded(folder: string, { logs, changed }: Before): readonly LogPart[] | undefined {
  const grown = logs.filter(({ path }) => changed.includes(path));
  if (grown.length === changed.length)
    return addedParts(
      grown,
      grown.map(({ path }) => ({ path, stats: statSync(path) })),
    );
  const found = findLogs(folder);
  return found.unreadable.length > 0 ? undefined : addedParts(logs, found.files);
}
