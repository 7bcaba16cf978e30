import process from 'node:process';
import { piece } from '../core/layout/line.ts';
import { neutralise } from '../core/layout/neutralise.ts';
import type { Shown } from '../core/layout/shown.ts';
import { speak } from '../core/layout/speak.ts';
import { LONGEST_LINE, readLines } from './lines.ts';
import type { Key, Prompter } from './prompter.ts';
import { remaining } from './prompts/clock.ts';
import { type Heard, type Hearing, hearPrompt, spokenPrompt } from './prompts/hear.ts';
import { commandIn, question, range, responseIn, spokenKeys } from './prompts/speech.ts';
import { answeredTo, newsIn, type Told } from './prompts/told.ts';
import type { TerminalOut, World } from './world.ts';

/** Where Ctrl-C is heard. */
type Host = Pick<NodeJS.Process, 'on' | 'off'>;

/** A prompter that writes lines and reads one response a line: for pipes, screen readers and dumb terminals. */
export function linePrompter(world: World, out: TerminalOut = world.stdout, host: Host = process): Prompter {
  const reader = readLines(world.stdin);
  const isLive = world.stdin.isTTY === true;
  let told: Told | undefined;
  let hasSpoken = false;

  const print = (text: string): void => {
    hasSpoken = true;
    out.write(text);
  };
  const say = (shown: readonly Shown[]): void => {
    const lines = speak(shown);
    const isApart = hasSpoken && lines.length > 0 && shown[0]?.is === 'gap';
    print([...(isApart ? [''] : []), ...lines].map((line) => `${line}\n`).join(''));
  };
  const inline = (markdown: string): string =>
    speak([{ is: 'markdown', text: markdown }])
      .join(' ')
      .trim();

  /** One line, or why there is none. What came through a pipe is written as if it had been typed. */
  const read = async (words: string, endsAtMs?: number): Promise<Heard> => {
    for (;;) {
      const stop = new AbortController();
      let cause: 'time-up' | 'ctrl-c' | undefined;
      const end = (by: 'time-up' | 'ctrl-c'): void => {
        cause = by;
        stop.abort();
      };
      const onInterrupt = (): void => end('ctrl-c');
      const timer =
        endsAtMs === undefined ? undefined : setTimeout(end, Math.max(0, endsAtMs - world.now()), 'time-up');
      // Who sees the prompt may press Ctrl-C at once.
      if (isLive) host.on('SIGINT', onInterrupt);
      print(words);
      const line = await reader.next(stop.signal);
      clearTimeout(timer);
      host.off('SIGINT', onInterrupt);
      if (line === undefined) {
        print('\n');
        if (cause === 'ctrl-c') return { is: 'command', key: 'ctrl-c' };
        return cause === 'time-up' ? { is: 'time-up' } : { is: 'closed' };
      }
      if (!isLive) print(`${neutralise(line.text)}\n`);
      if (line.fault === undefined) return { is: 'text', text: line.text };
      say([sentence(faults[line.fault])]);
    }
  };
  /** One line, commands answered that need no one else. */
  const hear = async (words: string, keys: readonly Key[], typed: boolean, again: () => void, endsAtMs?: number) => {
    for (;;) {
      const heard = await read(words === '' ? '' : question(words, keys, typed), endsAtMs);
      if (heard.is !== 'text') return heard;
      const key = keys.length === 0 ? undefined : commandIn(heard.text, keys, typed);
      if (key === undefined) return { is: 'text', text: responseIn(heard.text) } as const;
      if (key === '?') say(spokenKeys(keys, typed));
      else if (key === 'r' && !keys.some((other) => other.key === 'r')) again();
      else return { is: 'command', key } as const;
    }
  };

  return {
    async show(shown) {
      say(shown);
    },

    async ask(asked) {
      const { keys, endsAtMs, prompt } = asked;
      const news = newsIn(asked, [], told);
      told = news.told;
      say(news.isNewPage ? [{ is: 'gap' }, ...news.shown, ...spokenPrompt(prompt)] : news.shown);
      const again = (): void => say([...asked.page, ...asked.aside, ...spokenPrompt(prompt)]);
      const hearing: Hearing = {
        isLive,
        say,
        inline,
        hear(words, typed) {
          if (endsAtMs !== undefined && words !== '') print(`${remaining(world.now(), endsAtMs)} left.\n`);
          return hear(words, keys, typed, again, endsAtMs);
        },
      };
      const answered = await hearPrompt(prompt, asked.draft, hearing);
      if (answered.is === 'response') {
        told = answeredTo(told);
        return answered;
      }
      const { by, draft } = answered;
      return by.is === 'closed' ? by : { ...by, draft };
    },

    async wait(keys) {
      told = undefined;
      const hasEnter = keys.some(({ key }) => key === 'enter');
      if (!isLive && hasEnter) return 'enter';
      const loud = keys.filter((key) => key.quiet !== true).map(({ key, does }) => `${names[key] ?? key} ${does}`);
      for (;;) {
        const heard = await hear(loud.join(', '), keys, false, () => undefined);
        if (heard.is === 'command') return heard.key;
        if (heard.is !== 'text') return 'closed';
        if (hasEnter && heard.text.trim() === '') return 'enter';
      }
    },

    async line(words) {
      const heard = await read(`${words} `);
      return heard.is === 'text' ? heard.text : undefined;
    },

    async choose(words, entries) {
      told = undefined;
      say([sentence(words), ...entries.map(entryLine)]);
      for (;;) {
        const heard = await read(`Your choice, ${range(entries.length)}, or nothing to leave: `);
        if (heard.is !== 'text' || heard.text.trim() === '') return undefined;
        const number = /^\d{1,6}$/.test(heard.text.trim()) ? Number(heard.text) : 0;
        if (number >= 1 && number <= entries.length) return number - 1;
        say([sentence(`Please answer with a number from ${range(entries.length)}, or nothing.`)]);
      }
    },

    handOver: (work) => work(),

    async during(work) {
      const stop = new AbortController();
      const onInterrupt = (): void => stop.abort();
      host.on('SIGINT', onInterrupt);
      try {
        return await work(stop.signal);
      } finally {
        host.off('SIGINT', onInterrupt);
      }
    },

    close: () => reader.close(),
  };
}

const names: Readonly<Record<string, string>> = { enter: 'Enter', space: 'Space' };

const faults = {
  'too-long': `That line is longer than ${LONGEST_LINE} bytes and was not read. Please answer again.`,
  'not-utf-8': 'That line is not valid UTF-8. Please answer again.',
} as const;

const sentence = (text: string): Shown => ({ is: 'row', left: [piece(text)] });

function entryLine({ name, note }: { readonly name: string; readonly note?: string }, at: number): Shown {
  return sentence(`${at + 1}. ${name}${note === undefined ? '' : `, ${note}`}`);
}
