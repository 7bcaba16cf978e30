import type { ListedCard } from '../../core/feedback/cards-view.ts';
import { itemName } from '../../core/feedback/words.ts';
import { isLeech } from '../../core/schedule/leech.ts';
import { recallOn } from '../../core/schedule/order.ts';
import type { StudyCard } from '../../core/study/study-card.ts';

/** A card as a list shows it. */
export function listedCard(
  { key, entry, seen, state, record, settings, scheduler }: StudyCard,
  today: number,
): ListedCard {
  const { item, deck, id } = entry;
  return {
    key,
    name: itemName(item),
    deck: deck.id,
    item: id,
    facet: seen.facet,
    kind: item.kind,
    tags: item.tags,
    path: deck.path,
    line: item.span.line,
    phase: state?.phase ?? 'new',
    isSuspended: record?.isSuspended === true,
    isBuried: record?.buriedDay === today,
    isLeech: state !== undefined && isLeech(state, settings),
    reps: state?.reps ?? 0,
    lapses: state?.lapses ?? 0,
    ...(record?.note === undefined ? {} : { note: record.note }),
    ...(state === undefined
      ? {}
      : {
          dueDay: state.dueDay,
          intervalDays: state.intervalDays,
          stability: state.stability,
          difficulty: state.difficulty,
          recall: recallOn(state, today, scheduler.model),
          lastDay: state.lastDay,
        }),
  };
}
