import { resolve } from 'node:path';
import { closest } from '../core/diagnostics/suggest.ts';
import { plainText, reviewsText } from '../core/feedback/words.ts';
import type { CardRecord } from '../core/history/card-record.ts';
import { cardsOfLog } from '../core/history/cards.ts';
import { encodeEvent } from '../core/history/codec.ts';
import type { CardKey } from '../core/history/event.ts';
import { fsrsCsv } from '../core/history/fsrs-csv.ts';
import { reviewPoints } from '../core/history/review-points.ts';
import { jsonText } from '../core/json-text.ts';
import { neutralise } from '../core/layout/neutralise.ts';
import { seenFacts } from '../core/study/review.ts';
import type { ExitCode } from '../exit-code.ts';
import { Refusal } from '../shell/errors.ts';
import { readHistory } from '../shell/history-files.ts';
import { Output } from '../shell/output.ts';
import { choosePrompter } from '../shell/sitting/choose-prompter.ts';
import { dropSnapshot } from '../shell/snapshot.ts';
import { compareSnapshot, type SnapshotCheck, type SnapshotDifference } from '../shell/snapshot-check.ts';
import { collectionOf } from '../shell/study/collection.ts';
import { settingsHash } from '../shell/study/known-cards.ts';
import { openLibrary } from '../shell/study/library.ts';
import { historyIn, mergeHistory } from '../shell/study/merge-history.ts';
import { reviewLog } from '../shell/study/review-log.ts';
import { settingsOf } from '../shell/study/settings-files.ts';
import { settleDoubts } from '../shell/study/settle-doubts.ts';
import type { World } from '../shell/world.ts';

export interface HistoryOptions {
  readonly history?: string;
  readonly format: 'jsonl' | 'fsrs-csv';
  readonly json: boolean;
}

const actions = ['verify', 'export', 'merge', 'relink', 'forget'] as const;

/** Looks after the history: verifies, exports and merges it, links cards that were edited, forgets those that are gone. */
export async function history(world: World, words: readonly string[], options: HistoryOptions): Promise<ExitCode> {
  const [action, ...rest] = words;
  switch (action) {
    case 'verify':
      return await verify(world, options);
    case 'export':
      return await exportHistory(world, options);
    case 'merge':
      return merge(world, rest, options);
    case 'relink':
      return await relink(world, rest, options);
    case 'forget':
      return await forget(world, rest, options);
    default: {
      const near = closest(action ?? '', actions);
      throw new Refusal(
        action === undefined ? 'What is to be done with the history?' : `There is no \`viva history ${action}\`.`,
        near === undefined
          ? `Write one of ${actions.map((name) => `viva history ${name}`).join(', ')}.`
          : `Did you mean \`viva history ${near}\`?`,
      );
    }
  }
}

/** Replays the whole log, names each line that says nothing, and compares what was kept of it; 1 where something is wrong. */
async function verify(world: World, { history: folder, json }: HistoryOptions): Promise<ExitCode> {
  const collection = collectionOf(world, [], folder);
  const settings = await settingsOf(collection);
  const checked = compareSnapshot(world, collection.history, settings.of, settingsHash(settings));
  const { events, unusable, unreadable, differences } = checked;
  const isWrong = unusable.some(({ fault }) => fault !== 'newer') || unreadable.length > 0;
  if (differences !== undefined && differences.length > 0) dropSnapshot(world, collection.history);
  const cards = new Set(cardsOfLog(events, settings.of).byKey.values()).size;
  const reviews = events.filter(({ is }) => is === 'review').length;
  const found = { events: events.length, cards, reviews, unusable, unreadable, differences: differences ?? [] };
  if (json) world.stdout.write(`${jsonText({ history: collection.history, ...found }, 2)}\n`);
  else for (const line of verdictLines(found)) world.stdout.write(`${neutralise(line)}\n`);
  return isWrong || found.differences.length > 0 ? 1 : 0;
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

interface Found extends Pick<SnapshotCheck, 'unusable' | 'unreadable'> {
  readonly events: number;
  readonly cards: number;
  readonly reviews: number;
  readonly differences: readonly SnapshotDifference[];
}

function verdictLines({ events, reviews, cards, unusable, unreadable, differences }: Found): readonly string[] {
  const faults = unusable.length + unreadable.length;
  const verdict = faults === 0 ? 'Every line can be used.' : `${faults} cannot be used and stay as they are.`;
  return [
    ...unreadable.map(({ path, because }) => `${path}: ${because}`),
    ...unusable.map(({ path, line, fault, because }) => `${path}:${line}: ${fault}: ${because}`),
    `${counted(events, 'event')}, ${counted(reviews, 'review')}, ${counted(cards, 'card')}. ${verdict}`,
    ...(differences.length === 0
      ? []
      : [
          `What was kept for a quick start differed in ${differences.length} place${differences.length === 1 ? '' : 's'}. ` +
            'It was thrown away; the log is what counts.',
        ]),
  ];
}

/** Prints the union of all devices' lines, or what the optimisers of FSRS read. */
async function exportHistory(world: World, { history: folder, format }: HistoryOptions): Promise<ExitCode> {
  const collection = collectionOf(world, [], folder);
  const { events } = readHistory(collection.history);
  const out = new Output(world.stdout);
  if (format === 'fsrs-csv') {
    const settings = await settingsOf(collection);
    const points = reviewPoints(events, cardsOfLog(events, settings.of), settings.of);
    for (const line of fsrsCsv(points)) await out.write(`${line}\n`);
  } else for (const event of events) await out.write(`${encodeEvent(event)}\n`);
  await out.flush();
  return 0;
}

/** Adds the lines of other histories to this one. */
function merge(world: World, folders: readonly string[], { history: folder }: HistoryOptions): ExitCode {
  if (folders.length === 0)
    throw new Refusal('Which history is to be merged?', 'Name its folder: viva history merge DIR');
  const { history: into } = collectionOf(world, [], folder);
  for (const name of folders) {
    const from = historyIn(resolve(world.cwd, name));
    if (resolve(from) === resolve(into))
      throw new Refusal(`\`${name}\` is this history itself.`, 'Name another folder.');
    const { files, lines, torn } = mergeHistory(from, into);
    const left = torn === 0 ? '' : `; ${torn} torn line${torn === 1 ? '' : 's'} left behind`;
    world.stdout.write(
      `${neutralise(name)}: ${lines === 0 ? 'nothing new' : `${lines} line${lines === 1 ? '' : 's'} in ${files} file${files === 1 ? '' : 's'}`}${left}\n`,
    );
  }
  return 0;
}

/** The cards that their decks no longer hold, and those that may be edits of them: asked in a terminal, else listed. */
async function relink(world: World, words: readonly string[], options: HistoryOptions): Promise<ExitCode> {
  const { history: folder, json } = options;
  const library = await openLibrary(world, { names: [], ...(folder === undefined ? {} : { history: folder }) });
  const log = reviewLog(world, library.collection);
  const [from, to] = words;
  if (from !== undefined) {
    const orphan = named(library.orphans, from);
    const { seen, key } =
      library.cards.find(
        (card) => to !== undefined && (card.key.startsWith(to) || `${card.entry.deck.id}/${card.seen.item}` === to),
      ) ??
      refuse(
        `No card \`${to ?? ''}\` is in the decks.`,
        'Write viva history relink CARD DECK/ITEM; viva cards --json names both.',
      );
    if (library.known.byKey.get(key)?.state !== undefined) {
      throw new Refusal('That card has a history of its own.', 'Two histories are not made one by hand.');
    }
    if (log.write(seenFacts(orphan.keys, seen, 'learner')) === undefined) throw lost(log.notKept);
    world.stdout.write('Linked. viva undo takes it back.\n');
    return 0;
  }
  if (json) {
    const doubts = library.doubts.map(({ seen, candidates }) => ({
      deck: seen.deck,
      item: seen.item,
      facet: seen.facet,
      candidates: candidates.map(({ key }) => key),
    }));
    world.stdout.write(
      `${jsonText({ doubts, orphans: library.orphans.map((record) => orphanJson(record, library.known.textOf(record.key))) }, 2)}\n`,
    );
    return 0;
  }
  if (library.doubts.length > 0 && world.stdin.isTTY === true && world.stdout.isTTY === true) {
    const prompter = await choosePrompter(world, { plain: false, out: world.stdout });
    try {
      await settleDoubts(world, library, log, prompter);
    } finally {
      prompter.close();
    }
  }
  const { orphans, doubts, known } = await library.again();
  for (const { seen } of doubts) world.stdout.write(`in doubt  ${shown(`${seen.deck}/${seen.item}`, seen.text)}\n`);
  for (const { key, look, state } of orphans) {
    const where = `${look?.deck ?? ''}/${look?.item ?? ''}`;
    world.stdout.write(`${key}  ${reviewsText(state?.reps ?? 0)}  ${shown(where, known.textOf(key))}\n`);
  }
  if (orphans.length + doubts.length === 0) world.stdout.write('Every card of the history is in its deck.\n');
  else if (orphans.length > 0) {
    world.stdout.write(
      '\n  viva history relink CARD DECK/ITEM   gives one of these histories to a card that has none\n' +
        '  viva history forget CARD             lists it no longer; forget --all for all of them\n',
    );
  }
  return 0;
}

const shown = (where: string, text: string): string =>
  `${neutralise(where)}  ${neutralise(plainText(text).slice(0, 60))}`;

const orphanJson = ({ key, look, state }: CardRecord, text: string) => ({
  card: key,
  deck: look?.deck ?? null,
  item: look?.item ?? null,
  text,
  reps: state?.reps ?? 0,
});

function named(orphans: readonly CardRecord[], key: CardKey): CardRecord {
  const found = orphans.filter((record) => record.keys.some((each) => each.startsWith(key)));
  const [one, another] = found;
  if (one !== undefined && another === undefined) return one;
  return refuse(
    one === undefined
      ? `No card \`${key}\` is missing from the decks.`
      : `\`${key}\` begins the names of several cards.`,
    'See which there are: viva history relink',
  );
}

function refuse(message: string, hint: string): never {
  throw new Refusal(message, hint);
}

const lost = (why: { readonly path: string; readonly because: string; readonly hint: string } | undefined): Refusal =>
  new Refusal(
    `Nothing was written, because ${why?.because ?? 'the history cannot be written'}: ${why?.path ?? ''}.`,
    why?.hint ?? '',
  );

/** Lists cards no longer that are in no deck any more. Their lines stay in the log. */
async function forget(world: World, words: readonly string[], { history: folder }: HistoryOptions): Promise<ExitCode> {
  if (words.length === 0)
    throw new Refusal('Which cards?', 'Name them, or all that are gone: viva history forget --all');
  const library = await openLibrary(world, { names: [], ...(folder === undefined ? {} : { history: folder }) });
  const meant = words.includes('all') ? library.orphans : words.map((key) => named(library.orphans, key));
  const log = reviewLog(world, library.collection);
  if (log.write(meant.map(({ key }) => ({ is: 'forgotten', card: key }))) === undefined) throw lost(log.notKept);
  world.stdout.write(`${meant.length} forgotten. viva undo takes it back.\n`);
  return 0;
}
