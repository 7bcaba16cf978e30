import { describe, expect, it } from 'vitest';
import { fraction } from '../../../src/core/grading/fraction.ts';
import type { Marked } from '../../../src/core/marking/marked.ts';
import { paperToMark } from '../../../src/core/marking/paper.ts';
import { receiptsOf } from '../../../src/core/marking/receipt.ts';
import { type OldResult, regrade } from '../../../src/core/marking/regrade.ts';
import { deckOf } from '../session/decks.ts';
import { examText, handedIn, marked } from './samples.ts';

const submissions = [
  handedIn('ada', { fruits: 'A,B,C', legs: '7' }, { line: 2 }),
  handedIn('bob', { fruits: 'A,B,C,D', legs: '7' }, { line: 12 }),
  handedIn('eve', { fruits: 'D', legs: '8' }, { line: 22 }),
];
const passMark = fraction(15, 100);
const earlier = marked(submissions, { passMark });
const graded = (text: string): Marked => marked(submissions, { passMark }, paperToMark([deckOf(text, 'exam.md')]));

const old = ({ students }: Marked): readonly OldResult[] =>
  students.map(({ student, total, possible, share, passed }) => ({
    student,
    total,
    possible,
    share,
    ...(passed === undefined ? {} : { passed }),
  }));
const changes = (now: Marked) => regrade(old(earlier), receiptsOf(earlier), now);

describe('marking again', () => {
  it('changes nothing where nothing was changed', () => {
    expect(changes(graded(examText))).toEqual({ students: [], marks: [] });
  });

  it('lists whom a corrected key changes, the ranks and who passes now', () => {
    // With the carrot a key, ada has three of four, bob all, eve one of four.
    const { students, marks } = changes(graded(examText.replace('- [ ] carrot', '- [x] carrot')));
    const told = marks.map((mark) => [mark.student, mark.item, mark.before, mark.after, mark.causes]);
    expect(told).toEqual([
      ['ada', 'fruits', '1', '3/4', ['key']],
      ['bob', 'fruits', '1/2', '1', ['key']],
      ['eve', 'fruits', '0', '1/4', ['key']],
    ]);
    expect(
      students.map(({ student, rankBefore, rankAfter, flipped }) => [student, rankBefore, rankAfter, flipped]),
    ).toEqual([
      ['ada', 2, 3, undefined],
      ['bob', 3, 2, 'passes'],
      ['eve', 1, 1, undefined],
    ]);
  });

  it('tells another rule and other points from another key', () => {
    const causes = (text: string) => [...new Set(changes(graded(text)).marks.flatMap((mark) => mark.causes))];
    expect(causes(examText.replace('{id: fruits}', '{id: fruits, partial: coverage}'))).toEqual(['rule']);
    expect(causes(examText.replace('points: 2', 'points: 3'))).toEqual(['weight']);
    expect(causes(examText.replace('= 8', '= 7'))).toEqual(['key']);
  });

  it('tells another comparison of the same text from another key', () => {
    const text = '---\nid: exam\n---\n# Exam\n\n## Capital?\n<!-- {id: capital} -->\n\n= Paris\n';
    const on = (source: string) => paperToMark([deckOf(source, 'exam.md')]);
    const answers = [
      {
        ...handedIn('ada', {}),
        responses: [{ item: 0, given: { from: 'text', text: ' paris. ' }, place: { path: 'a.csv' } }],
      },
    ] as const;
    const before = marked(answers, {}, on(text));
    const now = (source: string) => regrade(old(before), receiptsOf(before), marked(answers, {}, on(source))).marks;
    const [receipt] = receiptsOf(before);
    expect([receipt?.read, receipt?.response, receipt?.normalised, receipt?.comparing]).toEqual([
      { from: 'text', text: ' paris. ' },
      'paris.',
      'paris',
      { case: false, accents: false },
    ]);
    const causesOf = (source: string) => now(source).map(({ before: then, after, causes }) => [then, after, ...causes]);
    expect(causesOf(text.replace('{id: capital}', '{id: capital, case: true}'))).toEqual([['1', '0', 'normalisation']]);
    expect(causesOf(text.replace('= Paris', '= Rome'))).toEqual([['1', '0', 'key']]);
    expect(causesOf(text.replace('= Paris', '= Paris\n= paris').replace('{id', '{case: true, id'))).toEqual([]);
  });

  it('tells who passes by another pass mark, and nobody where there was none', () => {
    const under = (mark?: number) =>
      regrade(
        old(earlier),
        receiptsOf(earlier),
        marked(submissions, mark === undefined ? {} : { passMark: fraction(mark, 100) }),
      );
    // The shares of five points are 1/5, 1/10 and 2/5.
    expect(under(30).students.map(({ student, flipped, causes }) => [student, flipped, causes])).toEqual([
      ['ada', 'fails', ['policy']],
    ]);
    expect(under().students).toEqual([]);
  });

  it('tells another response, an item that came, and a policy that counts differently', () => {
    const moved = submissions.map((each) => (each.student === 'ada' ? handedIn('ada', { fruits: 'A' }) : each));
    const other = regrade(old(earlier), receiptsOf(earlier), marked(moved, { passMark }));
    expect(other.marks.map((mark) => [mark.student, mark.item, mark.causes])).toEqual([
      ['ada', 'fruits', ['response']],
      ['ada', 'legs', ['response']],
    ]);
    const longer = changes(graded(`${examText}\n## Is it?\n<!-- {id: more} -->\n\n= true\n`));
    expect(new Set(longer.marks.map(({ item, causes }) => `${item} ${causes}`))).toEqual(new Set(['more item']));
    const omitted = regrade(old(earlier), receiptsOf(earlier), marked(submissions, { passMark, missing: 'omit' }));
    expect(new Set(omitted.marks.map(({ after: now }) => now))).toEqual(new Set([null]));
  });
});
