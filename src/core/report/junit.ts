import { toDecimal } from '../grading/fraction.ts';
import type { Marked, StudentMark } from '../marking/marked.ts';
import { momentText } from '../marking/moment.ts';
import { percentOf, rounded } from './numbers.ts';
import { xmlAttributes, xmlText } from './xml.ts';

/**
 * The results as JUnit XML: one suite, and in it one case per student, a failure where the student is below the pass
 * mark. It fits the schema of Ant's reporter (windyroad/JUnit-Schema, JUnit.xsd), which asks for a host, a time and a
 * timestamp, and so also the wider one of Jenkins (junit-10.xsd). The timestamp is that of the last submission, 1970
 * where none has one, so that the same submissions give the same bytes.
 */
export function* junit(marked: Marked): Iterable<string> {
  const { students, items, policy } = marked;
  const name = [...new Set(items.map(({ deck }) => deck))].join(' ');
  const times = students.flatMap(({ used }) => used.flatMap(({ submittedAt }) => submittedAt ?? []));
  const last = times.reduce((one, other) => Math.max(one, other), 0);
  const suite = {
    name,
    package: name,
    id: 0,
    timestamp: momentText(last).slice(0, 19),
    hostname: 'localhost',
    tests: students.length,
    failures: students.filter(({ passed }) => passed === false).length,
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
      yield `${xmlText(lossesOf(student, marked))}</failure></testcase>\n`;
    }
  }
  yield '<system-out/>\n<system-err/>\n</testsuite>\n</testsuites>\n';
}

function pointsOf({ total, possible, share }: StudentMark): string {
  return `${rounded(total)} of ${rounded(possible)} points (${toDecimal({ n: share.n * 100n, d: share.d }, 2)} %)`;
}

/** The items that did not earn everything, one after the other. */
function lossesOf(student: StudentMark, { items }: Marked): string {
  const losses = items.flatMap(({ id, place }) => {
    const points = student.items[place];
    if (points === undefined) return [];
    const [earned, possible] = [rounded(points.earned), rounded(points.possible)];
    return earned < possible ? [`${id}: ${earned} of ${possible}`] : [];
  });
  return losses.join(', ');
}
