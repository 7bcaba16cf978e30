import { layOut } from '../../core/layout/lay-out.ts';
import { piece } from '../../core/layout/line.ts';
import { answer, type Face, isEnter, on } from './face.ts';
import { arrow, digit, label, type Place, span } from './places.ts';

/** One line of a menu; the note stands beside it. */
export interface Entry {
  readonly name: string;
  readonly note?: string;
}

/** The face that asks for one entry of a menu under a question, by its place; Esc or `q` leaves it with `null`. */
export function menu(question: string, entries: readonly Entry[], state: Place = { digits: '' }): Face {
  const at = state.at ?? 0;
  return {
    keys: [
      { key: `↑↓ ${span(entries.length)}`, does: 'choose' },
      { key: 'enter', does: 'go' },
      { key: 'q', does: 'leave' },
    ],
    typing: false,
    draft: null,
    press(stroke) {
      if (isEnter(stroke)) return answer(entries.length === 0 ? null : at);
      if (stroke.name === 'escape' || stroke.text === 'q') return answer(null);
      const moved = arrow(stroke, at, entries.length);
      if (moved !== undefined) return on(menu(question, entries, { at: moved, digits: '' }));
      const named = digit(stroke, state.digits, entries.length);
      return named === undefined ? undefined : on(menu(question, entries, named));
    },
    draw: (space) => ({
      head: [...layOut([{ is: 'markdown', text: question, role: 'strong' }], space), []],
      parts: entries.map(({ name, note }, line) =>
        layOut(
          [
            {
              is: 'choice',
              label: label(line, entries.length),
              text: literal(name),
              ...(line === at ? ({ sign: '❯', role: 'accent' } as const) : ({ sign: ' ' } as const)),
              ...(note === undefined ? {} : { note: [piece(note, 'muted')] }),
            },
          ],
          space,
        ),
      ),
      focus: at,
    }),
  };
}

/** Markdown that shows a text as it is. */
function literal(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[!-/:-@[-`{-~]/g, '\\$&');
}
