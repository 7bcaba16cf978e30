import { appendFileSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseDeck } from '../../src/core/deck/parse.ts';
import { encodeEvent } from '../../src/core/history/codec.ts';
import { eventId, type Fact, type StudyFact } from '../../src/core/history/event.ts';
import { looksOf } from '../../src/core/history/looks.ts';
import type { SeenCard } from '../../src/core/history/sign.ts';
import { makePaper } from '../../src/core/session/paper.ts';
import { dueNow } from '../../src/shell/study/due-now.ts';
import { folderWith } from './folder.ts';
import { fakeWorld } from './world.ts';

const dayMs = 86_400_000;

/** A collection whose files are older than a moment, with a clock of its own. */
export function studyFolder(files: Readonly<Record<string, string>>) {
  const cwd = folderWith(files);
  const home = folderWith({});
  const otherHome = folderWith({});
  const history = join(cwd, '.viva/history');
  mkdirSync(history, { recursive: true });
  const clock = { now: Date.now() + 60_000, offset: 60 };
  let written = 1_700_000_000;
  const counts = new Map<string, number>();
  const worldAt = (home: string) => ({
    ...fakeWorld(cwd, { env: { VIVA_HOME: home } }),
    now: () => clock.now,
    utcOffsetMinutes: () => clock.offset,
  });
  const write = (path: string, text: string): void => {
    const file = join(cwd, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    // Every change has a stamp of its own, however quickly it follows another.
    written += 1;
    utimesSync(file, written, written);
  };
  /** The cards of a deck as they stand in its file. */
  const cardsIn = (path: string): readonly SeenCard[] => {
    const deck = parseDeck(path, readFileSync(join(cwd, path), 'utf8'));
    const { entries } = makePaper([deck], { seed: 0, order: 'file' });
    return entries.flatMap(({ item, id }) => looksOf(item, `./${path.replace(/\.md$/, '')}`, id));
  };
  /** Adds lines to the log of a device, at a moment in days from now. */
  const log = (facts: readonly Fact[], { device = 'laptop', process = 'p0', inDays = 0 } = {}): readonly string[] => {
    const file = join(history, device, '2026-11.jsonl');
    mkdirSync(dirname(file), { recursive: true });
    const events = facts.map((fact) => {
      const count = counts.get(process) ?? 0;
      counts.set(process, count + 1);
      const at = clock.now + Math.round(inDays * dayMs);
      return { id: eventId(device, process, count), at, offset: clock.offset, ...fact };
    });
    appendFileSync(file, events.map((event) => `${encodeEvent(event)}\n`).join(''));
    return events.map(({ id }) => id);
  };
  return {
    cwd,
    history,
    cache: join(home, 'cache/due'),
    clock,
    write,
    cardsIn,
    log,
    remove: (path: string) => rmSync(join(cwd, path), { recursive: true, force: true }),
    pass: (days: number) => {
      clock.now += days * dayMs;
    },
    /** What is due by what is kept, and by a program that has nothing kept. */
    due: (...names: string[]) => dueNow(worldAt(home), names),
    dueAnew: (...names: string[]) => {
      rmSync(join(otherHome, 'cache'), { recursive: true, force: true });
      return dueNow(worldAt(otherHome), names);
    },
  };
}

/** The first look of a card, and a review of it. */
export const metFact = (seen: SeenCard): StudyFact => {
  const { key, answerLength: _, ...look } = seen;
  return { is: 'card-seen', card: key, ...look, by: 'first' };
};
