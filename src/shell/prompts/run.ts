/*
 * The one place where a prompt meets Inquirer, which holds the state and repaints. Strokes come from our own terminal:
 * the readline interface inside Inquirer would close on Ctrl-D without a word, print what is typed between two prompts
 * and wait half a second on Esc.
 */
import { PassThrough } from 'node:stream';
import { createPrompt, ExitPromptError, useEffect, useRef, useState } from '@inquirer/core';
import type { Line } from '../../core/layout/line.ts';
import type { Space } from '../../core/layout/space.ts';
import type { Key } from '../prompter.ts';
import type { Terminal } from '../terminal.ts';
import { CaretOutput } from './caret-output.ts';
import { clockAt } from './clock.ts';
import type { Face } from './face.ts';
import { region } from './region.ts';
import { type Ended, isEnd, type Standing, step } from './step.ts';
import { pasteOf } from './strokes.ts';

/** What a prompt is run with. */
export interface Running {
  readonly terminal: Terminal;
  readonly paint: (line: Line) => string;
  readonly now: () => number;
  readonly face: Face;
  readonly commands: readonly Key[];
  readonly space: Space;
  /** How many rows the region may take. */
  readonly height: number;
  readonly endsAtMs?: number;
}

/** Puts a face on the screen and gives back how it ended; what it drew is taken away again. */
export function run(running: Running): Promise<Ended> {
  if (running.terminal.isClosed) return Promise.resolve({ is: 'closed' });
  const output = new CaretOutput(running.terminal);
  return prompt({ ...running, output }, { input: new PassThrough(), output, clearPromptOnDone: true }).catch(
    (error: unknown) => {
      // The process is about to exit, which is nobody's mistake here.
      if (error instanceof ExitPromptError) return { is: 'closed' };
      throw error;
    },
  );
}

const prompt = createPrompt<Ended, Running & { readonly output: CaretOutput }>((config, done) => {
  const { terminal, commands, now, endsAtMs } = config;
  const current = useRef<Standing>({ face: config.face, mode: 'face', isFull: false, scrolled: 0 });
  const page = useRef(1);
  const [, redraw] = useState<object>({});
  const end = (ended: Ended): void => {
    config.output.place(undefined, 0);
    done(ended);
  };

  useEffect(
    () =>
      terminal.hear({
        strokes(strokes, pasted) {
          const { face, mode } = current.current;
          const taken = pasted !== undefined && face.typing && mode === 'face' ? [pasteOf(pasted)] : strokes;
          for (const stroke of taken) {
            const next = step(current.current, stroke, commands, page.current);
            if (isEnd(next)) {
              end(next);
              return;
            }
            current.current = next;
          }
          redraw({});
        },
        resized: () => end({ is: 'resized', face: current.current.face }),
        closed: () => end({ is: 'closed' }),
      }),
    [],
  );
  useEffect(() => {
    if (endsAtMs === undefined) return undefined;
    let timer: NodeJS.Timeout;
    const wait = (): void => {
      timer = setTimeout(tick, Math.max(0, endsAtMs - now()) % 1000 || 1000);
    };
    const tick = (): void => {
      if (now() >= endsAtMs) {
        end({ is: 'time-up', face: current.current.face });
        return;
      }
      redraw({});
      wait();
    };
    if (now() >= endsAtMs) tick();
    else wait();
    return () => clearTimeout(timer);
  }, []);

  const view = region({
    ...current.current,
    commands,
    space: config.space,
    height: config.height,
    ...(endsAtMs === undefined ? {} : { clock: clockAt(now(), endsAtMs) }),
  });
  current.current = { ...current.current, scrolled: view.scrolled };
  page.current = view.page;
  config.output.place(view.caret, view.rows.length);
  return view.rows.map(config.paint).join('\n');
});
