import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeEvent } from '../core/history/codec.ts';
import { eventId, type Fact, type HistoryEvent } from '../core/history/event.ts';
import { type History, type LogFile, readLog } from '../core/history/log.ts';
import { appendLines } from './append-line.ts';
import { deviceName } from './device.ts';
import { type NotKept, notKept } from './keeping.ts';
import { findLogs, type UnreadableLog } from './log-files.ts';
import { trouble } from './trouble.ts';
import type { World } from './world.ts';

type Clock = Pick<World, 'now' | 'utcOffsetMinutes'>;

/** Whether a fact is on the disk now. */
export type Written =
  | { readonly ok: true; readonly event: HistoryEvent }
  | { readonly ok: false; readonly notKept: NotKept };

/** Whether some facts are on the disk now. */
export type AllWritten =
  | { readonly ok: true; readonly events: readonly HistoryEvent[] }
  | { readonly ok: false; readonly notKept: NotKept };

/** Writes this device's part of a history. */
export interface HistoryWriter {
  /** A fresh id, for a sitting. */
  freshId(): string;
  /** Stamps a fact and puts it on the disk before it returns; never throws. */
  append(fact: Fact): Written;
  /** The same for facts of one moment, in one write: they are on the disk together. */
  appendAll(facts: readonly Fact[]): AllWritten;
}

/** The folder of the history in a data folder, or in a collection's `.viva`. */
export function historyFolder(dataFolder: string): string {
  return join(dataFolder, 'history');
}

/**
 * The writer of a history folder, or why this device cannot write there. The device's name is kept in the data folder
 * of the user even where the history lies in a collection, since a collection is copied to other devices.
 */
export function openHistory(
  folder: string,
  dataFolder: string,
  clock: Clock,
): { readonly ok: true; readonly writer: HistoryWriter } | { readonly ok: false; readonly notKept: NotKept } {
  let device: string;
  try {
    device = deviceName(dataFolder);
  } catch (error) {
    return { ok: false, notKept: notKept(dataFolder, error) };
  }
  return { ok: true, writer: writerFor(join(folder, device), device, clock) };
}

function writerFor(folder: string, device: string, clock: Clock): HistoryWriter {
  // Only has to differ from the device's other processes; `node:crypto` would take a tenth of the start to load.
  const process = Math.random().toString(36).slice(2, 12).padEnd(10, '0');
  let count = 0;
  const freshId = () => eventId(device, process, count++);
  const stamped = (fact: Fact, at: number): HistoryEvent => ({
    id: freshId(),
    at,
    offset: clock.utcOffsetMinutes(at),
    ...fact,
  });
  const write = (at: number, events: readonly HistoryEvent[]): NotKept | undefined => {
    const file = join(folder, `${new Date(at).toISOString().slice(0, 7)}.jsonl`);
    try {
      appendLines(file, events.map(encodeEvent));
      return undefined;
    } catch (error) {
      return notKept(file, error);
    }
  };
  return {
    freshId,
    append: (fact) => {
      const at = clock.now();
      const event = stamped(fact, at);
      const trouble = write(at, [event]);
      return trouble === undefined ? { ok: true, event } : { ok: false, notKept: trouble };
    },
    appendAll: (facts) => {
      const at = clock.now();
      const events = facts.map((fact) => stamped(fact, at));
      const trouble = events.length === 0 ? undefined : write(at, events);
      return trouble === undefined ? { ok: true, events } : { ok: false, notKept: trouble };
    },
  };
}

/** What a history folder holds, and the files in it that could not be read. */
export interface HistoryRead extends History {
  readonly unreadable: readonly UnreadableLog[];
}

/** Reads every `.jsonl` file in a history folder, of all devices and with the copies that sync tools made. */
export function readHistory(folder: string): HistoryRead {
  const found = findLogs(folder);
  const files: LogFile[] = [];
  const unreadable = [...found.unreadable];
  for (const { path } of found.files) {
    const because = trouble(() => files.push({ path, text: readFileSync(path, 'utf8') }));
    if (because !== undefined) unreadable.push({ path, because });
  }
  return { ...readLog(files), unreadable };
}
