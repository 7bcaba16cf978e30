import { readingShown } from '../../core/feedback/item-page.ts';
import { examReview } from '../../core/feedback/review.ts';
import { resultOf } from '../../core/session/result.ts';
import type { Session } from '../../core/session/session.ts';
import { labKeys, runHere } from '../lab/in-sitting.ts';
import type { Surroundings } from './surroundings.ts';

const gap = { is: 'gap' } as const;

/** Shows what is to be read after the last item, and after an exam what became of each until the learner wants the score. */
export async function showEnd(session: Session, around: Surroundings): Promise<void> {
  const { paper, rules } = session;
  const { prompter, world, tablesOf, fileOf } = around;
  if (paper.closing.length > 0) await prompter.show([gap, ...paper.closing.flatMap(readingShown)]);
  if (rules.mode !== 'exam') return;
  for (const { deck, item, shown } of examReview(resultOf(session), tablesOf)) {
    await prompter.show([gap, ...shown], fileOf(deck));
    const keys = [{ key: 'enter', does: 'next' }, ...labKeys(item), { key: 'q', does: 'to the score' }];
    let key = await prompter.wait(keys);
    while (key === 'x') {
      await runHere(prompter, world, item);
      key = await prompter.wait(keys);
    }
    if (key !== 'enter') return;
  }
}
