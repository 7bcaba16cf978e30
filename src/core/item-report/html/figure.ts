/** What a plot is drawn into, and the numbers of the same as a table for who cannot see it. */
interface Figure {
  /** A word of ours, different for each figure of a page. */
  readonly name: string;
  readonly title: string;
  /** What it shows, in a sentence or two. */
  readonly says: string;
  /** What stands below it, where that is not the same, as HTML. */
  readonly caption?: string;
  readonly width: number;
  readonly height: number;
  /** The shapes, as SVG. */
  readonly shapes: string;
  /** As HTML. */
  readonly table: string;
}

/** A figure: the drawing with its title and description, a caption, and its numbers as a table. Titles are HTML already. */
export function figure({ name, title, says, caption = says, width, height, shapes, table }: Figure): string {
  return `<figure>
<svg role="img" aria-labelledby="${name}-title ${name}-says" viewBox="0 0 ${width} ${height}" style="max-width:${width}px">
<title id="${name}-title">${title}</title>
<desc id="${name}-says">${says}</desc>
${shapes}</svg>
<figcaption>${caption}</figcaption>
<details><summary>As a table</summary>
${table}</details>
</figure>
`;
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

/** A text in a drawing; where it begins, ends or has its middle. */
export function label(x: number, y: number, text: string, at: 'start' | 'middle' | 'end' = 'start', kind = ''): string {
  const type = kind === '' ? '' : ` class="${kind}"`;
  return `<text x="${rounded(x)}" y="${rounded(y)}" text-anchor="${at}"${type}>${text}</text>\n`;
}

/** A straight line in a drawing. */
export function line(x1: number, y1: number, x2: number, y2: number, kind: string): string {
  return `<line x1="${rounded(x1)}" y1="${rounded(y1)}" x2="${rounded(x2)}" y2="${rounded(y2)}" class="${kind}"/>\n`;
}

/** A bar in a drawing, with what it stands for. */
export function rectangle(x: number, y: number, width: number, height: number, says: string): string {
  const [left, top, wide, high] = [x, y, width, height].map(rounded);
  return `<rect x="${left}" y="${top}" width="${wide}" height="${high}" class="bar"><title>${says}</title></rect>\n`;
}

/** Places along a line in a drawing. */
export function path(places: readonly (readonly [x: number, y: number])[], kind: string): string {
  return `<polyline points="${places.map(([x, y]) => `${rounded(x)},${rounded(y)}`).join(' ')}" class="${kind}"/>\n`;
}
