import { parseMoment } from '../../core/marking/late.ts';
import type { MarkingPaper } from '../../core/marking/paper.ts';
import type { Finding, GivenResponse, Submission } from '../../core/marking/submission.ts';

/** What the files of submissions hold, and what is wrong with them. */
export interface HandedInFiles {
  readonly submissions: readonly Submission[];
  readonly findings: readonly Finding[];
}

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A submission of which more rows may come. */
interface Growing {
  readonly submission: Omit<Submission, 'responses'>;
  readonly responses: GivenResponse[];
}

/** The rows of a table as RFC 4180 writes it. */
function rowsOf(text: string): readonly Row[] {
  const rows: Row[] = [];
  let cells: string[] = [];
  let line = 1;
  let from = 1;
  for (const [all, quoted, bare = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    if (all === '' && cells.length === 0) continue;
    cells.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    line += all.split('\n').length - 1;
    if (end === ',') continue;
    rows.push({ line: from, cells });
    cells = [];
    from = line;
  }
  return rows;
}

/** The submissions in a table with the columns student, item, response, and perhaps attempt and submitted_at. */
export function longCsv(path: string, text: string, { items }: MarkingPaper): HandedInFiles {
  const [head, ...rows] = rowsOf(text.replace(/^\ufeff/, ''));
  const column = (name: string): number => head?.cells.indexOf(name) ?? -1;
  const findings: Finding[] = [];
  const found = new Map<string, Growing>();
  for (const name of ['student', 'item', 'response']) {
    if (column(name) >= 0) continue;
    const message = `There is no column \`${name}\`.`;
    findings.push({
      code: 'column-unmatched',
      severity: 'error',
      message,
      help: 'Name it so.',
      place: { path, line: 1 },
    });
  }
  if (findings.length > 0) return { submissions: [], findings };
  for (const { line, cells } of rows) {
    const cell = (name: string): string => cells[column(name)] ?? '';
    const place = { path, line };
    const item = items.find(({ id, deck }) => cell('item') === id || cell('item') === `${deck}/${id}`)?.place;
    if (item === undefined) {
      const message = `There is no item \`${cell('item')}\`.`;
      findings.push({ code: 'item-unmatched', severity: 'error', message, help: 'Name items by id.', place });
      continue;
    }
    const [attempt, submittedAt] = [Number(cell('attempt')), parseMoment(cell('submitted_at'))];
    const key = `${cell('student')}\n${attempt}\n${submittedAt}`;
    const known: Growing = found.get(key) ?? {
      submission: {
        student: cell('student'),
        ...(attempt > 0 ? { attempt } : {}),
        ...(submittedAt === undefined ? {} : { submittedAt }),
        place,
      },
      responses: [],
    };
    found.set(key, known);
    known.responses.push({ item, given: { from: 'text', text: cell('response') }, place });
  }
  return {
    submissions: [...found.values()].map(({ submission, responses }) => ({ ...submission, responses })),
    findings,
  };
}
