/** What the first bytes of an image file say. */
export interface ImageHeader {
  readonly type: 'png' | 'jpeg' | 'gif';
  /** In pixels, at least 1. */
  readonly width: number;
  readonly height: number;
}

type Size = Pick<ImageHeader, 'width' | 'height'>;

/** A picture with more pixels than this is made to exhaust the memory of a terminal, however small its file is. */
const mostPixels = 25_000_000;

/** How the files begin, each byte as the character of that code. */
const signatures: readonly (readonly [string, ImageHeader['type']])[] = [
  ['\u0089PNG\r\n\u001a\n\0\0\0\rIHDR', 'png'],
  ['\u00ff\u00d8\u00ff', 'jpeg'],
  ['GIF87a', 'gif'],
  ['GIF89a', 'gif'],
];
const longestSignature = 16;

/** The type and size of a PNG, JPEG or GIF; nothing for any other file, and for one that is cut off or too large. */
export function imageHeader(bytes: Uint8Array): ImageHeader | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, longestSignature));
  const type = signatures.find(([signature]) => start.startsWith(signature))?.[1];
  const size = type === undefined ? undefined : sizeReaders[type](viewOf(bytes));
  if (type === undefined || size === undefined) return undefined;
  const pixels = size.width * size.height;
  return pixels >= 1 && pixels <= mostPixels ? { type, ...size } : undefined;
}

const sizeReaders: Readonly<Record<ImageHeader['type'], (view: DataView) => Size | undefined>> = {
  png: (view) => (view.byteLength < 24 ? undefined : { width: view.getUint32(16), height: view.getUint32(20) }),
  gif: (view) =>
    view.byteLength < 10 ? undefined : { width: view.getUint16(6, true), height: view.getUint16(8, true) },
  jpeg: jpegSize,
};

/** Follows the segments, each with its length, up to the one that begins the frame. */
function jpegSize(view: DataView): Size | undefined {
  let at = 2;
  while (at + 9 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (beginsFrame(marker)) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    const length = view.getUint16(at + 2);
    if (marker < 0xc0 || (marker >= 0xd0 && marker <= 0xda) || length < 2) return undefined;
    at += 2 + length;
  }
  return undefined;
}

/** The markers from C0 to CF, but for three that hold tables. */
function beginsFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}
