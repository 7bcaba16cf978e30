import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { appendLine } from './append-line.ts';
import { type NotKept, notKept } from './keeping.ts';

/** An item that a learner calls faulty, with all that its author needs to find it. */
export interface Flag {
  /** The item's id. */
  readonly id: string;
  readonly deck: string;
  readonly file: string;
  readonly line: number;
  readonly note: string;
  /** Milliseconds since 1970 in UTC. */
  readonly at: number;
}

/** The file of the flags in a data folder: one JSON object a line, to be read and cleared by hand or by a script. */
export function flagsFile(dataFolder: string): string {
  return join(dataFolder, 'flags.jsonl');
}

/** Adds a flag to the file of flags; returns why, where it could not be kept. */
export function keepFlag(dataFolder: string, flag: Flag): NotKept | undefined {
  const file = flagsFile(dataFolder);
  const { id, deck, file: where, line, note } = flag;
  try {
    appendLine(file, JSON.stringify({ id, deck, file: where, line, note, at: new Date(flag.at).toISOString() }));
    return undefined;
  } catch (error) {
    return notKept(file, error);
  }
}

/** Which items stand in the file of flags, by the deck's id and their own. */
export function flaggedItems(dataFolder: string): (deck: string, item: string) => boolean {
  const flagged = new Set<string>();
  for (const line of linesIn(flagsFile(dataFolder))) {
    const read = objectIn(line);
    flagged.add(`${String(read['deck'])}\n${String(read['id'])}`);
  }
  return (deck, item) => flagged.has(`${deck}\n${item}`);
}

function linesIn(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}

function objectIn(line: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
  } catch {
    return {};
  }
}
