import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { history } from '../../src/commands/history.ts';
import { init } from '../../src/commands/init.ts';
import { study } from '../../src/commands/study.ts';
import { cardsOfLog } from '../../src/core/history/cards.ts';
import { encodeEvent } from '../../src/core/history/codec.ts';
import { readLog } from '../../src/core/history/log.ts';
import { cardsOf } from '../../src/core/item-types/index.ts';
import { seededRandom } from '../../src/core/session/random.ts';
import { readHistory } from '../../src/shell/history-files.ts';
import { collectionOf } from '../../src/shell/study/collection.ts';
import { openLibrary } from '../../src/shell/study/library.ts';
import { settingsOf } from '../../src/shell/study/settings-files.ts';
import { plain } from '../core/history/plain-cards.ts';
import { folderWith } from '../support/folder.ts';
import { fakeWorld } from '../support/world.ts';
import { Learner, type Page, questionsOf } from './learner.ts';
import { type Note, pageOf, someNotes } from './notes.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const days = 365;
const start = Date.UTC(2026, 0, 5);

/** Central Europe: an hour ahead, two from the last Sunday of March to that of October 2026. */
const berlin = (at: number): number => (at >= Date.UTC(2026, 2, 29, 1) && at < Date.UTC(2026, 9, 25, 1) ? 120 : 60);
const newYork = (): number => -300;

const bundled = ['asyncio', 'tour'];

interface Machine {
  readonly folder: string;
  /** How far its clock is off on a day, in ms. */
  readonly error: (day: number) => number;
  readonly offset: (at: number) => number;
  /** The hour of true time at which the learner sits down here. */
  readonly hour: number;
  files: ReadonlyMap<string, Page>;
  questions: ReturnType<typeof questionsOf>;
}

function machine(own: Pick<Machine, 'error' | 'offset' | 'hour'>): Machine {
  return { ...own, folder: folderWith({}), files: new Map(), questions: new Map() };
}

/** Puts files where a machine has its decks, as a sync of the folder would. */
function put(machine: Machine, files: ReadonlyMap<string, Page>): void {
  for (const name of machine.files.keys()) if (!files.has(name)) rmSync(join(machine.folder, name));
  for (const [name, { text }] of files) {
    if (machine.files.get(name)?.text === text) continue;
    mkdirSync(join(machine.folder, name, '..'), { recursive: true });
    writeFileSync(join(machine.folder, name), text);
  }
  machine.files = files;
  machine.questions = questionsOf(files.values());
}

function worldOf({ folder, offset }: Machine, now: () => number) {
  return fakeWorld(folder, {
    env: { VIVA_HOME: join(folder, '.home'), HOME: '/nowhere' },
    now,
    utcOffsetMinutes: offset,
  });
}

async function sit(at: Machine, day: number, learner: Learner): Promise<void> {
  let now = start + day * dayMs + at.hour * hourMs + at.error(day);
  const world = worldOf(at, () => now);
  const prompter = learner.prompter(at.questions, {
    trueDay: day,
    wait: (ms) => {
      now += ms;
    },
  });
  const options = { plain: true, cram: false };
  expect(await study(world, [], options, async () => prompter)).toBe(0);
}

async function mergeInto(into: Machine, from: Machine, day: number): Promise<void> {
  const world = worldOf(into, () => start + day * dayMs);
  expect(await history(world, ['merge', from.folder], { format: 'jsonl', json: false })).toBe(0);
}

/** What the log of a machine knows of its cards. */
async function cardsAt(at: Machine) {
  const world = worldOf(at, () => start + days * dayMs);
  const collection = collectionOf(world, []);
  const { events, unusable } = readHistory(collection.history);
  expect(unusable).toEqual([]);
  return { events, cards: plain(cardsOfLog(events, (await settingsOf(collection)).of)) };
}

/** The edits of a year: what becomes of the notes, one edit each fortnight. */
interface Desk {
  readonly decks: ReadonlyMap<string, readonly Note[]>;
  readonly shipped: ReadonlyMap<string, Page>;
}

const filesOf = ({ decks, shipped }: Desk): ReadonlyMap<string, Page> =>
  new Map([...shipped, ...[...decks].map(([name, notes]) => [name, pageOf(name, notes)] as const)]);

const inDeck = (desk: Desk, name: string, change: (notes: readonly Note[]) => readonly Note[]): Desk => ({
  ...desk,
  decks: new Map([...desk.decks].map(([deck, notes]) => [deck, deck === name ? change(notes) : notes])),
});

const noteAt = (at: number, change: (note: Note) => Note) => (notes: readonly Note[]) =>
  notes.map((note, place) => (place === at ? change(note) : note));

const edits: readonly ((desk: Desk, gone: (note: Note | undefined) => void) => Desk)[] = [
  // A typing mistake is mended, and brought in again.
  (desk) =>
    inDeck(
      desk,
      'notes.md',
      noteAt(0, (note) => ({ ...note, question: note.question.replace('busy', 'bussy') })),
    ),
  (desk) =>
    inDeck(
      desk,
      'notes.md',
      noteAt(0, (note) => ({ ...note, question: note.question.replace('bussy', 'busy') })),
    ),
  // A question is made anew, its answer stays.
  (desk) =>
    inDeck(
      desk,
      'notes.md',
      noteAt(5, (note) => ({ ...note, question: 'Say in one sentence what this gives you' })),
    ),
  // An answer is made anew, its question stays.
  (desk) =>
    inDeck(
      desk,
      'notes.md',
      noteAt(15, (note) => ({ ...note, answer: `Quite another answer, made anew.` })),
    ),
  // A card goes to another file.
  (desk) => {
    const moved = desk.decks.get('notes.md')?.[12];
    const without = inDeck(desk, 'notes.md', (notes) => notes.filter((_note, at) => at !== 12));
    return inDeck(without, 'more.md', (notes) => (moved === undefined ? notes : [moved, ...notes]));
  },
  // A card goes away for good.
  (desk, gone) => {
    gone(desk.decks.get('more.md')?.[3]);
    return inDeck(desk, 'more.md', (notes) => notes.filter((_note, at) => at !== 3));
  },
  // A file gets another name.
  (desk) => ({
    ...desk,
    decks: new Map([...desk.decks].map(([name, notes]) => [name === 'more.md' ? 'deep/again.md' : name, notes])),
  }),
  // New cards come in between.
  (desk) =>
    inDeck(desk, 'notes.md', (notes) => [
      ...notes.slice(0, 3),
      {
        concept: 'new-1',
        sort: 'card',
        question: 'Why is a lock of threads no lock of tasks?',
        answer: 'It blocks the loop that would let go of it.',
      },
      ...notes.slice(3),
    ]),
  // Cards change places.
  (desk) => inDeck(desk, 'notes.md', (notes) => notes.toReversed()),
  // An author gives ids, and then says all in other words.
  (desk) =>
    inDeck(desk, 'notes.md', (notes) =>
      notes.map((note, at) => (at < 6 ? { ...note, id: `own-${note.concept}` } : note)),
    ),
  (desk) =>
    inDeck(desk, 'notes.md', (notes) =>
      notes.map((note, at) =>
        at < 6 && note.sort === 'card' ? { ...note, question: `Number ${at}?`, answer: `All new, ${at}` } : note,
      ),
    ),
  // A word is added to every question, and to the headings of the decks that ship.
  (desk) =>
    inDeck(desk, 'deep/again.md', (notes) =>
      notes.map((note) => ({ ...note, question: note.question.replace('What', 'What, then,') })),
    ),
  (desk) => ({
    ...desk,
    shipped: new Map(
      [...desk.shipped].map(([name, { text, concepts }]) => [
        name,
        {
          concepts,
          text: text
            .replace('### Five sleepers', '### Five who sleep')
            .replace('## Practice question', '## A question to practise'),
        },
      ]),
    ),
  }),
];

it('a year on two machines that merge weekly ends as on one machine that saw everything', {
  timeout: 120_000,
}, async () => {
  const learner = new Learner(seededRandom(20_260_105));
  const a = machine({ error: () => 0, offset: berlin, hour: 17 });
  // Its clock is seven minutes fast, and a day behind for a while in summer.
  const b = machine({ error: (day) => 7 * 60_000 - (day >= 200 && day < 203 ? dayMs : 0), offset: newYork, hour: 22 });
  const notes = someNotes();
  let desk: Desk = {
    decks: new Map([
      ['notes.md', notes.slice(0, 34)],
      ['more.md', notes.slice(34)],
    ]),
    shipped: new Map(
      bundled.map((name) => {
        const text = readFileSync(new URL(`../../questions/${name}.md`, import.meta.url), 'utf8');
        const ids = [...text.matchAll(/\bid: ([\w-]+)/g)].map(([, id = '']) => id).slice(1);
        return [`${name}.md`, { text, concepts: ids }];
      }),
    ),
  };
  const gone: string[] = [];
  for (const each of [a, b]) {
    put(each, filesOf(desk));
    mkdirSync(join(each.folder, 'contrast'), { recursive: true });
    for (const file of readdirSync(new URL('../../questions/contrast', import.meta.url)))
      copyFileSync(new URL(`../../questions/contrast/${file}`, import.meta.url), join(each.folder, 'contrast', file));
    expect(await init(worldOf(each, () => start))).toBe(0);
  }

  for (let day = 0; day < days; day++) {
    if (day % 14 === 10) {
      const edit = edits[Math.floor(day / 14)];
      if (edit !== undefined) desk = edit(desk, (note) => note && gone.push(note.concept));
      // The author writes on one of the machines; the other gets the files at the end of the week.
      put(day % 28 === 10 ? a : b, filesOf(desk));
    }
    if (day % 4 === 0 || day % 28 === 2) await sit(a, day, learner);
    if (day % 4 === 2 || day % 28 === 0) await sit(b, day, learner);
    if (day % 7 === 6) {
      await mergeInto(a, b, day);
      await mergeInto(b, a, day);
      put(a, filesOf(desk));
      put(b, filesOf(desk));
    }
  }
  await mergeInto(a, b, days);
  await mergeInto(b, a, days);
  put(a, filesOf(desk));
  put(b, filesOf(desk));
  await sit(a, days, learner);
  await mergeInto(b, a, days);

  const c = machine({ error: () => 0, offset: berlin, hour: 17 });
  put(c, filesOf(desk));
  await init(worldOf(c, () => start));
  await mergeInto(c, b, days);
  const [atA, atB, atC] = [await cardsAt(a), await cardsAt(b), await cardsAt(c)];
  expect(atB.cards).toEqual(atA.cards);
  expect(atC.cards).toEqual(atA.cards);
  const lines = atA.events.map(encodeEvent);
  const odd = [...lines.filter((_line, at) => at % 3 === 0), ...lines.toReversed(), ...lines.slice(0, 50)];
  const again = readLog([{ path: 'odd', text: odd.map((line) => `${line}\n`).join('') }]);
  expect(again.unusable).toEqual([]);
  const settings = await settingsOf(
    collectionOf(
      worldOf(a, () => start),
      [],
    ),
  );
  expect(plain(cardsOfLog(again.events, settings.of))).toEqual(atA.cards);

  const reviews = atA.events.filter(({ is }) => is === 'review').length;
  const undone = atA.events.filter(({ is }) => is === 'undone').length;
  const given = [...learner.given.values()].reduce((sum, times) => sum + times, 0);
  expect(reviews - undone).toBe(given);

  const library = await openLibrary(
    worldOf(a, () => start + (days + 1) * dayMs),
    { names: [] },
  );
  expect(library.doubts).toEqual([]);
  expect(library.renewed).toEqual([]);
  const concepts = new Map([...a.questions.values()].map(({ front, concept }) => [front, concept]));
  const takenBack = new Set(atA.events.flatMap((event) => (event.is === 'undone' ? [event.of] : [])));
  const standing = atA.events.filter((event) => event.is === 'review' && !takenBack.has(event.id));
  const lost: string[] = [];
  for (const { entry, seen, record, state } of library.cards) {
    const front = cardsOf(entry.item).find(({ facet }) => facet === seen.facet)?.front ?? '';
    const concept = concepts.get(front) ?? '';
    const times = learner.given.get(concept) ?? 0;
    const told = standing.filter((event) => event.is === 'review' && record?.keys.includes(event.card)).length;
    if (told !== times || (state?.reps ?? 0) !== times)
      lost.push(`${concept} ${seen.item} ${seen.facet}: ${told}, ${state?.reps} of ${times}`);
    if (state !== undefined && state.dueDay < state.lastDay) lost.push(`${concept} is due before its last review`);
  }
  expect(lost).toEqual([]);
  expect(library.orphans.map(({ state }) => state?.reps)).toEqual(
    gone.map((concept) => learner.given.get(`${concept}#0`)),
  );
  expect(learner.cameBack.known / learner.cameBack.times).toBeGreaterThan(0.85);
  expect(learner.cameBack.known / learner.cameBack.times).toBeLessThan(0.95);
});
