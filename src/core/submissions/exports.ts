/**
 * The tables that teachers download, told apart by their column names in English:
 *
 * - Google Forms, "Download responses (.csv)": Timestamp, Email Address or Username, Score or Total score, and for each
 *   question its text, in a quiz followed by `… [Score]` and `… [Feedback]`; ticked boxes joined by `, `
 *   (support.google.com/docs/answer/139706).
 * - Microsoft Forms, "Open in Excel", saved as CSV: ID, Start time, Completion time, Email, Name, Total points, Quiz
 *   feedback, Last modified time, and for each question its text, `Points - …`, `Feedback - …`; several answers joined by
 *   `;`, one behind the last (support.microsoft.com, "Check and share your quiz results").
 * - Moodle, Quiz, Results, Responses: names, Email address, State or Status, Started on, Completed, Time taken,
 *   Grade/10.00, Question n, Response n, Right answer n; several answers joined by `; `, none written as `-`
 *   (mod/quiz/report/responses/last_responses_table.php and question/type/multichoice/question.php in moodle/moodle).
 * - Canvas, Student Analysis: name, id, sis_id, root_account, section, section_id, section_sis_id, submitted, attempt, for
 *   each question `12345: text` and a column headed by its points, then n correct, n incorrect, score; several answers
 *   joined by `,`, a comma inside of one written `\,`, pairs as `left=>right`
 *   (app/models/quizzes/quiz_statistics/student_analysis.rb in instructure/canvas-lms).
 */

import { type Role, roleOf } from './names.ts';

/** A system whose tables are known. */
export type System = 'google' | 'microsoft' | 'moodle' | 'canvas';

/** What a column of an export is. The lower the rank of a student's name, the surer it is; two of one rank are joined. */
export type ExportColumn =
  | { readonly is: 'student'; readonly rank: number; readonly keep: boolean }
  | { readonly is: 'submitted' | 'attempt' | 'ignored' | 'extra' }
  | { readonly is: 'question'; readonly text: string }
  | { readonly is: 'position'; readonly number: number };

const small = (name: string): string => name.slice(0, 200).trim().toLowerCase();

/** The system that wrote a table with such a header. */
export function systemOf(header: readonly string[]): System | undefined {
  const names = new Set(header.map(small));
  if (names.has('n correct') && names.has('n incorrect')) return 'canvas';
  if (header.some((name) => /^\s*response \d+\s*$/i.test(name.slice(0, 40)))) return 'moodle';
  if (names.has('start time') && names.has('completion time')) return 'microsoft';
  return small(header[0] ?? '') === 'timestamp' && !names.has('item') ? 'google' : undefined;
}

const student = (rank: number, keep = false): ExportColumn => ({ is: 'student', rank, keep });
const ignored: ExportColumn = { is: 'ignored' };
const extra: ExportColumn = { is: 'extra' };
const submitted: ExportColumn = { is: 'submitted' };

type Columns = Readonly<Record<string, ExportColumn>>;

const google: Columns = {
  timestamp: submitted,
  'email address': student(0),
  email: student(0),
  username: student(0),
  score: ignored,
  'total score': ignored,
  name: student(2, true),
  'full name': student(2, true),
  'your name': student(2, true),
};

const microsoft: Columns = {
  id: student(2),
  'start time': ignored,
  'completion time': submitted,
  email: student(0),
  name: student(1, true),
  'last modified time': ignored,
  language: ignored,
  'total points': ignored,
  'quiz feedback': ignored,
  'grade posted time': ignored,
};

const moodle: Columns = {
  'email address': student(0),
  username: student(1),
  'id number': student(2),
  'first name': student(3, true),
  surname: student(3, true),
  'last name': student(3, true),
  'full name': student(3, true),
  institution: extra,
  department: extra,
  state: ignored,
  status: ignored,
  'started on': ignored,
  started: ignored,
  completed: submitted,
  'time taken': ignored,
  duration: ignored,
};

const canvas: Columns = {
  id: student(0),
  sis_id: student(1, true),
  name: student(2, true),
  root_account: ignored,
  section: extra,
  section_id: ignored,
  section_sis_id: ignored,
  submitted,
  attempt: { is: 'attempt' },
  'n correct': ignored,
  'n incorrect': ignored,
  score: ignored,
};

const known: Readonly<Record<System, Columns>> = { google, microsoft, moodle, canvas };

const aside: Readonly<Record<System, RegExp>> = {
  google: /\[(?:score|feedback)\]$/,
  microsoft: /^(?:points|feedback) - /,
  moodle: /^(?:question|right answer) \d+$|^grade\/|^groups?$/,
  canvas: /^\d+(?:\.\d+)?$/,
};

/** What a form asks of the students themselves: "Student ID", "Class". */
function askedOf(role: Role | undefined): ExportColumn | undefined {
  if (role === 'student') return student(1.5, true);
  if (role === 'attempt') return { is: 'attempt' };
  return role === 'extra' ? extra : undefined;
}

/** What a column of an export is, by its name. */
export function exportColumn(system: System, header: string): ExportColumn {
  const name = small(header);
  const columns = known[system];
  const column = Object.hasOwn(columns, name) ? columns[name] : undefined;
  if (column !== undefined) return column;
  const end = header.slice(-40).trim().toLowerCase();
  if (name === '' || aside[system].test(name) || (system === 'google' && aside.google.test(end))) return ignored;
  const position = system === 'moodle' ? /^response (\d+)$/.exec(name)?.[1] : undefined;
  if (position !== undefined) return { is: 'position', number: Number(position) };
  if (system === 'google' || system === 'microsoft') {
    const asked = askedOf(roleOf(header));
    if (asked !== undefined) return asked;
  }
  return { is: 'question', text: system === 'canvas' ? header.replace(/^\s*\d+:\s*/, '') : header };
}

/** What joins several answers in a cell. */
export const joint: Readonly<Record<System, string>> = { google: ',', microsoft: ';', moodle: ';', canvas: ',' };
