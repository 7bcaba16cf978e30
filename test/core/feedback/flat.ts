import type { Line } from '../../../src/core/layout/line.ts';
import type { Shown } from '../../../src/core/layout/shown.ts';

const text = (line: Line = []): string => line.map((piece) => piece.text).join('');

/** What is shown as short lines, for comparison: `label) text [note] > below` for a choice, `left | right` for a row. */
export function flat(shown: readonly Shown[]): readonly string[] {
  return shown.flatMap(lines);
}

function lines(part: Shown): readonly string[] {
  switch (part.is) {
    case 'gap':
      return [];
    case 'markdown':
      return [part.text];
    case 'row':
      return [part.right === undefined ? text(part.left) : `${text(part.left)} | ${text(part.right)}`];
    case 'choice':
      return [`${part.label}) ${part.text} [${text(part.note)}]${part.below === undefined ? '' : ` > ${part.below}`}`];
    case 'contrast':
      return [
        part.view.approaches.map(({ name, mark }) => (mark === undefined ? name : `${name} (${mark})`)).join(' | '),
      ];
    case 'meter':
      return [`${text(part.label)} = ${part.share}${part.note === undefined ? '' : ` = ${text(part.note)}`}`];
    case 'plot':
      return part.rows.map(({ label, cells }) => `${label} ${cells}`);
    case 'timeline':
      return part.rows.map(({ label, spans }) => `${label.trim()} ${spans.length}`);
  }
}
