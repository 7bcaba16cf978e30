import fc from 'fast-check';
import { markSubmissions } from '../../../src/core/marking/mark-submissions.ts';
import type { Marked, StudentMark } from '../../../src/core/marking/marked.ts';
import { type MarkingPaper, paperToMark } from '../../../src/core/marking/paper.ts';
import { type Policy, usualPolicy } from '../../../src/core/marking/policy.ts';
import type { Given, GivenResponse, Submission } from '../../../src/core/marking/submission.ts';
import { deckOf } from '../session/decks.ts';

/** Five options with three keys, two points, a number, a yes or no, and an order. */
export const examText = `---
id: exam
---
# Exam

## Which are fruits?
<!-- {id: fruits} -->

- [x] apple
- [x] pear
- [x] plum
- [ ] carrot
- [ ] leek

## How many legs has a spider?
<!-- {id: legs, points: 2} -->

= 8

## Is water wet?
<!-- {id: wet} -->

= true

## In which order do they come?
<!-- {id: order, kind: ordering} -->

1. one
2. two
3. three
`;

export const exam = deckOf(examText, 'exam.md');
export const paper: MarkingPaper = paperToMark([exam]);
const names = ['fruits', 'legs', 'wet', 'order'];

/** A submission with a response to each named item, its place that of a table with a line each. */
export function handedIn(
  student: string,
  responses: Readonly<Record<string, string | Given>>,
  own: Partial<Submission> & { readonly line?: number } = {},
): Submission {
  const { line = 2, place = { path: 'answers.csv', line }, ...more } = own;
  const given = Object.entries(responses).map(([name, response], at): GivenResponse => {
    const read: Given = typeof response === 'string' ? { from: 'text', text: response } : response;
    return { item: names.indexOf(name), given: read, place: { path: place.path, line: (place.line ?? 0) + at } };
  });
  return { student, responses: given, place, ...more };
}

export function marked(submissions: readonly Submission[], policy: Partial<Policy> = {}, on = paper): Marked {
  return markSubmissions(on, submissions, { ...usualPolicy, ...policy });
}

/** The mark of the only student. */
export function only({ students }: Marked): StudentMark {
  const [student] = students;
  if (student === undefined || students.length > 1) throw new Error(`There are ${students.length} students.`);
  return student;
}

const texts: Readonly<Record<string, fc.Arbitrary<string>>> = {
  fruits: fc.constantFrom('', 'A', 'A,B', 'A,B,C', 'A,B,C,D', 'D E', 'all of them', '9'),
  legs: fc.constantFrom('', '8', '8.0', 'eight', '7', '1,234'),
  wet: fc.constantFrom('', 'true', 'false', 'perhaps'),
  order: fc.constantFrom('', '1 2 3', '3 2 1', '2 1 3', '1 1 1'),
};

/** Students whose ids are hostile to tables, pages and markup. */
export const hostileIds = [
  '=cmd()',
  'ann, "the"\nsecond',
  '\u202eeve',
  '<b>&</b>',
  'a|b`c',
  '+1',
  '\u0000\u001b[31m',
  '\ud800',
];

/** Submissions of a few students in a few attempts, each at a place of its own. */
export const anySubmissions: fc.Arbitrary<readonly Submission[]> = fc
  .array(
    fc.record({
      student: fc.constantFrom('ada', 'bob', ...hostileIds),
      attempt: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
      submittedAt: fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined }),
      responses: fc.record(texts, { requiredKeys: [] }),
    }),
    { maxLength: 8 },
  )
  .map((all) =>
    all.map(({ student, attempt, submittedAt, responses }, at) => {
      const own = { ...(attempt && { attempt }), ...(submittedAt !== undefined && { submittedAt }) };
      const given = Object.fromEntries(
        Object.entries(responses).flatMap(([name, text]) => (text === undefined ? [] : [[name, text]])),
      );
      return handedIn(student, given, { ...own, line: at * 10 + 2 });
    }),
  );
