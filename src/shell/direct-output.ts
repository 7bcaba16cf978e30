/**
 * Writes to a file or a pipe without a stream of Node, which takes longer to open than a short command takes to run. It
 * writes as Node does there, one piece after the other until the system has taken it; where a pipe has to be waited for,
 * the stream of Node takes over.
 */
import { EventEmitter } from 'node:events';
import { fstatSync, type Stats, statSync, writeSync } from 'node:fs';
import { isSystemError } from './keeping.ts';
import type { TerminalOut } from './world.ts';

class DirectOutput extends EventEmitter implements TerminalOut {
  private failed = false;
  /** The stream that took over. */
  private stream: TerminalOut | undefined;
  private readonly descriptor: number;
  private readonly open: () => TerminalOut;

  constructor(descriptor: number, open: () => TerminalOut) {
    super();
    this.descriptor = descriptor;
    this.open = open;
  }

  get destroyed(): boolean {
    return this.failed || this.stream?.destroyed === true;
  }

  get writable(): boolean {
    return !this.failed && this.stream?.writable !== false;
  }

  write(piece: string | Uint8Array, done?: () => void): boolean {
    if (this.stream !== undefined) return this.stream.write(piece, done);
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
    for (let at = 0; at < bytes.length && !this.failed; ) {
      try {
        at += writeSync(this.descriptor, bytes, at);
      } catch (error) {
        if (isSystemError(error, 'EAGAIN')) return this.handOver(bytes.subarray(at), done);
        this.failed = true;
        process.nextTick(() => this.emit('error', error));
      }
    }
    // What is said of an error has to be heard before what comes next.
    if (this.failed && done !== undefined) process.nextTick(done);
    else done?.();
    return true;
  }

  private handOver(rest: Uint8Array, done: (() => void) | undefined): boolean {
    this.stream = this.open();
    for (const event of ['drain', 'close', 'error'] as const)
      this.stream.on(event, (...told: readonly unknown[]) => this.emit(event, ...told));
    return this.stream.write(rest, done);
  }
}

/** True for the device that takes everything and keeps nothing. */
const isNull = (stats: Stats): boolean => stats.isCharacterDevice() && stats.rdev === statSync('/dev/null').rdev;

/** An output that writes at once, or nothing where a terminal or a device needs the stream that `open` gives. */
export function directOutput(descriptor: number, open: () => TerminalOut): TerminalOut | undefined {
  try {
    const stats = fstatSync(descriptor);
    const isPlain = stats.isFile() || stats.isFIFO() || stats.isSocket() || isNull(stats);
    if (process.platform === 'win32' || !isPlain) return undefined;
    return new DirectOutput(descriptor, open);
  } catch {
    return undefined;
  }
}
