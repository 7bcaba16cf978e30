import { describe, expect, it } from 'vitest';
import { fraction } from '../../../src/core/grading/fraction.ts';
import type { MarkChange, OldResult, StudentChange } from '../../../src/core/marking/regrade.ts';
import { regradeLines, regradeToJson } from '../../../src/core/report/regrade-report.ts';
import { handedIn, marked, only } from '../marking/samples.ts';

const earlier = (student: string, total: number): OldResult => ({
  student,
  total: fraction(total),
  possible: fraction(4),
  share: fraction(total, 4),
});
/** Two points of five. */
const ada = only(marked([handedIn('ada', { legs: '8' })]));
const change = (item: string, own: Partial<MarkChange> = {}): MarkChange => ({
  student: 'ada',
  deck: 'exam',
  item,
  before: '1/2',
  after: '1',
  causes: ['key'],
  ...own,
});
const lines = (students: readonly StudentChange[], marks: readonly MarkChange[]) => regradeLines({ students, marks });

describe('what marking again changes, in lines', () => {
  it('is nothing', () => {
    expect(lines([], [])).toEqual(['Nothing changes.']);
  });

  it('is counted, in one word for one, by item and by cause, then told student by student', () => {
    const one = { student: 'ada', before: earlier('ada', 3), after: ada, causes: ['key'], flipped: 'fails' } as const;
    expect(lines([{ ...one, rankBefore: 1, rankAfter: 2 }], [change('legs', { before: '3', after: '2' })])).toEqual([
      '1 student changes, 1 mark · 0 pass now, 1 fails now',
      '',
      'item exam/legs: 1 mark',
      'cause key: 1 mark (the question or its key was edited)',
      '',
      'ada: 3 → 2 · rank 1 → 2 · fails now · legs 3 → 2 (key)',
    ]);
  });

  it('has the items and causes with most marks first, equals by name', () => {
    const marks = [
      change('b', { causes: ['rule'] }),
      change('c'),
      change('a', { causes: ['key', 'rule'] }),
      change('c'),
    ];
    expect(lines([], marks).slice(2, 7)).toEqual([
      'item exam/c: 2 marks',
      'item exam/a: 1 mark',
      'item exam/b: 1 mark',
      'cause key: 3 marks (the question or its key was edited)',
      'cause rule: 2 marks (another rule)',
    ]);
  });

  it('says why a student changes of whom no mark does', () => {
    const moved = { student: 'eve', before: earlier('eve', 2), after: { ...ada, student: 'eve' } };
    expect(lines([{ ...moved, rankBefore: 2, rankAfter: 1, causes: [] }], [])).toEqual([
      '1 student changes, 0 marks · 0 pass now, 0 fail now',
      '',
      'eve: 2 → 2 · rank 2 → 1 · since others changed',
    ]);
    expect(lines([{ ...moved, flipped: 'passes', rankBefore: 1, rankAfter: 1, causes: ['policy'] }], []).at(-1)).toBe(
      'eve: 2 → 2 · passes now · policy',
    );
  });

  it('tells who came and who went', () => {
    const [came, went] = lines(
      [
        { student: 'ada', after: ada, rankAfter: 1, causes: ['item'] },
        { student: 'bob', before: earlier('bob', 1), rankBefore: 1, causes: ['item'] },
      ],
      [],
    ).slice(-2);
    expect([came, went]).toEqual(['ada: no mark → 2 · rank – → 1 · item', 'bob: 1 → no mark · rank 1 → – · item']);
  });

  it('tells five marks of a student with their attempts, and how many more there are', () => {
    const marks = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((item, at) =>
      change(item, at === 0 ? { attempt: 2, before: null, causes: ['item'] } : {}),
    );
    expect(lines([{ student: 'ada', before: earlier('ada', 2), after: ada, causes: ['key'] }], marks).at(-1)).toBe(
      'ada: 2 → 2 · a of attempt 2 none → 1 (item), b 0.5 → 1 (key), c 0.5 → 1 (key), d 0.5 → 1 (key), e 0.5 → 1 (key) and 2 more',
    );
  });
});

describe('what marking again changes, as JSON', () => {
  it('has null for what there is not', () => {
    const students: StudentChange[] = [
      { student: 'ada', after: ada, rankAfter: 1, causes: ['item'] },
      { student: 'bob', before: earlier('bob', 1), rankBefore: 1, causes: ['item'] },
    ];
    const came = { student: 'ada', before: null, beforeExact: null, after: 2, afterExact: '2' };
    const went = { student: 'bob', before: 1, beforeExact: '1', after: null, afterExact: null };
    expect(regradeToJson({ students, marks: [change('legs', { before: null })] })).toEqual({
      schema: 'viva-regrade/1',
      changed: 2,
      students: [
        { ...came, rankBefore: null, rankAfter: 1, flipped: null, causes: ['item'] },
        { ...went, rankBefore: 1, rankAfter: null, flipped: null, causes: ['item'] },
      ],
      marks: [{ student: 'ada', attempt: null, deck: 'exam', item: 'legs', before: null, after: '1', causes: ['key'] }],
      byItem: [{ item: 'exam/legs', marks: 1 }],
      byCause: [{ cause: 'key', marks: 1 }],
    });
  });
});
