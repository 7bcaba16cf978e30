import { describe, expect, it } from 'vitest';
import { analyseTable } from '../../src/core/analysis/test-theory/analyse.ts';
import { logGamma } from '../../src/core/analysis/test-theory/distributions-of-chance.ts';
import { tableOf } from '../../src/core/analysis/test-theory/score-table.ts';
import { twoPlOf } from '../../src/core/analysis/test-theory/two-parameter.ts';
import { lineDifference } from '../../src/core/grading/difference.ts';
import { textsFrom } from '../../src/core/history/packed-texts.ts';
import { oldRunIn } from '../../src/core/report/old-results.ts';
import { uuidOf } from '../../src/core/report/sha1.ts';
import { advance, reread, usedMs } from '../../src/core/session/advance.ts';
import { seededRandom } from '../../src/core/session/random.ts';
import { describeYaml, readYaml } from '../../src/core/source/yaml.ts';
import { matrixOf, simulated } from './analysis/test-theory/samples.ts';
import { deckOf, next, right, sessionOf } from './session/decks.ts';

describe('a text of YAML', () => {
  it.each([
    ['nested without end', '['.repeat(100_000), false],
    ['nested deeper than any settings', `${'['.repeat(60)}${']'.repeat(60)}`, false],
    ['of few values', '[a, {b: c}]', true],
  ])('%s', (_, text, isRead) => {
    expect(readYaml(text).ok).toBe(isRead);
  });

  it('is told in words', () => {
    expect([null, '', 'a', 'a'.repeat(50), [], {}].map(describeYaml)).toEqual([
      'nothing',
      'nothing',
      '`a`',
      `\`${'a'.repeat(40)}…\``,
      'a list',
      'a mapping',
    ]);
  });
});

describe('an earlier run', () => {
  const policy = { attempts: null, duplicates: null, missing: null, late: null, passMark: null, rule: null };

  it.each([
    ['{', 'it is not JSON'],
    ['{"schema": "other"}', 'it is no summary of `viva grade`'],
  ])('that is none is refused: %s', (text, because) => {
    expect(oldRunIn(text)).toEqual({ ok: false, because });
  });

  it('whose fields do not fit is refused with their names', () => {
    const text = JSON.stringify({ schema: 'viva-grades/1', policy, results: [{ student: 3 }] });
    const read = oldRunIn(text);
    expect(read.ok ? '' : read.because).toMatch(/^its fields do not fit: .*student/);
  });
});

it('an id that is made of a name is the one that every other program makes of it', () => {
  // As Python's uuid.uuid5(uuid.NAMESPACE_URL, 'é€😀') has it.
  const urls = '6ba7b811-9dad-11d1-80b4-00c04fd430c8';
  expect(uuidOf(urls, 'é€😀')).toBe('1b6ea6d0-3c5b-5395-ba3d-78bc4aa4a5ab');
  // Half of a pair of surrogates has no bytes in UTF-8, and becomes U+FFFD as the Encoding Standard has it.
  expect(uuidOf(urls, 'a\ud800')).toBe(uuidOf(urls, 'a\ufffd'));
});

describe('packed texts', () => {
  it.each(['{"a": 3}', '{"a": {}}', '{"a": {"joined": 3, "width": 2}}', '{"a": {"joined": "abcd", "width": 0}}', '[]'])(
    'are none in %s',
    (json) => {
      expect(textsFrom(json).packed('a')).toEqual([]);
    },
  );

  it('are parted by their width', () => {
    expect(textsFrom('{"a": {"joined": "abcd", "width": 2}}').packed('a')).toEqual(['ab', 'cd']);
  });
});

describe('a session in which nothing is asked', () => {
  const deck = deckOf('## Two?\n\n- [x] 2\n- [ ] 3\n');
  const told = advance(sessionOf([deck]), right);
  const over = advance(told, next);

  it('uses no time, and is read again without a question', () => {
    expect([usedMs(told), usedMs(over)]).toEqual([0, 0]);
    expect(reread(told, [deck]).phase).toEqual(told.phase);
  });

  it('takes no response and no flag once it is over', () => {
    expect([advance(over, right), advance(over, { is: 'flag', note: '' })]).toEqual([over, over]);
  });
});

it('two long outputs that share nothing are told apart as wholes', () => {
  const lines = (word: string): string => Array.from({ length: 3000 }, (_, at) => `${word}${at}\n`).join('');
  expect(lineDifference(lines('a'), lines('b')).map(({ is }) => is)).toEqual(['extra', 'missing']);
});

it('the gamma function is that of the tables below one half, too', () => {
  // Γ(1/4) = 3.6256099082219083119…
  expect(logGamma(0.25)).toBeCloseTo(Math.log(3.625609908221908), 12);
});

it('an item that gives no number of points is no item', () => {
  const matrix = matrixOf([[1]]);
  for (const possible of [-1, Number.POSITIVE_INFINITY, Number.NaN])
    expect(() => tableOf({ ...matrix, items: [{ id: 'q', possible }] })).toThrow(RangeError);
});

describe('the columns of a matrix', () => {
  it('have their rows in the order of the ids, and in that of the table where two are the same', () => {
    const matrix = { ...matrixOf([[1], [2], [3]]), students: ['b', 'a', 'a'] };
    expect([...(tableOf(matrix).items[0]?.points ?? [])]).toEqual([2, 3, 1]);
  });

  it('that hold more different points than are counted together correlate as any others do', () => {
    const random = seededRandom(5);
    const scores = Array.from({ length: 3000 }, () => [random.next(), random.next(), random.next()]);
    const { items } = analyseTable(tableOf(matrixOf(scores)), { as: 'ctt', rasch: false, twoPl: false });
    const totals = scores.map((row) => row.reduce((sum, each) => sum + each, 0));
    for (const [at, { itemTotal }] of items.entries()) {
      const own = scores.map((row) => row[at] ?? 0);
      expect(itemTotal).toBeCloseTo(pearson(own, totals), 9);
    }
  });
});

/** The correlation by its definition. */
function pearson(one: readonly number[], other: readonly number[]): number {
  const mean = (all: readonly number[]): number => all.reduce((sum, each) => sum + each, 0) / all.length;
  const [a, b] = [mean(one), mean(other)];
  const sum = (of: (at: number) => number): number => one.reduce((all, _, at) => all + of(at), 0);
  const x = (at: number): number => (one[at] ?? 0) - a;
  const y = (at: number): number => (other[at] ?? 0) - b;
  return sum((at) => x(at) * y(at)) / Math.sqrt(sum((at) => x(at) ** 2) * sum((at) => y(at) ** 2));
}

describe('the two-parameter model', () => {
  const answers = simulated(3, 400, [-1, 0, 1]);

  it('is for no single item', () => {
    const { items } = twoPlOf(tableOf(matrixOf(answers.map(([first = 0]) => [first]))));
    expect(items).toEqual([{ id: 'Q1', slope: null, intercept: null, difficulty: null }]);
  });

  it('leaves out what was not asked', () => {
    const some = answers.map((row, at) =>
      row.map((mark, item) => (at % 4 === item ? ('not-attempted' as const) : mark)),
    );
    const difficulties = twoPlOf(tableOf(matrixOf(some))).items.map(({ difficulty }) => difficulty ?? Number.NaN);
    expect([...difficulties].sort((one, other) => one - other)).toEqual(difficulties);
  });
});
