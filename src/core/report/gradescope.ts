import type { Json } from '../item-types/contract.ts';
import { jsonText } from '../json-text.ts';
import type { Marks, StudentMark } from '../marking/marked.ts';
import { columnNames } from './gradebook-csv.ts';
import { rounded } from './numbers.ts';

/**
 * The results as Gradescope's autograder reads them from `results.json`, one document a line and student: `score`,
 * `output`, `visibility`, `tests` with `name`, `score`, `max_score`, `status`, `output` and `visibility`, and
 * `extra_data`, where the student stands, since Gradescope runs one submission at a time. The field names are those of
 * Gradescope's documentation (gradescope-autograders.readthedocs.io, Autograder Specifications, Output format), which also
 * has `execution_time`, `output_format`, `test_output_format`, `test_name_format`, `stdout_visibility` and `leaderboard`,
 * and for a test `name_format`, `number`, `output_format`, `tags` and `extra_data`, none of which is needed here: outputs
 * are text, as they are without a format. A total below zero is given as zero.
 */
export function* gradescope(marked: Marks): Iterable<string> {
  const names = columnNames(marked.items);
  for (const student of marked.students) yield `${jsonText(resultsOf(student, marked, names))}\n`;
}

function resultsOf(student: StudentMark, { items }: Marks, names: readonly string[]): Json {
  const marks = student.used.at(-1)?.marks ?? [];
  return {
    score: Math.max(0, rounded(student.total)),
    output: `${rounded(student.total)} of ${rounded(student.possible)} points`,
    visibility: 'visible',
    tests: items.flatMap(({ place }): readonly Json[] => {
      const points = student.items[place];
      if (points === undefined) return [];
      const [score, most] = [rounded(points.earned), rounded(points.possible)];
      return [
        {
          name: names[place] ?? '',
          score,
          max_score: most,
          status: score >= most ? 'passed' : 'failed',
          output: marks[place]?.score.arithmetic ?? '',
          visibility: 'visible',
        },
      ];
    }),
    extra_data: { student: student.student, late: student.isLate, passed: student.passed ?? null },
  };
}
