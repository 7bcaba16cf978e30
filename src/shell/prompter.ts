import type { Prompt, RawResponse } from '../core/item-types/contract.ts';
import type { Shown } from '../core/layout/shown.ts';

/** A letter that commands, and what it does, as the footer says it: `h` and `hint`. */
export interface Key {
  /** A letter, or `enter`, `space`, `escape`. */
  readonly key: string;
  readonly does: string;
  /** Works, but is listed only under `?`. */
  readonly quiet?: boolean;
}

/** One item put to the learner. */
export interface Asked {
  /** Printed once, above the region that is redrawn; not again where the same page is asked twice in a row. */
  readonly page: readonly Shown[];
  /** What stands right above the prompt and may grow while it is open: the hints taken so far. */
  readonly aside: readonly Shown[];
  /** The question file that it is of, from where the paths of its images lead. */
  readonly file?: string;
  readonly prompt: Prompt;
  /** The commands that work now. */
  readonly keys: readonly Key[];
  /** When the time for this item or the whole ends, in ms since 1970; a clock is shown. */
  readonly endsAtMs?: number;
  /** What the learner had typed or chosen when a command interrupted, to go on with. */
  readonly draft?: unknown;
}

/**
 * What came back: a response, a command (with the draft so far), the end of the time, or the end of the input. Ctrl-C is
 * the command `ctrl-c`.
 */
export type Reply =
  /** The draft is to go on with where the response is not understood. */
  | { readonly is: 'response'; readonly raw: RawResponse; readonly draft?: unknown }
  | { readonly is: 'command'; readonly key: string; readonly draft?: unknown }
  | { readonly is: 'time-up'; readonly draft?: unknown }
  | { readonly is: 'closed' };

export interface Prompter {
  /**
   * Prints what does not wait for anything, of a question file if one is named. In a terminal, what is taller than the
   * screen is shown in pages.
   */
  show(shown: readonly Shown[], file?: string): Promise<void>;
  ask(asked: Asked): Promise<Reply>;
  /**
   * Waits for one of the keys (Enter is `enter`); `ctrl-c` and `closed` come back unasked. Where responses are piped, a
   * key that is Enter needs no line.
   */
  wait(keys: readonly Key[]): Promise<string>;
  /** Asks for one line of text; nothing where the learner gave up or input has ended. */
  line(question: string): Promise<string | undefined>;
  /** A menu: the chosen entry's place, or nothing. */
  choose(
    question: string,
    entries: readonly { readonly name: string; readonly note?: string }[],
  ): Promise<number | undefined>;
  /** Lends the terminal to another program (an editor) while `work` runs. */
  handOver<T>(work: () => Promise<T>): Promise<T>;
  /** Does some work while the learner looks on; Ctrl-C aborts the signal, and nothing else is heard. */
  during<T>(work: (stop: AbortSignal) => Promise<T>): Promise<T>;
  /** Gives the terminal back as it was. Safe to call twice. */
  close(): void;
}
