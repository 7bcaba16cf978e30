import { piece } from '../layout/line.ts';
import type { Shown } from '../layout/shown.ts';

/** The keys that work now, one a row; where text is being typed, letters command after Esc. */
export function helpView(
  keys: readonly { readonly key: string; readonly does: string }[],
  typing: boolean,
): readonly Shown[] {
  const width = Math.max(...keys.map(({ key }) => key.length), 0);
  const rows = keys.map(
    ({ key, does }): Shown => ({ is: 'row', left: [piece(key.padEnd(width), 'accent'), piece(`   ${does}`)] }),
  );
  const note: readonly Shown[] = typing
    ? [{ is: 'gap' }, { is: 'row', left: [piece('While text is being typed, press Esc first.', 'muted')] }]
    : [];
  return [...rows, ...note];
}
