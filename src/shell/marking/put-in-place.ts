/**
 * Puts drafts of several files in their places so that all of them come or none. No system renames several files at
 * once; so a plan is written first that names them, and whoever next comes to the folder finishes what a run that was
 * killed between two of them has left.
 */
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openable } from '../deck-files.ts';
import { Refusal } from '../errors.ts';
import { isSystemError } from '../keeping.ts';
import { reasonOf } from '../reasons.ts';
import type { World } from '../world.ts';

/** The file that names the drafts which belong in their places. */
export const planName = '.viva-results.plan';

/** The draft of a file of a folder, as a run names it. */
export const draftOf = (name: string): string => `.${name}.${process.pid}.draft`;

/** The file that a draft is for and the process that wrote it; nothing for what is no draft. */
export function draftIn(entry: string): { readonly name: string; readonly pid: number } | undefined {
  const [, name, pid] = /^\.([^/\\]+)\.(\d+)\.draft$/.exec(entry) ?? [];
  return name === undefined ? undefined : { name, pid: Number(pid) };
}

/** Puts whole drafts in their places in a folder, all of them even where this process is killed on the way. */
export function putInPlace(folder: string, drafts: readonly string[]): void {
  if (drafts.length < 2) return place(folder, drafts);
  finishReplacing(folder);
  const draft = join(folder, draftOf(planName));
  writeFileSync(draft, drafts.join('\n'));
  const handle = openSync(draft, 'r+');
  fsyncSync(handle);
  closeSync(handle);
  renameSync(draft, join(folder, planName));
  place(folder, drafts);
  rmSync(join(folder, planName), { force: true });
}

/** Finishes what a run that was killed while it put its files in place has left in a folder; mostly there is nothing. */
export function finishReplacing(folder: string): void {
  const plan = join(folder, planName);
  if (!existsSync(plan)) return;
  place(folder, readFileSync(plan, 'utf8').split('\n'));
  rmSync(plan, { force: true });
}

/** Finishes what was left in a folder whose results are to be read. Refuses where they stay of two runs. */
export function finishResults(world: World, folder: string): void {
  try {
    finishReplacing(openable(world, folder));
  } catch (error) {
    const because = `The run that wrote \`${folder}\` was killed, and it cannot be finished: ${reasonOf(error)}.`;
    throw new Refusal(because, 'Let the folder be written, or mark again: viva grade --out');
  }
}

/** A draft that is gone and whose place is taken was put there by another process, which finished for this one. */
function place(folder: string, drafts: readonly string[]): void {
  for (const draft of drafts) {
    const name = draftIn(draft)?.name;
    if (name === undefined) continue;
    try {
      renameSync(join(folder, draft), join(folder, name));
    } catch (error) {
      if (!isSystemError(error, 'ENOENT') || !existsSync(join(folder, name))) throw error;
    }
  }
}
