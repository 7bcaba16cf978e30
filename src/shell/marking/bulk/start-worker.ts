import { Worker } from 'node:worker_threads';
import type { Share } from './scan-share.ts';
import type { WorkerReply } from './worker.ts';

/** What a thread of its own reads of a share; nothing where it cannot. */
export function startWorker(program: string, share: Share): Promise<WorkerReply> {
  const worker = new Worker(program, { workerData: share });
  return new Promise((resolve) => {
    worker.once('message', resolve);
    worker.once('error', () => resolve(undefined));
    worker.once('exit', () => resolve(undefined));
  });
}
