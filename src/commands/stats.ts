import { studiedCards } from '../core/analysis/studied-cards.ts';
import { studyStatistics } from '../core/analysis/study-statistics.ts';
import { statsToJson } from '../core/feedback/stats-json.ts';
import { type PlaceOf, statsView } from '../core/feedback/stats-view.ts';
import { attemptPoints, reviewPoints } from '../core/history/review-points.ts';
import { jsonText } from '../core/json-text.ts';
import type { ExitCode } from '../exit-code.ts';
import { Output } from '../shell/output.ts';
import { PageWriter } from '../shell/page-writer.ts';
import { ownHistory, readStudy, type StudySource } from '../shell/study-source.ts';
import type { World } from '../shell/world.ts';

export interface StatsOptions {
  readonly json: boolean;
}

/** Where the history is read, and where its cards are found. */
export interface StatsSource extends StudySource {
  readonly placeOf: PlaceOf;
}

/** Shows what the history says of its learner, of some decks or of all. */
export async function stats(
  world: World,
  names: readonly string[],
  { json }: StatsOptions,
  source: StatsSource = { ...ownHistory(world, names), placeOf: () => undefined },
): Promise<ExitCode> {
  const { events, cards, scheduleOf, today } = readStudy(world, source);
  const statistics = studyStatistics({
    points: [...reviewPoints(events, cards, source.settingsOf)].filter(source.keep),
    attempts: attemptPoints(events, source.settingsOf).filter(source.keep),
    cards: studiedCards(cards.byKey.values(), scheduleOf, today).filter(source.keep),
    today,
  });
  const out = new Output(world.stdout);
  if (json) await out.write(`${jsonText(statsToJson(statistics, source.placeOf), 2)}\n`);
  else await new PageWriter(world, out).write(statsView(statistics, source.placeOf), source.folder);
  await out.flush();
  return 0;
}
