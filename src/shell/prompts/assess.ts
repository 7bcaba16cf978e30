import type { Choice } from '../../core/item-types/contract.ts';
import { piece } from '../../core/layout/line.ts';
import type { Shown } from '../../core/layout/shown.ts';
import { tick } from './choose-many.ts';
import { field, text as textOf } from './draft.ts';
import type { Face, Opening } from './face.ts';
import { typing } from './type.ts';

interface Assess {
  readonly model: string;
  readonly points: readonly Choice[];
}

/** The face that takes an answer in the learner's own words, then shows the model answer and asks for the points made. */
export function assess(prompt: Assess, draft: unknown): Opening {
  const ticking = field(draft, 'points');
  if (ticking !== undefined) return compare(prompt, textOf(draft, 'text'), ticking);
  const writing: Face = typing(
    {
      lines: 'many',
      above: '',
      does: 'compare',
      blank: 'Nothing is typed. ⏎ again shows the model answer.',
      finish: (text) => ({ is: 'turn', ...compare(prompt, text, undefined) }),
      keep: (kept) => kept,
    },
    draft,
  );
  return { shown: [], face: writing };
}

function compare({ model, points }: Assess, text: string, draft: unknown): Opening {
  const face = tick(
    {
      choices: points,
      does: 'done',
      value: (ticked) => ({ text, points: ticked }),
      keep: (kept) => ({ text, points: kept }),
    },
    draft,
  );
  return { shown: comparison(text, model), face };
}

/** What the learner wrote, beside what could have been written. */
export function comparison(text: string, model: string): readonly Shown[] {
  const heading = (words: string): Shown => ({ is: 'row', left: [piece(words, 'heading')] });
  const written: readonly Shown[] =
    text === '' ? [] : [{ is: 'gap' }, heading('Your answer'), ...text.split('\n').map(asTyped)];
  return [
    ...written,
    { is: 'gap' },
    heading('Model answer'),
    { is: 'markdown', text: model },
    { is: 'gap' },
    heading(ASK),
  ];
}

const ASK = 'Which of these points does your answer make?';

function asTyped(line: string): Shown {
  return line === '' ? { is: 'gap' } : { is: 'row', left: [piece(line)] };
}
