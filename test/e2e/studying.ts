import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keys, type Pty } from '../support/pty.ts';
import type { Machine } from './viva.ts';

const { enter } = keys;
const dayMs = 86_400_000;

/** Some choices in a deck, the right one always first, in the order of the titles. */
export const choices = (titles: readonly string[], title = 'Small'): string =>
  `---\ntitle: ${title}\ndefaults: {shuffle: false}\n---\n\n${titles
    .map((name) => `## ${name}\n\n- [x] yes ${name}\n- [ ] no ${name}\n`)
    .join('\n')}`;

/** A flashcard. */
export const flashcard = (front: string, back: string, settings = ''): string =>
  `## ${front}\n${settings === '' ? '' : `<!-- {${settings}} -->\n`}\n### Answer\n\n${back}\n`;

type Line = Readonly<Record<string, unknown>>;

/** The events of one sort in the history, in the order of writing. */
export const eventsOf = ({ events }: Pick<Machine, 'events'>, is: string): readonly Line[] =>
  events().filter((event) => event['is'] === is);

/** The ratings that were written, in their order. */
export const ratingsIn = (machine: Machine): readonly unknown[] =>
  eventsOf(machine, 'review').map(({ rating }) => rating);

/** The files of a history folder, by their paths within it. */
export function logsBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.jsonl'));
  return names.sort().map((name) => join(folder, name));
}

/** Makes all that happened so far so many days older, as if that time had passed. */
export function daysPass({ home }: Machine, days: number): void {
  for (const file of logsBelow(join(home, 'history'))) {
    const text = readFileSync(file, 'utf8');
    writeFileSync(
      file,
      text.replace(/"at":(\d+)/g, (_, at: string) => `"at":${Number(at) - days * dayMs}`),
    );
  }
}

/** Settles when an item of this title is asked. */
export const asked = (pty: Pty, title: string): Promise<void> =>
  pty.waitFor(new RegExp(`^ ${title}$[^]*⏎ answer`, 'm'));

/** Answers the choice on the screen, and waits for the verdict. */
export async function answer(pty: Pty, title: string, number: 1 | 2): Promise<void> {
  await asked(pty, title);
  pty.send(`${number}${enter}`);
  await pty.waitFor(/ · next [^]*⏎ next/);
}

/** The same, and goes on to what comes next. */
export async function answerAndGoOn(pty: Pty, title: string, number: 1 | 2): Promise<void> {
  await answer(pty, title, number);
  pty.send(enter);
}

/** Quits, and waits for the end. */
export async function quit(pty: Pty): Promise<number> {
  pty.send('q');
  return (await pty.ended).code;
}

/** What `viva cards --json` says of each card, by its item. */
export async function cardsIn(machine: Machine, args: readonly string[] = []): Promise<ReadonlyMap<string, Line>> {
  const { out } = await machine.run(['cards', '--json', ...args]);
  const listed: readonly Line[] = JSON.parse(out);
  return new Map(listed.map((card) => [String(card['item']), card]));
}

/** What `viva due --json` counts. */
export async function dueIn(
  machine: Machine,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<Line> {
  const { out } = await machine.run(['due', '--json', ...args], { env });
  return JSON.parse(out);
}
