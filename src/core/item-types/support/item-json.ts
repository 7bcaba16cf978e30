import type { ContrastCut, ItemCommon } from '../../deck/item.ts';
import { toText } from '../../grading/fraction.ts';
import type { Json } from '../contract.ts';

function contrastToJson({ table, approaches, criteria }: ContrastCut): Json {
  return { ...(table === undefined ? {} : { table }), approaches, criteria };
}

/** What all items have as plain JSON; what is absent or empty is left out. */
export function commonToJson(item: ItemCommon): { readonly [name: string]: Json } {
  const { id, number, title, stem, chapter, tags, level, points, partial, shuffle, timeSeconds } = item;
  const { hints, explanation, sources, contrast, lab, span } = item;
  return {
    id,
    idIsExplicit: item.idIsExplicit,
    ...(number === undefined ? {} : { number }),
    title,
    stem,
    chapter,
    tags,
    ...(level === undefined ? {} : { level }),
    points: toText(points),
    partial,
    shuffle,
    ...(timeSeconds === undefined ? {} : { timeSeconds }),
    hints: hints.map(({ text, cost }) => ({ text, ...(cost === undefined ? {} : { cost: toText(cost) }) })),
    explanation: explanation.map((part) => ({ ...part })),
    sources: sources.map((source) => ({ ...source })),
    ...(contrast === undefined ? {} : { contrast: contrastToJson(contrast) }),
    ...(lab === undefined ? {} : { lab }),
    line: span.line,
  };
}
