import { closeSync, openSync, readSync } from 'node:fs';

/** Whole lines from a file; the last of them may lack its line feed where the file ends. */
interface Piece {
  readonly bytes: Uint8Array;
  /** Where in the file they begin. */
  readonly start: number;
  readonly isEnd: boolean;
}

const lineFeed = 0x0a;
const pieceBytes = 1 << 18;

/** Hands over a part of a file piece by piece, so that never more than about a megabyte of it is in memory. */
export function eachPiece(path: string, from: number, to: number, take: (piece: Piece) => void): void {
  const handle = openSync(path, 'r');
  try {
    let buffer = Buffer.allocUnsafe(Math.max(1, Math.min(pieceBytes, to - from)));
    let start = from;
    let held = 0;
    for (;;) {
      const wanted = Math.min(buffer.length - held, to - start - held);
      const count = wanted === 0 ? 0 : readSync(handle, buffer, held, wanted, start + held);
      const filled = held + count;
      const isEnd = count < wanted || start + filled >= to;
      const end = isEnd ? filled : buffer.lastIndexOf(lineFeed, filled - 1) + 1;
      if (end > 0 || isEnd) take({ bytes: buffer.subarray(0, end), start, isEnd });
      if (isEnd) return;
      if (end === 0 && filled === buffer.length) buffer = Buffer.concat([buffer], buffer.length * 2);
      else buffer.copyWithin(0, end, filled);
      start += end;
      held = filled - end;
    }
  } finally {
    closeSync(handle);
  }
}

/** Some bytes of a file as text, fewer where it ends before. Throws the system's error. */
export function textAt(path: string, start: number, length: number): string {
  const reader = fileReader();
  try {
    return reader.read(path, start, length);
  } finally {
    reader.close();
  }
}

/** Reads texts from here and there; the file that was asked for last stays open until `close`. */
interface FileReader {
  read(path: string, start: number, length: number): string;
  close(): void;
}

/** A reader with no file open. */
export function fileReader(): FileReader {
  let open: { readonly path: string; readonly handle: number } | undefined;
  const close = (): void => {
    if (open !== undefined) closeSync(open.handle);
    open = undefined;
  };
  const read = (path: string, start: number, length: number): string => {
    if (open?.path !== path) {
      close();
      open = { path, handle: openSync(path, 'r') };
    }
    const bytes = Buffer.allocUnsafe(length);
    return bytes.toString('utf8', 0, readSync(open.handle, bytes, 0, length, start));
  };
  return { read, close };
}
