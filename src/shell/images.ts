import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileLedTo } from '../core/deck/links.ts';
import { type Cells, cellsOf, type Image } from '../core/layout/image.ts';
import { imageHeader } from '../core/layout/image-header.ts';
import type { ImageProtocol } from './terminal-abilities.ts';

/** The most bytes that the images of one page may have together. */
const mostBytes = 4 * 1024 * 1024;
const mostRows = 20;

/** Where images are to be drawn. */
export interface ImagePlace {
  readonly protocol: ImageProtocol;
  /** The rows of the terminal. An image takes half of them at most, so that its question stays in sight. */
  readonly rows: number;
  /** The question file, from whose folder the paths lead. */
  readonly file: string;
}

/**
 * Reads the images of one page by what their Markdown names; nothing for one that is not to be drawn: an address of the
 * web, a file that is missing, too large, or of a type that the terminal does not take.
 */
export function imagesOf({ protocol, rows, file }: ImagePlace): (target: string, columns: number) => Image | undefined {
  let left = mostBytes;
  return (target, columns) => {
    const path = fileLedTo(target);
    const room: Cells = { columns, rows: Math.max(1, Math.min(mostRows, Math.floor(rows / 2))) };
    const bytes = path === undefined ? undefined : bytesOf(resolve(dirname(file), path), left);
    const header = bytes && imageHeader(bytes);
    if (bytes === undefined || header === undefined) return undefined;
    if (protocol === 'kitty' && header.type !== 'png') return undefined;
    left -= bytes.length;
    return { ...cellsOf(header, room), bytes };
  };
}

/** What a file holds; nothing where it cannot be read, and where it is no file, such as a device that never ends. */
function bytesOf(path: string, most: number): Uint8Array | undefined {
  try {
    const stats = statSync(path);
    return stats.isFile() && stats.size <= most ? readFileSync(path) : undefined;
  } catch {
    return undefined;
  }
}
