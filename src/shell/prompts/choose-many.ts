import type { Choice, Json } from '../../core/item-types/contract.ts';
import { choiceRows } from './choice-rows.ts';
import { place, places } from './draft.ts';
import { answer, type Face, isEnter, on } from './face.ts';
import { arrow, digit, label, span } from './places.ts';

interface Ticking {
  readonly choices: readonly Choice[];
  /** What Enter does, as the footer says it. */
  readonly does: string;
  /** What to say when nothing is ticked; without it nothing ticked is an answer like any other. */
  readonly blank?: string;
  /** The answer that the ticked indices make. */
  readonly value: (ticked: readonly number[]) => Json;
  /** The draft of the whole prompt, made from that of the ticking. */
  readonly keep: (draft: { readonly [name: string]: Json }) => Json;
}

interface State {
  readonly at: number;
  readonly digits: string;
  readonly ticked: ReadonlySet<number>;
  readonly notice?: string;
}

/** The face that asks for any number of the choices. */
export function chooseMany(choices: readonly Choice[], draft: unknown): Face {
  return tick(
    {
      choices,
      does: 'answer',
      blank: 'Nothing is ticked. ⏎ again leaves it blank.',
      value: (ticked) => (ticked.length === 0 ? null : ticked),
      keep: (kept) => kept,
    },
    draft,
  );
}

/** A face that ticks lines and answers with what `ticking` makes of their indices, ascending. */
export function tick(ticking: Ticking, draft: unknown): Face {
  const { choices } = ticking;
  const ticked = new Set(places(draft, 'ticked', Number.MAX_SAFE_INTEGER));
  return face(ticking, { at: place(draft, 'at', choices.length) ?? 0, digits: '', ticked });
}

function face(ticking: Ticking, state: State): Face {
  const { choices } = ticking;
  const { at, digits, notice } = state;
  const indices = choices.map((choice) => choice.index).filter((index) => state.ticked.has(index));
  const ascending = indices.sort((a, b) => a - b);
  return {
    keys: [
      { key: `space ${span(choices.length)}`, does: 'tick' },
      { key: 'enter', does: ticking.does },
    ],
    typing: false,
    ...(notice === undefined ? {} : { notice }),
    draft: ticking.keep({ at, ticked: ascending }),
    press(stroke) {
      if (isEnter(stroke)) {
        if (ascending.length === 0 && ticking.blank !== undefined && notice === undefined) {
          return on(face(ticking, { at, digits: '', ticked: state.ticked, notice: ticking.blank }));
        }
        return answer(ticking.value(ascending));
      }
      const moved = arrow(stroke, at, choices.length);
      if (moved !== undefined) return on(face(ticking, { at: moved, digits: '', ticked: state.ticked }));
      if (stroke.name === 'space') return on(face(ticking, { at, digits: '', ticked: toggled(state.ticked, at) }));
      const named = digit(stroke, digits, choices.length);
      if (named === undefined) return undefined;
      // `1` ticked the first line; `12` was meant, so the first tick is taken back.
      const before = named.digits.length > 1 ? toggled(state.ticked, Number(digits) - 1) : state.ticked;
      return on(face(ticking, { ...named, ticked: toggled(before, named.at) }));
    },
    draw: (space) => ({
      parts: choices.map(({ index, text }, line) => {
        const look = { cursor: line === at, ticked: state.ticked.has(index) };
        return choiceRows({ text, label: label(line, choices.length), ...look }, space);
      }),
      focus: at,
    }),
  };

  function toggled(ticked: ReadonlySet<number>, at: number): ReadonlySet<number> {
    const index = choices[at]?.index;
    if (index === undefined) return ticked;
    const next = new Set(ticked);
    if (!next.delete(index)) next.add(index);
    return next;
  }
}
