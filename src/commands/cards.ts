import { cardsView, listedCardToJson } from '../core/feedback/cards-view.ts';
import { jsonText } from '../core/json-text.ts';
import type { ExitCode } from '../exit-code.ts';
import { Output } from '../shell/output.ts';
import { PageWriter } from '../shell/page-writer.ts';
import { openLibrary } from '../shell/study/library.ts';
import { listedCard } from '../shell/study/listed-card.ts';
import { cardsThatFit, queryIn } from '../shell/study/select-cards.ts';
import type { World } from '../shell/world.ts';

export interface CardsOptions {
  readonly history?: string;
  /** A deck, where not all that the learner studies is meant. */
  readonly deck?: string;
  readonly json: boolean;
}

/** Lists the cards that a query selects, all of them without one. */
export async function cards(
  world: World,
  words: readonly string[],
  { history, deck, json }: CardsOptions,
): Promise<ExitCode> {
  const query = queryIn(words);
  const library = await openLibrary(world, {
    names: deck === undefined ? [] : [deck],
    ...(history === undefined ? {} : { history }),
  });
  const today = library.dayAt(world.now());
  const listed = cardsThatFit(world, library, query).map((card) => listedCard(card, today));
  const out = new Output(world.stdout);
  if (json) {
    const rows = listed.map((card) => jsonText(listedCardToJson(card)));
    await out.write(`[${rows.length === 0 ? '' : `\n${rows.join(',\n')}\n`}]\n`);
  } else await new PageWriter(world, out).write(cardsView(listed, today), world.cwd);
  await out.flush();
  return 0;
}
