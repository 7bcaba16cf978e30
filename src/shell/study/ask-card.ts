import type { Reading } from '../../core/deck/deck.ts';
import { hintView, nextHintLabel } from '../../core/feedback/hint.ts';
import { cardPage, type Left } from '../../core/feedback/study-view.ts';
import type { RatingButton } from '../../core/item-types/contract.ts';
import { type Item, mark, promptOf, shapeOf } from '../../core/item-types/index.ts';
import { piece } from '../../core/layout/line.ts';
import type { Shown } from '../../core/layout/shown.ts';
import { type Attempt, afterHints, hintCost } from '../../core/session/attempt.ts';
import type { StudyCard } from '../../core/study/study-card.ts';
import type { Key, Prompter } from '../prompter.ts';
import type { World } from '../world.ts';

/** A card as it is asked now. */
export interface AskedCard {
  readonly card: StudyCard;
  /** The item as this card asks it. */
  readonly item: Item;
  /** The order in which its choices stand. */
  readonly shown: readonly number[];
  readonly reading: readonly Reading[];
  readonly left: Left;
  readonly file: string;
  /** The ratings to choose from, for a card that the learner rates. */
  readonly buttons: readonly RatingButton[];
}

/** What the learner had done on a card when a command interrupted. */
export interface Draft {
  readonly hints: number;
  readonly kept: unknown;
  /** Time that the card has been in front of the learner. */
  readonly spentMs: number;
}

export const noDraft: Draft = { hints: 0, kept: undefined, spentMs: 0 };

/** What came of asking a card: a response that was marked, or a command, with what to go on with. */
export type AskedReply =
  | { readonly is: 'marked'; readonly attempt: Attempt }
  | { readonly is: 'command'; readonly key: string; readonly draft: Draft };

/** Asks a card until there is a response that can be marked, or a command that somebody else has to carry out. */
export async function askCard(
  { prompter, world }: { readonly prompter: Prompter; readonly world: World },
  asked: AskedCard,
  { keys, news, draft }: { readonly keys: readonly Key[]; readonly news: readonly Shown[]; readonly draft: Draft },
): Promise<AskedReply> {
  const { card, item, shown, file } = asked;
  let { hints, kept } = draft;
  let unclear: readonly Shown[] = news;
  const sinceMs = world.now() - draft.spentMs;
  for (;;) {
    const hint: readonly Key[] = hints < item.hints.length ? [{ key: 'h', does: nextHintLabel(item, hints) }] : [];
    const reply = await prompter.ask({
      page: cardPage(card.entry, item, asked.left, asked.reading, card.state === undefined),
      aside: [...hintView(item, hints), ...unclear],
      file,
      prompt: promptFor(asked),
      keys: [...hint, ...keys],
      draft: kept,
    });
    const atMs = world.now();
    const durationMs = Math.max(0, atMs - sinceMs);
    if ('draft' in reply) kept = reply.draft;
    unclear = [];
    if (reply.is === 'closed' || reply.is === 'time-up') return { is: 'command', key: 'closed', draft: noDraft };
    if (reply.is === 'command' && reply.key === 'h') {
      hints++;
    } else if (reply.is === 'command') {
      return { is: 'command', key: reply.key, draft: { hints, kept, spentMs: durationMs } };
    } else {
      const { raw } = reply;
      const marked = mark(item, raw.from === 'text' ? { ...raw, shown } : raw);
      if (marked.is === 'marked') {
        const score = afterHints(marked.score, hintCost(item, hints));
        const { response, account } = marked;
        const attempt = { place: 0, round: 0, response, score, account, hints, durationMs, atMs, timedOut: false };
        return { is: 'marked', attempt };
      }
      unclear = [{ is: 'row', left: [piece(marked.because, 'warning')] }, { is: 'gap' }];
    }
  }
}

/** The prompt of a card; one that the learner rates shows with its back what explains it, and what each rating leads to. */
function promptFor({ item, shown, buttons }: AskedCard) {
  const prompt = promptOf(item, shown);
  if (prompt.shape !== 'recall') return prompt;
  const explanation = item.explanation.map(({ title, text }) =>
    title === undefined ? text : `### ${title}\n\n${text}`,
  );
  return { ...prompt, back: [prompt.back, ...explanation].join('\n\n'), buttons };
}

/** True where the learner says how well the card was known: nobody else can. */
export function isRatedByLearner(item: Item): boolean {
  const shape = shapeOf(item.kind);
  return shape === 'recall' || shape === 'assess';
}
