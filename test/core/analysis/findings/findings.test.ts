import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FindingExtra } from '../../../../src/core/analysis/findings/finding.ts';
import { findingsOf } from '../../../../src/core/analysis/findings/findings-of.ts';
import { glanceAt } from '../../../../src/core/analysis/glance.ts';
import { analyse } from '../../../../src/core/analysis/test-theory/analyse.ts';
import type { ResponseMatrix } from '../../../../src/core/analysis/test-theory/response-matrix.ts';
import { seededRandom } from '../../../../src/core/session/random.ts';
import { normal } from '../test-theory/samples.ts';

const letters = ['A', 'B', 'C', 'D'];

interface Class {
  readonly students: number;
  readonly items: number;
  readonly seed: number;
  /** The letter that is keyed, by item; the able know that it is A. */
  readonly keyOf?: (item: number) => string;
  /** Changes what a student chose. */
  readonly change?: (choice: string, student: number, item: number, choices: readonly string[][]) => string;
}

/** A class that chooses: who does not know an item takes one of the distractors. */
function classOf({ students, items, seed, keyOf = () => 'A', change = (choice) => choice }: Class): ResponseMatrix {
  const random = seededRandom(seed);
  const drawn = Array.from({ length: students }, () => {
    const ability = 1.3 * normal(random);
    return Array.from({ length: items }, (_, item) => {
      const knows = random.next() < 1 / (1 + Math.exp((item % 5) / 2 - 1 - ability));
      return knows ? 'A' : (letters[1 + random.below(3)] ?? 'B');
    });
  });
  const choices = drawn.map((row, student) => row.map((choice, item) => change(choice, student, item, drawn)));
  return {
    students: choices.map((_, student) => `s${String(student).padStart(4, '0')}`),
    items: Array.from({ length: items }, (_, item) => ({
      id: `q${item}`,
      possible: 1,
      options: letters.map((option) => ({ option, key: option === keyOf(item) })),
    })),
    scores: choices.map((row) => row.map((choice, item) => (choice === keyOf(item) ? 1 : 0))),
    chosen: choices.map((row) => row.map((choice) => [choice])),
  };
}

const found = (matrix: ResponseMatrix, extra: FindingExtra = {}) =>
  findingsOf(matrix, analyse(matrix, { as: 'ctt', rasch: false, twoPl: false }), extra);

describe('findings', () => {
  it('are none for an ordinary class', () => {
    for (const seed of [1, 2, 3, 4, 5]) expect(found(classOf({ students: 60, items: 20, seed }))).toEqual([]);
  });

  it('name the key that is wrong, with the option that the able chose', () => {
    const [first, ...others] = found(
      classOf({ students: 40, items: 15, seed: 7, keyOf: (item) => (item === 4 ? 'C' : 'A') }),
    );
    expect([first?.code, first?.items, first?.response, first?.rank]).toEqual(['key-probably-wrong', ['q4'], 'A', 1]);
    expect(first?.evidence['topThird']).toBeCloseTo(40 / 3, 9);
    expect(first?.evidence['topThirdShareOfOption']).toBeGreaterThan(first?.evidence['topThirdShareOfKey'] ?? 1);
    expect(first?.evidence['correlationOfOption']).toBeGreaterThan(0.1);
    expect(others.filter(({ code }) => code === 'key-probably-wrong')).toEqual([]);
  });

  it('name the distractor that nobody takes', () => {
    const matrix = classOf({
      students: 50,
      items: 8,
      seed: 3,
      change: (choice, _, item) => (item === 2 && choice === 'D' ? 'B' : choice),
    });
    expect(found(matrix)).toEqual([
      {
        code: 'distractor-untaken',
        items: ['q2'],
        response: 'D',
        evidence: { students: 50, distractors: 3, untaken: 1, count: 0 },
        message: 'Item q2: nobody of 50 took D; a better distractor, or one less, would do.',
        rank: 1,
      },
    ]);
    expect(
      found(classOf({ students: 15, items: 8, seed: 3, change: () => 'A' })).filter(
        ({ code }) => code === 'distractor-untaken',
      ),
    ).toEqual([]);
  });

  // Of three distractors one is left over by chance in 5 % of items with ten who are wrong: 3 · (2/3)^10 = .052, and of
  // eleven .035.
  it.each([
    [10, []],
    [11, ['q0']],
  ])('say nothing of a distractor that chance may have left over, where %i are wrong', (wrong, items) => {
    const matrix = classOf({
      students: 60,
      items: 1,
      seed: 1,
      change: (_, student) => (student >= wrong ? 'A' : student % 2 === 0 ? 'B' : 'C'),
    });
    expect(found(matrix).flatMap(({ code, items: about }) => (code === 'distractor-untaken' ? about : []))).toEqual(
      items,
    );
  });

  // Of three distractors one is taken once or never in 3 · ((2/3)^15 + 15 · 1/3 · (2/3)^14) = .058 of items with fifteen who
  // are wrong, and in 3 · ((2/3)^16 + 16 · 1/3 · (2/3)^15) = .041 with sixteen.
  it.each([
    [15, []],
    [16, ['Item q0: only 1 of 200 took D; a better distractor, or one less, would do.']],
  ])('say nothing of a distractor that one took by chance, where %i are wrong', (wrong, messages) => {
    const wrongs = (student: number) => (student === 0 ? 'D' : student % 2 === 0 ? 'B' : 'C');
    const change = (_: string, student: number) => (student >= wrong ? 'A' : wrongs(student));
    const untaken = found(classOf({ students: 200, items: 1, seed: 1, change })).filter(
      ({ code }) => code === 'distractor-untaken',
    );
    expect(untaken.map(({ message }) => message)).toEqual(messages);
  });

  it('say nothing of the only distractor of an item that all know', () => {
    const matrix = classOf({ students: 60, items: 1, seed: 1, change: () => 'A' });
    const items = matrix.items.map((item) => ({ ...item, options: (item.options ?? []).slice(0, 2) }));
    expect(found({ ...matrix, items })).toEqual([]);
  });

  it('name the two items that measure the same', () => {
    const matrix = classOf({
      students: 60,
      items: 10,
      seed: 5,
      change: (choice, student, item, all) => (item === 6 ? (all[student]?.[3] ?? choice) : choice),
    });
    const alike = found(matrix).filter(({ code }) => code === 'items-measure-the-same');
    expect(alike.map(({ items }) => items)).toEqual([['q3', 'q6']]);
    expect(alike[0]?.evidence['correlation']).toBeCloseTo(1, 12);
    expect(alike[0]?.evidence['students']).toBe(60);
  });

  it('name the students whose wrong answers are the same', () => {
    const plain = { students: 60, items: 30, seed: 11 };
    const wrong = classOf(plain).scores.map((row) => row.filter((score) => score === 0).length);
    const copied = wrong.findIndex((count, student) => student !== 40 && count >= 12);
    const matrix = classOf({
      ...plain,
      change: (choice, student, item, all) => (student === 40 ? (all[copied]?.[item] ?? choice) : choice),
    });
    const same = found(matrix).filter(({ code }) => code === 'wrong-answers-identical');
    expect(same.map(({ students }) => students)).toEqual([
      [copied, 40].toSorted((a, b) => a - b).map((row) => matrix.students[row]),
    ]);
    expect(same[0]?.evidence['wrong']).toBe(wrong[copied]);
    expect(same[0]?.evidence['expectedPairs']).toBeLessThan(0.01);
  });

  it('name all students with the same wrong answers, and no others', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 0, max: 39 }), (seed, source) => {
        const matrix = classOf({
          students: 40,
          items: 24,
          seed,
          change: (choice, student, item, choices) =>
            student % 9 === 0 ? (choices[source]?.[item] ?? choice) : choice,
        });
        const wrongOf = (row: number): string =>
          (matrix.chosen?.[row] ?? []).map((chosen) => (chosen?.[0] === 'A' ? '' : chosen?.[0])).join();
        for (const { students = [] } of found(matrix).filter(({ code }) => code === 'wrong-answers-identical')) {
          const pattern = wrongOf(matrix.students.indexOf(students[0] ?? ''));
          expect(students).toEqual(matrix.students.filter((_, row) => wrongOf(row) === pattern));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('give the correlation of two items that measure the same by the textbook, with gaps or without', () => {
    const plain = classOf({
      students: 70,
      items: 8,
      seed: 5,
      change: (choice, student, item, choices) =>
        item === 3 && student > 4 ? (choices[student]?.[2] ?? choice) : choice,
    });
    const gapped: ResponseMatrix = {
      ...plain,
      scores: plain.scores.map((row, student) => (student === 9 ? row.map(() => 'not-reached' as const) : row)),
    };
    for (const matrix of [plain, gapped]) {
      const pairs = matrix.scores.flatMap((row): readonly (readonly [number, number])[] => {
        const [x, y] = [row[2], row[3]];
        return typeof x === 'number' && typeof y === 'number' ? [[x, y]] : [];
      });
      const mean = (of: 0 | 1): number => pairs.reduce((sum, pair) => sum + pair[of], 0) / pairs.length;
      const sum = (of: (x: number, y: number) => number): number =>
        pairs.reduce((all, [x, y]) => all + of(x - mean(0), y - mean(1)), 0);
      const r = sum((x, y) => x * y) / Math.sqrt(sum((x) => x * x) * sum((_, y) => y * y));
      const same = found(matrix).find(({ code }) => code === 'items-measure-the-same');
      expect([same?.items, same?.evidence['students']]).toEqual([['q2', 'q3'], pairs.length]);
      expect(same?.evidence['correlation']).toBeCloseTo(r, 12);
    }
  });

  it('name the response that many able students typed in vain', () => {
    const typed = Array.from({ length: 60 }, (_, student) => [
      student < 17 ? 'colour' : student < 40 ? 'color' : 'hue',
      undefined,
    ]);
    const matrix: ResponseMatrix = {
      students: typed.map((_, student) => `s${String(student).padStart(2, '0')}`),
      items: [
        { id: 'spelling', possible: 1 },
        { id: 'rest', possible: 10 },
      ],
      scores: typed.map(([response], student) => [
        response === 'color' ? 1 : 0,
        student < 20 ? 10 : student < 40 ? 5 : 0,
      ]),
    };
    expect(
      found(matrix, { typed: (row, column) => typed[row]?.[column] }).filter(
        ({ code }) => code === 'wrong-response-common',
      ),
    ).toEqual([
      {
        code: 'wrong-response-common',
        items: ['spelling'],
        response: 'colour',
        evidence: { topThird: 20, topThirdGave: 17, gave: 17 },
        message: 'Item spelling: 17 of the top third (85 %) typed “colour”, which earned nothing; accept it?',
        rank: 1,
      },
    ]);
  });

  it('notice that the longest option is always the key', () => {
    const matrix = classOf({ students: 30, items: 8, seed: 2 });
    const texts = (longest: (item: number) => string) =>
      new Map(
        matrix.items.map(({ id }, item) => [
          id,
          new Map(letters.map((letter) => [letter, letter === longest(item) ? 'a long text' : 'short'])),
        ]),
      );
    const [first] = found(matrix, { optionTexts: texts(() => 'A') }).filter(
      ({ code }) => code === 'key-always-longest',
    );
    expect([
      first?.items.length,
      first?.evidence['items'],
      first?.evidence['longestIsKey'],
      first?.evidence['expected'],
    ]).toEqual([8, 8, 8, 2]);
    // Eight hits of a chance of a quarter each.
    expect(first?.evidence['chance']).toBeCloseTo(0.25 ** 8, 15);
    expect(found(matrix, { optionTexts: texts((item) => letters[item % 4] ?? 'A') })).toEqual([]);
  });

  it('are the same at a glance as in a whole analysis, and so are alpha and the correlations', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 0, max: 40 }), (seed, students) => {
        const plain = classOf({ students, items: 8, seed, keyOf: (item) => (item === 4 ? 'C' : 'A') });
        const scores = plain.scores.map((row, at) =>
          at % 7 === 3 ? row.with(2, 'omitted').with(5, 'not-attempted') : row,
        );
        const matrix = { ...plain, scores };
        const whole = analyse(matrix, { as: 'ctt', rasch: false, twoPl: false });
        const glance = glanceAt(matrix, {});
        expect(glance.findings).toEqual(findingsOf(matrix, whole, {}));
        expect(glance.alpha).toBe(whole.test.alpha);
        expect(whole.items.map(({ id }) => glance.restOf(id))).toEqual(whole.items.map(({ itemRest }) => itemRest));
        expect(glance.restOf('no such item')).toBeNull();
      }),
      { numRuns: 40 },
    );
  });

  it('are the same whatever the order of the students, few, and ranked from one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 2, max: 40 }), (seed, students) => {
        const matrix = classOf({ students, items: 12, seed, keyOf: (item) => letters[item % 3] ?? 'A' });
        const turned = {
          ...matrix,
          students: matrix.students.toReversed(),
          scores: matrix.scores.toReversed(),
          chosen: (matrix.chosen ?? []).toReversed(),
        };
        const all = found(matrix);
        expect(found(turned)).toEqual(all);
        expect(all.map(({ rank }) => rank)).toEqual(all.map((_, place) => place + 1));
        expect(all.length).toBeLessThanOrEqual(24);
      }),
      { numRuns: 40 },
    );
  });
});
