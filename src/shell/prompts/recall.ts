import type { RatingButton } from '../../core/item-types/contract.ts';
import { field } from './draft.ts';
import { answer, type Face, isEnter, type Opening } from './face.ts';

/** How well a card was known, in the order of the keys 1 to 4. */
const ratings = ['again', 'hard', 'good', 'easy'] as const;

/** The buttons as they are pressed and shown: without any, all four ratings without intervals. */
export function buttonsOf(
  buttons: readonly RatingButton[] | undefined,
): readonly { readonly rating: string; readonly key: string; readonly does: string }[] {
  if (buttons === undefined) return ratings.map((rating, at) => ({ rating, key: String(at + 1), does: rating }));
  return buttons.map(({ rating, interval }, at) => ({
    rating,
    key: String(at + 1),
    does: interval === '' ? rating : `${rating}  ${interval}`,
  }));
}

/** The face that shows the back of a card when the learner wants it, and then asks how well it was known. */
export function recall(back: string, draft: unknown, buttons?: readonly RatingButton[]): Opening {
  const rating: Opening = { shown: [{ is: 'gap' }, { is: 'markdown', text: back }], face: rate(buttons) };
  if (field(draft, 'shown') === true) return rating;
  const front: Face = {
    keys: [{ key: 'space', does: 'show' }],
    typing: false,
    draft: { shown: false },
    press: (stroke) => (stroke.name === 'space' || isEnter(stroke) ? { is: 'turn', ...rating } : undefined),
    draw: () => ({ parts: [] }),
  };
  return { shown: [], face: front };
}

function rate(buttons: readonly RatingButton[] | undefined): Face {
  const offered = buttonsOf(buttons);
  return {
    keys: offered.map(({ key, does }) => ({ key, does })),
    typing: false,
    draft: { shown: true },
    press(stroke) {
      const chosen = offered.find(({ key }) => key === stroke.text);
      return chosen === undefined ? undefined : answer(chosen.rating);
    },
    draw: () => ({ parts: [] }),
  };
}
