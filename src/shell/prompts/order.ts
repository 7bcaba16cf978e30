import type { Choice } from '../../core/item-types/contract.ts';
import { choiceRows } from './choice-rows.ts';
import { place, places } from './draft.ts';
import { answer, type Face, isEnter, on, type Stroke } from './face.ts';
import { arrow, digit, label, span } from './places.ts';

interface State {
  /** The lines as they stand now. */
  readonly lines: readonly Choice[];
  readonly at: number;
  readonly digits: string;
  /** True while the arrows carry the line under the cursor along. */
  readonly grabbed: boolean;
}

/** The face that asks for the lines in their right order. */
export function order(choices: readonly Choice[], draft: unknown): Face {
  const kept = places(draft, 'order', Number.MAX_SAFE_INTEGER).flatMap((index) =>
    choices.filter((c) => c.index === index),
  );
  const lines = kept.length === choices.length ? kept : choices;
  return face({ lines, at: place(draft, 'at', choices.length) ?? 0, digits: '', grabbed: false });
}

function face(state: State): Face {
  const { lines, at, digits, grabbed } = state;
  return {
    keys: [
      { key: '↑↓', does: grabbed ? 'carry' : 'go' },
      { key: span(lines.length), does: grabbed ? 'carry to' : 'go to' },
      ...(grabbed
        ? [{ key: 'space ⏎', does: 'put down' }]
        : [
            { key: 'space', does: 'pick up' },
            { key: 'enter', does: 'answer' },
          ]),
    ],
    typing: false,
    draft: { at, order: lines.map((line) => line.index) },
    press(stroke) {
      if (isEnter(stroke) && !grabbed) return answer(lines.map((line) => line.index));
      if (stroke.name === 'space' || isEnter(stroke)) return on(face({ ...state, digits: '', grabbed: !grabbed }));
      if (stroke.name === 'escape' && grabbed) return on(face({ ...state, digits: '', grabbed: false }));
      const moved = arrow(stroke, at, lines.length);
      // A carried line stops at the ends; the cursor alone goes round.
      if (grabbed && moved !== undefined && isRound(stroke, at, lines.length)) return on(face(state));
      const target = moved === undefined ? digit(stroke, digits, lines.length) : { at: moved, digits: '' };
      if (target === undefined) return undefined;
      return on(face({ lines: grabbed ? carried(lines, at, target.at) : lines, ...target, grabbed }));
    },
    draw: (space) => ({
      parts: lines.map(({ text }, line) => {
        const look = { cursor: line === at, grabbed: grabbed && line === at };
        return choiceRows({ text, label: label(line, lines.length), ...look }, space);
      }),
      focus: at,
    }),
  };
}

function isRound({ name }: Stroke, at: number, count: number): boolean {
  return (name === 'up' && at === 0) || (name === 'down' && at === count - 1);
}

function carried(lines: readonly Choice[], from: number, to: number): readonly Choice[] {
  const line = lines[from];
  return line === undefined ? lines : lines.toSpliced(from, 1).toSpliced(to, 0, line);
}
