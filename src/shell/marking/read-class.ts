/** Where `viva analyze` gets its matrix from: marked submissions, raw responses with a key, or a table of scores. */
import { statSync } from 'node:fs';
import { analyseColumns, type ClassAnalysis } from '../../core/analysis/class-analysis.ts';
import type { FindingExtra } from '../../core/analysis/findings/finding.ts';
import type { CodedMatrix } from '../../core/analysis/test-theory/response-matrix.ts';
import type { TextFile } from '../../core/matrix/grid.ts';
import { responsesIn } from '../../core/matrix/responses.ts';
import { scoresIn } from '../../core/matrix/scores.ts';
import { columnNames } from '../../core/report/gradebook-csv.ts';
import type { AnyFinding } from '../../core/report/summary.ts';
import { type Findings, newFindings } from '../../core/submissions/findings.ts';
import { openable } from '../deck-files.ts';
import { Refusal } from '../errors.ts';
import { readText } from '../read-text.ts';
import { readFiles } from '../submissions/read-submissions.ts';
import type { World } from '../world.ts';
import { mapText } from './inputs.ts';
import { type MarkedAgainst, withPatches } from './patches.ts';
import { type MarkingOptions, markPaths, type ToMark, toMark } from './run.ts';
import { analyseMarks, type StatisticsOptions } from './statistics.ts';

/** What is to be analysed, and how. */
export interface ClassOptions extends MarkingOptions, StatisticsOptions {
  /** The table of keys: the other file holds raw responses. */
  readonly key?: string;
  /** The file holds scores. */
  readonly scored: boolean;
  /** Tables of responses to decks are read by columns from so many bytes on. */
  readonly columnsFromBytes: number;
}

/** The analysis, and what was wrong with what was read. */
export interface ClassRead {
  readonly known: ClassAnalysis;
  readonly findings: readonly AnyFinding[];
  /** What was marked against what; nothing where there is no deck. */
  readonly against?: MarkedAgainst;
}

/** The analysis of what some names mean. Refuses where nothing is there to analyse. */
export async function readClass(world: World, names: readonly string[], options: ClassOptions): Promise<ClassRead> {
  const read =
    options.key === undefined && !options.scored
      ? await fromMarks(world, names, options)
      : await fromTable(world, names, options);
  const { table, analysis } = read.known;
  if (table.students.length > 0 && analysis.items.length > 0) return read;
  const details = read.findings
    .slice(0, 5)
    .map(({ message, place }) => (place ? `${message} ${placed(place)}` : message));
  throw new Refusal(
    'There is nobody and nothing to analyse.',
    'A table needs a row per student and a column per item.',
    details,
  );
}

const placed = ({ path, line }: { readonly path: string; readonly line?: number }): string =>
  `(${path}${line === undefined ? '' : `, line ${line}`})`;

async function fromMarks(world: World, names: readonly string[], options: ClassOptions): Promise<ClassRead> {
  const { group } = options;
  const how = group === undefined ? options : { ...options, extras: [group] };
  const found = await toMark(world, names, how);
  const { decks, paper } = found;
  const against = { decks, items: paper.items };
  const columns = await readColumns(world, found, options);
  if (columns !== undefined) {
    const { matrix, extra, findings } = columns;
    const known = withPatches(world, against, analyseColumns(matrix, options, extra));
    return { known, findings: [...findings, ...paper.findings], against };
  }
  const { marked, findings } = await markPaths(world, found, how);
  return { known: withPatches(world, against, analyseMarks(marked, options)), findings, against };
}

/** The columns of one large table, where it can be read by them. */
async function readColumns(world: World, { paper, paths }: ToMark, options: ClassOptions) {
  const [path, ...others] = paths;
  if (path === undefined || others.length > 0 || options.map !== undefined) return undefined;
  const at = openable(world, path);
  const stats = statSync(at, { throwIfNoEntry: false });
  if (stats?.isFile() !== true || stats.size < options.columnsFromBytes || stats.size > largestText) return undefined;
  const read = readText(at, path);
  if (!read.ok) return undefined;
  const { markedColumns } = await import('../../core/class-columns/marked-columns.ts');
  const { group } = options;
  const how = { names: columnNames(paper.items), ...(group === undefined ? {} : { group }) };
  return markedColumns({ path, text: read.text }, paper, how);
}

/** A string of JavaScript holds little more bytes. */
const largestText = 400 * 1024 * 1024;

async function fromTable(world: World, names: readonly string[], options: ClassOptions): Promise<ClassRead> {
  const findings = newFindings();
  const file = await oneText(world, names, findings);
  const how = {
    ...(options.map === undefined ? {} : { map: { path: options.map, text: mapText(world, options.map) } }),
    ...(options.group === undefined ? {} : { group: options.group }),
  };
  const read = await matrixIn(world, file, options.key, how, findings);
  if (read === undefined) return { known: analyseColumns(nothing, options, {}), findings: findings.list() };
  return { known: analyseColumns(read.matrix, options, read.extra), findings: findings.list() };
}

const nothing: CodedMatrix = { students: [], items: [] };

async function matrixIn(
  world: World,
  file: TextFile,
  key: string | undefined,
  how: Parameters<typeof scoresIn>[1],
  findings: Findings,
): Promise<{ readonly matrix: CodedMatrix; readonly extra: FindingExtra } | undefined> {
  if (key !== undefined) return responsesIn(file, await oneText(world, [key], findings), how, findings);
  const matrix = scoresIn(file, how, findings);
  return matrix === undefined ? undefined : { matrix, extra: {} };
}

/** The text of the one file that is named; what is wrong with its bytes is reported. */
async function oneText(world: World, names: readonly string[], findings: Findings): Promise<TextFile> {
  if (names.length !== 1) {
    const what = names.length === 0 ? 'No table is named.' : `${names.length} tables are named, and one is analysed.`;
    throw new Refusal(what, 'Name one: viva analyze responses.csv --key key.csv, or viva analyze scores.csv --scored');
  }
  const texts: TextFile[] = [];
  const report: Parameters<typeof readFiles>[2]['report'] = ({ code, severity, place, message, help }) =>
    findings[severity](code, place, message, help);
  await readFiles(world, names, { read: (text) => texts.push(text), report });
  const [text] = texts;
  if (text !== undefined) return text;
  const [first] = findings.list();
  throw new Refusal(
    `\`${names[0] ?? ''}\`: ${first?.message ?? 'There is no file.'}`,
    first?.help ?? 'Check the path.',
  );
}
