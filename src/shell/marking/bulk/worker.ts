/** What a thread runs that reads a share of the submissions: it is handed the share, and hands back what it read. */
import { parentPort, workerData } from 'node:worker_threads';
import { type Share, type ShareRead, scanShare } from './scan-share.ts';

/** Nothing where the share cannot be read in this way. */
export type WorkerReply = ShareRead | undefined;

const share: Share = workerData;
const read: WorkerReply = scanShare(share, () => undefined);
// Pages are handed over and not copied: they are nearly all of it.
const pages = read?.shards.flatMap(({ shard }) => shard.pages.map(({ buffer }) => buffer)) ?? [];
parentPort?.postMessage(read, pages);
