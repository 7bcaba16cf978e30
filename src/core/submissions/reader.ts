/**
 * From the text of files to what each student handed in. The form of a file is told by its content: a table with a row
 * for each response or for each student, the export of a system, JSON Lines, JSON, YAML, or a filled-in copy of the deck.
 * Whatever stands in a file, reading it gives submissions and findings and never throws; what could not be read is a
 * finding, and the rest is marked.
 */
import type { Json } from '../item-types/contract.ts';
import type { Finding, Submission } from '../marking/submission.ts';
import type { NamedItem } from '../session/paper.ts';
import type { YamlValue } from '../source/yaml.ts';
import { type MakeCollector, newCollector } from './collect.ts';
import { readColumnMap, withExtras } from './column-map.ts';
import type { Context, ReadOptions } from './context.ts';
import { itemNames } from './facts.ts';
import { itemFinder } from './finder.ts';
import { newFindings } from './findings.ts';
import { formOf } from './form.ts';
import { readObjects } from './objects.ts';
import { readFilledPage } from './page.ts';
import { readPairs } from './pairs.ts';
import { questionOf } from './question.ts';
import { readTable } from './table.ts';
import { reportUnmatched } from './unmatched.ts';

export type { ReadOptions } from './context.ts';

/** A file of submissions as text. */
export interface SubmissionText {
  readonly path: string;
  readonly text: string;
  /** The student of a file that names none; most often its name without the ending. */
  readonly fallback?: string;
}

/** What was handed in, and what of it could not be read. */
export interface SubmissionsRead {
  readonly submissions: readonly Submission[];
  readonly findings: readonly Finding[];
}

/** Reads one file after the other. */
export interface SubmissionReader {
  read(file: SubmissionText): void;
  /** Takes in what was wrong with a file before its text was known. */
  report(finding: Finding): void;
  finish(): SubmissionsRead;
}

/** A reader of submissions to the items of a paper. */
export function submissionReader(
  paper: readonly NamedItem[],
  options: ReadOptions = {},
  collectorOf: MakeCollector = newCollector,
): SubmissionReader {
  const findings = newFindings();
  const finder = itemFinder(paper);
  const collector = collectorOf(findings, options.duplicates ?? 'error', finder.nameOf);
  const context: Context = {
    finder,
    questions: paper.map(questionOf),
    map: withExtras(readColumnMap(options.map, finder, findings), options.extras ?? []),
    findings,
    collector,
    zoneMinutes: options.zoneMinutes ?? 0,
    dayOrder: options.dayOrder ?? 'unknown',
    tell: options.tell ?? (() => undefined),
    layouts: new Map(),
    pieces: new Map(),
    tellPieces: options.tellPieces ?? (() => undefined),
  };
  let firstPath: string | undefined;

  const finish = (): SubmissionsRead => {
    const submissions = collector.finish();
    context.map.reportUnused();
    if (collector.hasAny()) reportUnmatched(collector.seen(), paper.length, firstPath ?? '', finder, findings);
    return { submissions, findings: findings.list() };
  };

  return {
    read: (file) => {
      firstPath ??= file.path;
      const text = file.text.startsWith('\ufeff') ? file.text.slice(1) : file.text;
      readText({ ...file, text }, context);
    },
    report: ({ code, severity, place, message, help }) => findings[severity](code, place, message, help),
    finish,
  };
}

function readText(file: SubmissionText, context: Context): void {
  const { path, text, fallback } = file;
  const { findings } = context;
  const form = formOf(text);
  const objects = { ...(fallback === undefined ? {} : { fallback }), find: itemNames(path, context) };
  reportNul(file, context);
  switch (form.is) {
    case 'empty':
      return findings.error('unreadable-file', { path }, 'The file is empty.', 'Export it again, or leave it out.');
    case 'unknown':
      return findings.error(
        'unreadable-file',
        { path, line: 1 },
        'This is no table, no JSON, no YAML and no filled-in copy of the deck.',
        'Write a table with a first row `student,item,response`.',
      );
    case 'table':
      return readTable(file, form.sniffed, context);
    case 'page':
      return readFilledPage(file, context);
    case 'json':
      return readJson(file, { ...objects, isText: false }, context);
    case 'json-lines':
      return readLines(file, { ...objects, isText: false }, context);
    case 'pairs':
      return readPairs(form.pairs, { path, line: 1 }, { ...objects, isText: true }, context);
    case 'yaml':
      return readObjects(jsonOf(form.value), { path, line: 1 }, { ...objects, isText: true }, context);
  }
}

/** YAML of the failsafe schema holds nothing that JSON does not. */
function jsonOf(value: YamlValue): Json {
  if (value === null || typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(jsonOf);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, jsonOf(inner)]));
}

type Objects = Parameters<typeof readObjects>[2];

function readJson({ path, text }: SubmissionText, file: Objects, context: Context): void {
  let value: Json;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const line = lineOfFault(error, text);
    return context.findings.error(
      'unreadable-file',
      { path, ...(line === undefined ? {} : { line }) },
      'The JSON cannot be read: it breaks off or holds a mistake.',
      'Write it with a program, or as JSON Lines, where each line stands for itself.',
    );
  }
  readObjects(value, { path }, file, context);
}

/** The line that the message of a JSON parser names, where it does. */
function lineOfFault(error: unknown, text: string): number | undefined {
  const position = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined;
  if (position === undefined) return undefined;
  return text.slice(0, Number(position)).split(/\r\n|\n|\r/).length;
}

function readLines({ path, text }: SubmissionText, file: Objects, context: Context): void {
  let line = 0;
  for (const raw of text.split(/\r\n|\n|\r/)) {
    line++;
    context.tell(raw.length);
    if (raw.trim() === '') continue;
    let value: Json;
    try {
      value = JSON.parse(raw);
    } catch {
      context.findings.error(
        'value-invalid',
        { path, line },
        'The line is no JSON.',
        'Write one object on each line, and end the last one.',
      );
      continue;
    }
    readObjects(value, { path, line }, file, context);
  }
}

function reportNul({ path, text }: SubmissionText, { findings }: Context): void {
  const at = text.indexOf('\0');
  if (at < 0) return;
  const line = text.slice(0, at).split(/\r\n|\n|\r/).length;
  findings.error('value-invalid', { path, line }, 'The file holds NUL characters.', 'Save it as text in UTF-8.');
}
