import { Writable } from 'node:stream';
import type { Terminal } from '../terminal.ts';

const HIDE = '\u001b[?25l';
const SHOW = '\u001b[?25h';

/**
 * The stream that a prompt paints to. Inquirer leaves the cursor at the end of what it painted and expects it there;
 * in between it stands where typed text goes, or is hidden.
 */
export class CaretOutput extends Writable {
  readonly #terminal: Terminal;
  /** Where the cursor will stand after the next painting. */
  #caret: { readonly up: number; readonly column: number } | undefined;
  /** How many rows it stands above the end now. */
  #up = 0;

  constructor(terminal: Terminal) {
    super({ decodeStrings: false });
    this.#terminal = terminal;
  }

  get columns(): number {
    return this.#terminal.columns;
  }

  /** Tells where the cursor belongs in the rows that are painted next. */
  place(caret: { readonly row: number; readonly column: number } | undefined, rows: number): void {
    this.#caret = caret === undefined ? undefined : { up: rows - 1 - caret.row, column: caret.column };
  }

  override _write(chunk: unknown, _encoding: string, written: () => void): void {
    const back = this.#up > 0 ? `\u001b[${this.#up}B` : '';
    this.#terminal.write(HIDE + back + String(chunk) + this.#forth());
    written();
  }

  #forth(): string {
    this.#up = this.#caret?.up ?? 0;
    if (this.#caret === undefined) return '';
    return `${this.#up > 0 ? `\u001b[${this.#up}A` : ''}\u001b[${this.#caret.column + 1}G${SHOW}`;
  }
}
