import { plainText, reviewsText } from '../../core/feedback/words.ts';
import type { CardKey } from '../../core/history/event.ts';
import { piece } from '../../core/layout/line.ts';
import { seenFacts } from '../../core/study/review.ts';
import type { Prompter } from '../prompter.ts';
import type { World } from '../world.ts';
import type { Library } from './library.ts';
import type { ReviewLog } from './review-log.ts';

const shortened = (text: string): string => plainText(text).slice(0, 70);

/**
 * Asks of each card that may be an edit of several which one it is, and tells the log; true if anything was told. Where
 * nobody can be asked, the cards stay aside, and that is said.
 */
export async function settleDoubts(
  world: World,
  { doubts, known }: Pick<Library, 'doubts' | 'known'>,
  log: ReviewLog,
  prompter: Prompter,
): Promise<boolean> {
  if (doubts.length === 0) return false;
  if (world.stdin.isTTY !== true || world.stdout.isTTY !== true) {
    const count = `${doubts.length} card${doubts.length === 1 ? '' : 's'}`;
    const text = `${count} may be an edit of several others and stay aside: viva history relink`;
    await prompter.show([{ is: 'row', left: [piece(text, 'warning')] }]);
    return false;
  }
  let isTold = false;
  const taken = new Set<CardKey>();
  for (const { seen, freshKey, candidates: all } of doubts) {
    const candidates = all.filter(({ key }) => !taken.has(key));
    if (candidates.length === 0) continue;
    const entries = [
      ...candidates.map(({ key, state }) => ({
        name: shortened(known.textOf(key)),
        note: reviewsText(state?.reps ?? 0),
      })),
      { name: 'None of these: it is a new card' },
    ];
    const chosen = await prompter.choose(`“${shortened(seen.text)}” looks like an edit. Of which card?`, entries);
    if (chosen === undefined) continue;
    const one = candidates[chosen];
    taken.add(one?.key ?? freshKey);
    const facts = seenFacts(one?.keys ?? [freshKey], seen, one === undefined ? 'first' : 'learner');
    isTold = log.write(facts) !== undefined || isTold;
  }
  return isTold;
}
