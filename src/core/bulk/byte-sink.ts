/** Gathers bytes into blocks. */
export interface ByteSink {
  text(text: string): void;
  bytes(from: Uint8Array, start: number, end: number): void;
  /** Lets `write` put up to `room` bytes into a block from a place on, and say where they end. */
  with(room: number, write: (block: DataView, from: number) => number): void;
  isFull(): boolean;
  /** All that was gathered, a copy of its own; the sink is empty afterwards. */
  taken(): Uint8Array;
}

const blockBytes = 1 << 16;

/** A sink that is full at 64 KB and takes more all the same. */
export function newByteSink(): ByteSink {
  const encoder = new TextEncoder();
  let block = new Uint8Array(blockBytes * 2);
  let view = new DataView(block.buffer);
  let end = 0;
  const reserve = (room: number): void => {
    if (end + room <= block.length) return;
    const wider = new Uint8Array((end + room) * 2);
    wider.set(block);
    block = wider;
    view = new DataView(block.buffer);
  };
  return {
    text(text) {
      reserve(text.length * 3);
      for (let at = 0; at < text.length; at++) {
        const code = text.charCodeAt(at);
        if (code >= 0x80) {
          end += encoder.encodeInto(text.slice(at), block.subarray(end + at)).written + at;
          return;
        }
        block[end + at] = code;
      }
      end += text.length;
    },
    bytes(from, start, stop) {
      reserve(stop - start);
      const into = block;
      let to = end;
      for (let at = start; at < stop; at++) into[to++] = from[at] ?? 0;
      end = to;
    },
    with(room, write) {
      reserve(room);
      end = write(view, end);
    },
    isFull: () => end >= blockBytes,
    taken() {
      const all = block.slice(0, end);
      end = 0;
      return all;
    },
  };
}
