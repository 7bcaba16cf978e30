import type { Fact, HistoryEvent } from '../../core/history/event.ts';
import { type HistoryWriter, openHistory } from '../history-files.ts';
import type { NotKept } from '../keeping.ts';
import type { World } from '../world.ts';
import type { Collection } from './collection.ts';

/** Writes what happens to cards, on the disk before the learner sees the next thing. */
export interface ReviewLog {
  /** A fresh id, for a sitting. */
  freshId(): string;
  /** Writes some facts in one go; their events, or nothing where they could not be kept. */
  write(facts: readonly Fact[]): readonly HistoryEvent[] | undefined;
  /** Why nothing is kept any more, if that is so. */
  readonly notKept: NotKept | undefined;
}

/** The log of a collection on this device. After the first fact that could not be kept nothing more is tried. */
export function reviewLog(world: World, { history, data }: Collection): ReviewLog {
  const opened = openHistory(history, data, world);
  let notKept = opened.ok ? undefined : opened.notKept;
  const writer: HistoryWriter | undefined = opened.ok ? opened.writer : undefined;
  let count = 0;
  return {
    freshId: () => writer?.freshId() ?? `unkept.${count++}`,
    write(facts) {
      if (writer === undefined || notKept !== undefined) return undefined;
      const written = writer.appendAll(facts);
      if (written.ok) return written.events;
      notKept = written.notKept;
      return undefined;
    },
    get notKept() {
      return notKept;
    },
  };
}
