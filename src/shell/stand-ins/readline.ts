/**
 * What Inquirer is given in the built program instead of Node's readline. Our prompts hand it keys that never come, so
 * that all it asks is where the cursor stands after the last row; loading readline for that takes a tenth of a start.
 */
import { EventEmitter } from 'node:events';
import { widthOf } from '../../core/layout/width.ts';

/** Where the cursor stands after some text. */
interface CursorPos {
  readonly rows: number;
  readonly cols: number;
}

/** As much of a readline interface as Inquirer uses for a prompt into which nothing is typed. */
class StillInterface extends EventEmitter {
  readonly line = '';
  readonly cursor = 0;
  readonly input: unknown;
  readonly output: { readonly columns?: number };
  private prompt = '';
  private isClosed = false;

  constructor({ input, output }: { readonly input: unknown; readonly output: { readonly columns?: number } }) {
    super();
    this.input = input;
    this.output = output;
  }

  setPrompt(prompt: string): void {
    this.prompt = prompt;
  }

  getCursorPos(): CursorPos {
    const columns = this.output.columns || Number.POSITIVE_INFINITY;
    const width = widthOf(this.prompt);
    const cols = width % columns;
    return { cols, rows: (width - cols) / columns };
  }

  close(): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.emit('close');
  }
}

/** The interface of a prompt. */
export function createInterface(given: ConstructorParameters<typeof StillInterface>[0]): StillInterface {
  return new StillInterface(given);
}
