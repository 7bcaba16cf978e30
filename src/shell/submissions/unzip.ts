import { inflateRawSync } from 'node:zlib';
import { isSystemError } from '../keeping.ts';

/** A file in an archive, not yet unpacked. Its name is only ever shown or compared, and nothing is written by it. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly isEncrypted: boolean;
  /** Where its packed bytes lie. */
  readonly start: number;
  readonly packedBytes: number;
}

/** What a file of an archive held, or why it is not known. */
export type ZipContent =
  | { readonly is: 'whole'; readonly bytes: Uint8Array }
  | { readonly is: 'too-large' | 'damaged' | 'encrypted' };

/** More files than this are no export. */
const entriesAtMost = 10_000;
/** As for gzip: what grows more than this was made to, beyond what any file may have. */
const ratioLimit = 200;
const alwaysAllowed = 64 * 1024 * 1024;

const ofEnd = 0x06054b50;
const ofDirectory = 0x02014b50;
const ofFile = 0x04034b50;
const endBytes = 22;
const longestComment = 65_535;

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Where the end of the directory stands, looked for from the end of the file; -1 where there is none. */
function endOf(view: DataView): number {
  const first = Math.max(0, view.byteLength - endBytes - longestComment);
  for (let at = view.byteLength - endBytes; at >= first; at--) if (view.getUint32(at, true) === ofEnd) return at;
  return -1;
}

/**
 * The files of a zip archive by its directory (APPNOTE.TXT, 4.3.12), sorted by name; nothing for an archive that is cut
 * off, damaged, in several parts or larger than 4 GB. Never throws.
 */
export function zipEntries(bytes: Uint8Array): readonly ZipEntry[] | undefined {
  const view = viewOf(bytes);
  const end = endOf(view);
  if (end < 0) return undefined;
  const count = view.getUint16(end + 10, true);
  if (count > entriesAtMost) return undefined;
  const entries: ZipEntry[] = [];
  try {
    let at = view.getUint32(end + 16, true);
    for (let index = 0; index < count; index++) {
      if (view.getUint32(at, true) !== ofDirectory) return undefined;
      const nameLength = view.getUint16(at + 28, true);
      const local = view.getUint32(at + 42, true);
      if (view.getUint32(local, true) !== ofFile) return undefined;
      const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
      entries.push({
        name: Buffer.from(bytes.subarray(at + 46, at + 46 + nameLength)).toString('utf8'),
        method: view.getUint16(at + 10, true),
        isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
        start,
        packedBytes: view.getUint32(at + 20, true),
      });
      at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    }
  } catch (error) {
    // A place beyond the end of the file.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
  return entries.sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** The content of a file of an archive, at most `limit` bytes and 200 times what it is packed to. Never throws. */
export function unzip(bytes: Uint8Array, entry: ZipEntry, limit: number): ZipContent {
  if (entry.isEncrypted) return { is: 'encrypted' };
  const { start, packedBytes, method } = entry;
  const packed = bytes.subarray(start, start + packedBytes);
  if (packed.length < packedBytes || (method !== 0 && method !== 8)) return { is: 'damaged' };
  const maxOutputLength = Math.min(limit, Math.max(alwaysAllowed, packedBytes * ratioLimit));
  if (method === 0) return packedBytes > limit ? { is: 'too-large' } : { is: 'whole', bytes: packed };
  try {
    return { is: 'whole', bytes: inflateRawSync(packed, { maxOutputLength }) };
  } catch (error) {
    return { is: isSystemError(error) && error.code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'damaged' };
  }
}
