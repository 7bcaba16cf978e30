import type { Fact, SittingStarted } from '../../core/history/event.ts';
import { factsOf } from '../../core/history/facts.ts';
import type { RecordedSitting } from '../../core/history/sittings.ts';
import type { Move, Session } from '../../core/session/session.ts';
import { openHistory } from '../history-files.ts';
import type { NotKept } from '../keeping.ts';
import type { Collection } from '../study/collection.ts';
import type { World } from '../world.ts';

/** Keeps what happens in a sitting, on the disk before the learner sees the next thing. */
export interface Keeper {
  /** Takes in what a move changed. */
  keep(before: Session, move: Move, after: Session): void;
  /** True once something of this sitting is in the history. */
  readonly hasKept: boolean;
  /** Why nothing is kept any more, if that is so. */
  readonly notKept: NotKept | undefined;
}

/** A sitting that begins, or one that goes on. */
export type Beginning =
  | { readonly is: 'new'; start(sitting: string): SittingStarted }
  | { readonly is: 'resumed'; readonly recorded: RecordedSitting };

/**
 * The keeper of a sitting in the learner's history. A sitting enters it with the first response, hint, skip or flag: one
 * that was left before is none.
 */
export function keeperOf(
  world: World,
  { history, data }: Pick<Collection, 'history' | 'data'>,
  beginning: Beginning,
): Keeper {
  const opened = openHistory(history, data, world);
  let notKept = opened.ok ? undefined : opened.notKept;
  let sitting: string | undefined;
  let step = 0;

  const write = (fact: Fact): void => {
    step++;
    if (!opened.ok || notKept !== undefined) return;
    const written = opened.writer.append(fact);
    if (!written.ok) notKept = written.notKept;
  };
  const open = (): string => {
    if (sitting !== undefined) return sitting;
    if (beginning.is === 'new') {
      sitting = opened.ok ? opened.writer.freshId() : 'unkept';
      write(beginning.start(sitting));
    } else {
      sitting = beginning.recorded.started.sitting;
      step = beginning.recorded.nextStep;
      write({ is: 'sitting-resumed', sitting, step });
    }
    return sitting;
  };

  return {
    keep(before, move, after) {
      const isNothing = factsOf({ sitting: '', step: 0 }, before, move, after).length === 0;
      if (isNothing || (sitting === undefined && move.is === 'quit')) return;
      const id = open();
      for (const fact of factsOf({ sitting: id, step }, before, move, after)) write(fact);
    },
    get hasKept() {
      return sitting !== undefined && notKept === undefined;
    },
    get notKept() {
      return notKept;
    },
  };
}
