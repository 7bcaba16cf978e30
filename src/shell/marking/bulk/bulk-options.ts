import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';

/** How the files are read: from how many bytes on, in how many threads at most, with so many bytes for each. */
export interface BulkOptions {
  readonly fromBytes: number;
  readonly workers: number;
  readonly bytesPerWorker: number;
  /** More files than this are opened once each, one after the other: most of the time goes into opening them. */
  readonly manyFiles: number;
}

/** Fewer bytes are read exactly: the statistics of the items then come for nothing. */
const usualFromBytes = 1024 * 1024;
/** A second thread pays from twice as many on: to start it and to join what it read takes as long as reading these. */
const usualBytesPerWorker = 64 * 1024 * 1024;
const usualManyFiles = 100;

/** How the files are read where nothing but the number of threads is said, or that of the machine's cores. */
export function bulkOptions(workers?: number): BulkOptions {
  return {
    fromBytes: usualFromBytes,
    get workers() {
      return workers ?? availableParallelism();
    },
    bytesPerWorker: usualBytesPerWorker,
    manyFiles: usualManyFiles,
  };
}

/** False where some paths are so few bytes that they need not be looked into; a folder may hold any number. */
export function areMany(cwd: string, paths: readonly string[], { fromBytes }: BulkOptions): boolean {
  let bytes = 0;
  for (const path of paths) {
    const stats = statSync(resolve(cwd, path), { throwIfNoEntry: false });
    if (stats?.isDirectory()) return true;
    bytes += stats?.size ?? 0;
  }
  return bytes >= fromBytes;
}
