import { describe, expect, it } from 'vitest';
import { fraction } from '../../../src/core/grading/fraction.ts';
import { usualPolicy } from '../../../src/core/marking/policy.ts';
import { whatIf } from '../../../src/core/marking/what-if.ts';
import { whatIfLines, whatIfToJson } from '../../../src/core/report/what-if-report.ts';
import { exam, handedIn } from '../marking/samples.ts';

const all = [handedIn('ada', { fruits: 'A,B,C', legs: '8', wet: 'true' }), handedIn('ben', { fruits: 'A,B,C,D' })];

describe('the rules side by side', () => {
  it('are the same in JSON and in lines, with who passes where a mark was set', () => {
    const rules = whatIf([exam], all, { ...usualPolicy, passMark: fraction(1, 2) });
    const json = whatIfToJson(rules);
    expect(json).toMatchObject({ schema: 'viva-what-if/1' });
    const told = JSON.parse(JSON.stringify(json)).rules;
    expect(told).toHaveLength(rules.length);
    expect(told[0].rule).toBeNull();
    const rows = whatIfLines(rules, all.length)
      .slice(1)
      .map((line) => line.trim().split(/ {2,}/));
    expect(rows.map(([rule, items, mean]) => [rule, items, mean])).toEqual(
      told.map(({ rule, items, percent }: { rule: string | null; items: number; percent: number }) => [
        rule ?? 'as the decks say',
        `${items}`,
        `${percent.toFixed(2)} %`,
      ]),
    );
    expect(rows.map((row) => row.at(-2))).toEqual(told.map(({ passed }: { passed: number }) => `${passed} of 2`));
  });

  it('say nothing of passing where no mark was set, and nothing of the lowest without students', () => {
    const [own] = JSON.parse(JSON.stringify(whatIfToJson(whatIf([exam], [], usualPolicy)))).rules;
    expect([own.passed, own.flipped, own.lowest, own.highest]).toEqual([null, null, null, null]);
    expect(whatIfLines(whatIf([exam], [], usualPolicy), 0)[0]).not.toContain('passed');
  });
});
