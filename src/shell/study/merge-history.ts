import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { decodeLine } from '../../core/history/codec.ts';
import { appendLine } from '../append-line.ts';
import { Refusal } from '../errors.ts';
import { reasonOf } from '../reasons.ts';

/** What a merge brought. */
export interface Merged {
  readonly files: number;
  readonly lines: number;
  /** Lines that another file had torn off at its end; they stay where they are. */
  readonly torn: number;
}

/** The history in a folder: itself, its `history`, or that of its `.viva`. Refuses where there is none. */
export function historyIn(folder: string): string {
  const found = [join(folder, '.viva', 'history'), join(folder, 'history'), folder].find(
    (candidate) => existsSync(candidate) && filesBelow(candidate).length > 0,
  );
  if (found === undefined) {
    throw new Refusal(
      `\`${folder}\` holds no history.`,
      'Name a collection, a `.viva` folder, or a folder of *.jsonl files.',
    );
  }
  return found;
}

/** The files of a history, by their paths within it. */
function filesBelow(folder: string): readonly string[] {
  try {
    if (!statSync(folder).isDirectory()) return [];
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.jsonl'))
      .sort();
  } catch (error) {
    throw new Refusal(`\`${folder}\` cannot be read: ${reasonOf(error)}.`, 'Check the path and its permissions.');
  }
}

/**
 * Adds to a history the lines of another that it lacks, each to the file of the same name. Nothing that stands in
 * either is changed, and doing it twice is doing it once.
 */
export function mergeHistory(from: string, into: string): Merged {
  let [files, lines, torn] = [0, 0, 0];
  const known = new Set(filesBelowOrNone(into).flatMap((name) => linesOf(join(into, name)).whole));
  for (const name of filesBelow(from)) {
    const path = join(from, name);
    const read = linesOf(path);
    torn += read.torn;
    const missing = [...new Set(read.whole)].filter((line) => !known.has(line));
    if (missing.length === 0) continue;
    for (const line of missing) known.add(line);
    appendLine(join(into, relative(from, path)), missing.join('\n'));
    files++;
    lines += missing.length;
  }
  return { files, lines, torn };
}

const filesBelowOrNone = (folder: string): readonly string[] => (existsSync(folder) ? filesBelow(folder) : []);

/** The lines of a file that were written to their end, and how many were not; only its line feed may lack. */
function linesOf(path: string): { readonly whole: readonly string[]; readonly torn: number } {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new Refusal(`\`${path}\` cannot be read: ${reasonOf(error)}.`, 'Nothing was merged from it.');
  }
  const lines = text.split('\n').map((line) => line.trim());
  const last = lines.pop() ?? '';
  const isWhole = last !== '' && decodeLine(last).is !== 'unusable';
  return {
    whole: [...lines, ...(isWhole ? [last] : [])].filter((line) => line !== ''),
    torn: last === '' || isWhole ? 0 : 1,
  };
}
