import { toDecimal } from '../grading/fraction.ts';
import type { Marks, StudentMark } from '../marking/marked.ts';
import { momentText } from '../marking/moment.ts';
import type { MarkTotals } from '../marking/totals.ts';
import { percentOf, rounded } from './numbers.ts';
import { xmlAttributes, xmlText } from './xml.ts';

/**
 * The results as JUnit XML: one suite, and in it one case per student, a failure where the student is below the pass
 * mark. It fits the schema of Ant's reporter (windyroad/JUnit-Schema, JUnit.xsd), which asks for a host, a time and a
 * timestamp, and so also the wider one of Jenkins (junit-10.xsd). The timestamp is that of the last submission, 1970
 * where none has one, so that the same submissions give the same bytes.
 */
export function* junit(marks: Marks, totals: MarkTotals): Iterable<string> {
  const { students, items, policy } = marks;
  const name = [...new Set(items.map(({ deck }) => deck))].join(' ');
  const suite = {
    name,
    package: name,
    id: 0,
    timestamp: momentText(totals.lastSubmittedAt).slice(0, 19),
    hostname: 'localhost',
    tests: totals.students,
    failures: totals.failed,
    errors: 0,
    skipped: 0,
    time: 0,
  };
  const { passMark } = policy;
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n<testsuite${xmlAttributes(suite)}>\n<properties/>\n`;
  for (const student of students) {
    const head = `<testcase${xmlAttributes({ name: student.student, classname: name, time: 0 })}`;
    if (student.passed !== false || passMark === undefined) yield `${head}/>\n`;
    else {
      const message = `${pointsOf(student)}, below the pass mark of ${percentOf(passMark)} %`;
      yield `${head}><failure${xmlAttributes({ type: 'below-pass-mark', message })}>`;
      yield `${xmlText(lossesOf(student, marks))}</failure></testcase>\n`;
    }
  }
  yield '<system-out/>\n<system-err/>\n</testsuite>\n</testsuites>\n';
}

function pointsOf({ total, possible, share }: StudentMark): string {
  return `${rounded(total)} of ${rounded(possible)} points (${toDecimal({ n: share.n * 100n, d: share.d }, 2)} %)`;
}

/** The items that did not earn everything, one after the other. */
function lossesOf(student: StudentMark, { items }: Marks): string {
  const losses = items.flatMap(({ id, place }) => {
    const points = student.items[place];
    if (points === undefined) return [];
    const [earned, possible] = [rounded(points.earned), rounded(points.possible)];
    return earned < possible ? [`${id}: ${earned} of ${possible}`] : [];
  });
  return losses.join(', ');
}
