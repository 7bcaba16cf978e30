import { constants, gunzipSync } from 'node:zlib';
import { isSystemError } from '../keeping.ts';

/** What a packed file held. `torn`: it breaks off, and these are the whole lines before. */
export type Unpacked =
  | { readonly is: 'whole' | 'torn'; readonly bytes: Uint8Array }
  | { readonly is: 'too-large'; readonly limit: number }
  | { readonly is: 'damaged' };

/** Text of a table shrinks to a tenth or, full of repeats, a hundredth; what grows more than this was made to. */
const ratioLimit = 200;
/** Any file may unpack to this many bytes. */
const alwaysAllowed = 64 * 1024 * 1024;

const lineFeed = 0x0a;

/** True for the first bytes of a gzip file (RFC 1952). */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** The content of a gzip file, at most `limit` bytes and 200 times its size. Never throws. */
export function unpack(bytes: Uint8Array, limit: number): Unpacked {
  const maxOutputLength = Math.min(limit, Math.max(alwaysAllowed, bytes.length * ratioLimit));
  try {
    return { is: 'whole', bytes: gunzipSync(bytes, { maxOutputLength }) };
  } catch (error) {
    if (isSystemError(error) && error.code === 'ERR_BUFFER_TOO_LARGE')
      return { is: 'too-large', limit: maxOutputLength };
    if (!isSystemError(error) || error.code !== 'Z_BUF_ERROR') return { is: 'damaged' };
  }
  try {
    const start = gunzipSync(bytes, { maxOutputLength, finishFlush: constants.Z_SYNC_FLUSH });
    // The last line may have lost its end, and half a response is none.
    return { is: 'torn', bytes: start.subarray(0, start.lastIndexOf(lineFeed) + 1) };
  } catch {
    return { is: 'damaged' };
  }
}
