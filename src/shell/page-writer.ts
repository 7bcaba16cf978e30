import { type Highlighter, languagesShown, loadHighlighter } from '../core/layout/highlight.ts';
import { layOut } from '../core/layout/lay-out.ts';
import type { Shown } from '../core/layout/shown.ts';
import type { Space } from '../core/layout/space.ts';
import { speak } from '../core/layout/speak.ts';
import { chosenTheme } from './chosen-theme.ts';
import { markdownIn } from './highlighting.ts';
import type { Output } from './output.ts';
import { columnsOf } from './page-columns.ts';
import { wantsLines } from './terminal-abilities.ts';
import type { Theme } from './theme.ts';
import type { World } from './world.ts';

/** Writes pages to standard output as it can show them: set and coloured in a terminal, spoken where that is wanted. */
export class PageWriter {
  private readonly world: World;
  private theme: Theme | undefined;
  private readonly columns: number;
  private readonly rows: number;
  private readonly isSpoken: boolean;
  private readonly languages = new Set<string>();
  private highlighter: Highlighter | undefined;
  private readonly out: Output;

  /** Of the theme that was chosen, unless one is given. */
  constructor(world: World, out: Output, theme?: Theme) {
    this.world = world;
    this.out = out;
    this.theme = theme;
    this.columns = columnsOf(world.stdout);
    this.rows = world.stdout.rows || 24;
    this.isSpoken = wantsLines(world.env);
  }

  /** Writes a page and a blank line after it; the paths of its images lead from its question file. */
  async write(shown: readonly Shown[], file: string): Promise<void> {
    this.theme ??= await chosenTheme(this.world, this.world.stdout);
    const { theme } = this;
    if (theme.colours) await this.load(shown);
    const image = await this.imagesOf(theme, shown, file);
    const space = {
      width: this.columns,
      links: theme.links,
      ...(this.highlighter === undefined ? {} : { highlighter: this.highlighter }),
      ...(image === undefined ? {} : { image }),
    };
    const lines = this.isSpoken ? speak(shown) : layOut(shown, space).map((line) => theme.paint(line).trimEnd());
    if (lines.length > 0) await this.out.write(`${lines.join('\n')}\n\n`);
  }

  private async imagesOf(theme: Theme, shown: readonly Shown[], file: string): Promise<Space['image']> {
    const { rows } = this;
    if (theme.images === undefined || !markdownIn(shown).some((text) => text.includes('!['))) return undefined;
    const { imagesOf } = await import('./images.ts');
    return imagesOf({ protocol: theme.images, rows, file });
  }

  private async load(shown: readonly Shown[]): Promise<void> {
    const missing = languagesShown(shown).filter((language) => !this.languages.has(language));
    if (missing.length === 0) return;
    for (const language of missing) this.languages.add(language);
    this.highlighter = await loadHighlighter([...this.languages]);
  }
}
