import { countText, itemName } from '../core/feedback/words.ts';
import type { Fact, StudyFact } from '../core/history/event.ts';
import { neutralise } from '../core/layout/neutralise.ts';
import { dateText } from '../core/schedule/day.ts';
import { lastAct } from '../core/study/card-history.ts';
import { seenFact } from '../core/study/review.ts';
import type { StudyCard } from '../core/study/study-card.ts';
import type { ExitCode } from '../exit-code.ts';
import { Refusal } from '../shell/errors.ts';
import { readHistory } from '../shell/history-files.ts';
import { collectionOf } from '../shell/study/collection.ts';
import { openLibrary } from '../shell/study/library.ts';
import { reviewLog } from '../shell/study/review-log.ts';
import { cardsThatFit, queryIn } from '../shell/study/select-cards.ts';
import type { World } from '../shell/world.ts';

/** What can be done to cards from the command line. */
export type Act = 'suspend' | 'unsuspend' | 'bury' | 'reset' | 'due-on';

export interface ActOptions {
  readonly history?: string;
  readonly deck?: string;
  /** For `due-on`, the learner's day. */
  readonly day?: number;
}

const said: { readonly [Name in Act]: string } = {
  suspend: 'suspended',
  unsuspend: 'no longer suspended',
  bury: 'buried until tomorrow',
  reset: 'as new',
  'due-on': 'due',
};

function factOf(act: Act, card: string, day: number | undefined): StudyFact {
  switch (act) {
    case 'suspend':
      return { is: 'suspended', card };
    case 'unsuspend':
      return { is: 'unsuspended', card };
    case 'bury':
      return { is: 'buried', card };
    case 'reset':
      return { is: 'reset', card };
    case 'due-on':
      return { is: 'due-set', card, day: dateText(day ?? 0) };
  }
}

/** True for a card that the act would change. */
function isChanged(act: Act, { record, state }: StudyCard): boolean {
  if (act === 'suspend') return record?.isSuspended !== true;
  if (act === 'unsuspend') return record?.isSuspended === true;
  return act === 'bury' || state !== undefined;
}

/** Does something to the cards that a query selects. */
export async function actOnCards(
  world: World,
  act: Act,
  words: readonly string[],
  { history, deck, day }: ActOptions,
): Promise<ExitCode> {
  const query = queryIn(words);
  if (query === undefined) throw new Refusal('Which cards?', `Name them by a query: viva ${act} id:offload-cpu`);
  const library = await openLibrary(world, {
    names: deck === undefined ? [] : [deck],
    ...(history === undefined ? {} : { history }),
  });
  const fitting = cardsThatFit(world, library, query);
  if (fitting.length === 0) throw new Refusal('No card fits the query.', 'See which cards there are: viva cards');
  const meant = fitting.filter((card) => isChanged(act, card));
  const log = reviewLog(world, library.collection);
  const facts = meant.flatMap((card): readonly Fact[] => [
    ...(card.record?.look === undefined ? [seenFact(card.key, card.seen, 'first')] : []),
    factOf(act, card.key, day),
  ]);
  if (facts.length > 0 && log.write(facts) === undefined) throw notWritten(log.notKept);
  const unchanged = fitting.length - meant.length;
  const on = act === 'due-on' && day !== undefined ? ` ${dateText(day)}` : '';
  const names =
    meant.length <= 3
      ? meant.map(({ entry }) => `“${itemName(entry.item)}”`).join(', ')
      : countText(meant.length, 'card');
  if (meant.length > 0) world.stdout.write(`${neutralise(names)}: ${said[act]}${on}. viva undo takes it back.\n`);
  if (unchanged > 0) world.stdout.write(`${unchanged} stayed as ${unchanged === 1 ? 'it was' : 'they were'}.\n`);
  return 0;
}

const notWritten = (
  why: { readonly path: string; readonly because: string; readonly hint: string } | undefined,
): Refusal =>
  new Refusal(
    `Nothing was changed, because ${why?.because ?? 'the history cannot be written'}: ${why?.path ?? ''}.`,
    why?.hint ?? '',
  );

/** Takes back what was done last, once or several times. */
export async function undo(
  world: World,
  { history, times }: { readonly history?: string; readonly times: number },
): Promise<ExitCode> {
  const collection = collectionOf(world, [], history);
  const log = reviewLog(world, collection);
  for (let done = 0; done < times; done++) {
    const last = lastAct(readHistory(collection.history).events);
    if (last === undefined) {
      if (done === 0) throw new Refusal('There is nothing to take back.', 'What was done is shown by i in a sitting.');
      break;
    }
    const written = log.write(last.ids.map((of) => ({ is: 'undone', of })));
    if (written === undefined) throw notWritten(log.notKept);
    const count = last.ids.length === 1 ? '' : ` of ${last.ids.length} cards`;
    world.stdout.write(
      `Taken back: ${last.what}${count}, ${new Date(last.at).toISOString().slice(0, 16).replace('T', ' ')} UTC.\n`,
    );
  }
  return 0;
}
