import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, fraction, one, toText, zero } from '../../../src/core/grading/fraction.ts';
import { type Choosing, type RuleName, rulesFor, scoreChoices } from '../../../src/core/grading/rules.ts';

const names = rulesFor('choices');
const anyRule = fc.constantFrom(...names);
const places = (letters: string): Set<number> => new Set([...letters].map((letter) => 'ABCDEFGH'.indexOf(letter)));
const share = (rule: RuleName, key: string, chosen: string, options = 5): string =>
  toText(scoreChoices(rule, { options, keys: places(key), chosen: places(chosen) }, one).earned);

const sorted = (set: ReadonlySet<number>): string => [...set].sort().join();

/** Any item with at least one key, and any response to it. */
const situations: fc.Arbitrary<Choosing> = fc
  .array(fc.record({ isKey: fc.boolean(), isChosen: fc.boolean() }), { minLength: 2, maxLength: 8 })
  .map((options) => ({
    options: options.length,
    keys: new Set(options.flatMap(({ isKey }, index) => (isKey ? [index] : []))),
    chosen: new Set(options.flatMap(({ isChosen }, index) => (isChosen ? [index] : []))),
  }))
  .filter(({ keys }) => keys.size > 0);

const withCredits = fc
  .tuple(situations, fc.array(fc.tuple(fc.nat(7), fc.integer({ min: -4, max: 4 })), { maxLength: 8 }))
  .map(([situation, credits]) => ({
    ...situation,
    credits: new Map(credits.map(([option, quarters]) => [option, fraction(quarters, 4)])),
  }));

describe('scoreChoices', () => {
  // Five options, key {A, B, C}.
  it.each<[RuleName, string, string, string]>([
    // rule, {A,B,C,D}, {A,B}, everything
    ['all-or-nothing', '0', '0', '0'],
    ['right-minus-wrong', '2/3', '2/3', '1/3'],
    ['right-minus-wrong-below-zero', '2/3', '2/3', '1/3'],
    ['wrong-costs-share', '1/2', '2/3', '0'],
    ['one-wrong-kills', '0', '2/3', '0'],
    ['wrong-ignored', '1', '2/3', '1'],
    ['per-option', '4/5', '4/5', '3/5'],
    ['coverage', '3/4', '2/3', '3/5'],
    ['halves', '1/2', '1/2', '1/4'],
    ['weights', '1', '2/3', '1'],
    ['negative-marking', '3/4', '2/3', '1/2'],
    ['proportional', '0', '2/3', '0'],
  ])('earns under %s what the rule says', (rule, oneTooMany, oneMissing, everything) => {
    expect(share(rule, 'ABC', 'ABCD')).toBe(oneTooMany);
    expect(share(rule, 'ABC', 'AB')).toBe(oneMissing);
    expect(share(rule, 'ABC', 'ABCDE')).toBe(everything);
    expect(share(rule, 'ABC', 'ABC')).toBe('1');
    expect(share(rule, 'ABC', '')).toBe('0');
  });

  it('costs one over the other options for a wrong one under negative-marking', () => {
    expect(share('negative-marking', 'ABC', 'ABDE')).toBe('1/6');
    expect(share('negative-marking', 'B', 'B', 4)).toBe('1');
    expect(share('negative-marking', 'B', 'C', 4)).toBe('0');
  });

  it('goes below nothing under the one rule that says so', () => {
    const rule = 'right-minus-wrong-below-zero';
    expect([share(rule, 'ABC', 'ADE'), share(rule, 'ABC', 'D'), share(rule, 'A', 'BCDE')]).toEqual([
      '-1/3',
      '-1/3',
      '-4',
    ]);
    const choosing = { options: 5, keys: places('ABC'), chosen: places('ADE') };
    expect(scoreChoices(rule, choosing, fraction(2)).verdict).toBe('wrong');
    expect(toText(scoreChoices(rule, choosing, fraction(2)).earned)).toBe('-2/3');
  });

  it('is right less wrong under both of them, floored at nothing or not', () => {
    fc.assert(
      fc.property(situations, (choosing) => {
        const [floored, open] = (['right-minus-wrong', 'right-minus-wrong-below-zero'] as const).map(
          (rule) => scoreChoices(rule, choosing, one).earned,
        );
        const right = [...choosing.chosen].filter((place) => choosing.keys.has(place)).length;
        expect(open).toEqual(fraction(2 * right - choosing.chosen.size, choosing.keys.size));
        expect(floored).toEqual(open !== undefined && compare(open, zero) > 0 ? open : zero);
      }),
    );
  });

  it('halves twice only where there are five options', () => {
    expect(share('halves', 'ABC', 'A', 5)).toBe('1/4');
    expect(share('halves', 'ABC', 'A', 4)).toBe('0');
    expect(share('halves', 'AB', 'A', 3)).toBe('1/2');
    expect(share('halves', 'AB', 'A', 2)).toBe('0');
    expect(share('halves', 'ABC', 'DE', 5)).toBe('0');
  });

  it('adds up the credits that the author set, and lets other keys divide the rest', () => {
    const credits = new Map([
      [0, fraction(1, 2)],
      [3, fraction(-1, 4)],
      [4, fraction(1, 8)],
    ]);
    const earned = (chosen: string): string =>
      toText(scoreChoices('weights', { options: 5, keys: places('ABC'), chosen: places(chosen), credits }, one).earned);
    expect(earned('A')).toBe('1/2');
    expect(earned('B')).toBe('1/4');
    expect(earned('AB')).toBe('3/4');
    expect(earned('AD')).toBe('1/4');
    expect(earned('D')).toBe('0');
    expect(earned('E')).toBe('1/8');
    expect(earned('ABC')).toBe('1');
    expect(earned('ABCE')).toBe('1');
  });

  it('lets a key without a credit cost nothing where the others have more than everything', () => {
    const credits = new Map([
      [0, fraction(5, 4)],
      [4, fraction(1, 8)],
    ]);
    const choosing = { options: 5, keys: places('AB'), chosen: places('BE'), credits };
    expect(toText(scoreChoices('weights', choosing, one).earned)).toBe('1/8');
  });

  it('calls a response right only where it is the key', () => {
    const verdict = (rule: RuleName, chosen: string): string =>
      scoreChoices(rule, { options: 5, keys: places('ABC'), chosen: places(chosen) }, one).verdict;
    expect(verdict('wrong-ignored', 'ABCD')).toBe('partly');
    expect(verdict('wrong-ignored', 'ABC')).toBe('right');
    expect(verdict('per-option', 'D')).toBe('wrong');
    expect(verdict('all-or-nothing', 'AB')).toBe('wrong');
    expect(verdict('coverage', 'AB')).toBe('partly');
    expect(verdict('coverage', '')).toBe('blank');
  });

  it('calls a wrong option with a credit partly right', () => {
    const credits = new Map([[1, fraction(1, 3)]]);
    const choosing = { options: 3, keys: new Set([0]), chosen: new Set([1]), credits };
    expect(scoreChoices('weights', choosing, fraction(3))).toEqual({
      earned: one,
      possible: fraction(3),
      verdict: 'partly',
      rule: 'weights',
      arithmetic: '0 of 1 right, 1 wrong: 1/3',
    });
  });

  it.each<[RuleName, string, string]>([
    ['right-minus-wrong', 'ABD', '2 of 3 right, 1 wrong: (2 − 1) / 3'],
    ['right-minus-wrong', 'AB', '2 of 3 right: 2 / 3'],
    ['right-minus-wrong', 'ADE', '1 of 3 right, 2 wrong: (1 − 2) / 3, which is below 0'],
    ['right-minus-wrong-below-zero', 'ADE', '1 of 3 right, 2 wrong: (1 − 2) / 3'],
    ['right-minus-wrong-below-zero', 'D', '0 of 3 right, 1 wrong: (0 − 1) / 3'],
    ['wrong-costs-share', 'ABD', '2 of 3 right, 1 wrong: 2 / 3 − 1 / 2'],
    ['negative-marking', 'ABD', '2 of 3 right, 1 wrong: 2 / 3 − 1 / 4'],
    ['one-wrong-kills', 'ABD', '2 of 3 right, 1 wrong: a wrong one loses all'],
    ['wrong-ignored', 'ABD', '2 of 3 right, 1 wrong: 2 / 3'],
    ['per-option', 'ABD', '2 of 3 right, 1 wrong: (2 picked + 1 left) / 5'],
    ['coverage', 'ABD', '2 of 3 right, 1 wrong: 2 / 4'],
    ['halves', 'ABD', '2 of 3 right, 1 wrong: 2 mistakes'],
    ['halves', 'AB', '2 of 3 right: 1 mistake'],
    ['proportional', 'ABDE', '2 of 3 right, 2 wrong: more picked than are right'],
    ['all-or-nothing', 'AB', '2 of 3 right: all or nothing'],
    ['wrong-costs-share', 'D', '0 of 3 right, 1 wrong'],
    ['wrong-costs-share', 'ABC', '3 of 3 right'],
    ['wrong-costs-share', '', 'no response'],
  ])('says under %s how %s was reckoned', (rule, chosen, arithmetic) => {
    const choosing = { options: 5, keys: places('ABC'), chosen: places(chosen) };
    expect(scoreChoices(rule, choosing, one).arithmetic).toBe(arithmetic);
  });

  it('writes what was added under weights', () => {
    const credits = new Map([
      [1, fraction(-1, 4)],
      [2, fraction(-1, 8)],
    ]);
    const choosing = { options: 3, keys: new Set([0]), credits };
    const arithmetic = (...chosen: number[]): string =>
      scoreChoices('weights', { ...choosing, chosen: new Set(chosen) }, one).arithmetic;
    expect(arithmetic(0, 1, 2)).toBe('1 of 1 right, 2 wrong: 1 − 1/4 − 1/8');
    expect(arithmetic(1)).toBe('0 of 1 right, 1 wrong');
  });

  it('lies between nothing and all points, right exactly for the key, blank exactly for nothing', () => {
    const points = fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 6 })).map(([n, d]) => fraction(n, d));
    fc.assert(
      fc.property(anyRule, withCredits, points, (rule, choosing, worth) => {
        const score = scoreChoices(rule, choosing, worth);
        if (rule !== 'right-minus-wrong-below-zero') expect(compare(score.earned, zero)).toBeGreaterThanOrEqual(0);
        expect(compare(score.earned, worth)).toBeLessThanOrEqual(0);
        expect(score.possible).toEqual(worth);
        expect(score.rule).toBe(rule);
        const isKey = sorted(choosing.chosen) === sorted(choosing.keys);
        expect(score.verdict === 'right').toBe(isKey);
        expect(score.verdict === 'blank').toBe(choosing.chosen.size === 0);
        if (isKey) expect(score.earned).toEqual(worth);
        if (score.verdict === 'blank') expect(score.earned).toEqual(zero);
      }),
    );
  });

  it('earns a share of the points, whatever they are', () => {
    fc.assert(
      fc.property(anyRule, withCredits, fc.integer({ min: 1, max: 12 }), (rule, choosing, points) => {
        const [whole, single] = [scoreChoices(rule, choosing, fraction(points)), scoreChoices(rule, choosing, one)];
        expect(whole.earned).toEqual(fraction(single.earned.n * BigInt(points), single.earned.d));
        expect({ ...whole, earned: 0, possible: 0 }).toEqual({ ...single, earned: 0, possible: 0 });
      }),
    );
  });

  it('does not depend on the order of the options or of the picks', () => {
    const shuffles = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(anyRule, withCredits, shuffles, (rule, choosing, shuffle) => {
        // A renaming of the places 0 … options − 1 among themselves.
        const order = shuffle.filter((place) => place < choosing.options);
        const moved = (place: number): number => order[place] ?? place;
        const image = {
          options: choosing.options,
          keys: new Set([...choosing.keys].map(moved).reverse()),
          chosen: new Set([...choosing.chosen].map(moved).reverse()),
          credits: new Map([...choosing.credits].map(([place, credit]) => [moved(place), credit])),
        };
        const [a, b] = [scoreChoices(rule, choosing, one), scoreChoices(rule, image, one)];
        expect(b.earned).toEqual(a.earned);
        expect(b.verdict).toBe(a.verdict);
      }),
    );
  });

  it('never earns more for one wrong option more', () => {
    const rule = fc.constantFrom(...names.filter((name) => name !== 'weights'));
    fc.assert(
      fc.property(rule, situations, (name, choosing) => {
        const wrong = [...Array(choosing.options).keys()].find((o) => !choosing.keys.has(o) && !choosing.chosen.has(o));
        fc.pre(wrong !== undefined && choosing.chosen.size > 0);
        const more = { ...choosing, chosen: new Set([...choosing.chosen, wrong]) };
        expect(compare(scoreChoices(name, more, one).earned, scoreChoices(name, choosing, one).earned)).not.toBe(1);
      }),
    );
  });

  it('never earns less for one right option more, unless too many were picked', () => {
    const rule = fc.constantFrom(...names.filter((name) => name !== 'proportional'));
    fc.assert(
      fc.property(rule, situations, (name, choosing) => {
        const missed = [...choosing.keys].find((option) => !choosing.chosen.has(option));
        fc.pre(missed !== undefined);
        const more = { ...choosing, chosen: new Set([...choosing.chosen, missed]) };
        expect(compare(scoreChoices(name, more, one).earned, scoreChoices(name, choosing, one).earned)).not.toBe(-1);
      }),
    );
  });

  it('gives nothing for a response that picks every option, under the rules that say so', () => {
    fc.assert(
      fc.property(situations, ({ options, keys }) => {
        fc.pre(keys.size < options);
        const everything = { options, keys, chosen: new Set(Array(options).keys()) };
        for (const rule of ['wrong-costs-share', 'all-or-nothing', 'one-wrong-kills', 'proportional'] as const) {
          expect(scoreChoices(rule, everything, one).earned).toEqual(zero);
        }
        expect(scoreChoices('wrong-ignored', everything, one).earned).toEqual(one);
      }),
    );
  });

  it('earns nothing where there is no key', () => {
    for (const rule of names) {
      const none = new Set<number>();
      expect(scoreChoices(rule, { options: 3, keys: none, chosen: none }, one).verdict).toBe('blank');
      const chosen = scoreChoices(rule, { options: 3, keys: none, chosen: new Set([1]) }, one);
      expect(chosen.verdict).toBe('wrong');
    }
  });
});
