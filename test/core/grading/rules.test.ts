import { describe, expect, it } from 'vitest';
import { defaultRule, isRuleName, rules, rulesFor } from '../../../src/core/grading/rules.ts';

describe('rules', () => {
  it('belong to the groups that their names promise', () => {
    expect(rulesFor('parts')).toEqual(['all-or-nothing', 'proportional']);
    expect(rulesFor('order')).toEqual(['longest-common-subsequence', 'adjacent-pairs', 'position', 'exact']);
    expect([...rulesFor('choices')].sort()).toEqual([
      'all-or-nothing',
      'coverage',
      'halves',
      'negative-marking',
      'one-wrong-kills',
      'per-option',
      'proportional',
      'right-minus-wrong',
      'right-minus-wrong-below-zero',
      'weights',
      'wrong-costs-share',
      'wrong-ignored',
    ]);
  });

  it('have a default in each group that applies there', () => {
    for (const group of ['choices', 'parts', 'order'] as const) expect(rulesFor(group)).toContain(defaultRule[group]);
  });

  it('are each explained in one sentence and numbered', () => {
    for (const { summary, version } of Object.values(rules)) {
      expect(summary).toMatch(/^[A-Z].*\.$/);
      expect(version).toBe(1);
    }
  });

  it('are known by their names alone', () => {
    expect(isRuleName('halves')).toBe(true);
    for (const text of ['', 'Halves', 'toString', '__proto__', 'constructor']) expect(isRuleName(text)).toBe(false);
  });
});
