import fc from 'fast-check';
import { type Glance, glanceAt, glanceAtColumns } from '../../../src/core/analysis/glance.ts';
import { bulkGradebook } from '../../../src/core/bulk/gradebook.ts';
import { unclearIn } from '../../../src/core/bulk/unclear-in.ts';
import { tallyColumns } from '../../../src/core/class-columns/tally-columns.ts';
import { parseLateRule } from '../../../src/core/marking/late.ts';
import { markSubmissions } from '../../../src/core/marking/mark-submissions.ts';
import { type Policy, usualPolicy } from '../../../src/core/marking/policy.ts';
import { type MarkTotals, type RunTotals, totalsOf } from '../../../src/core/marking/totals.ts';
import { gradebookCsv } from '../../../src/core/report/gradebook-csv.ts';
import type { Parsed } from '../../../src/core/session/parsed.ts';
import { parsePercentage } from '../../../src/core/session/selection.ts';
import { type BulkRun, bulkRun } from '../../../src/shell/marking/bulk/bulk-run.ts';
import { tallyRun } from '../../../src/shell/marking/bulk/tally-run.ts';
import { classMatrix } from '../../../src/shell/marking/class-matrix.ts';
import { findSubmissionFiles } from '../../../src/shell/submissions/find-files.ts';
import { readSubmissions } from '../../../src/shell/submissions/read-submissions.ts';
import { hostileIds, paper } from '../../core/marking/samples.ts';
import { fakeWorld } from '../../support/world.ts';

/** What a run gives in the bulk way; nothing where it leaves the files to the exact one. */
export async function inBulk(
  cwd: string,
  paths: readonly string[],
  own: Partial<Policy> = {},
  { workers = 1, manyFiles = 100, keepsRead = false } = {},
) {
  const policy = { ...usualPolicy, ...own };
  const options = { fromBytes: 0, workers, bytesPerWorker: 1, manyFiles };
  const found = findSubmissionFiles(cwd, paths);
  return comesTo(await bulkRun(fakeWorld(cwd), found, paper, policy, options, keepsRead), policy);
}

/** The same where every response is marked as it is read, in whatever form. */
export async function asRead(cwd: string, paths: readonly string[], own: Partial<Policy> = {}) {
  const policy = { ...usualPolicy, ...own };
  return comesTo(await tallyRun(fakeWorld(cwd), findSubmissionFiles(cwd, paths), paper, policy), policy);
}

function comesTo(run: BulkRun | undefined, policy: Policy) {
  if (run === undefined) return undefined;
  const book = bulkGradebook(run.tally, paper.items, policy);
  const csv = Buffer.concat([...book.blocks()]).toString();
  const { first, count } = unclearIn(run.tally, paper.items, policy);
  if (count !== first.length) throw new Error('There are more than anybody is told of.');
  const columns = tallyColumns(run.tally, paper.items, policy);
  return {
    csv,
    totals: book.totals(),
    findings: [...run.findings, ...first],
    failed: book.failed(),
    glance: columns === undefined ? undefined : toldOf(glanceAtColumns(columns.matrix, columns.extra)),
  };
}

/** What the summary says of the items. */
const toldOf = ({ alpha, findings, restOf }: Glance) => ({
  alpha,
  findings,
  rests: paper.items.map(({ id }) => restOf(id)),
});

/** The numbers that a bulk gradebook tells as well. */
const runTotals = ({ states, late, failed, lastSubmittedAt, ...totals }: MarkTotals): RunTotals => totals;

/** The same in the exact way. */
export async function exactly(cwd: string, paths: readonly string[], own: Partial<Policy> = {}) {
  const policy = { ...usualPolicy, ...own };
  const { duplicates } = policy;
  const { submissions, findings } = await readSubmissions(fakeWorld(cwd), paths, paper.entries, { duplicates });
  const marked = markSubmissions(paper, submissions, policy);
  const { matrix, extra } = classMatrix(marked);
  const isPlain = policy.attempts === 'first' || policy.attempts === 'last';
  return {
    csv: [...gradebookCsv(marked)].join(''),
    totals: runTotals(totalsOf(marked)),
    findings: [...findings, ...marked.findings],
    failed: marked.students.filter(({ passed }) => passed === false).length,
    glance: marked.students.every(({ handedIn }) => handedIn === 1 || isPlain)
      ? toldOf(glanceAt(matrix, extra))
      : undefined,
  };
}

function valueIn<Value>(parsed: Parsed<Value>): Value {
  if (!parsed.ok) throw new Error('It cannot be read.');
  return parsed.value;
}

export const policies: fc.Arbitrary<Partial<Policy>> = fc.record(
  {
    attempts: fc.constantFrom('first', 'last', 'best', 'mean'),
    duplicates: fc.constantFrom('error', 'first', 'last'),
    missing: fc.constantFrom('blank', 'omit'),
    passMark: fc.constant(valueIn(parsePercentage('50%'))),
    late: fc.constant(valueIn(parseLateRule('2026-11-25T15:04:05Z -1/3/day max 90%'))),
  },
  { requiredKeys: ['attempts', 'duplicates', 'missing'] },
);

const plainIds = [
  'ada',
  'bob',
  'Zoë',
  '学生',
  '\u{1f600}',
  '\uffee',
  '=cmd()',
  'ann, "the"\nsecond',
  'a"b',
  '+1',
  '0007',
];
const oddIds = [...hostileIds.filter((id) => id !== '\ud800'), ' padded ', ''];
const fitting = {
  fruits: ['', 'A', 'A,B', 'A,B,C', 'A B C D', 'D;E'],
  legs: ['', '8', '8.0', '7'],
  wet: ['', 'true', 'false'],
  order: ['', '1 2 3', '3 2 1'],
} as const;
const names = ['fruits', 'legs', 'wet', 'order'] as const;

/** One response: nothing in it is for the exact way to report, unless it is odd. */
export interface SampleRow {
  readonly student: string;
  readonly item: string;
  readonly response: string;
  readonly attempt: string;
  readonly submitted_at: string;
  readonly seconds: string;
}

const plainRow = fc.constantFrom(...names).chain((item) =>
  fc.record({
    student: fc.constantFrom(...plainIds),
    item: fc.constantFrom(item, item, item, item.toUpperCase(), `exam/${item}`),
    response: fc.constantFrom<string>(...fitting[item]),
    attempt: fc.constantFrom('', '', '1', '2', '03'),
    submitted_at: fc.constantFrom('2026-11-25T15:04:05Z', '2026-11-25T15:04:06Z', '2026-12-02 10:00', '25.11.2026'),
    seconds: fc.constantFrom('', '12', '1.5', '1:02'),
  }),
);
const oddRow = fc.record({
  student: fc.constantFrom(...plainIds, ...oddIds),
  item: fc.constantFrom(...names, 'Q3', 'nothing', ''),
  response: fc.constantFrom('', 'eight', 'A', '9', 'true', '1 2 3'),
  attempt: fc.constantFrom('', '1', 'x', '0'),
  submitted_at: fc.constantFrom('2026-11-25T15:04:05Z', '3/4/2026', 'now', ''),
  seconds: fc.constantFrom('', '12', 'soon'),
});

/** Rows without two responses of one student to one item in one attempt, whatever their columns. */
export const plainRows: fc.Arbitrary<readonly SampleRow[]> = fc
  .array(plainRow, { minLength: 1, maxLength: 30 })
  .map((rows) => {
    const seen = new Set<string>();
    return rows.filter(({ student, item }) => {
      const key = `${student}|${item.toLowerCase().replace('exam/', '')}`;
      const isNew = !seen.has(key);
      seen.add(key);
      return isNew;
    });
  });

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

const style = fc.record({
  columns: fc.constantFrom<readonly string[]>(
    ['student', 'item', 'response'],
    ['response', 'student', 'item'],
    ['student', 'item', 'response', 'attempt'],
    ['student', 'item', 'response', 'attempt', 'submitted_at', 'seconds'],
    ['student', 'item', 'response', 'submitted_at'],
  ),
  separator: fc.constantFrom(',', ',', ';', '\t'),
  lineEnd: fc.constantFrom('\n', '\n', '\r\n', '\r'),
  mark: fc.constantFrom('', '\ufeff'),
  end: fc.constantFrom('', '\n', '\n\n'),
  quotes: fc.constantFrom<(at: number) => boolean>(
    () => false,
    () => true,
    (at) => at % 3 === 0,
  ),
});

type Style = typeof style extends fc.Arbitrary<infer Value> ? Value : never;

function tableOf(rows: readonly SampleRow[], { columns, separator, lineEnd, mark, end, quotes }: Style): string {
  const lines = rows.map((row, at) => {
    const cells: Readonly<Record<string, string>> = { ...row };
    return columns
      .map((column) => cells[column] ?? '')
      .map((text) => (quotes(at) || /^"|[\r\n]/.test(text) || text.includes(separator) ? quoted(text) : text))
      .join(separator);
  });
  return `${mark}${[columns.join(separator), ...lines].join(lineEnd)}${end}`;
}

/** Some rows as two tables of one style, the second often empty of rows. */
const files = (rows: fc.Arbitrary<readonly SampleRow[]>): fc.Arbitrary<readonly string[]> =>
  fc
    .record({ rows, style, cut: fc.integer({ min: 0, max: 40 }) })
    .map(({ rows: all, style: own, cut }) => [all.slice(0, cut), all.slice(cut)].map((part) => tableOf(part, own)));

export const plainTables = files(plainRows);
/** Anything that people hand in, duplicates and all. */
export const oddTables = files(fc.array(fc.oneof({ weight: 5, arbitrary: plainRow }, oddRow), { maxLength: 12 }));

/** Rows with each item under one name, some with a response that no kind of item understands. */
const unclearRows = fc
  .tuple(
    plainRows,
    fc.array(fc.constantFrom('', '', 'eight\nnine', 'neither', 'Z Z'), { minLength: 30, maxLength: 30 }),
  )
  .map(([rows, unclear]) =>
    rows.map((row, at) => ({
      ...row,
      item: row.item.toLowerCase().replace('exam/', ''),
      response: unclear[at] || row.response,
    })),
  );

/** Tables that are well formed, with responses that no kind of item understands. */
export const unclearTables = files(unclearRows);

/** Tables of one student each that name nobody. */
export const bareTables = fc
  .tuple(
    unclearRows,
    fc.constantFrom('\n', '\r\n'),
    fc.constantFrom(['item', 'response'], ['response', 'item', 'attempt']),
  )
  .map(([rows, lineEnd, columns]) => {
    const own = rows.filter(({ item }, at) => rows.findIndex((row) => row.item === item) === at);
    const lines = own.map((row) =>
      columns.map((column) => quoted(Object.entries(row).find(([name]) => name === column)?.[1] ?? '')).join(','),
    );
    return [[columns.join(','), ...lines, ''].join(lineEnd)];
  });

/** Whole sittings: tables with a column for each item, and an object for each student. */
export const sittings = fc
  .tuple(plainRows, fc.boolean(), fc.constantFrom('', '1', '2'))
  .map(([rows, isTable, attempt]) => {
    const students = [...new Set(rows.map(({ student }) => student))];
    const of = (student: string) =>
      names.map((name) => rows.find((row) => row.student === student && row.item === name)?.response ?? '');
    if (!isTable) {
      return [
        JSON.stringify(
          students.map((student) => ({
            student,
            ...(attempt === '' ? {} : { attempt: Number(attempt) }),
            responses: Object.fromEntries(of(student).map((response, at) => [names[at] ?? '', response])),
          })),
        ),
      ];
    }
    const lines = students.map((student) => [student, attempt, ...of(student)].map(quoted).join(','));
    return [[`student,attempt,${names.join(',')}`, ...lines, ''].join('\n')];
  });

/** A row as an object, its empty fields left out, its response as the value that a program would write. */
function objectOf({ student, item, response, attempt, submitted_at, seconds }: SampleRow): object {
  const value = response === 'true' ? true : /^\d$/.test(response) ? Number(response) : response;
  return {
    student,
    item,
    response: response === 'A,B' ? ['A', 'B'] : value,
    ...(attempt === '' ? {} : { attempt: attempt.startsWith('0') ? attempt : Number(attempt) || attempt }),
    ...(submitted_at === '' ? {} : { submitted_at }),
    ...(seconds === '' ? {} : { seconds: Number(seconds) || seconds }),
  };
}

const linesOf = (
  rows: readonly SampleRow[],
  { isSpaced, lineEnd }: { readonly isSpaced: boolean; readonly lineEnd: string },
): string =>
  rows
    .map((row) => JSON.stringify(objectOf(row)))
    .map((line) => (isSpaced ? line.replaceAll('":', '": ').replaceAll(',"', ', "') : line))
    .join(lineEnd) + lineEnd;
const lineStyle = fc.record({ isSpaced: fc.boolean(), lineEnd: fc.constantFrom('\n', '\r\n', '\n\n') });

/** Lines without escapes, which are for the exact way. */
export const plainLines = fc.tuple(plainRows, lineStyle).map(([rows, own]) =>
  linesOf(
    rows.filter(({ student }) => !/["\n]/.test(student)),
    own,
  ),
);

const oddities: fc.Arbitrary<(line: string) => string> = fc.constantFrom(
  (line: string) => line.replace('"response":', '"response":null,"x":'),
  (line: string) => line.replace('}', ',"attempt":01}'),
  (line: string) => line.replace('}', ',"seconds":1:02}'),
  (line: string) => line.replace('}', ',"seconds":0.00000001}'),
  (line: string) => line.replace('}', ',"submitted_at":" "}'),
  (line: string) => line.replace('"8"', '"\\u0038"'),
  (line: string) => line.replace('"8"', '"8\t"'),
  (line: string) => line.replace('"student"', '"name"'),
  (line: string) => line.slice(0, -2),
  (line: string) => line.replace('}', '} '),
);
/** Lines of which some were changed by hand. */
export const oddLines = fc
  .tuple(fc.array(oddRow, { maxLength: 6 }), plainRows, lineStyle, oddities, fc.nat(4))
  .map(([odd, rows, own, change, at]) =>
    linesOf([...rows, ...odd], own)
      .split('\n')
      .map((line, index) => (index === at ? change(line) : line))
      .join('\n'),
  );

/** Papers of one student after the other, most of them with every item in one order, as a table and as lines of JSON. */
export const wholePapers = fc
  .array(
    fc.record({
      skipped: fc.constantFrom(-1, -1, -1, 0, 2),
      picks: fc.tuple(fc.nat(5), fc.nat(3), fc.nat(2), fc.nat(2)),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((papers) => {
    const rows = papers.flatMap(({ skipped, picks }, student) =>
      names.flatMap((item, at) => {
        const own: readonly string[] = fitting[item];
        const response = own[(picks[at] ?? 0) % own.length] ?? '';
        return at === skipped ? [] : [{ student: `s${student}`, item, response }];
      }),
    );
    const table = rows.map(({ student, item, response }) => `${student},${item},${quoted(response)}\n`).join('');
    return {
      'quoted.csv': `student,item,response\n${table}`,
      'plain.csv': `student,item,response\n${table.replace(/"([^",]*)"/g, '$1')}`,
      'all.jsonl': rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
    };
  });
