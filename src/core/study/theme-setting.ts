import { closest } from '../diagnostics/suggest.ts';

/** The choices of colours: `terminal` is the sixteen that the terminal has, the others bring their own. */
export const themeNames = ['terminal', 'light', 'dark', 'colour-blind', 'high-contrast'] as const;

export type ThemeName = (typeof themeNames)[number];

/** A theme by its name, or a sentence that says which there are. */
export type ThemeRead =
  | { readonly ok: true; readonly theme: ThemeName }
  | { readonly ok: false; readonly because: string };

/** The theme that a value names. */
export function readTheme(value: unknown): ThemeRead {
  const theme = themeNames.find((name) => name === value);
  if (theme !== undefined) return { ok: true, theme };
  const near = typeof value === 'string' ? closest(value, themeNames) : undefined;
  const meant = near === undefined ? `Known are: ${themeNames.join(', ')}.` : `Did you mean \`${near}\`?`;
  return { ok: false, because: `There is no theme \`${String(value)}\`. ${meant}` };
}
