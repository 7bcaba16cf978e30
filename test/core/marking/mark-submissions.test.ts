import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDeck } from '../../../src/core/deck/parse.ts';
import { add, compare, fraction, sum, toText, zero } from '../../../src/core/grading/fraction.ts';
import { inPlaceOrder, type MarkFinding } from '../../../src/core/marking/finding.ts';
import { parseLateRule } from '../../../src/core/marking/late.ts';
import { paperToMark } from '../../../src/core/marking/paper.ts';
import { attemptsRules, duplicatesRules, missingRules, type Policy } from '../../../src/core/marking/policy.ts';
import { encodeReceipt, receiptsOf } from '../../../src/core/marking/receipt.ts';
import type { Submission } from '../../../src/core/marking/submission.ts';
import { deckOf } from '../session/decks.ts';
import { anySubmissions, exam, handedIn, marked, only } from './samples.ts';

const statesOf = (submission: Submission): readonly (string | undefined)[] =>
  only(marked([submission])).used.flatMap(({ marks }) => marks.map((mark) => mark?.state));

const lateRule = (text: string): Pick<Policy, 'late'> => {
  const rule = parseLateRule(text);
  if (!rule.ok) throw new Error(rule.because);
  return { late: rule.value };
};

const anyPolicy: fc.Arbitrary<Policy> = fc.record({
  attempts: fc.constantFrom(...attemptsRules),
  duplicates: fc.constantFrom(...duplicatesRules),
  missing: fc.constantFrom(...missingRules),
});

const all = { fruits: 'A,B,C', legs: '8', wet: 'true', order: '1 2 3' };

describe('a submission', () => {
  it('earns exactly what its responses do', () => {
    const student = only(marked([handedIn('ada', { ...all, fruits: 'A,B,C,D', order: '2 1 3' })]));
    // 3/3 − 1/2, 2, 1, and two of three lines in order.
    expect(student.items.map((points) => points && toText(points.earned))).toEqual(['1/2', '2', '1', '2/3']);
    expect([student.earned, student.possible, student.share].map(toText)).toEqual(['25/6', '5', '5/6']);
  });

  it('keeps blank, not reached, not attempted, unclear and wrong apart', () => {
    expect(statesOf(handedIn('ada', { fruits: '', legs: '7', wet: '', order: '' }))).toEqual([
      'blank',
      'answered',
      'not-reached',
      'not-reached',
    ]);
    expect(statesOf(handedIn('ada', { legs: 'eight', order: '' }))).toEqual([
      'not-attempted',
      'unclear',
      'not-attempted',
      'not-reached',
    ]);
    expect(statesOf(handedIn('ada', {}))).toEqual(Array(4).fill('not-attempted'));
  });

  it('leaves an item without a row out of the total where that is asked for', () => {
    const student = only(marked([handedIn('ada', { legs: '8', wet: '' })], { missing: 'omit' }));
    expect([student.total, student.possible].map(toText)).toEqual(['2', '3']);
    expect(student.items.map((points) => points === undefined)).toEqual([true, false, false, true]);
  });

  it('earns nothing for what could not be read, and says so', () => {
    const { students, findings } = marked([handedIn('ada', { ...all, legs: 'eight' })]);
    expect(findings).toEqual([
      {
        code: 'response-unclear',
        severity: 'warning',
        student: 'ada',
        message: 'The response of ada to legs could not be read: Give a number, such as 42, 0.5 or 3e-2.',
        help: 'It earns nothing until it is corrected; its receipt keeps it as it was handed in.',
        place: { path: 'answers.csv', line: 3 },
      },
    ]);
    expect(toText(students[0]?.total ?? zero)).toBe('3');
  });

  it('takes a comma for decimals where it cannot be anything else, since a class cannot be asked back', () => {
    const earned = (text: string) => {
      const { students, findings } = marked([handedIn('ada', { legs: text })]);
      const mark = students[0]?.used[0]?.marks[1];
      return [mark?.response, toText(mark?.score.earned ?? zero), findings.length];
    };
    expect(earned('8,0')).toEqual(['8.0', '2', 0]);
    expect(earned('-8,25 legs')).toEqual(['-8.25 legs', '0', 0]);
    expect(earned('7,9999')).toEqual(['7.9999', '0', 0]);
    // Eight thousand or eight: nobody knows.
    expect(earned('8,000')).toEqual([null, '0', 1]);
  });

  it('takes a number of a shuffled paper for the option that stood there', () => {
    const shuffled = handedIn('ada', {});
    const given = { from: 'text', text: '1,2,3' } as const;
    const response = { item: 0, given, shown: [4, 0, 1, 2, 3], place: shuffled.place };
    const student = only(marked([{ ...shuffled, responses: [response] }]));
    // Leek, apple, pear: two of three keys less one of two others.
    expect(toText(student.total)).toBe('1/6');
  });

  it('takes JSON in its published form', () => {
    const json = { fruits: { from: 'json', value: ['A', 'B', 'C'] }, legs: { from: 'json', value: 8 } } as const;
    expect(toText(only(marked([handedIn('ada', json)])).total)).toBe('3');
  });

  it('is marked in the blink of an eye though a response has a million characters', () => {
    const long = 'x'.repeat(1_000_000);
    const student = only(marked([handedIn('ada', { fruits: long, legs: long, wet: long, order: long })]));
    expect(student.used[0]?.marks.map((mark) => mark?.state)).toEqual(Array(4).fill('unclear'));
  });

  it('names an item that the paper does not have', () => {
    const stray = { item: 99, given: { from: 'text', text: '1' }, place: { path: 'a.csv', line: 2 } } as const;
    const { findings } = marked([{ ...handedIn('ada', all), responses: [stray] }]);
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([['item-unknown', 'error']]);
  });
});

describe('the pass mark', () => {
  it('is compared before anything is rounded', () => {
    const submission = handedIn('ada', { ...all, fruits: 'A,B' });
    // 14/15 is .9333 and a third of a ten-thousandth.
    const passed = (mark: readonly [number, number]) =>
      only(marked([submission], { passMark: fraction(...mark) })).passed;
    expect(passed([14, 15])).toBe(true);
    expect(passed([93_334, 100_000])).toBe(false);
    expect(only(marked([submission])).passed).toBeUndefined();
  });
});

describe('attempts', () => {
  const attempts = [
    handedIn('ada', { legs: '8' }, { attempt: 1 }),
    handedIn('ada', { ...all, order: '' }, { attempt: 2, line: 10 }),
    handedIn('ada', { wet: 'true' }, { attempt: 3, line: 20 }),
  ];
  it.each([
    ['first', '2', [1]],
    ['last', '1', [3]],
    ['best', '4', [2]],
    ['mean', '7/3', [1, 2, 3]],
  ] as const)('count as %s', (rule, total, used) => {
    const student = only(marked(attempts, { attempts: rule }));
    expect(toText(student.total)).toBe(total);
    expect(student.used.map(({ attempt }) => attempt)).toEqual(used);
    expect(student.handedIn).toBe(3);
  });

  it('are the best after lateness', () => {
    const [first, second] = attempts;
    if (first === undefined || second === undefined) throw new Error('There are three.');
    const deadline = Date.UTC(2026, 11, 1, 12);
    const timed = [
      { ...first, submittedAt: deadline },
      { ...second, submittedAt: deadline + 1 },
    ];
    const student = only(marked(timed, { attempts: 'best', ...lateRule('2026-12-01T12:00Z zero') }));
    expect([toText(student.total), student.used.map(({ attempt }) => attempt), student.isLate]).toEqual([
      '2',
      [1],
      false,
    ]);
  });
});

describe('late submissions', () => {
  const deadline = Date.UTC(2026, 11, 1, 12);
  it('lose what the rule takes, beside what they earned', () => {
    const submission = handedIn('ada', all, { submittedAt: deadline + 25 * 3_600_000 });
    const student = only(marked([submission], lateRule('2026-12-01T12:00Z -10%/day')));
    expect([student.earned, student.cut, student.total].map(toText)).toEqual(['5', '1', '4']);
    expect(student.isLate).toBe(true);
  });

  it('count as in time without a time, which is said', () => {
    const { findings, students } = marked([handedIn('ada', all)], lateRule('2026-12-01T12:00Z zero'));
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([['time-missing', 'warning']]);
    expect(toText(students[0]?.total ?? zero)).toBe('5');
  });
});

describe('two responses to one item', () => {
  const twice = [
    handedIn('ada', { legs: '8', wet: 'true' }, { line: 2 }),
    handedIn('ada', { legs: '7', wet: 'true' }, { line: 9 }),
  ];
  it.each([
    ['first', '3', 'warning'],
    ['last', '1', 'warning'],
    ['error', '3', 'error'],
  ] as const)('count as %s', (duplicates, total, severity) => {
    const { students, findings } = marked(twice, { duplicates });
    expect(toText(students[0]?.total ?? zero)).toBe(total);
    expect(findings.map((found) => [found.code, found.severity, found.place?.line])).toEqual([
      ['response-duplicate', severity, 2],
    ]);
  });

  it('go by the time of the submission before the place', () => {
    const [early, late] = twice;
    if (early === undefined || late === undefined) throw new Error('There are two.');
    const timed = [
      { ...early, submittedAt: 2 },
      { ...late, submittedAt: 1 },
    ];
    expect(toText(only(marked(timed, { duplicates: 'first' })).total)).toBe('1');
  });

  it('are none where a table was cut in two', () => {
    const parts = [
      handedIn('ada', { legs: '8' }),
      handedIn('ada', { wet: 'true' }, { place: { path: 'b.csv', line: 2 } }),
    ];
    const { students, findings } = marked(parts);
    expect([toText(students[0]?.total ?? zero), findings]).toEqual(['3', []]);
  });
});

describe('a deck with mistakes', () => {
  it('is an error with their number and the place of the first', () => {
    const said = (text: string) =>
      paperToMark([parseDeck('deck.md', text)]).findings.map(({ message, place }) => [message, place?.line]);
    const faulty = '## Which?\n\n- [ ] a\n- [ ] b\n\n';
    expect(said(faulty)).toEqual([['The deck has a mistake, and an item with one is not marked.', 1]]);
    expect(said(`${faulty}${faulty}`)).toEqual([['The deck has 2 mistakes, and an item with one is not marked.', 1]]);
  });
});

describe('findings', () => {
  it('come by place, then by student and by what they say, in whatever order they were made', () => {
    const at = (line: number, message: string, student?: string): MarkFinding => ({
      code: 'item-unknown',
      severity: 'error',
      message,
      help: '',
      place: { path: 'a.csv', line },
      ...(student === undefined ? {} : { student }),
    });
    const inOrder = [at(2, 'z'), at(3, 'a'), at(3, 'b'), at(3, 'a', 'ada'), at(3, 'a', 'bob')];
    expect(inPlaceOrder(inOrder.toReversed())).toEqual(inOrder);
  });
});

describe('another rule', () => {
  it('goes for the items that it fits, and is told of the others', () => {
    const other = paperToMark([exam], 'coverage');
    expect(other.items.map(({ rule }) => rule)).toEqual([
      'coverage',
      'all-or-nothing',
      'all-or-nothing',
      'longest-common-subsequence',
    ]);
    expect(other.findings.map(({ code, severity, message }) => [code, severity, message])).toEqual([
      [
        'rule-unfit',
        'warning',
        'The rule coverage does not fit 3 of 4 items, which are marked by their own: legs, wet, order.',
      ],
    ]);
    expect(toText(only(marked([handedIn('ada', { fruits: 'A,B,C,D' })], {}, other)).total)).toBe('3/4');
  });

  it('is an error where it fits none', () => {
    const deck = deckOf('---\nid: exam\n---\n\n## Is it?\n\n= true\n');
    const [found, ...others] = paperToMark([deck], 'coverage').findings;
    expect([found?.severity, found?.message, others]).toEqual([
      'error',
      'The rule coverage fits no item of these decks; each is marked by its own.',
      [],
    ]);
  });

  it('is told of beside an id that two decks have, which is an error', () => {
    const { findings } = paperToMark([exam, exam], 'weights');
    expect(findings.map(({ code, severity }) => [code, severity])).toEqual([
      ['rule-unfit', 'warning'],
      ['deck-duplicate', 'error'],
    ]);
  });
});

describe('marks', () => {
  const lines = (submissions: readonly Submission[], policy: Policy): readonly string[] =>
    [...receiptsOf(marked(submissions, policy))].map(encodeReceipt);

  it('are the same in whatever order the submissions come', () => {
    fc.assert(
      fc.property(
        anySubmissions.chain((some) =>
          fc.tuple(fc.constant(some), fc.shuffledSubarray([...some], { minLength: some.length })),
        ),
        anyPolicy,
        ([some, moved], policy) => {
          expect(marked(moved, policy)).toEqual(marked(some, policy));
          expect(lines(moved, policy)).toEqual(lines(some, policy));
        },
      ),
    );
  });

  it('add up to the total, and so do those of the attempts', () => {
    fc.assert(
      fc.property(anySubmissions, anyPolicy, (some, policy) => {
        for (const student of marked(some, { ...policy, ...lateRule('1970-01-01T00:00:00.002Z -10%/day') }).students) {
          const items = student.items.filter((points) => points !== undefined);
          expect(sum(items.map(({ earned }) => earned))).toEqual(student.earned);
          expect(sum(items.map(({ possible }) => possible))).toEqual(student.possible);
          expect(add(student.total, student.cut)).toEqual(student.earned);
          expect(compare(student.cut, zero)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('are at their best no lower than their mean, first or last', () => {
    fc.assert(
      fc.property(anySubmissions, fc.constantFrom(...missingRules), (some, missing) => {
        const [best, ...others] = (['best', 'mean', 'first', 'last'] as const).map((attempts) =>
          marked(some, { attempts, missing }).students.map(({ share }) => share),
        );
        for (const other of others) {
          for (const [at, share] of other.entries()) {
            expect(compare(best?.[at] ?? zero, share)).toBeGreaterThanOrEqual(0);
          }
        }
      }),
    );
  });

  it('are no lower where what was not attempted is left out', () => {
    fc.assert(
      fc.property(anySubmissions, (some) => {
        const shares = missingRules.map((missing) => marked(some, { missing }).students.map(({ share }) => share));
        for (const [at, share] of (shares[0] ?? []).entries()) {
          expect(compare(shares[1]?.[at] ?? zero, share)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('stand in the order of the code units of the ids', () => {
    const ids = ['b', 'a', 'B', 'é', '10', '9'];
    const { students } = marked(ids.map((id, at) => handedIn(id, all, { line: at * 10 })));
    expect(students.map(({ student }) => student)).toEqual(['10', '9', 'B', 'a', 'b', 'é']);
  });

  it('are none without submissions', () => {
    const { students, findings } = marked([]);
    expect([students, findings]).toEqual([[], []]);
  });
});
