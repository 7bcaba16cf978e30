import { studiedCards } from '../core/analysis/studied-cards.ts';
import { studyStatistics } from '../core/analysis/study-statistics.ts';
import { statsToJson } from '../core/feedback/stats-json.ts';
import { statsView } from '../core/feedback/stats-view.ts';
import { attemptPoints, reviewPoints } from '../core/history/review-points.ts';
import { jsonText } from '../core/json-text.ts';
import type { ExitCode } from '../exit-code.ts';
import { Output } from '../shell/output.ts';
import { PageWriter } from '../shell/page-writer.ts';
import { cardPlaces, readStudy, type StudySource, studySource } from '../shell/study/study-source.ts';
import type { World } from '../shell/world.ts';

export interface StatsOptions {
  /** The folder of the history, where it is not the learner's own. */
  readonly history?: string;
  readonly query?: string;
  readonly json: boolean;
}

/** Shows what the history says of its learner, of some decks or of all. */
export async function stats(
  world: World,
  names: readonly string[],
  { history, query, json }: StatsOptions,
): Promise<ExitCode> {
  const source = await studySource(world, names, history);
  const { collection, settingsOf } = source;
  const { keepCard, keep } =
    query === undefined ? { ...source, keepCard: source.keep } : await queried(world, names, query, source);
  const { events, cards, scheduleOf, today } = readStudy(world, source);
  const statistics = studyStatistics({
    points: [...reviewPoints(events, cards, settingsOf)].filter((point) => keepCard({ ...point, key: point.card })),
    attempts: attemptPoints(events, settingsOf).filter(keep),
    cards: studiedCards(cards.byKey.values(), { scheduleOf, textOf: cards.textOf }, today).filter(keepCard),
    today,
  });
  const isAnyHard = statistics.hardest.length + statistics.leeches.length > 0;
  const placeOf = isAnyHard ? await cardPlaces(world, names, collection) : () => undefined;
  const out = new Output(world.stdout);
  if (json) await out.write(`${jsonText(statsToJson(statistics, placeOf), 2)}\n`);
  else await new PageWriter(world, out).write(statsView(statistics, placeOf), collection.history);
  await out.flush();
  return 0;
}

/** The part of a source that a query selects: reviews and cards by their keys, responses of quizzes by their items. */
async function queried(world: World, names: readonly string[], query: string, { collection, keep }: StudySource) {
  const [{ openLibrary }, { cardsThatFit, queryIn }] = await Promise.all([
    import('../shell/study/library.ts'),
    import('../shell/study/select-cards.ts'),
  ]);
  const parsed = queryIn([query]);
  const chosen = cardsThatFit(world, await openLibrary(world, { names, collection }), parsed);
  const keys = new Set(chosen.flatMap(({ key, record }) => [key, ...(record?.keys ?? [])]));
  const items = new Set(chosen.map(({ entry }) => `${entry.deck.id}\n${entry.id}`));
  return {
    keepCard: (of: { readonly deck: string; readonly key: string }) => keep(of) && keys.has(of.key),
    keep: (of: { readonly deck: string; readonly item: string }) => keep(of) && items.has(`${of.deck}\n${of.item}`),
  };
}
