import { expect, it } from 'vitest';
import { paperToMark } from '../../../src/core/marking/paper.ts';
import { totalsOf } from '../../../src/core/marking/totals.ts';
import { markdownReport } from '../../../src/core/report/markdown.ts';
import { handedIn, marked } from '../marking/samples.ts';
import { deckOf } from '../session/decks.ts';

it('counts one student and one item in the singular', () => {
  const paper = paperToMark([deckOf('## Two and two?\n\n= 4\n', 'sums.md')]);
  const marks = marked([handedIn('ada', {})], {}, paper);
  expect([...markdownReport(marks, totalsOf(marks), [])].join('').split('\n')[2]).toMatch(/^1 student, 1 item, mean /);
});
