import { studiedCards } from '../core/analysis/studied-cards.ts';
import { studyStatistics } from '../core/analysis/study-statistics.ts';
import { statsToJson } from '../core/feedback/stats-json.ts';
import { statsView } from '../core/feedback/stats-view.ts';
import { attemptPoints, reviewPoints } from '../core/history/review-points.ts';
import { jsonText } from '../core/json-text.ts';
import type { ExitCode } from '../exit-code.ts';
import { Output } from '../shell/output.ts';
import { PageWriter } from '../shell/page-writer.ts';
import { cardPlaces, readStudy, studySource } from '../shell/study/study-source.ts';
import type { World } from '../shell/world.ts';

export interface StatsOptions {
  /** The folder of the history, where it is not the learner's own. */
  readonly history?: string;
  readonly json: boolean;
}

/** Shows what the history says of its learner, of some decks or of all. */
export async function stats(
  world: World,
  names: readonly string[],
  { history, json }: StatsOptions,
): Promise<ExitCode> {
  const { collection, settingsOf, keep } = await studySource(world, names, history);
  const { events, cards, scheduleOf, today } = readStudy(world, { collection, settingsOf, keep });
  const statistics = studyStatistics({
    points: [...reviewPoints(events, cards, settingsOf)].filter(keep),
    attempts: attemptPoints(events, settingsOf).filter(keep),
    cards: studiedCards(cards.byKey.values(), { scheduleOf, textOf: cards.textOf }, today).filter(keep),
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
