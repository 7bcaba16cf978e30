import type { Section } from '../../deck/section.ts';
import type { Report } from '../../diagnostics/diagnostic.ts';
import type { Table } from '../../source/block.ts';
import type { Taken } from '../contract.ts';
import { watched } from '../support/reporting.ts';

/** A row of the table; without a left side its right side is a distractor. */
export interface Row {
  readonly left: string;
  readonly right: string;
}

/** The table, its rows in the author's order. */
export interface MatchingBody {
  readonly titles: readonly [string, string];
  readonly rows: readonly Row[];
}

/** The rows that are to be matched. */
export function pairsOf({ rows }: MatchingBody): readonly Row[] {
  return rows.filter(({ left }) => left !== '');
}

/** The right sides to choose from, each once. */
export function rightsOf({ rows }: MatchingBody): readonly string[] {
  return [...new Set(rows.map(({ right }) => right))];
}

/** The first table of a section. */
export function tableIn(section: Section): Table | undefined {
  return section.body.find((block) => block.is === 'table');
}

function checkRows(table: Table, report: Report): void {
  const seen = new Map<string, number>();
  for (const [left, right] of table.rows) {
    if (left === undefined || left.text === '') continue;
    const before = seen.get(left.text);
    if (before === undefined) seen.set(left.text, left.span.line);
    else report('matching-duplicate', left.span, { line: before });
    if (right === undefined || right.text === '') report('matching-blank', left.span);
  }
  if (seen.size < 2) report('matching-short', table.span);
}

/** The pairs and distractors of the section's table. */
export function parseMatching(section: Section, outer: Report): Taken<MatchingBody> | undefined {
  const { report, failed } = watched(outer);
  const table = tableIn(section);
  if (table === undefined) {
    const help = 'Write a table of two columns: what goes with what.';
    report('kind-mismatch', section.titleSpan, { kind: 'matching', help });
    return undefined;
  }
  if (table.header.length !== 2) report('matching-columns', table.span, { count: table.header.length });
  else checkRows(table, report);
  if (failed()) return undefined;
  const rows = table.rows
    .map(([left, right]) => ({ left: left?.text ?? '', right: right?.text ?? '' }))
    .filter(({ right }) => right !== '');
  const at = section.body.indexOf(table);
  return {
    body: { titles: [table.header[0]?.text ?? '', table.header[1]?.text ?? ''], rows },
    stem: section.body.slice(0, at),
    after: section.body.slice(at + 1),
    below: section.below,
  };
}

const cell = (text: string): string => (text === '' ? ' ' : ` ${text.replaceAll('|', '\\|')} `);

const row = (left: string, right: string): string => `|${cell(left)}|${cell(right)}|`;

/** The table. */
export function formatMatching({ titles, rows }: MatchingBody): string {
  return [row(...titles), '| --- | --- |', ...rows.map(({ left, right }) => row(left, right))].join('\n');
}
