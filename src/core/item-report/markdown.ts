import type { ClassAnalysis } from '../analysis/class-analysis.ts';
import type { ItemStatistics } from '../analysis/test-theory/item-statistics.ts';
import { neutralise } from '../layout/neutralise.ts';
import { markdownTable, markdownText } from '../report/markdown-text.ts';
import { findingLines, restsIn } from './finding-lines.ts';
import { flagText } from './flags.ts';
import { itemColumns, itemFigures } from './item-columns.ts';
import { raschNote } from './model-notes.ts';
import { decimals, percent, short } from './numbers.ts';
import { testFacts } from './test-facts.ts';

/** Statistics and findings of the items as sections of a page of Markdown. */
export function* itemsMarkdown({ table, analysis, findings }: ClassAnalysis): Iterable<string> {
  const { items, rasch, dif } = analysis;
  if (findings.length > 0) {
    yield '## To look at\n\n';
    for (const [at, { about, says }] of findingLines(findings, restsIn(analysis)).entries()) {
      yield `- ${markdownText(about)}: ${markdownText(says)}\n`;
      yield patchMarkdown(findings[at]?.patch);
    }
    yield '\n';
  }
  yield `## Statistics\n\n${testFacts(analysis).map(markdownText).join(' · ')}\n\n`;
  const difficulties = new Map(rasch?.items.map(({ id, difficulty }) => [id, difficulty]));
  yield* markdownTable(
    [...itemColumns, 'difficulty', 'flags'],
    items.map((item) => [
      markdownText(item.id),
      item.n,
      ...itemFigures(item),
      decimals(difficulties.get(item.id) ?? null),
      item.flags.map(flagText).join(', '),
    ]),
  );
  const note = raschNote({ table, analysis });
  if (note !== undefined) yield `${note}\n\n`;
  if (dif !== null && dif.length > 0) {
    yield '### Between groups\n\n';
    yield* markdownTable(
      ['item', 'reference', 'focal', 'odds ratio', 'delta', 'p', 'class'],
      dif.map(({ id, reference, focal, result }) => [
        markdownText(id),
        markdownText(reference),
        markdownText(focal),
        decimals(result?.oddsRatio ?? null),
        decimals(result?.delta ?? null),
        short(result?.p ?? null, 3),
        result?.class ?? '–',
      ]),
    );
  }
  const answered = items.filter(({ options }) => options !== null);
  if (answered.length > 0) yield '### Options\n\n';
  for (const item of answered) yield* optionMarkdown(item);
}

/** A patch as a block of code in a list, behind a fence that nothing in it can close. */
function patchMarkdown(patch: string | undefined): string {
  if (patch === undefined) return '';
  const fence = '`'.repeat(Math.max(3, ...(patch.match(/`+/g) ?? []).map(({ length }) => length + 1)));
  const lines = [`${fence}diff`, ...neutralise(patch, 'line-feeds').trimEnd().split('\n'), fence];
  return `\n${lines.map((line) => `  ${line}\n`).join('')}\n`;
}

function* optionMarkdown({ id, options }: ItemStatistics): Iterable<string> {
  yield `${markdownText(id)}\n\n`;
  yield* markdownTable(
    ['option', 'key', 'students', 'share', 'lower third', 'middle', 'upper third', 'correlation'],
    (options ?? []).map(({ option, key, count, share, shareByGroup, pointBiserial }) => [
      markdownText(option),
      key ? 'key' : '',
      count,
      percent(share),
      percent(shareByGroup?.lower ?? null),
      percent(shareByGroup?.middle ?? null),
      percent(shareByGroup?.upper ?? null),
      short(pointBiserial),
    ]),
  );
}
