import type { Line } from '../core/layout/line.ts';
import type { Space } from '../core/layout/space.ts';
import { highlighting } from './highlighting.ts';
import { erasing } from './image-escape.ts';
import type { Key } from './prompter.ts';
import { blank } from './prompts/blank.ts';
import type { Face } from './prompts/face.ts';
import { region } from './prompts/region.ts';
import { run } from './prompts/run.ts';
import type { Ended } from './prompts/step.ts';
import { type More, sheetOn, type Text } from './sheet.ts';
import { openTerminal } from './terminal.ts';
import type { Theme } from './theme.ts';
import type { TerminalOut, World } from './world.ts';

/** How a prompt ended, once all that a resize asks for is done. */
export type Settled = Exclude<Ended, { readonly is: 'resized' }>;

/** A prompt and the commands that work in it. */
export interface Put {
  readonly face: Face;
  readonly commands: readonly Key[];
  readonly endsAtMs?: number;
}

/** A sheet with a prompt below it. */
export interface Stage {
  /** Takes the keyboard, before anything is printed that is to be answered. */
  open(): void;
  /** True where another program has used the screen. */
  readonly isStale: boolean;
  /** Starts a new page. */
  turn(): void;
  /** Prints text with these Markdown parts, room left for a prompt; what ended it early, if anything did. */
  print(text: Text, below: Put): Promise<Settled | undefined>;
  prompt(put: Put): Promise<Settled>;
  /** Gets ready what these texts need: the colours of source code, and what reads images. */
  prepare(texts: readonly string[]): Promise<void>;
  /** The next prompt ends at once, as by this key. */
  interrupt(key: string): void;
  handOver<T>(work: () => Promise<T>): Promise<T>;
  /** Does some work, which Ctrl-C and the end of the keys abort. */
  during<T>(work: (stop: AbortSignal) => Promise<T>): Promise<T>;
  close(): void;
}

/** The stage of a world's terminal. */
export function stageOn(world: World, theme: Theme, out: TerminalOut): Stage {
  const terminal = openTerminal(world, out);
  const paint = (line: Line): string => theme.paint(line);
  const code = highlighting();
  const space = (): Space => ({
    width: terminal.columns,
    links: theme.links,
    ...(code.highlighter === undefined ? {} : { highlighter: code.highlighter }),
  });
  let images: typeof import('./images.ts') | undefined;
  const pageSpace = (file?: string): Space => {
    if (images === undefined || theme.images === undefined || file === undefined) return space();
    return { ...space(), image: images.imagesOf({ protocol: theme.images, rows: terminal.rows, file }) };
  };
  const sheet = sheetOn(terminal, paint, pageSpace);
  let isStale = false;
  let interruptedBy: string | undefined;
  let isFirst = true;
  let hasRested = false;

  const rowsOf = ({ face, commands }: Put): number =>
    region({
      face,
      commands,
      mode: 'face',
      isFull: false,
      scrolled: 0,
      space: space(),
      height: Number.MAX_SAFE_INTEGER,
    }).rows.length;
  /** The rows that a prompt cannot do without. */
  const reserveFor = (put: Put): number => Math.min(rowsOf(put), Math.max(8, Math.floor(terminal.rows * 0.4)));
  /** What is left below the page; where that is too little, the page was read and gives way. */
  const heightFor = (put: Put): number => {
    const left = terminal.rows - sheet.printed;
    const height =
      left >= reserveFor(put) ? left : Math.min(rowsOf(put), Math.max(Math.floor(terminal.rows * 0.6), 12));
    return Math.min(Math.max(height, SMALLEST), terminal.rows - 1);
  };

  const prompt = async (put: Put): Promise<Settled> => {
    terminal.open();
    let face = put.face;
    for (;;) {
      if (interruptedBy !== undefined) {
        const key = interruptedBy;
        interruptedBy = undefined;
        return { is: 'command', key, face };
      }
      if (isStale && images !== undefined && theme.images !== undefined) terminal.write(erasing(theme.images));
      if (isStale) sheet.redraw();
      isStale = false;
      const height = heightFor({ ...put, face });
      const ending = run({ ...put, face, terminal, paint, now: world.now, space: space(), height });
      if (!hasRested) setImmediate(() => setImmediate(() => world.atRest?.()));
      hasRested = true;
      const ended = await ending;
      if (ended.is !== 'resized') return ended;
      face = ended.face;
      isStale = true;
    }
  };

  return {
    open: () => terminal.open(),

    get isStale() {
      return isStale;
    },

    turn() {
      isStale = false;
      sheet.turn();
    },

    async print(text, below) {
      let ended: Settled | undefined;
      await sheet.print(text, reserveFor(below), async (isLast): Promise<More> => {
        const leaving = below.commands.some(isOf(QUIT.key)) ? [QUIT] : [];
        ended = await prompt({
          ...below,
          face: blank,
          commands: [...(isLast ? PAGER.slice(0, 1) : PAGER), ...leaving],
        });
        if (ended.is !== 'command') return 'stop';
        return ended.key === 'space' ? 'page' : ended.key === 'enter' ? 'all' : 'stop';
      });
      const hasRead = ended?.is === 'command' && PAGER.some(isOf(ended.key));
      return hasRead ? undefined : ended;
    },

    prompt,

    async prepare(texts) {
      if (theme.images !== undefined && texts.some((text) => text.includes('![')))
        images ??= await import('./images.ts');
      const load = (): Promise<void> | undefined => (theme.colours ? code.load(texts) : undefined);
      if (!isFirst) return await load();
      isFirst = false;
      // The first page does not wait for its colours. An import that starts at once would hold its painting up.
      const later = async (): Promise<void> => {
        const loading = load();
        await loading;
        if (loading !== undefined && sheet.printed < terminal.rows) terminal.refresh();
      };
      setTimeout(later, AFTER_PAINTING_MS).unref();
    },

    interrupt(key) {
      interruptedBy = key;
    },

    async handOver(work) {
      isStale = true;
      return await terminal.handOver(work);
    },

    async during(work) {
      terminal.open();
      const stop = new AbortController();
      const deafen = terminal.hear({
        strokes(strokes) {
          if (strokes.some(({ ctrl, name }) => ctrl && name === 'c')) stop.abort();
        },
        resized() {
          isStale = true;
        },
        closed: () => stop.abort(),
      });
      try {
        return await work(stop.signal);
      } finally {
        deafen();
      }
    },

    close: () => terminal.close(),
  };
}

/** The fewest rows in which a prompt can be used. */
const SMALLEST = 5;

const AFTER_PAINTING_MS = 50;

const PAGER: readonly Key[] = [
  { key: 'space', does: 'more' },
  { key: 'enter', does: 'to the end' },
];

/** Shown while a page is read on, unlike below a question, where everything fits into `?`. */
const QUIT: Key = { key: 'q', does: 'leave' };

const isOf =
  (key: string) =>
  (known: Key): boolean =>
    known.key === key;
