/** What a thread runs that reads a share of the submissions: it is handed the share, and hands back what it read. */
import { parentPort, workerData } from 'node:worker_threads';
import { buffersOf } from '../../../core/bulk/shard.ts';
import { type Share, type ShareRead, scanShare } from './scan-share.ts';

/** Nothing where the share cannot be read in this way. */
export type WorkerReply = ShareRead | undefined;

const share: Share = workerData;
const read: WorkerReply = scanShare(share, () => undefined);
// What grows with students is handed over and not copied.
const buffers = read?.shards.flatMap(({ shard }) => buffersOf(shard)) ?? [];
parentPort?.postMessage(read, buffers);
