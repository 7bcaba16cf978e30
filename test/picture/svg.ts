import type { Run } from '../support/screen.ts';

export type Rows = readonly (readonly Run[])[];

/** What the sixteen colours of a terminal look like, and its own two: only those that the theme uses. */
export interface Palette {
  readonly ground: string;
  readonly ink: string;
  readonly dim: string;
  readonly colours: Readonly<Record<number, string>>;
}

export const light: Palette = {
  ground: '#fbfaf7',
  ink: '#24292f',
  dim: '#57606a',
  colours: { 1: '#b3261e', 2: '#1a6b2f', 5: '#8c2d9c', 6: '#0a5f68' },
};

export const dark: Palette = {
  ground: '#161b22',
  ink: '#dce2e8',
  dim: '#9aa4ae',
  colours: { 1: '#ff9a93', 2: '#6bd985', 5: '#dfa6ea', 6: '#7bd0d9' },
};

const cell = { width: 8.4, height: 20 };
const margin = { x: 12, top: 40, bottom: 16 };

/**
 * Some screens below each other as one SVG: text that can be selected, in cells as wide as the terminal's whatever font
 * the reader has, light or dark as the reader prefers.
 */
export function svgOf(command: string, screens: readonly Rows[], columns: number): string {
  const rows = screens.flatMap((screen, at): readonly (readonly Run[] | 'rule')[] =>
    at === 0 ? screen : [[], 'rule', ...screen],
  );
  const width = columns * cell.width + 2 * margin.x;
  const height = rows.length * cell.height + margin.top + margin.bottom;
  const body = rows.flatMap((row, at) => {
    const y = margin.top + at * cell.height + 14;
    if (row === 'rule') return [`<line x1="0" x2="${width}" y1="${y - 16}" y2="${y - 16}"/>`];
    return partsOf(row).map((part) => textOf(part, y));
  });
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${round(width)} ${round(height)}" role="img">`,
    `<title>${escaped(command)}</title>`,
    `<style>${styleOf(light)}`,
    `@media (prefers-color-scheme: dark) {${styleOf(dark)}}`,
    'text { font: 14px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; white-space: pre }',
    '.bold { font-weight: bold } .italic { font-style: italic } .underline { text-decoration: underline }</style>',
    `<rect width="${round(width)}" height="${round(height)}" rx="8"/>`,
    `<text class="dim" x="${margin.x + cell.width}" y="24">$ ${escaped(command)}</text>`,
    ...body,
    '</svg>',
  ].join('\n')}\n`;
}

function styleOf({ ground, ink, dim, colours }: Palette): string {
  const named = Object.entries(colours).map(([colour, look]) => `.c${colour} { fill: ${look} }`);
  return `rect { fill: ${ground} } text { fill: ${ink} } line { stroke: ${dim}; stroke-opacity: .4 } .dim { fill: ${dim} } ${named.join(' ')}`;
}

/** A part of a row that is one text: where it begins, what it is, and over how many cells. */
interface Part {
  readonly column: number;
  readonly spans: readonly string[];
  readonly cells: number;
}

/**
 * The parts of a row that two spaces or more keep apart: each stands where its column begins and is stretched over its
 * cells, so that tables stay straight and a sentence is selected as one.
 */
function partsOf(row: readonly Run[]): readonly Part[] {
  const parts: Part[] = [];
  let open: Part | undefined;
  const end = (): void => {
    if (open !== undefined) parts.push(open);
    open = undefined;
  };
  for (const run of row) {
    if (run.text.length !== run.cells) throw new Error(`Only characters of one cell are drawn: “${run.text}”`);
    let { column } = run;
    for (const text of run.text.split(/( {2,})/)) {
      if (text.startsWith('  ') || (text === ' ' && open === undefined)) end();
      else if (text !== '') {
        const skipped = open === undefined ? text.length - text.trimStart().length : 0;
        const shown = text.slice(skipped);
        const { column: from, spans, cells }: Part = open ?? { column: column + skipped, spans: [], cells: 0 };
        open = { column: from, spans: [...spans, spanOf(shown, run)], cells: cells + shown.length };
      }
      column += text.length;
    }
  }
  end();
  return parts;
}

function spanOf(text: string, { colour, styles }: Run): string {
  const classes = [...styles, ...(colour === undefined ? [] : [`c${colour}`])].join(' ');
  return classes === '' ? escaped(text) : `<tspan class="${classes}">${escaped(text)}</tspan>`;
}

function textOf({ column, spans, cells }: Part, y: number): string {
  const place = `x="${round(margin.x + column * cell.width)}" y="${y}" textLength="${round(cells * cell.width)}"`;
  return `<text ${place} lengthAdjust="spacingAndGlyphs" xml:space="preserve">${spans.join('')}</text>`;
}

function round(length: number): number {
  return Math.round(length * 10) / 10;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
