import { contrastRows, contrastTable } from './contrast.ts';
import { drawPage, hanging, indented, roomInside } from './draw-page.ts';
import type { TextStyle } from './inline.ts';
import { type Line, piece, type Role } from './line.ts';
import { meterText } from './meter.ts';
import { pageOf } from './page.ts';
import { drawPlot } from './plot.ts';
import type { Shown } from './shown.ts';
import { leftMargin, type Space, textWidth } from './space.ts';
import { drawTimeline } from './timeline.ts';
import { widthOf } from './width.ts';
import { cut, widthOfLine, wrap } from './wrap.ts';

type Of<Is extends Shown['is']> = Extract<Shown, { is: Is }>;

/** How wide the parts are that stand below each other: in every choice of a page, and in meters without a gap between. */
interface Shared {
  readonly sign: number;
  readonly label: number;
  readonly meterLabels: ReadonlyMap<Shown, number>;
}

const narrowestTable = 60;
const gap = 3;
const shortestMeter = 5;
/** A line that is cut to less than this says too little to stand beside another. */
const shortestBeside = 20;
const widestMeterLabel = 40;

/** The rows of a screen that show all this: no row is wider than the space, and blank rows stand alone, never at an end. */
export function layOut(shown: readonly Shown[], space: Space): readonly Line[] {
  const width = textWidth(space);
  const shared = sharedBy(shown);
  const lines: Line[] = [];
  let owed = false;
  for (const part of shown) {
    if (part.is === 'gap') owed = lines.length > 0;
    for (const row of drawn(part, width, space, shared)) {
      if (row.length === 0) {
        owed = lines.length > 0;
        continue;
      }
      if (owed) lines.push([]);
      owed = false;
      lines.push([piece(leftMargin), ...row]);
    }
  }
  return lines;
}

function sharedBy(shown: readonly Shown[]): Shared {
  const widest = (widths: readonly number[]) => widths.reduce((most, width) => Math.max(most, width), 0);
  const choices = shown.filter((part) => part.is === 'choice');
  return {
    sign: widest(choices.map(({ sign }) => widthOf(sign ?? ''))),
    label: widest(choices.map(({ label }) => widthOf(label))),
    meterLabels: meterLabels(shown),
  };
}

function meterLabels(shown: readonly Shown[]): ReadonlyMap<Shown, number> {
  const columns = new Map<Shown, number>();
  let group: Shown[] = [];
  let widest = 0;
  for (const part of shown) {
    if (part.is !== 'meter') {
      group = [];
      widest = 0;
      continue;
    }
    group.push(part);
    const width = Math.min(widthOfLine(part.label), widestMeterLabel);
    if (width > widest || group.length === 1) {
      widest = Math.max(width, widest);
      for (const member of group) columns.set(member, widest);
    } else {
      columns.set(part, widest);
    }
  }
  return columns;
}

function drawn(part: Shown, width: number, space: Space, shared: Shared): readonly Line[] {
  switch (part.is) {
    case 'gap':
      return [];
    case 'markdown': {
      const indent = part.indent ?? 0;
      return indented(drawMarkdown(part.text, roomInside(width, indent), space, part.role), width, indent);
    }
    case 'row':
      return drawRow(part, width);
    case 'choice':
      return drawChoice(part, width, space, shared);
    case 'contrast':
      return drawContrast(part, width, space);
    case 'meter':
      return drawMeter(part, width, shared.meterLabels.get(part) ?? 0);
    case 'plot':
      return drawPlot(part, width);
    case 'timeline':
      return drawTimeline(part, width);
  }
}

function drawMarkdown(text: string, width: number, space: Space, role?: Role): readonly Line[] {
  return drawPage(pageOf(text, styleOf(space, role)), width, space);
}

function styleOf(space: Space, role: Role = 'plain'): TextStyle {
  return { role, links: space.links ?? false, spoken: false };
}

function drawRow({ left, right, indent = 0, shorten }: Of<'row'>, width: number): readonly Line[] {
  const room = roomInside(width, indent);
  const beside = room - widthOfLine(right ?? []) - gap;
  const shown = shorten === true ? shortened(left, beside >= shortestBeside ? beside : room) : left;
  return indented(besides(wrap(shown, room), right, room), width, indent);
}

/** The line without those of its last pieces for which there is no room; of the first, as much as there is, and `…`. */
function shortened(line: Line, width: number): Line {
  if (widthOfLine(line) <= width) return line;
  if (line.length > 1) return shortened(line.slice(0, -1), width);
  const [first = []] = cut(line, width - 1);
  return [...first, piece('…', first.at(-1)?.role ?? 'plain')];
}

/** Rows with a note flush right on the first where there is one row and room, else below them. */
function besides(rows: readonly Line[], note: Line | undefined, width: number): readonly Line[] {
  if (note === undefined || note.length === 0) return rows;
  const [first = []] = rows;
  const free = width - widthOfLine(first) - widthOfLine(note);
  if (rows.length <= 1 && free >= gap) return [[...first, piece(' '.repeat(free)), ...note]];
  return [...rows, ...wrap(note, width)];
}

function drawChoice(choice: Of<'choice'>, width: number, space: Space, shared: Shared): readonly Line[] {
  const { label, sign = '', role = 'plain' } = choice;
  const mark: Line = [
    ...(shared.sign === 0 ? [] : [piece(`${sign}${' '.repeat(shared.sign - widthOf(sign) + 1)}`, signRole(role))]),
    ...(shared.label === 0 ? [] : [piece(`${' '.repeat(shared.label - widthOf(label))}${label}  `, signRole(role))]),
  ];
  const body = (room: number) => {
    const below = choice.below === undefined ? [] : drawMarkdown(choice.below, room, space);
    return [...besides(drawMarkdown(choice.text, room, space, role), choice.note, room), ...below];
  };
  return hanging(mark, body, width);
}

function signRole(role: Role): Role {
  return role === 'plain' ? 'accent' : role;
}

function drawContrast({ view }: Of<'contrast'>, width: number, space: Space): readonly Line[] {
  const style = styleOf(space);
  const table = space.width < narrowestTable ? undefined : contrastTable(view, width, style);
  return table ?? contrastRows(view, width, style);
}

/** Label, bar and note in a row; the bar gives way first, then the label has a row of its own. */
function drawMeter(
  { label, share, note = [], cells = 10 }: Of<'meter'>,
  width: number,
  column: number,
): readonly Line[] {
  const labelWidth = widthOfLine(label);
  const start = Math.max(labelWidth, column);
  const noteWidth = note.length === 0 ? 0 : gap + widthOfLine(note);
  const room = width - (start === 0 ? 0 : start + gap) - noteWidth;
  const bar = (columns: number): Line => [piece(meterText(share, columns), 'accent')];
  const after: Line = note.length === 0 ? [] : [piece(' '.repeat(gap)), ...note];
  if (room >= Math.min(cells, shortestMeter)) {
    const before = start === 0 ? [] : [...label, piece(' '.repeat(start - labelWidth + gap))];
    return [[...before, ...bar(Math.min(cells, room)), ...after]];
  }
  const own = width - noteWidth;
  const below =
    own < shortestMeter
      ? [bar(Math.min(cells, width)), ...wrap(note, width)]
      : [[...bar(Math.min(cells, own)), ...after]];
  return [...(labelWidth === 0 ? [] : wrap(label, width)), ...below];
}
