import type { Report } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/suggest.ts';
import type { Block, Table } from '../source/block.ts';
import type { Span } from '../source/span.ts';
import type { ContrastTable, Criterion } from './contrast.ts';
import { slug } from './slug.ts';

/** A contrast section before it is read: its own blocks and the deeper sections that hold notes. */
export interface ContrastSource {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly below: readonly { readonly title: string; readonly blocks: readonly Block[]; readonly span: Span }[];
  readonly span: Span;
}

const note = /^\s*(?:\*\*|__)?\s*([^:*_]{1,80}?)\s*(?:\*\*|__)?\s*:\s*(?:\*\*|__)?\s*([\s\S]+)$/;

/** The notes of one criterion: list items that begin with an approach and a colon. */
function readNotes(
  blocks: readonly Block[],
  approaches: readonly string[],
  report: Report,
): Readonly<Record<number, string>> {
  const notes: Record<number, string> = {};
  for (const item of blocks.flatMap((block) => (block.is === 'list' ? block.items : []))) {
    const found = note.exec(item.lines.map((line) => line.text).join('\n'));
    const name = slug(found?.[1] ?? '');
    const at = approaches.findIndex((approach) => slug(approach) === name);
    if (found !== null && at >= 0) notes[at] = (found[2] ?? '').trim();
    else {
      const shown = found?.[1] ?? item.lines[0]?.text.slice(0, 40) ?? '';
      report('contrast-note-unknown', item.span, { name: shown, suggestion: didYouMean(shown, approaches) });
    }
  }
  return notes;
}

/** The table of a section that is set as one; nothing, after a report, where it holds none. */
export function readContrastTable(source: ContrastSource, report: Report): ContrastTable | undefined {
  const table = source.blocks.find((block): block is Table => block.is === 'table');
  if (table === undefined) {
    report('contrast-table-missing', source.span);
    return undefined;
  }
  const approaches = table.header.slice(1).map((cell) => cell.text);
  const criteria = table.rows.map((row): Criterion => {
    const name = row[0]?.text ?? '';
    const section = source.below.find((below) => slug(below.title) === slug(name));
    return {
      name,
      cells: approaches.map((_, index) => row[index + 1]?.text ?? ''),
      notes: section === undefined ? {} : readNotes(section.blocks, approaches, report),
    };
  });
  return {
    id: source.id === '' ? slug(source.title) : source.id,
    title: source.title,
    approaches,
    criteria,
    span: source.span,
  };
}
