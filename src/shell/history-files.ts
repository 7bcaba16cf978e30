import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { encodeEvent } from '../core/history/codec.ts';
import { eventId, type Fact, type HistoryEvent } from '../core/history/event.ts';
import { type History, type LogFile, readLog } from '../core/history/log.ts';
import { appendLine } from './append-line.ts';
import { deviceName } from './device.ts';
import { isSystemError, type NotKept, notKept } from './keeping.ts';
import type { World } from './world.ts';

type Clock = Pick<World, 'now' | 'utcOffsetMinutes'>;

/** Whether a fact is on the disk now. */
export type Written =
  | { readonly ok: true; readonly event: HistoryEvent }
  | { readonly ok: false; readonly notKept: NotKept };

/** Writes this device's part of a history. */
export interface HistoryWriter {
  /** A fresh id, for a sitting. */
  freshId(): string;
  /** Stamps a fact and puts it on the disk before it returns; never throws. */
  append(fact: Fact): Written;
  /** The same for several facts, in one write: all of them are there or, after a fault, none counts as kept. */
  appendAll(facts: readonly Fact[]): AllWritten;
}

/** Whether some facts are on the disk now. */
export type AllWritten =
  | { readonly ok: true; readonly events: readonly HistoryEvent[] }
  | { readonly ok: false; readonly notKept: NotKept };

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
  const appendAll = (facts: readonly Fact[]): AllWritten => {
    const at = clock.now();
    const events = facts.map((fact) => ({ id: freshId(), at, offset: clock.utcOffsetMinutes(at), ...fact }));
    const file = join(folder, `${new Date(at).toISOString().slice(0, 7)}.jsonl`);
    try {
      if (events.length > 0) appendLine(file, events.map(encodeEvent).join('\n'));
      return { ok: true, events };
    } catch (error) {
      return { ok: false, notKept: notKept(file, error) };
    }
  };
  return {
    freshId,
    appendAll,
    append: (fact) => {
      const written = appendAll([fact]);
      if (!written.ok) return written;
      const [event] = written.events;
      return event === undefined
        ? { ok: false, notKept: notKept(folder, new Error('nothing was written')) }
        : { ok: true, event };
    },
  };
}

/** What a history folder holds, and the files in it that could not be read. */
export interface HistoryRead extends History {
  readonly unreadable: readonly { readonly path: string; readonly because: string }[];
}

/** Reads every `.jsonl` file in a history folder, of all devices and with the copies that sync tools made. */
export function readHistory(folder: string): HistoryRead {
  const files: LogFile[] = [];
  const unreadable: { path: string; because: string }[] = [];
  const attempt = (path: string, read: () => void) => {
    try {
      read();
    } catch (error) {
      if (path === folder && isSystemError(error, 'ENOENT')) return;
      unreadable.push({ path, because: error instanceof Error ? error.message : String(error) });
    }
  };
  const walk = (path: string): void =>
    attempt(path, () => {
      const entries = readdirSync(path, { withFileTypes: true }).sort((one, other) => (one.name < other.name ? -1 : 1));
      for (const entry of entries) {
        const inner = join(path, entry.name);
        if (entry.isDirectory()) walk(inner);
        else if (entry.name.endsWith('.jsonl')) attempt(inner, () => files.push({ path: inner, text: read(inner) }));
      }
    });
  walk(folder);
  return { ...readLog(files), unreadable };
}

/** A pipe or a device would be read for ever. */
function read(file: string): string {
  if (!statSync(file).isFile()) throw new Error('it is no regular file');
  return readFileSync(file, 'utf8');
}
