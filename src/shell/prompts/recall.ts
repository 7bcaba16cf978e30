import { field } from './draft.ts';
import { answer, type Face, isEnter, type Opening } from './face.ts';

/** How well a card was known, in the order of the keys 1 to 4. */
export const ratings = ['again', 'hard', 'good', 'easy'] as const;

/** The face that shows the back of a card when the learner wants it, and then asks how well it was known. */
export function recall(back: string, draft: unknown): Opening {
  const rating: Opening = { shown: [{ is: 'gap' }, { is: 'markdown', text: back }], face: rate };
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

const rate: Face = {
  keys: ratings.map((does, at) => ({ key: String(at + 1), does })),
  typing: false,
  draft: { shown: true },
  press(stroke) {
    const rating = ratings[Number(stroke.text) - 1];
    return rating === undefined ? undefined : answer(rating);
  },
  draw: () => ({ parts: [] }),
};
