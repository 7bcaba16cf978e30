import { add, divide, fraction, zero } from '../grading/fraction.ts';
import type { Marks } from '../marking/marked.ts';
import { placeText } from '../marking/place-text.ts';
import type { MarkTotals } from '../marking/totals.ts';
import { columnNames } from './gradebook-csv.ts';
import { markdownTable, markdownText } from './markdown-text.ts';
import { percentOf, rounded, rounding } from './numbers.ts';
import { counted } from './run-lines.ts';
import type { AnyFinding } from './summary.ts';

/** The results as a page of Markdown: the class, the findings, the items with what is known of them, the students. */
export function* markdownReport(
  marks: Marks,
  totals: MarkTotals,
  findings: readonly AnyFinding[],
  statistics: Iterable<string> = [],
): Iterable<string> {
  const { items, policy } = marks;
  yield `# Marks\n\n${counted(totals.students, 'student')}, ${counted(items.length, 'item')}, `;
  yield `mean ${rounded(totals.meanTotal)} points (${percentOf(totals.meanShare)} %).`;
  if (policy.passMark !== undefined) {
    yield ` ${totals.passed} of ${totals.students} passed at ${percentOf(policy.passMark)} %.`;
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
  yield* markdownTable(['item', 'rule', 'points', 'mean'], itemRows(marks, names));
  yield* statistics;
  yield '## Students\n\n';
  yield* markdownTable(['student', 'total', 'possible', '%', 'late', 'passed'], studentRows(marks));
}

function* itemRows({ items, students }: Marks, names: readonly string[]): Iterable<readonly (string | number)[]> {
  const sums = items.map(() => ({ earned: zero, count: 0 }));
  for (const student of students) {
    for (const [place, sum] of sums.entries()) {
      const points = student.items[place];
      if (points === undefined) continue;
      sum.earned = add(sum.earned, points.earned);
      sum.count += 1;
    }
  }
  for (const { place, rule, item } of items) {
    const { earned, count } = sums[place] ?? { earned: zero, count: 0 };
    const mean = count === 0 ? '–' : rounded(divide(earned, fraction(count)));
    yield [names[place] ?? '', rule, rounded(item.points), mean];
  }
}

function* studentRows({ students }: Marks): Iterable<readonly (string | number)[]> {
  for (const { student, total, possible, share, isLate, passed } of students) {
    const result = passed === undefined ? '' : passed ? 'yes' : 'no';
    yield [markdownText(student), rounded(total), rounded(possible), percentOf(share), isLate ? 'yes' : '', result];
  }
}
