import type { Readable } from 'node:stream';

/** A stream that may be a terminal. */
export interface TerminalIn extends Readable {
  readonly isTTY?: boolean;
  setRawMode?(raw: boolean): unknown;
  ref?(): unknown;
  unref?(): unknown;
}
/** Where text goes. */
export interface TerminalOut {
  readonly destroyed: boolean;
  readonly writable: boolean;
  /** False where more should wait for `drain`. */
  write(piece: string | Uint8Array, done?: () => void): boolean;
  on(event: 'drain' | 'close' | 'error' | 'resize', hear: (error: NodeJS.ErrnoException) => void): unknown;
  off(event: 'drain' | 'close' | 'error' | 'resize', hear: (error: NodeJS.ErrnoException) => void): unknown;
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
  /** Is told when the first screen is painted, and nothing is to be done until somebody types. */
  atRest?(): void;
  /** The folder of the installed package, where `questions/` lies. */
  readonly packageFolder: string;
}
