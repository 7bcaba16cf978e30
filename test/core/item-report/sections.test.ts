import { describe, expect, it } from 'vitest';
import { analyseClass } from '../../../src/core/analysis/class-analysis.ts';
import type { ResponseMatrix } from '../../../src/core/analysis/test-theory/response-matrix.ts';
import { classPage } from '../../../src/core/item-report/html/page.ts';
import { itemsMarkdown } from '../../../src/core/item-report/markdown.ts';
import { wrightPlot } from '../../../src/core/item-report/plots.ts';
import { testFacts } from '../../../src/core/item-report/test-facts.ts';
import { classView } from '../../../src/core/item-report/view.ts';
import { lsat6 } from '../analysis/test-theory/samples.ts';
import { flat } from '../feedback/flat.ts';

const asked = { as: 'ctt', rasch: true, twoPl: true } as const;
/** The thousand students of LSAT6, every second of them in a group. */
const grouped: ResponseMatrix = { ...lsat6, groups: lsat6.scores.map((_, at) => (at % 2 === 0 ? 'red' : 'blue')) };

describe('the page of a class', () => {
  it('compares the groups, and shows the two-parameter model, each in a table of its own', () => {
    const shown = flat(classView(analyseClass(grouped, asked, {})));
    const at = (title: string): number => shown.findIndex((line) => line.startsWith(title));
    const groups = shown[shown.findIndex((line) => / compared with /.test(line)) + 1] ?? '';
    expect(groups.split('\n')).toHaveLength(2 + 5);
    expect(groups.split('\n')[0]).toBe('| item | delta | p | class |');
    const model = shown[at('Two-parameter model') + 1] ?? '';
    expect(model.split('\n')[0]).toBe('| item | slope | difficulty |');
    expect(model.split('\n').slice(2)).toHaveLength(5);
    // Published for LSAT6.
    expect(shown[at('Two-parameter model')]).toMatch(/[−-]2[ ,\u202f\u00a0]?466\.65/);
    expect(shown.join('\n')).not.toContain('did not settle');
  });

  // Two items never determine the four parameters of their slopes and difficulties.
  it('says in each form where the responses do not determine the slopes', () => {
    const two = { ...lsat6, items: lsat6.items.slice(0, 2), scores: lsat6.scores.map((row) => row.slice(0, 2)) };
    const found = analyseClass(two, asked, {});
    const note =
      'The two-parameter model did not settle: the responses leave slopes open, and these are where the search ended.';
    expect(flat(classView(found))).toContain(note);
    expect([...classPage(found)].join('')).toContain(note);
    expect([...classPage(analyseClass(lsat6, asked, {}))].join('')).not.toContain(note);
  });
});

describe('the facts of a test', () => {
  const facts = (as: 'ctt' | 'psych', scores = lsat6.scores) =>
    testFacts(analyseClass({ ...lsat6, scores }, { as, rasch: false, twoPl: false }, {}).analysis);

  it('say whose definitions they follow, and the mean as these have it', () => {
    // Published for LSAT6: 3.819 of 5 points are right on average, .7637 an item.
    expect(facts('ctt').slice(0, 2)).toEqual(['1,000 students × 5 items', 'mean 3.82 of 5']);
    expect(facts('ctt').join()).not.toContain('has it');
    expect([facts('psych')[1], facts('psych').at(-1)]).toEqual(['mean 0.76 an item', 'as psych has it']);
  });
});

describe('the report of the items', () => {
  it('has a row for each item that was compared between the groups', () => {
    const text = [...itemsMarkdown(analyseClass(grouped, asked, {}))].join('');
    const [, section = ''] = /### Between groups\n\n([^]*?)\n\n/.exec(text) ?? [];
    const rows = section.split('\n').map((row) => row.split('|').map((cell) => cell.trim()));
    expect(rows[0]).toEqual(['', 'item', 'reference', 'focal', 'odds ratio', 'delta', 'p', 'class', '']);
    expect(rows.slice(2).map(([, item, reference, focal]) => [item, new Set([reference, focal])])).toEqual(
      lsat6.items.map(({ id }) => [id, new Set(['red', 'blue'])]),
    );
  });
});

describe('a finding with a change of the deck', () => {
  it('has it behind a fence longer than any in it', () => {
    const patch = '--- deck.md\n+++ deck.md\n@@ -1 +1,2 @@\n = a\n+= ````b\n';
    const finding = { code: 'distractor-untaken', items: ['Q1'], evidence: {}, message: '', rank: 1, patch } as const;
    const text = [...itemsMarkdown({ ...analyseClass(lsat6, asked, {}), findings: [finding] })].join('');
    expect(text).toContain(`
  \`\`\`\`\`diff
  --- deck.md
  +++ deck.md
  @@ -1 +1,2 @@
   = a
  += \`\`\`\`b
  \`\`\`\`\`
`);
  });
});

describe('a map of students and items', () => {
  it('cuts the one name that is too long, and counts the names for which there is no room', () => {
    const named = (...items: readonly string[]) => flat(wrightPlot([{ at: 0, students: 1, items }])).join('\n');
    expect(named('x'.repeat(200))).toContain('x…');
    expect(named('x'.repeat(200), 'y'.repeat(200))).toContain('2 items');
    expect(named('q1', 'q2', 'x'.repeat(200))).toContain('q1 q2 +1');
    expect(named().endsWith('│')).toBe(true);
  });
});
