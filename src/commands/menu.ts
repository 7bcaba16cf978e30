import { existsSync, readdirSync } from 'node:fs';
import { basename, isAbsolute, relative, resolve } from 'node:path';
import { capital, countText, plainText } from '../core/feedback/words.ts';
import type { HistoryEvent } from '../core/history/event.ts';
import { lastSitting, recentDecks, stillMissed, unfinishedSitting } from '../core/history/sittings.ts';
import { neutralise } from '../core/layout/neutralise.ts';
import type { Shown } from '../core/layout/shown.ts';
import { type Bundled, bundledDecks } from '../shell/bundled.ts';
import { type ListedDeck, listDecks } from '../shell/deck-index.ts';
import { Refusal } from '../shell/errors.ts';
import { readHistory } from '../shell/history-files.ts';
import { choosePrompter } from '../shell/sitting/choose-prompter.ts';
import { collectionOf } from '../shell/study/collection.ts';
import { dueNow } from '../shell/study/due-now.ts';
import type { World } from '../shell/world.ts';

/** One thing that can be done now, and the arguments that do it. */
interface Choice {
  readonly name: string;
  readonly note: string;
  readonly argv: readonly string[];
}

/** A folder of decks, of which one is chosen next. */
interface Folder {
  readonly name: string;
  readonly note: string;
  /** What stands for all its decks on a command line. */
  readonly directory: string;
  readonly inside: readonly Choice[];
}

const mostRecent = 3;
const mostHere = 12;

/** Asks what to do, from where the user stands; the arguments that do it, or nothing where the menu was left. */
export async function menu(world: World): Promise<readonly string[] | undefined> {
  const prompter = await choosePrompter(world, { plain: false, out: world.stdout });
  try {
    const choices = await choicesOf(world);
    await prompter.show(greeting);
    const chosen = choices[(await prompter.choose('What would you like to do?', choices)) ?? -1];
    if (chosen === undefined || 'argv' in chosen) return chosen?.argv;
    const inside = await prompter.choose(chosen.name, chosen.inside);
    return chosen.inside[inside ?? -1]?.argv;
  } finally {
    prompter.close();
  }
}

/** Writes what can be done from where the user stands, each with what to type: for a reader who cannot choose in a menu. */
export async function nextSteps(world: World): Promise<void> {
  const steps = (await choicesOf(world)).map((choice) =>
    'argv' in choice ? choice : { ...choice, argv: ['quiz', choice.directory] },
  );
  const typed = steps.map(({ argv }) => ['viva', ...argv.map(quoted)].join(' '));
  const width = Math.max(...typed.map((each) => each.length));
  const lines = steps.map(({ name, note }, at) => `  ${(typed[at] ?? '').padEnd(width)}   ${name}: ${note}`);
  const text = [
    'viva · questions from Markdown files. From here:',
    '',
    ...lines,
    '',
    '`viva new first.md` begins a deck of your own, `viva --help` says all that there is.',
  ];
  world.stdout.write(text.map((line) => `${neutralise(line)}\n`).join(''));
}

/** A word as a shell takes it. */
const quoted = (word: string): string => (/^[\w./:@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

const greeting: readonly Shown[] = [
  { is: 'gap' },
  {
    is: 'row',
    left: [
      { text: 'viva', role: 'strong' },
      { text: ' · questions from Markdown files. ', role: 'plain' },
      { text: 'viva --help', role: 'code' },
      { text: ' says all that it does, ', role: 'plain' },
      { text: 'viva new first.md', role: 'code' },
      { text: ' begins a deck of your own.', role: 'plain' },
    ],
  },
  { is: 'gap' },
];

async function choicesOf(world: World): Promise<readonly (Choice | Folder)[]> {
  const { events } = readHistory(collectionOf(world, []).history);
  const shipped = bundledDecks(world);
  const recent = recentDecks(events)
    .slice(0, mostRecent)
    .map((path) => shortest(world, path));
  const names = [
    ...recent,
    ...namesHere(world).slice(0, mostHere),
    ...shipped.map(({ path }) => shortest(world, path)),
  ];
  const there = [...new Set(names)].filter((name) => existsSync(resolve(world.cwd, name)));
  const { decks } = there.length === 0 ? { decks: [] } : await listDecks(world, there);
  const holding = decks.filter(({ summary }) => summary.items > 0);
  const folders = shipped.map((bundled) => ({
    bundled,
    decks: holding.filter((deck) => isInside(world, bundled, deck)),
  }));
  const single = holding.filter((deck) => !folders.some(({ decks: inside }) => inside.includes(deck)));
  return [
    ...(await studying(world, events)),
    ...unfinished(events),
    ...single.map((deck) => choiceOf(world, deck, shipped)),
    ...folders.filter(({ decks: inside }) => inside.length > 0).map((folder) => folderOf(folder)),
  ];
}

/** True for a deck in a folder that ships. */
function isInside({ cwd }: World, { path }: Bundled, deck: ListedDeck): boolean {
  return resolve(cwd, deck.path).startsWith(`${path}/`);
}

function folderOf({ bundled, decks }: { readonly bundled: Bundled; readonly decks: readonly ListedDeck[] }): Folder {
  const items = decks.reduce((sum, { summary }) => sum + summary.items, 0);
  return {
    name: capital(bundled.name.replaceAll('-', ' ')),
    note: `${bundled.name} · ${countText(decks.length, 'deck')}, ${countText(items, 'item')}`,
    directory: bundled.name,
    inside: decks.map(({ path, summary }) => ({
      name: plainText(summary.title),
      note: countText(summary.items, 'item'),
      argv: ['quiz', `${bundled.name}/${basename(path).replace(/\.md$/, '')}`],
    })),
  };
}

/** To study, for a learner who has begun to. */
async function studying(world: World, events: readonly HistoryEvent[]): Promise<readonly Choice[]> {
  if (!events.some(({ is }) => is === 'review')) return [];
  try {
    const { total, newToday } = await dueNow(world, []);
    const due = total.due + total.learning;
    const note = [...(due > 0 ? [`${due} due`] : []), ...(newToday > 0 ? [`${newToday} new`] : [])].join(' · ');
    return note === '' ? [] : [{ name: 'Study what is due', note, argv: ['study'] }];
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
}

/** The path as the user would type it here. */
function shortest(world: World, path: string): string {
  const here = relative(world.cwd, path);
  return here.startsWith('..') || isAbsolute(here) ? path : here;
}

/** What the history offers: to go on, or to ask again what was missed. */
function unfinished(events: readonly HistoryEvent[]): readonly Choice[] {
  const open = unfinishedSitting(events);
  const last = lastSitting(events);
  const missed = last === undefined || open?.started.sitting === last.started.sitting ? [] : stillMissed(last);
  const done = new Set(
    open?.events.flatMap((event) => (event.is === 'attempt' ? [`${event.deck}\n${event.item}`] : [])),
  );
  return [
    ...(open === undefined
      ? []
      : [
          {
            name: 'Go on with the last sitting',
            note: `${open.started.decks.map(({ path }) => basename(path)).join(', ')} · ${done.size} of ${open.started.items.length} done`,
            argv: ['quiz', '--resume'],
          },
        ]),
    ...(missed.length === 0
      ? []
      : [
          {
            name: 'What you missed last time, again',
            note: countText(missed.length, 'item'),
            argv: ['quiz', '--retry'],
          },
        ]),
  ];
}

/** The Markdown files of this folder and of `questions` in it. Nothing deeper: the folder may be a whole disk. */
function namesHere(world: World): readonly string[] {
  return ['', 'questions/'].flatMap((folder) => {
    try {
      const names = readdirSync(`${world.cwd}/${folder}`, { withFileTypes: true });
      return names
        .filter((entry) => entry.isFile() && /\.(md|markdown)$/i.test(entry.name))
        .map((entry) => folder + entry.name);
    } catch {
      return [];
    }
  });
}

function choiceOf({ cwd }: World, { path, summary }: ListedDeck, shipped: readonly Bundled[]): Choice {
  const name = shipped.find((bundled) => bundled.path === resolve(cwd, path))?.name ?? path;
  return {
    name: plainText(summary.title),
    note: `${name} · ${countText(summary.items, 'item')}`,
    argv: ['quiz', name],
  };
}
