import type { Choice } from '../contract.ts';

/** The choices with those texts in the order shown. */
export function choicesShown(texts: readonly string[], shown: readonly number[]): readonly Choice[] {
  return shown.flatMap((index) => {
    const text = texts[index];
    return text === undefined ? [] : [{ index, text }];
  });
}
