import { describe, expect, it } from 'vitest';
import { logGamma } from '../../src/core/analysis/test-theory/distributions-of-chance.ts';
import { tableOf } from '../../src/core/analysis/test-theory/score-table.ts';
import { lineDifference } from '../../src/core/grading/difference.ts';
import { textsFrom } from '../../src/core/history/packed-texts.ts';
import { oldRunIn } from '../../src/core/report/old-results.ts';
import { uuidOf } from '../../src/core/report/sha1.ts';
import { advance, reread, usedMs } from '../../src/core/session/advance.ts';
import { describeYaml, readYaml } from '../../src/core/source/yaml.ts';
import { matrixOf } from './analysis/test-theory/samples.ts';
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
  expect(uuidOf('6ba7b811-9dad-11d1-80b4-00c04fd430c8', 'é€😀')).toBe('1b6ea6d0-3c5b-5395-ba3d-78bc4aa4a5ab');
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
