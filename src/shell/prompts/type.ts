import type { Json } from '../../core/item-types/contract.ts';
import { layOut } from '../../core/layout/lay-out.ts';
import { type Line, piece } from '../../core/layout/line.ts';
import { type Space, textWidth } from '../../core/layout/space.ts';
import type { Key } from '../prompter.ts';
import { field, text as textOf } from './draft.ts';
import { type Edited, edit, edited, insert, LONGEST } from './edit.ts';
import { answer, type Drawn, type Face, isEnter, on, type Pressed, type Stroke } from './face.ts';
import { typedRows } from './typed-rows.ts';

interface Typing {
  readonly lines: 'one' | 'many';
  /** Markdown above the field: what is expected, or the question. */
  readonly above: string;
  /** What the end of the text does, as the footer says it. */
  readonly does: string;
  /** What to say when nothing was typed; without it a blank text is as good as another. */
  readonly blank?: string;
  readonly finish: (text: string) => Pressed;
  /** What Esc leads to where the text may be given up. */
  readonly leave?: () => Pressed;
  /** The draft of the whole prompt, made from that of the text. */
  readonly keep: (draft: { readonly [name: string]: Json }) => Json;
}

/** The face that asks for a text. */
export function typeText(prompt: { readonly expects: string; readonly lines: 'one' | 'many' }, draft: unknown): Face {
  return typing(
    {
      lines: prompt.lines,
      above: prompt.expects,
      does: 'answer',
      blank: 'Nothing is typed. ⏎ again leaves it blank.',
      finish: (text) => answer(text.trim() === '' ? null : text),
      keep: (kept) => kept,
    },
    draft,
  );
}

/** A face that types a text and ends with what `how` makes of it. */
export function typing(how: Typing, draft: unknown): Face {
  const text = textOf(draft, 'text');
  const caret = field(draft, 'caret');
  const inside = typeof caret === 'number' && Number.isInteger(caret) && caret >= 0 && caret < text.length;
  return face(how, inside ? { text, caret } : edited(text));
}

function face(how: Typing, now: Edited, notice?: string): Face {
  return {
    keys: keysOf(how),
    typing: true,
    ...(notice === undefined ? {} : { notice }),
    draft: how.keep({ text: now.text, caret: now.caret }),
    press(stroke) {
      if (stroke.name === 'escape') return how.leave?.();
      if (ends(stroke, now, how.lines)) {
        const text = how.lines === 'many' ? now.text.replace(/\n+$/, '') : now.text;
        const isBlank = text.trim() === '';
        return isBlank && how.blank !== undefined && notice === undefined
          ? on(face(how, now, how.blank))
          : how.finish(text);
      }
      if (how.lines === 'many' && isEnter(stroke)) return on(typed(how, insert(now, '\n', 'many')));
      const next = edit(now, stroke, how.lines);
      return next === undefined ? undefined : on(typed(how, next));
    },
    draw: (space) => drawn(how, now, space),
  };
}

function typed(how: Typing, next: Edited): Face {
  const full = next.text.length >= LONGEST;
  return face(how, next, full ? `No more than ${LONGEST} characters are kept.` : undefined);
}

/** True where Enter or Ctrl-D ends the text: after one line, or after an empty line at the end of many, where Ctrl-D ends it from anywhere. */
function ends(stroke: Stroke, { text, caret }: Edited, lines: 'one' | 'many'): boolean {
  if (lines === 'one') return isEnter(stroke);
  if (stroke.ctrl && stroke.name === 'd') return true;
  return isEnter(stroke) && !stroke.meta && caret === text.length && (text === '' || text.endsWith('\n'));
}

function keysOf({ lines, does, leave }: Typing): readonly Key[] {
  const giveUp = leave === undefined ? [] : [{ key: 'escape', does: 'leave' }];
  if (lines === 'one') return [{ key: 'enter', does }, ...giveUp];
  return [{ key: 'enter', does: 'new line' }, { key: '⏎⏎ or ctrl-d', does }, ...giveUp];
}

function drawn({ above }: Typing, now: Edited, space: Space): Drawn {
  const head = above === '' ? [] : layOut([{ is: 'markdown', text: above, role: 'muted' }], space);
  const { rows, caret } = typedRows(now, Math.max(4, textWidth(space) + 1 - MARGIN));
  const parts = rows.map((text, at): Line[] => [[piece(at === 0 ? ' ❯ ' : '   ', 'accent'), piece(text)]]);
  return {
    head,
    parts,
    focus: caret.row,
    caret: { part: caret.row, row: 0, column: MARGIN + caret.column },
  };
}

/** The columns of the sign before a typed text. */
const MARGIN = 3;
