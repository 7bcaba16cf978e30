import type { Collector, Duplicates } from './collect.ts';
import type { ColumnMap } from './column-map.ts';
import type { Layout } from './columns.ts';
import type { DayOrder } from './dates.ts';
import type { ItemFinder } from './finder.ts';
import type { Findings } from './findings.ts';
import type { TellPieces } from './page-meaning.ts';
import type { Pieces } from './page-pieces.ts';
import type { Question } from './question.ts';

/** How submissions are read. */
export interface ReadOptions {
  /** A file that says which column means which item. */
  readonly map?: { readonly path: string; readonly text: string };
  /** Which of two responses of a student to one item counts; `error` keeps the first and reports it. */
  readonly duplicates?: Duplicates;
  /** Columns of a table that are kept beside the responses, such as a group. */
  readonly extras?: readonly string[];
  /** Minutes that a time without a zone is ahead of UTC; 0 unless told. */
  readonly zoneMinutes?: number;
  /** How `4/3/2026` is read where nothing in its column says so. */
  readonly dayOrder?: DayOrder;
  /** Is told now and then how many more characters of a file are read. */
  readonly tell?: (characters: number) => void;
  /** Is told what filled-in pages are made of. */
  readonly tellPieces?: TellPieces;
}

/** What every reader of a form of submissions is handed. */
export interface Context {
  readonly finder: ItemFinder;
  readonly questions: readonly Question[];
  readonly map: ColumnMap;
  readonly findings: Findings;
  readonly collector: Collector;
  readonly zoneMinutes: number;
  readonly dayOrder: DayOrder;
  readonly tell: (characters: number) => void;
  /** How tables were read before, by their headers. */
  readonly layouts: Map<string, Layout>;
  /** Pieces of filled-in pages that were read before. */
  readonly pieces: Pieces;
  readonly tellPieces: TellPieces;
}
