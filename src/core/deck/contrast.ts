import type { Span } from '../source/span.ts';

/** One row of a contrast table. */
export interface Criterion {
  readonly name: string;
  /** Inline Markdown, one cell an approach, in the table's order. */
  readonly cells: readonly string[];
  /** The longer notes, by the place of their approach. */
  readonly notes: Readonly<Record<number, string>>;
}

/** Why this and not that, as data: approaches across, criteria down. */
export interface ContrastTable {
  readonly id: string;
  readonly title: string;
  readonly approaches: readonly string[];
  readonly criteria: readonly Criterion[];
  readonly span: Span;
}
