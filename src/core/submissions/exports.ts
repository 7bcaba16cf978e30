/**
 * The tables that teachers download, told apart by their columns:
 *
 * - Google Forms, "Download responses (.csv)", a CSV in a zip archive: Timestamp, Email Address or Username, Score or Total score, and for each
 *   question its text, in a quiz followed by `… [Score]` and `… [Feedback]`; ticked boxes joined by `, `
 *   (support.google.com/docs/answer/139706).
 * - Microsoft Forms, "Open in Excel", a workbook: ID, Start time, Completion time, Email, Name, Total points, Quiz
 *   feedback, Last modified time, and for each question its text, `Points - …`, `Feedback - …` (`Puntos: …` in Spanish);
 *   several answers joined by `;`, one behind the last (support.microsoft.com, "Check and share your quiz results").
 * - Moodle, Quiz, Results, Responses: names, Email address and other fields of the profile, State or Status, Started on,
 *   Completed, Time taken, Grade/10.00, Question n, Response n, Right answer n; several answers joined by `; `, none
 *   written as `-` (mod/quiz/report/responses/last_responses_table.php and question/type/multichoice/question.php in
 *   moodle/moodle).
 * - Canvas, Student Analysis: name, id, sis_id, root_account, section, section_id, section_sis_id, submitted, attempt, for
 *   each question `12345: text` and a column headed by its points, then n correct, n incorrect, score; several answers
 *   joined by `,`, a comma inside of one written `\,`, pairs as `left=>right`
 *   (app/models/quizzes/quiz_statistics/student_analysis.rb in instructure/canvas-lms).
 *
 * All but the questions is translated by these systems; `export-words.ts` has the words.
 */

import { meaningOf, moodleResponse, plainHeader, type System } from './export-words.ts';
import { type Role, roleOf } from './names.ts';

export type { System } from './export-words.ts';

/** What a column of an export is. The lower the rank of a student's name, the surer it is; two of one rank are joined. */
export type ExportColumn =
  | { readonly is: 'student'; readonly rank: number; readonly keep: boolean; readonly isFirstName?: boolean }
  | { readonly is: 'submitted' | 'attempt' | 'ignored' | 'extra' }
  | { readonly is: 'question'; readonly text: string }
  | { readonly is: 'position'; readonly number: number };

const canvasQuestion = /^\s*\d+:\s/;
const points = /^\s*\d+(?:\.\d+)?\s*$/;

const isCanvasQuestion = (header: readonly string[], at: number): boolean =>
  canvasQuestion.test((header[at] ?? '').slice(0, 40)) && points.test((header[at + 1] ?? '').slice(0, 40));

/** The system that wrote a table with such a header. */
export function systemOf(header: readonly string[]): System | undefined {
  if (header.some((_, at) => isCanvasQuestion(header, at))) return 'canvas';
  if (header.some((name) => moodleResponse(name) !== undefined) && header.some(isOfMoodle)) return 'moodle';
  const ofMicrosoft = new Set(header.map((name) => meaningOf('microsoft', name)));
  if (ofMicrosoft.has('started') && ofMicrosoft.has('submitted')) return 'microsoft';
  const names = new Set(header.map(plainHeader));
  return meaningOf('google', header[0] ?? '') === 'submitted' && !names.has('item') ? 'google' : undefined;
}

/** True for a column that Moodle puts before the responses, and tables of other people hardly do. */
function isOfMoodle(name: string): boolean {
  const meaning = meaningOf('moodle', name);
  return (meaning !== undefined && meaning !== 'name') || grade.test(plainHeader(name));
}

const student = (rank: number, keep = false): ExportColumn => ({ is: 'student', rank, keep });
const ignored: ExportColumn = { is: 'ignored' };
const extra: ExportColumn = { is: 'extra' };
const submitted: ExportColumn = { is: 'submitted' };
const grade = /\/\s?\d+(?:[.,]\d+)?$/;

/** What a form asks of the students themselves: "Student ID", "Class". */
function askedOf(role: Role | undefined): ExportColumn | undefined {
  if (role === 'student') return student(1.5, true);
  if (role === 'attempt') return { is: 'attempt' };
  return role === 'extra' ? extra : undefined;
}

/** True for the points and the comment of a question before: `Points - X`, `Puntos: X`, or `X [Score]`. */
function isAboutQuestion(name: string, before: ReadonlySet<string>): boolean {
  const inBrackets = /^(.*\S)\s*\[[^\][]{1,40}\]$/s.exec(name)?.[1];
  if (inBrackets !== undefined && before.has(inBrackets)) return true;
  const behind = /^[^-–:]{2,40}?\s?[-–:]\s(.+)$/s.exec(name)?.[1];
  return behind !== undefined && before.has(behind);
}

function inForm(system: 'google' | 'microsoft', header: readonly string[]): readonly ExportColumn[] {
  const before = new Set<string>();
  return header.map((written): ExportColumn => {
    const name = plainHeader(written);
    const isAside = name === '' || isAboutQuestion(name, before);
    before.add(name);
    if (isAside || (system === 'microsoft' && /^(?:points|feedback) - /.test(name))) return ignored;
    if (system === 'google' && /\[(?:score|feedback)\]$/.test(plainHeader(written.slice(-40)))) return ignored;
    switch (meaningOf(system, written)) {
      case 'submitted':
        return submitted;
      case 'email':
      case 'username':
        return student(0);
      case 'number':
        return student(2);
      case 'name':
        return system === 'google' ? student(2, true) : student(1, true);
      case 'started':
      case 'ignored':
        return ignored;
      default:
        return askedOf(roleOf(written)) ?? { is: 'question', text: written };
    }
  });
}

/** A column of Moodle: only the responses are answers; what it does not know of itself a site has added. */
function inMoodle(written: string): ExportColumn {
  const number = moodleResponse(written);
  if (number !== undefined) return { is: 'position', number };
  const name = plainHeader(written);
  if (name === '' || grade.test(name) || /\s\d+$/.test(name)) return ignored;
  switch (meaningOf('moodle', written)) {
    case 'email':
      return student(0);
    case 'username':
      return student(1);
    case 'number':
      return student(2);
    case 'first-name':
      return { is: 'student', rank: 3, keep: true, isFirstName: true };
    case 'last-name':
    case 'name':
      return student(3, true);
    case 'submitted':
      return submitted;
    case 'ignored':
      return ignored;
    default:
      return extra;
  }
}

const canvasNames: Readonly<Record<string, ExportColumn>> = {
  id: student(0),
  sis_id: student(1, true),
  name: student(2, true),
  root_account: ignored,
  section: extra,
  section_id: ignored,
  section_sis_id: ignored,
};

/** The columns of Canvas: what its language calls them shows before the first question, by their places where need be. */
function inCanvas(header: readonly string[]): readonly ExportColumn[] {
  const isQuestion = header.map((_, at) => isCanvasQuestion(header, at));
  const first = isQuestion.indexOf(true);
  return header.map((written, at): ExportColumn => {
    if (isQuestion[at]) return { is: 'question', text: written.replace(/^\s*\d+:\s*/, '') };
    if (at > first) return ignored;
    const name = plainHeader(written);
    const meaning = meaningOf('canvas', written);
    if (meaning === 'submitted' || meaning === 'attempt') return { is: meaning };
    if (Object.hasOwn(canvasNames, name)) return canvasNames[name] ?? ignored;
    return at === 0 ? student(2, true) : at === 1 ? student(0) : name === '' ? ignored : extra;
  });
}

/** What each column of an export is, by its name and its place. */
export function exportColumns(system: System, header: readonly string[]): readonly ExportColumn[] {
  switch (system) {
    case 'google':
    case 'microsoft':
      return inForm(system, header);
    case 'moodle':
      return header.map(inMoodle);
    case 'canvas':
      return inCanvas(header);
  }
}

/** What joins several answers in a cell. */
export const joint: Readonly<Record<System, string>> = { google: ',', microsoft: ';', moodle: ';', canvas: ',' };
