import { resolve } from 'node:path';
import type { ContrastTable } from '../core/deck/contrast.ts';
import type { Deck } from '../core/deck/deck.ts';
import { endView, leftView } from '../core/feedback/end.ts';
import type { NextStep } from '../core/feedback/next-steps.ts';
import { reread } from '../core/session/advance.ts';
import { type Result, resultOf } from '../core/session/result.ts';
import { resultJson } from '../core/session/result-json.ts';
import type { ExitCode } from '../exit-code.ts';
import type { LoadedDeck } from '../shell/deck-reader.ts';
import { Refusal } from '../shell/errors.ts';
import { loadDecks } from '../shell/load-decks.ts';
import type { Prompter } from '../shell/prompter.ts';
import { answered, readAnswers } from '../shell/sitting/answers.ts';
import { choosePrompter, printSpoken } from '../shell/sitting/choose-prompter.ts';
import { type Keeper, keeperOf } from '../shell/sitting/keeper.ts';
import { type Prepared, prepare, type Wanted } from '../shell/sitting/prepare.ts';
import { type Left, sit } from '../shell/sitting/sit.ts';
import type { World } from '../shell/world.ts';

export interface QuizOptions extends Omit<Wanted, 'query'> {
  /** A query over the cards of the items. */
  readonly query?: string;
  /** A file of responses. */
  readonly answers?: string;
  readonly json: boolean;
  readonly plain: boolean;
  /** Whether a card to send to others ends the page. */
  readonly share: boolean;
  /** Whether attempts move the schedule of the cards as well. */
  readonly schedule: boolean;
}

/** What a quiz is asked for by its decks alone. */
export const noOptions: QuizOptions = {
  exam: false,
  retry: false,
  json: false,
  plain: false,
  resume: false,
  schedule: false,
  share: false,
};

/** The seed of a file of responses, which gives the same result each time, whatever the moment. */
const seedOfFile = 1;

/** Asks the items of some decks; 1 where a pass mark was set and not reached, 130 after Ctrl-C. */
export async function quiz(world: World, names: readonly string[], options: QuizOptions): Promise<ExitCode> {
  const { answers, json, share } = options;
  if (json && share) throw new Refusal('--json and --share do not go together.', 'The document holds all of it.');
  const wanted = await wantedBy(world, names, options);
  if (answers === undefined) return await ask(world, await prepare(world, names, wanted), options);
  if (options.resume)
    throw new Refusal('--answers and --resume do not go together.', 'A file of responses is marked at once.');
  const { seed = seedOfFile } = options;
  const prepared = await prepare(world, names, { ...wanted, seed, retry: false });
  return await markFile(world, prepared, answers, { json, share });
}

/** What was asked for, the query made a test of items: it takes what the history knows of their cards. */
async function wantedBy(world: World, names: readonly string[], { query, ...options }: QuizOptions): Promise<Wanted> {
  if (query === undefined) return options;
  const { queriedItems } = await import('../shell/study/queried-items.ts');
  return { ...options, query: { typed: query, wants: await queriedItems(world, names, query, options.history) } };
}

/** Marks the responses of a file; nothing of it goes into the learner's history. */
async function markFile(
  world: World,
  { session, passMark }: Prepared,
  path: string,
  { json, share }: Pick<QuizOptions, 'json' | 'share'>,
): Promise<ExitCode> {
  const result = resultOf(answered(session, readAnswers(world, path, session.paper), path), passMark);
  if (json) world.stdout.write(resultJson(result, { times: false }));
  else await printSpoken(world, endView(result, [], false));
  if (share) await writeCard(world, result, false);
  return codeOf(result);
}

async function ask(world: World, prepared: Prepared, { plain, json, schedule, share }: QuizOptions): Promise<ExitCode> {
  const { session, beginning, collection, timeMs, passMark, news } = prepared;
  let { loaded } = prepared;
  const keeper = await scheduling(world, keeperOf(world, collection, beginning), prepared, schedule);
  const prompter = await choosePrompter(world, { plain, out: json ? world.stderr : world.stdout });
  try {
    if (news.length > 0) await prompter.show(news.map((text) => ({ is: 'row', left: [{ text, role: 'warning' }] })));
    const left = await sit(session, {
      world,
      prompter,
      keeper,
      tablesOf: (deck) => tablesIn(loaded, deck),
      fileOf: (deck) => resolve(world.cwd, deck.path),
      async reread(before) {
        const again = await readAgain(world, loaded);
        if (typeof again === 'string') return again;
        loaded = again;
        return reread(
          before,
          again.map(({ deck }) => deck),
        );
      },
      ...(timeMs === undefined ? {} : { endsAtMs: world.now() + timeMs }),
    });
    const result = resultOf(left.session, passMark);
    await showEnd(prompter, left, result, keeper.hasKept);
    if (share && left.by === 'end') await writeCard(world, result, true);
    if (json) world.stdout.write(resultJson(result, { times: true }));
    return left.by === 'interrupted' ? 130 : codeOf(result);
  } finally {
    prompter.close();
  }
}

/** The keeper, which rates the cards of what was attempted too where that is wanted. */
async function scheduling(world: World, keeper: Keeper, prepared: Prepared, isWanted: boolean): Promise<Keeper> {
  if (!isWanted) return keeper;
  const { schedulingKeeper } = await import('../shell/study/scheduling-keeper.ts');
  return await schedulingKeeper(world, keeper, prepared);
}

function tablesIn(loaded: readonly LoadedDeck[], { id }: Deck): readonly ContrastTable[] {
  return loaded.find(({ deck }) => deck.id === id)?.tables ?? [];
}

/** The decks as they stand in their files now, under the ids they had, or why one of them cannot be read. */
async function readAgain(world: World, loaded: readonly LoadedDeck[]): Promise<readonly LoadedDeck[] | string> {
  try {
    const again: LoadedDeck[] = [];
    for (const before of loaded) {
      const [now = before] = (await loadDecks(world, [before.deck.path])).decks;
      again.push({ ...now, deck: { ...now.deck, id: before.deck.id } });
    }
    return again;
  } catch (error) {
    if (error instanceof Refusal) return `The file was not read again. ${error.message} ${error.hint}`;
    throw error;
  }
}

async function showEnd(prompter: Prompter, left: Left, result: Result, isKept: boolean): Promise<void> {
  const next = isKept ? nextSteps(result, left) : [];
  const isLeft = left.by !== 'end' && result.open.length > 0;
  // Without the rest of the input there is no going on, so that the score is all that can be said.
  const silent = result.mode === 'exam' && left.by !== 'closed';
  await prompter.show([{ is: 'gap' }, ...(isLeft ? leftView(result, next, silent) : endView(result, next, true))]);
}

/** Writes the card, which is loaded where it is wanted. */
async function writeCard(world: World, result: Result, timed: boolean): Promise<void> {
  const { shareCard } = await import('../core/feedback/share.ts');
  world.stdout.write(`\n${shareCard(result, timed)}`);
}

function nextSteps({ missed, madeGood, open }: Result, { by }: Left): readonly NextStep[] {
  if (by !== 'end') return [{ command: 'viva quiz --resume', does: 'goes on at this item' }];
  const left = missed.length - madeGood;
  if (open.length > 0 || left === 0) return [];
  const count = left === 1 ? 'the one missed' : `the ${left} missed`;
  return [{ command: 'viva quiz --retry', does: `${count}, until right` }];
}

function codeOf({ pass }: Result): ExitCode {
  return pass?.passed === false ? 1 : 0;
}
