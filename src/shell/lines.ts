import { isUtf8 } from 'node:buffer';
import type { TerminalIn } from './world.ts';

/** One line from outside. */
export interface LineRead {
  /** Without its line end; bytes that are no UTF-8 are replaced by `\ufffd`. */
  readonly text: string;
  /** What is wrong with it: longer than can be a response, so cut; or not valid UTF-8. */
  readonly fault?: 'too-long' | 'not-utf-8';
}

export interface LineReader {
  /** The next line, or nothing at the end of the input. A line that is not waited for any more is kept for the next call. */
  next(signal?: AbortSignal): Promise<LineRead | undefined>;
  /** Stops reading. Safe to call twice. */
  close(): void;
}

/** A line longer than this, in bytes, is cut. */
export const LONGEST_LINE = 65_536;

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** Reads lines as they are wanted; nothing is taken from the stream while no line is waited for. */
export function readLines(stream: TerminalIn): LineReader {
  const lines: LineRead[] = [];
  let parts: Buffer[] = [];
  let length = 0;
  let hasEnded = false;
  let isFirst = true;
  let waiting: (() => void) | undefined;

  const endLine = (): void => {
    lines.push(lineOf(Buffer.concat(parts), length > LONGEST_LINE, isFirst));
    parts = [];
    length = 0;
    isFirst = false;
  };
  const take = (bytes: Buffer): void => {
    const room = Math.max(0, LONGEST_LINE - length);
    if (room > 0) parts.push(bytes.subarray(0, room));
    length += bytes.length;
  };
  const onData = (chunk: Buffer | string): void => {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    let start = 0;
    for (let feed = bytes.indexOf(LINE_FEED); feed !== -1; feed = bytes.indexOf(LINE_FEED, start)) {
      take(bytes.subarray(start, feed));
      endLine();
      start = feed + 1;
    }
    take(bytes.subarray(start));
    if (lines.length > 0) waiting?.();
  };
  const onEnd = (): void => {
    if (hasEnded) return;
    hasEnded = true;
    if (length > 0) endLine();
    waiting?.();
  };
  stream.on('data', onData).pause();
  for (const event of ['end', 'close', 'error']) stream.on(event, onEnd);

  return {
    next: (signal) =>
      new Promise((settle) => {
        const finish = (line: LineRead | undefined): void => {
          waiting = undefined;
          signal?.removeEventListener('abort', giveUp);
          stream.pause();
          settle(line);
        };
        const giveUp = (): void => finish(undefined);
        waiting = () => finish(lines.shift());
        if (lines.length > 0 || hasEnded || signal?.aborted === true) {
          waiting();
          return;
        }
        signal?.addEventListener('abort', giveUp);
        stream.resume();
      }),
    close() {
      stream.off('data', onData).pause();
      for (const event of ['end', 'close']) stream.off(event, onEnd);
    },
  };
}

function lineOf(bytes: Buffer, isCut: boolean, isFirst: boolean): LineRead {
  const isCrlf = !isCut && bytes.at(-1) === CARRIAGE_RETURN;
  const text = withoutMark(bytes.subarray(0, isCrlf ? -1 : undefined).toString('utf8'), isFirst);
  if (isCut) return { text, fault: 'too-long' };
  return text.includes('\ufffd') && !isUtf8(bytes) ? { text, fault: 'not-utf-8' } : { text };
}

/** Some programs begin what they pipe with a byte order mark. */
function withoutMark(text: string, isFirst: boolean): string {
  return isFirst && text.startsWith('\ufeff') ? text.slice(1) : text;
}
