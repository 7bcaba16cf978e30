import type { Line, Role } from './line.ts';

/** The cut of a contrast table, ready to draw. Cells are inline Markdown, one an approach, in the order of `approaches`. */
export interface ContrastView {
  readonly approaches: readonly {
    readonly name: string;
    readonly mark?: 'chosen-right' | 'chosen-wrong' | 'key';
  }[];
  readonly rows: readonly { readonly criterion: string; readonly cells: readonly string[] }[];
}

/** One row of a plot; each of its cells takes one column. */
export interface PlotRow {
  readonly label: string;
  readonly cells: string;
  /** Of the cells; `accent` unless told. */
  readonly role?: Role;
}

/** One row of a timeline: when something went on, as shares of the whole time from 0 to 1. */
export interface TimelineRow {
  readonly label: string;
  readonly spans: readonly { readonly from: number; readonly to: number }[];
  /** Stands in each cell that a span touches; a full block unless told. */
  readonly sign?: string;
  /** Of the cells; `accent` unless told. */
  readonly role?: Role;
}

/** What to show, free of width and colour: views build it, `layOut` turns it into lines of a screen, `speak` into plain ones. */
export type Shown =
  /** A blank line; several in a row count once. */
  | { readonly is: 'gap' }
  | { readonly is: 'markdown'; readonly text: string; readonly indent?: number; readonly role?: Role }
  /**
   * One row: the left part wraps, the right part stands flush right, on a row of its own where both do not fit. A left
   * part that may be shortened keeps to one row, and makes room for the right one first, piece by piece.
   */
  | {
      readonly is: 'row';
      readonly left: Line;
      readonly right?: Line;
      readonly indent?: number;
      readonly shorten?: boolean;
    }
  /**
   * An option or another numbered line: a cursor or tick before the label, Markdown text beside it, a note flush right,
   * and Markdown below it.
   */
  | {
      readonly is: 'choice';
      readonly label: string;
      readonly text: string;
      /** Stands in the margin before the label: `❯`, `◉`, or nothing. */
      readonly sign?: string;
      readonly role?: Role;
      readonly note?: Line;
      readonly below?: string;
    }
  | { readonly is: 'contrast'; readonly view: ContrastView }
  /** A bar of `cells` columns (10 unless told) filled to a share from 0 to 1; spoken as a percentage. */
  | {
      readonly is: 'meter';
      readonly label: Line;
      readonly share: number;
      readonly note?: Line;
      readonly cells?: number;
    }
  /**
   * Rows of signs that only an eye understands, each after its label; spoken as the sentences that say the same. Where a
   * row is wider than there is room, it keeps its start or its end, or is left out where a part of it would mislead.
   */
  | {
      readonly is: 'plot';
      readonly rows: readonly PlotRow[];
      readonly keeps: 'start' | 'end' | 'whole';
      readonly spoken: readonly string[];
    }
  /**
   * Who did what when, on one scale of time whose ends are named; spoken as the sentences that say the same, and so
   * written where there is no room to draw.
   */
  | {
      readonly is: 'timeline';
      readonly rows: readonly TimelineRow[];
      readonly from: string;
      readonly to: string;
      readonly spoken: readonly string[];
    };
