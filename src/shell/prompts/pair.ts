import type { Choice } from '../../core/item-types/contract.ts';
import { layOut } from '../../core/layout/lay-out.ts';
import { piece } from '../../core/layout/line.ts';
import type { Space } from '../../core/layout/space.ts';
import { choiceRows } from './choice-rows.ts';
import { place } from './draft.ts';
import { answer, type Drawn, type Face, isEnter, on } from './face.ts';
import { partnersIn, partnersInFileOrder } from './partners.ts';
import { arrow, digit, label, span } from './places.ts';

interface Sides {
  readonly left: readonly Choice[];
  readonly right: readonly Choice[];
}

interface State {
  readonly at: number;
  readonly digits: string;
  /** For each left line the index of its right side. */
  readonly partners: readonly (number | null)[];
  readonly notice?: string;
}

/** The face that asks for the right side of each left one. */
export function pair(sides: Sides, draft: unknown): Face {
  const partners = partnersIn(draft, sides.left.length, sides.right);
  return face(sides, { at: place(draft, 'at', sides.left.length) ?? 0, digits: '', partners });
}

function face(sides: Sides, state: State): Face {
  const { left, right } = sides;
  const { at, digits, partners, notice } = state;
  const open = partners.filter((partner) => partner === null).length;
  const go = (next: Partial<State>): Face => face(sides, { at, digits: '', partners, ...next });
  const withPartner = (index: number | null): readonly (number | null)[] => partners.with(at, index);
  return {
    keys: [
      { key: '↑↓', does: 'line' },
      { key: `${span(right.length)} ←→`, does: 'goes with' },
      { key: 'enter', does: 'answer' },
    ],
    typing: false,
    ...(notice === undefined ? {} : { notice }),
    draft: { at, partners },
    press(stroke) {
      if (isEnter(stroke)) {
        if (open > 0 && notice === undefined)
          return on(go({ at: partners.indexOf(null), notice: openNotice(open, left.length) }));
        return answer(partnersInFileOrder(left, partners));
      }
      const moved = arrow(stroke, at, left.length);
      if (moved !== undefined) return on(go({ at: moved }));
      if (stroke.name === 'backspace' || stroke.name === 'delete') return on(go({ partners: withPartner(null) }));
      const turned = sideways(stroke.name, right, partners[at] ?? null);
      if (turned !== undefined) return on(go({ partners: withPartner(turned) }));
      const named = digit(stroke, digits, right.length);
      if (named === undefined) return undefined;
      const next = withPartner(right[named.at]?.index ?? null);
      // With ten and more a second digit may follow, so the cursor stays.
      return on(
        right.length > 9
          ? go({ digits: named.digits, partners: next })
          : go({ at: nextOpen(next, at), partners: next }),
      );
    },
    draw: (space) => drawn(sides, state, space),
  };
}

/** The first line without a partner after this one, going round; this one where none is left. */
function nextOpen(partners: readonly (number | null)[], at: number): number {
  const after = partners.indexOf(null, at + 1);
  const first = after === -1 ? partners.indexOf(null) : after;
  return first === -1 ? at : first;
}

/** The right side that an arrow turns to: nothing is one of the places on the way round. */
function sideways(name: string, right: readonly Choice[], partner: number | null): number | null | undefined {
  if (name !== 'left' && name !== 'right') return undefined;
  const ring = [null, ...right.map((side) => side.index)];
  const step = name === 'right' ? 1 : ring.length - 1;
  return ring[(ring.indexOf(partner) + step) % ring.length] ?? null;
}

function openNotice(open: number, all: number): string {
  if (open === all) return 'Nothing is matched. ⏎ again leaves it blank.';
  return open === 1
    ? 'One line has no partner. ⏎ again answers so.'
    : `${open} lines have no partner. ⏎ again answers so.`;
}

function drawn({ left, right }: Sides, { at, partners }: State, space: Space): Drawn {
  const lefts = left.map((side, line) => {
    const place = right.findIndex((other) => other.index === partners[line]);
    const text = `${side.text} → ${place === -1 ? '…' : `${place + 1} ${right[place]?.text ?? ''}`}`;
    return choiceRows({ text, label: '', cursor: line === at }, space);
  });
  const heading = [[], ...layOut([{ is: 'row', left: [piece('goes with', 'muted')] }], space)];
  const rights = right.map(({ text }, line) =>
    choiceRows({ text, label: label(line, right.length), cursor: false }, space),
  );
  return { parts: [...lefts, heading, ...rights], focus: at };
}
