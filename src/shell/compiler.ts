/**
 * How hard V8 tries to make the program faster while it runs. That pays only after some seconds of the same work, and
 * a check of a folder is over by then: left alone, V8 spends a quarter of the processor time of a check of 1,000 or of
 * 10,000 files on it; 100,000 files take as long either way.
 */
import { setFlagsFromString } from 'node:v8';

/** The versions of Node whose V8 is known to have these flags; another might print that it lacks them. */
const known = /^v2[0-4]\./;

/**
 * Runs work over many files with what is hot in it compiled, but neither inlined nor unrolled. Afterwards all is as it
 * was, since V8 refuses code that was compiled and kept under other flags.
 */
export async function compilingLess<T>(work: () => Promise<T>): Promise<T> {
  if (!known.test(process.version)) return await work();
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=0');
  setFlagsFromString('--no-turbo-loop-peeling');
  try {
    return await work();
  } finally {
    setFlagsFromString('--max-inlined-bytecode-size-cumulative=920');
    setFlagsFromString('--turbo-loop-peeling');
  }
}

/** Fewer files are over before anything is hot, and what sets flags takes a tenth of a start to load. */
const manyFiles = 500;
let isStopped = false;

/**
 * From now on what is hot is compiled, but not optimised, where there are many files. A list of 10,000 files that an
 * index knows spends a sixth of its processor time on that, and is over before it pays.
 */
export function stopOptimising(files: number): void {
  if (files < manyFiles || !known.test(process.version)) return;
  setFlagsFromString('--no-opt');
  isStopped = true;
}

/** Undoes that, where much is to be done after all, and at the end: V8 refuses code that was kept under other flags. */
export function optimiseAgain(): void {
  if (isStopped) setFlagsFromString('--opt');
  isStopped = false;
}
