import { divide, fraction, sum } from '../grading/fraction.ts';
import { placeText } from '../marking/explain.ts';
import { meanShare } from '../marking/mark-submissions.ts';
import type { Marked } from '../marking/marked.ts';
import { columnNames } from './gradebook-csv.ts';
import { markdownTable, markdownText } from './markdown-text.ts';
import { percentOf, rounded, rounding } from './numbers.ts';
import { type AnyFinding, meanTotal } from './summary.ts';

/** The results as a page of Markdown: the class, the findings, the items with what is known of them, the students. */
export function* markdownReport(
  marked: Marked,
  findings: readonly AnyFinding[],
  statistics: Iterable<string> = [],
): Iterable<string> {
  const { items, students, policy } = marked;
  yield `# Marks\n\n${students.length} students, ${items.length} items, `;
  yield `mean ${rounded(meanTotal(marked))} points (${percentOf(meanShare(marked))} %).`;
  if (policy.passMark !== undefined) {
    const passed = students.filter((student) => student.passed).length;
    yield ` ${passed} of ${students.length} passed at ${percentOf(policy.passMark)} %.`;
  }
  yield `\n\n${rounding}\n\n`;
  if (findings.length > 0) {
    yield '## Findings\n\n';
    for (const { severity, message, place } of findings) {
      const where = place === undefined ? '' : ` (${markdownText(placeText(place))})`;
      yield `- ${severity}: ${markdownText(message)}${where}\n`;
    }
    yield '\n';
  }
  const names = columnNames(items).map(markdownText);
  yield '## Items\n\n';
  yield* markdownTable(['item', 'rule', 'points', 'mean'], itemRows(marked, names));
  yield* statistics;
  yield '## Students\n\n';
  yield* markdownTable(['student', 'total', 'possible', '%', 'late', 'passed'], studentRows(marked));
}

function* itemRows({ items, students }: Marked, names: readonly string[]): Iterable<readonly (string | number)[]> {
  for (const { place, rule, item } of items) {
    const marks = students.flatMap((student) => student.items[place] ?? []);
    const all = sum(marks.map(({ earned }) => earned));
    const mean = marks.length === 0 ? '–' : rounded(divide(all, fraction(marks.length)));
    yield [names[place] ?? '', rule, rounded(item.points), mean];
  }
}

function* studentRows({ students }: Marked): Iterable<readonly (string | number)[]> {
  for (const { student, total, possible, share, isLate, passed } of students) {
    const result = passed === undefined ? '' : passed ? 'yes' : 'no';
    yield [markdownText(student), rounded(total), rounded(possible), percentOf(share), isLate ? 'yes' : '', result];
  }
}
