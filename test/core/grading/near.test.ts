import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance } from '../../../src/core/grading/near.ts';
import { isNear } from '../../../src/core/grading/text.ts';

const rule = { case: false, accents: false };
const letters = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 6 });

/** The distance by its definition: the best of every last step. */
function slowDistance(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return a.length + b.length;
  const [x, y] = [a.slice(0, -1), b.slice(0, -1)];
  const ways = [slowDistance(x, b) + 1, slowDistance(a, y) + 1, slowDistance(x, y) + (a.at(-1) === b.at(-1) ? 0 : 1)];
  if (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1)) {
    ways.push(slowDistance(a.slice(0, -2), b.slice(0, -2)) + 1);
  }
  return Math.min(...ways);
}

describe('editDistance', () => {
  it('is what its definition says, as far as it is asked', () => {
    fc.assert(
      fc.property(letters, letters, fc.nat(6), (a, b, most) => {
        const distance = slowDistance(a, b);
        if (distance <= most) expect(editDistance(a, b, most)).toBe(distance);
        else expect(editDistance(a, b, most)).toBeGreaterThan(most);
      }),
      { numRuns: 300 },
    );
  });
});

describe('isNear', () => {
  it.each([
    ['to_tread', 'to_thread'],
    ['to_thread', 'to_threads'],
    ['corutine', 'coroutine'],
    ['semaphroe', 'semaphore'],
    ['Corutine.', 'coroutine'],
    ['run_in_exceuter', 'run_in_executor'],
    ['awiat', 'await'],
    ['gli', 'gil'],
  ])('takes %j for a slip of %j', (given, expected) => {
    expect(isNear(given, expected, rule)).toBe(true);
  });

  it.each([
    ['a', 'b'],
    ['is', 'as'],
    ['lock', 'lock'],
    ['Lock', 'lock'],
    ['thread', 'process'],
    ['', 'await'],
    ['1991', '1992'],
    ['python2', 'python3'],
    ['python', 'python3'],
  ])('does not take %j for a slip of %j', (given, expected) => {
    expect(isNear(given, expected, rule)).toBe(false);
  });

  it('allows a letter in five of a longer text', () => {
    expect(isNear('xxcdefghij', 'abcdefghij', rule)).toBe(true);
    expect(isNear('xxcdefghi', 'abcdefghi', rule)).toBe(false);
    const expected = 'abcdefghijklmno';
    expect(isNear(`xyz${expected.slice(3)}`, expected, rule)).toBe(true);
    expect(isNear(`wxyz${expected.slice(4)}`, expected, rule)).toBe(false);
  });

  it('minds case and accents only where the rule does', () => {
    expect(isNear('Lock', 'lock', { case: true, accents: true })).toBe(true);
    expect(isNear('cafe', 'café', { case: true, accents: true })).toBe(true);
    expect(isNear('cafe', 'café', rule)).toBe(false);
  });

  it('does not look at texts of more than 200 letters', () => {
    expect(isNear('a'.repeat(100_000), 'b'.repeat(100_000), rule)).toBe(false);
    expect(isNear(`${'a'.repeat(200)}b`, 'a'.repeat(200), rule)).toBe(false);
  });
});
