import type { Readable, Writable } from 'node:stream';

/** A stream that may be a terminal. */
export interface TerminalIn extends Readable {
  readonly isTTY?: boolean;
  setRawMode?(raw: boolean): unknown;
  ref?(): unknown;
  unref?(): unknown;
}
export interface TerminalOut extends Writable {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
}

/** Everything outside that the program may touch, handed in so that a test can hand in another. */
export interface World {
  /** The arguments after the program's name. */
  readonly argv: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The variables of the environment that the command line has set. */
  readonly set?: readonly string[];
  readonly cwd: string;
  readonly stdin: TerminalIn;
  readonly stdout: TerminalOut;
  readonly stderr: TerminalOut;
  readonly platform: string;
  /** Milliseconds since 1970 in UTC. */
  now(): number;
  /** Minutes that local time is ahead of UTC at a moment. */
  utcOffsetMinutes(atMs: number): number;
  /** A fresh seed, a whole number from 0 to 9999. */
  freshSeed(): number;
  /** The folder of the installed package, where `questions/` lies. */
  readonly packageFolder: string;
}
