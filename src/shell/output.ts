import type { TerminalOut } from './world.ts';

/** Texts wait until they are as long as this, so that many lines are one write. */
const batchLength = 64 * 1024;

/** Writes lines to a stream as fast as its reader takes them. */
export class Output {
  private waiting: string[] = [];
  private length = 0;
  private readonly stream: TerminalOut;

  constructor(stream: TerminalOut) {
    this.stream = stream;
  }

  /** True once nobody reads any more, and nothing need be written. */
  get isClosed(): boolean {
    return this.stream.destroyed || !this.stream.writable;
  }

  /** Takes a text, and waits where many have gathered. */
  async write(text: string): Promise<void> {
    this.waiting.push(text);
    this.length += text.length;
    if (this.length >= batchLength) await this.flush();
  }

  /** Takes many texts; the next is asked for when there is room for it, and none once nobody reads. */
  async writeAll(texts: Iterable<string>): Promise<void> {
    for (const text of texts) {
      this.waiting.push(text);
      this.length += text.length;
      if (this.length < batchLength) continue;
      await this.flush();
      if (this.isClosed) return;
    }
  }

  /** Sends what has gathered, and waits until the stream wants more. */
  async flush(): Promise<void> {
    const text = this.waiting.join('');
    this.waiting = [];
    this.length = 0;
    if (text !== '') await this.send(text);
  }

  /** Sends bytes that are to be written as they are, after all that has gathered. */
  async writeBytes(bytes: Uint8Array): Promise<void> {
    await this.flush();
    await this.send(bytes);
  }

  private async send(piece: string | Uint8Array): Promise<void> {
    if (this.isClosed || this.stream.write(piece)) return;
    await new Promise<void>((resolve) => {
      const done = () => {
        for (const event of ['drain', 'close', 'error'] as const) this.stream.off(event, done);
        resolve();
      };
      for (const event of ['drain', 'close', 'error'] as const) this.stream.on(event, done);
    });
  }
}
