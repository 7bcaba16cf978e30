import { closeSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { itemsOf } from '../../core/deck/deck.ts';
import { fingerprintOf } from '../../core/history/fingerprint.ts';
import { openable } from '../deck-files.ts';
import type { LoadedDeck } from '../deck-reader.ts';
import { Refusal } from '../errors.ts';
import { loadDecks } from '../load-decks.ts';
import { type FilesFound, findSubmissionFiles } from '../submissions/find-files.ts';
import { tried } from '../trouble.ts';
import { isMarkdown } from '../walk.ts';
import type { World } from '../world.ts';

/** What was named on the command line, told apart. */
export interface ToldApart {
  readonly decks: readonly LoadedDeck[];
  /** Paths of submissions, in the order in which they were named; `-` is standard input. */
  readonly submissions: readonly string[];
  /** The files behind these paths, where they are one folder that was looked through. */
  readonly files?: FilesFound;
}

/** Endings of files that hold submissions and never a deck; any other file is looked into. */
const never = /\.(?:csv|tsv|json|jsonl|ndjson|ya?ml|gz|zip|xlsx?|ods|db)$/i;
/** No deck is longer, and reading a larger file only to see that it is none would take long. */
const largestDeckBytes = 16 * 1024 * 1024;

/**
 * Decks and submissions, told apart by what they hold. A path is decks where it holds items; but files all of whose
 * items are asked by a deck named before are copies that were filled in, and so submissions, as are pages with a
 * `student` in their front matter; in a folder of very many the
 * first of them tell. Where `decks` are named outright, all other paths are submissions. A deck that is named twice is no
 * submission to itself. Refuses where one of the two is missing.
 */
export async function tellApart(world: World, names: readonly string[], decks: readonly string[]): Promise<ToldApart> {
  const told = await (decks.length > 0 ? byName(world, names, decks) : byContent(world, names));
  if (told.decks.length === 0) {
    throw new Refusal('No deck is named to mark against.', 'Name one: viva grade DECK… SUBMISSIONS…, or --deck PATH.');
  }
  if (told.submissions.length === 0) {
    const hint = 'Name their files or folders after the deck: viva grade deck.md answers.csv. Or name the deck: --deck';
    throw new Refusal('No submissions are named.', hint);
  }
  return told;
}

async function byName(world: World, names: readonly string[], decks: readonly string[]): Promise<ToldApart> {
  const loaded = (await loadDecks(world, decks)).decks;
  const places = new Set(loaded.map(({ deck }) => resolve(world.cwd, deck.path)));
  return { decks: loaded, submissions: names.filter((name) => name === '-' || !places.has(resolve(world.cwd, name))) };
}

async function byContent(world: World, names: readonly string[]): Promise<ToldApart> {
  const decks: LoadedDeck[] = [];
  const submissions: string[] = [];
  const read = new Set<string>();
  let files: FilesFound | undefined;
  for (const name of names) {
    files = filesBelow(world, name);
    if (files !== undefined && (await holdsNoDeck(world, files, decks))) {
      submissions.push(name);
      continue;
    }
    const found = (await decksIn(world, name)).filter((loaded) => !isPaper(world, loaded));
    const places = found.map(({ deck }) => resolve(world.cwd, deck.path));
    if (places.length > 0 && places.every((place) => read.has(place))) continue;
    if (found.length === 0 || isCopy(found, decks)) submissions.push(name);
    else {
      decks.push(...found);
      for (const place of places) read.add(place);
    }
  }
  const [only] = submissions;
  return { decks, submissions, ...(files !== undefined && only === names.at(-1) ? { files } : {}) };
}

/** The files of a folder; nothing of a file, or of a folder in which something cannot be read. */
function filesBelow(world: World, name: string): FilesFound | undefined {
  const found = statsOf(world, name)?.isDirectory() ? findSubmissionFiles(world.cwd, [name]) : undefined;
  return found?.findings.length === 0 ? found : undefined;
}

/** Of more Markdown files than this in one folder the first tell whether they are copies that were filled in. */
const lookedInto = 20;

/** True for a folder without a Markdown file, and for one of very many of which the first are copies. */
async function holdsNoDeck(world: World, { files }: FilesFound, before: readonly LoadedDeck[]): Promise<boolean> {
  const pages = files.filter(({ path }) => isMarkdown(path));
  if (pages.length === 0) return true;
  if (pages.length <= lookedInto) return false;
  const reader = new (await import('../deck-reader.ts')).DeckReader(world);
  const first = pages.slice(0, lookedInto).map(({ path }) => reader.read(path));
  const others = first.flatMap((read) => (read.ok && !isPaper(world, read) ? [read] : []));
  return others.length === 0 || isCopy(others, before);
}

const headBytes = 4096;
/** A field of this name in front matter, which not even a kept deck needs to be parsed for. */
const studentField = /^\ufeff?---[^\S\n]*\n(?:(?!---)[^\n]*\n)*?student[^\S\n]*:/;

/** True for a page whose front matter names its student, or leaves room for a name: what is in it was filled in. */
function isPaper(world: World, { deck }: LoadedDeck): boolean {
  // No deck has such a field, and it is said of one that has.
  if (deck.diagnostics.length === 0) return false;
  const head = Buffer.alloc(headBytes);
  const file = openSync(openable(world, deck.path), 'r');
  const size = readSync(file, head, 0, headBytes, 0);
  closeSync(file);
  return studentField.test(head.toString('utf8', 0, size));
}

/** True if all that some decks ask is asked by those before. */
function isCopy(some: readonly LoadedDeck[], before: readonly LoadedDeck[]): boolean {
  if (before.length === 0) return false;
  const asked = new Set(questionsOf(before));
  return questionsOf(some).every((question) => asked.has(question));
}

function questionsOf(decks: readonly LoadedDeck[]): readonly string[] {
  return decks.flatMap(({ deck }) => itemsOf(deck).map(fingerprintOf));
}

/** What the system says of a file or folder that was named; nothing of one that is not there. */
function statsOf(world: World, name: string): Stats | undefined {
  return name === '-' ? undefined : tried(() => statSync(openable(world, name)));
}

async function decksIn(world: World, name: string): Promise<readonly LoadedDeck[]> {
  if (name === '-') return [];
  const stats = statsOf(world, name);
  // What does not exist is the name of a deck that ships, or a mistake to be told.
  if (stats === undefined) return never.test(name) ? missing(name) : (await loadDecks(world, [name])).decks;
  if (stats.isFile() && (never.test(name) || stats.size > largestDeckBytes)) return [];
  if (!stats.isFile() && !stats.isDirectory()) return [];
  try {
    return (await loadDecks(world, [name])).decks;
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
}

function missing(name: string): never {
  throw new Refusal(`There is no file or folder \`${name}\`.`, 'Check the path.');
}
