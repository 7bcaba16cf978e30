import { resolve } from 'node:path';
import { cardInfo } from '../core/feedback/card-info.ts';
import type { NextStep } from '../core/feedback/next-steps.ts';
import { studyEnd } from '../core/feedback/study-view.ts';
import { capital, countText, itemName } from '../core/feedback/words.ts';
import { fingerprintOf } from '../core/history/fingerprint.ts';
import { piece } from '../core/layout/line.ts';
import type { Shown } from '../core/layout/shown.ts';
import type { Query } from '../core/query/query.ts';
import { isLeech } from '../core/schedule/leech.ts';
import { recallOn } from '../core/schedule/order.ts';
import { Calendar } from '../core/study/calendar.ts';
import { historyOfCard, lastReview } from '../core/study/card-history.ts';
import { type Day, isDueOn, type Plan, planOf, type StudyMode } from '../core/study/plan.ts';
import { renewedFacts } from '../core/study/review.ts';
import type { StudyCard } from '../core/study/study-card.ts';
import type { ExitCode } from '../exit-code.ts';
import { Refusal } from '../shell/errors.ts';
import { readHistory } from '../shell/history-files.ts';
import type { Prompter } from '../shell/prompter.ts';
import { choosePrompter } from '../shell/sitting/choose-prompter.ts';
import { byKey, type Library, openLibrary } from '../shell/study/library.ts';
import { type ReviewLog, reviewLog } from '../shell/study/review-log.ts';
import { cardsThatFit } from '../shell/study/select-cards.ts';
import { settleDoubts } from '../shell/study/settle-doubts.ts';
import { type Studied, sitStudy } from '../shell/study/sit-study.ts';
import { whatIsLeft } from '../shell/study/today.ts';
import type { World } from '../shell/world.ts';

export interface StudyOptions {
  readonly history?: string;
  /** New cards at most, instead of what the settings say of a day. */
  readonly fresh?: number;
  /** Cards at most. */
  readonly most?: number;
  readonly minutes?: number;
  readonly tags?: { test(tags: readonly string[]): boolean };
  readonly query?: Query;
  readonly seed?: number;
  readonly buttons?: 2 | 4;
  readonly plain: boolean;
  readonly cram: boolean;
  readonly aheadDays?: number;
  readonly untilDay?: number;
}

/** Studies what is due of some decks, and the new cards of the day; 130 after Ctrl-C. */
export async function study(
  world: World,
  names: readonly string[],
  options: StudyOptions,
  openPrompter: typeof choosePrompter = choosePrompter,
): Promise<ExitCode> {
  const mode = modeOf(world, options);
  const opened = await openLibrary(world, {
    names,
    ...(options.history === undefined ? {} : { history: options.history }),
  });
  const log = reviewLog(world, opened.collection);
  const prompter = await openPrompter(world, { plain: options.plain, out: world.stdout });
  try {
    const library = await settled(world, opened, log, prompter);
    const cards = selected(world, library, options);
    const plan = planOf(cards, mode, dayOf(world, library, options));
    if (library.lost.length > 0) await prompter.show(library.lost.map((text) => row(text, 'warning')));
    if (mode.is === 'until' && mode.day < library.dayAt(world.now())) {
      throw new Refusal('--until takes a day that is still to come.', 'Write it as 2026-12-01.');
    }
    const studied = await sitStudy(plan.queue, around(world, library, prompter, log, mode, options));
    await prompter.show([{ is: 'gap' }, ...endOf(world, library, plan, studied, mode, cards)]);
    return studied.by === 'interrupted' ? 130 : 0;
  } finally {
    prompter.close();
  }
}

const row = (text: string, role: 'muted' | 'warning' = 'muted'): Shown => ({ is: 'row', left: [piece(text, role)] });

function modeOf(_world: World, { cram, aheadDays, untilDay }: StudyOptions): StudyMode {
  const asked: StudyMode[] = [
    ...(cram ? [{ is: 'cram' } as const] : []),
    ...(aheadDays === undefined ? [] : [{ is: 'ahead', days: aheadDays } as const]),
    ...(untilDay === undefined ? [] : [{ is: 'until', day: untilDay } as const]),
  ];
  if (asked.length > 1) throw new Refusal('--cram, --ahead and --until do not go together.', 'Choose one of them.');
  return asked[0] ?? { is: 'study' };
}

/** Tells the log of the cards that look different now, and asks which is which where it is not clear. */
async function settled(world: World, library: Library, log: ReviewLog, prompter: Prompter): Promise<Library> {
  log.write(renewedFacts(library.renewed));
  const isAsked = await settleDoubts(world, library, log, prompter);
  return library.renewed.length > 0 || isAsked ? await library.again() : library;
}

function selected(world: World, library: Library, { tags, query }: StudyOptions): readonly StudyCard[] {
  const fitting = cardsThatFit(world, library, query).filter(({ entry }) => tags?.test(entry.item.tags) !== false);
  if (fitting.length > 0) return fitting;
  throw new Refusal('No card fits what was asked for.', 'See which cards there are: viva cards');
}

function dayOf(world: World, { known, settings, dayAt }: Library, { fresh, most, cram }: StudyOptions): Day {
  const atMs = world.now();
  const today = dayAt(atMs);
  const own = settings.of('');
  const { newLeft, mostLeft } = whatIsLeft(known, own, today);
  return {
    today,
    atMs,
    newLeft: fresh ?? newLeft,
    mostLeft: most ?? (cram ? own.mostPerDay : mostLeft),
    isCapped: most !== undefined,
  };
}

function around(
  world: World,
  start: Library,
  prompter: Prompter,
  log: ReviewLog,
  mode: StudyMode,
  { seed, minutes, buttons }: StudyOptions,
) {
  let library = start;
  const { collection, dayAt } = library;
  return {
    world,
    prompter,
    log,
    mode,
    seed: seed ?? world.freshSeed(),
    buttons: buttons ?? library.settings.of('').buttons,
    calendar: new Calendar(library.cards),
    dayAt,
    tablesOf: ({ id }: { readonly id: string }) => library.loaded.find(({ deck }) => deck.id === id)?.tables ?? [],
    fileOf: ({ path }: { readonly path: string }) => resolve(world.cwd, path),
    async reopen() {
      try {
        const now = await library.again();
        log.write(renewedFacts(now.renewed));
        const before = byKey(library.cards);
        library = now;
        return {
          cards: byKey(now.cards),
          added: now.cards.filter(({ key }) => !before.has(key)),
          inDoubt: now.doubts.map(({ seen }) => seen),
        };
      } catch (error) {
        if (error instanceof Refusal) return `The file was not read again. ${error.message} ${error.hint}`;
        throw error;
      }
    },
    async undoEarlier() {
      const last = lastReview(readHistory(collection.history).events);
      if (last === undefined || log.write([{ is: 'undone', of: last.id }]) === undefined) return undefined;
      library = await library.again().catch(() => library);
      const card = library.cards.find(
        ({ key, record }) => key === last.card || record?.keys.includes(last.card) === true,
      );
      return { key: card?.key ?? last.card, ...(card === undefined ? {} : { card }) };
    },
    infoOf(card: StudyCard) {
      const { events } = readHistory(collection.history);
      const keys = new Set([card.key, ...(card.record?.keys ?? [])]);
      const today = dayAt(world.now());
      const { state } = card;
      const recall = state === undefined ? undefined : recallOn(state, today, card.scheduler.model);
      const lines = historyOfCard(events, { keys, item: fingerprintOf(card.entry.item) }, ({ at }) => dayAt(at));
      return cardInfo(state, recall, lines, today);
    },
    ...(minutes === undefined ? {} : { endsAtMs: world.now() + minutes * 60_000 }),
  };
}

function endOf(
  world: World,
  library: Library,
  plan: Plan,
  { done, queue }: Studied,
  mode: StudyMode,
  cards: readonly StudyCard[],
): readonly Shown[] {
  const reviews = done.filter(({ is }) => is === 'review');
  const now = world.now();
  const today = library.dayAt(now);
  const latest = new Map(cards.map((card) => [card.key, card]));
  for (const { after } of done) latest.set(after.key, after);
  const firstStep = Math.min(...queue.waiting.map(({ dueAt }) => dueAt));
  const leeches = [...new Map(reviews.map(({ after }) => [after.key, latest.get(after.key) ?? after])).values()].filter(
    ({ state, settings }) => state !== undefined && isLeech(state, settings),
  );
  const left = queue.rest.length;
  const next: NextStep[] = [
    ...(left > 0 ? [{ command: 'viva study', does: `goes on: ${countText(left, 'card')} left` }] : []),
    ...(plan.leftOver > 0 && left === 0
      ? [{ command: 'viva study --max 999', does: `the ${plan.leftOver} that are left` }]
      : []),
    { command: 'viva due', does: 'what the next days bring' },
  ];
  return studyEnd(
    {
      reviews: reviews.length,
      fresh: reviews.filter(({ before }) => before.state === undefined).length,
      again: reviews.filter(({ rating }) => rating === 'again').length,
      spentMs: reviews.reduce((sum, { durationMs }) => sum + durationMs, 0),
      stepping: queue.waiting.length,
      minutesToStep: queue.waiting.length === 0 ? 0 : (firstStep - now) / 60_000,
      leftOver: plan.leftOver,
      dueTomorrow: [...latest.values()].filter(({ state }) => state?.dueDay === today + 1 || isDueOn(state, today))
        .length,
      leeches: leeches.map(({ entry, state }) => ({
        name: capital(itemName(entry.item)),
        place: `${entry.deck.path}:${entry.item.span.line}`,
        lapses: state?.lapses ?? 0,
      })),
      isCram: mode.is === 'cram',
    },
    next,
  );
}
