import process from 'node:process';
import type { World } from './world.ts';

/** The real world. The streams are opened when they are first used: opening all three costs a tenth of the start. */
export function nodeWorld(packageFolder: string): World {
  return {
    argv: process.argv.slice(2),
    env: process.env,
    cwd: process.cwd(),
    platform: process.platform,
    packageFolder,
    get stdin() {
      return process.stdin;
    },
    get stdout() {
      return process.stdout;
    },
    get stderr() {
      return process.stderr;
    },
    now: () => Date.now(),
    utcOffsetMinutes: (atMs) => -new Date(atMs).getTimezoneOffset(),
    freshSeed: () => Math.floor(Math.random() * 10_000),
  };
}
