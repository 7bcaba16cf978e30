import type { Json, Segment } from '../../core/item-types/contract.ts';
import { layOut } from '../../core/layout/lay-out.ts';
import { type Line, piece } from '../../core/layout/line.ts';
import type { Space } from '../../core/layout/space.ts';
import type { Key } from '../prompter.ts';
import { place, texts } from './draft.ts';
import { type Edited, edit, edited } from './edit.ts';
import { answer, type Drawn, type Face, isEnter, on, type Stroke } from './face.ts';
import { fillIn, type Gap, withStandIns } from './gaps.ts';

interface Cloze {
  readonly segments: readonly Segment[];
  readonly gaps: number;
}

interface State {
  readonly at: number;
  readonly texts: readonly string[];
  readonly caret: number;
  readonly notice?: string;
}

/** The face that asks for the gaps of a text, one after the other, in the text itself. */
export function fill(cloze: Cloze, draft: unknown): Face {
  const kept = texts(draft, 'texts', cloze.gaps);
  const at = place(draft, 'at', cloze.gaps) ?? 0;
  return face(cloze, { at, texts: kept, caret: (kept[at] ?? '').length });
}

function face(cloze: Cloze, state: State): Face {
  const { at, texts, notice } = state;
  const now: Edited = { text: texts[at] ?? '', caret: state.caret };
  const goTo = (gap: number, said?: string): Face =>
    face(cloze, {
      at: gap,
      texts,
      caret: edited(texts[gap] ?? '').caret,
      ...(said === undefined ? {} : { notice: said }),
    });
  return {
    keys: keysAt(at, cloze.gaps),
    typing: true,
    ...(notice === undefined ? {} : { notice }),
    draft: { at, texts },
    press(stroke) {
      if (isEnter(stroke)) {
        if (at < cloze.gaps - 1 && notice === undefined) return on(goTo(at + 1));
        const open = texts.flatMap((text, gap) => (text.trim() === '' ? [gap] : []));
        const first = open[0];
        if (first === undefined || notice !== undefined) return answer(valueFrom(texts));
        return on(goTo(first, openNotice(open.length, cloze.gaps)));
      }
      const gap = otherGap(stroke, at, cloze.gaps);
      if (gap !== undefined) return on(goTo(gap));
      const next = edit(now, stroke, 'one');
      return next && on(face(cloze, { at, texts: texts.with(at, next.text), caret: next.caret }));
    },
    draw: (space) => drawn(cloze, state, space),
  };
}

function keysAt(at: number, gaps: number): readonly Key[] {
  if (at < gaps - 1) return [{ key: 'tab ⏎', does: 'next gap' }];
  return [...(gaps > 1 ? [{ key: 'tab', does: 'first gap' }] : []), { key: 'enter', does: 'answer' }];
}

function valueFrom(texts: readonly string[]): Json {
  return texts.every((text) => text.trim() === '') ? null : texts;
}

function openNotice(open: number, gaps: number): string {
  if (open === gaps) return 'Nothing is filled in. ⏎ again leaves it blank.';
  return open === 1 ? 'One gap is empty. ⏎ again answers so.' : `${open} gaps are empty. ⏎ again answers so.`;
}

function otherGap({ name, shift, ctrl, meta }: Stroke, at: number, gaps: number): number | undefined {
  if (ctrl || meta) return undefined;
  if (name === 'down' || (name === 'tab' && !shift)) return (at + 1) % gaps;
  if (name === 'up' || name === 'tab') return (at + gaps - 1) % gaps;
  return undefined;
}

function drawn(cloze: Cloze, { at, texts, caret }: State, space: Space): Drawn {
  const gaps = texts.map((text, gap): Gap => (gap === at ? { text, role: 'accent', caret } : { text, role: 'strong' }));
  const laid = layOut([{ is: 'markdown', text: withStandIns(cloze.segments, gaps) }], space);
  const filled = fillIn(laid, gaps);
  const parts = filled.rows.map((row): readonly Line[] => [row]);
  const below = hintRow(cloze, at);
  return {
    parts: below === undefined ? parts : [...parts, [[]], [below]],
    focus: filled.caret?.row ?? 0,
    ...(filled.caret === undefined ? {} : { caret: { part: filled.caret.row, row: 0, column: filled.caret.column } }),
  };
}

/** Which gap it is, where there are several, and the author's hint for it. */
function hintRow({ segments, gaps }: Cloze, at: number): Line | undefined {
  const segment = segments.find((one) => one.is === 'gap' && one.gap === at);
  const hint = segment?.is === 'gap' ? segment.hint : undefined;
  const said = [...(gaps > 1 ? [`gap ${at + 1} of ${gaps}`] : []), ...(hint === undefined ? [] : [hint])];
  return said.length === 0 ? undefined : [piece(` ${said.join(' · ')}`, 'muted')];
}
