import type { Choice } from '../../core/item-types/contract.ts';
import { choiceRows } from './choice-rows.ts';
import { place } from './draft.ts';
import { answer, type Face, isEnter, on } from './face.ts';
import { arrow, digit, label, type Place, span } from './places.ts';

interface State extends Place {
  readonly notice?: string;
}

/** The face that asks for one of the choices; no choice is taken before the learner moves. */
export function chooseOne(choices: readonly Choice[], draft: unknown): Face {
  const at = place(draft, 'at', choices.length);
  return face(choices, { digits: '', ...(at === undefined ? {} : { at }) });
}

function face(choices: readonly Choice[], state: State): Face {
  const { at, digits, notice } = state;
  const chosen = at === undefined ? undefined : choices[at];
  return {
    keys: [
      { key: `↑↓ ${span(choices.length)}`, does: 'choose' },
      { key: 'enter', does: 'answer' },
    ],
    typing: false,
    ...(notice === undefined ? {} : { notice }),
    draft: { at: at ?? null },
    press(stroke) {
      if (isEnter(stroke)) {
        if (chosen !== undefined) return answer(chosen.index);
        if (notice !== undefined) return answer(null);
        return on(face(choices, { digits: '', notice: 'Nothing is chosen. ⏎ again leaves it blank.' }));
      }
      const moved = arrow(stroke, at, choices.length);
      if (moved !== undefined) return on(face(choices, { at: moved, digits: '' }));
      const named = digit(stroke, digits, choices.length);
      return named === undefined ? undefined : on(face(choices, named));
    },
    draw: (space) => ({
      parts: choices.map(({ text }, line) =>
        choiceRows({ text, label: label(line, choices.length), cursor: line === at }, space),
      ),
      ...(at === undefined ? {} : { focus: at }),
    }),
  };
}
