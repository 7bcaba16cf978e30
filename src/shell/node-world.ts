import { directOutput } from './direct-output.ts';
import type { TerminalOut, World } from './world.ts';

let standardOutput: TerminalOut | undefined;
let standardError: TerminalOut | undefined;

/** Standard output, a terminal as the stream of Node. */
function outputStream(): TerminalOut {
  standardOutput ??= directOutput(1, () => process.stdout) ?? process.stdout;
  return standardOutput;
}

/** Standard error; what cannot be said there cannot be said at all, and is no reason to fail. */
function errorStream(): TerminalOut {
  if (standardError === undefined) {
    standardError = directOutput(2, () => process.stderr) ?? process.stderr;
    standardError.on('error', () => undefined);
  }
  return standardError;
}

/** Goes on once all has arrived that was written to the streams that were opened. */
export function flushed(then: () => void): void {
  const after = (stream: TerminalOut | undefined, next: () => void): void => {
    if (stream === undefined) next();
    else stream.write('', next);
  };
  after(standardOutput, () => after(standardError, then));
}

/** The real world. The streams are opened when they are first used: opening all three costs a tenth of the start. */
export function nodeWorld(packageFolder: string, atRest: () => void): World {
  return {
    atRest,
    argv: process.argv.slice(2),
    env: process.env,
    cwd: process.cwd(),
    platform: process.platform,
    packageFolder,
    get stdin() {
      return process.stdin;
    },
    get stdout() {
      return outputStream();
    },
    get stderr() {
      return errorStream();
    },
    now: () => Date.now(),
    utcOffsetMinutes: (atMs) => -new Date(atMs).getTimezoneOffset(),
    freshSeed: () => Math.floor(Math.random() * 10_000),
  };
}
