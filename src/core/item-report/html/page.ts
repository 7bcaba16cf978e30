/** A page that stands alone: no script, no network, its plots drawn as SVG with their numbers below. */
import type { ClassAnalysis } from '../../analysis/class-analysis.ts';
import type { Analysis } from '../../analysis/test-theory/analyse.ts';
import { histogram, wrightMap } from '../figures.ts';
import { findingLines, restsIn } from '../finding-lines.ts';
import { flagText } from '../flags.ts';
import { groupsIn } from '../groups.ts';
import { itemColumns, itemFigures } from '../item-columns.ts';
import { raschNote, twoPlNote } from '../model-notes.ts';
import { decimals, grouped, short } from '../numbers.ts';
import { testFacts } from '../test-facts.ts';
import { histogramFigure, wrightFigure } from './distribution-figures.ts';
import { itemMapFigure, optionFigure } from './item-figures.ts';
import { style } from './style.ts';
import { escaped, escapedLines, htmlTable } from './text.ts';

const optionFiguresAtMost = 60;

/** The page of a class, piece by piece; all texts of others are escaped. */
export function* classPage({ table, analysis, findings }: ClassAnalysis): Iterable<string> {
  yield `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Item analysis</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>Item analysis</h1>
<p class="facts">${testFacts(analysis).map(escaped).join(' · ')}</p>
`;
  if (findings.length > 0) {
    const lines = findingLines(findings, restsIn(analysis)).map(
      ({ about, says }, at) => `<li><b>${escaped(about)}</b> ${escaped(says)}${patchHtml(findings[at]?.patch)}</li>\n`,
    );
    yield `<h2>To look at</h2>\n<ol class="findings">\n${lines.join('')}</ol>\n`;
  }
  yield `<h2>Totals</h2>\n${histogramFigure(histogram(table))}`;
  yield `<h2>Items</h2>\n${itemMapFigure(analysis.items)}${itemsTable(analysis)}`;
  for (const note of [raschNote({ table, analysis }), twoPlNote(analysis)])
    if (note !== undefined) yield `<p class="facts">${escaped(note)}</p>\n`;
  const suspects = new Set(findings.filter(({ code }) => code === 'key-probably-wrong').flatMap(({ items }) => items));
  const curves = analysis.items
    .filter(({ id, flags }) => flags.length > 0 || suspects.has(id))
    .slice(0, optionFiguresAtMost)
    .map(optionFigure)
    .join('');
  if (curves !== '')
    yield `<h2>Options of the items with a flag</h2>\n<p class="facts">Which share of the lowest, middle and highest third of the students by score chose each option; the key is the thick line.</p>\n<div class="options">\n${curves}</div>\n`;
  const rows = analysis.rasch === null ? [] : wrightMap(analysis.rasch);
  if (rows.length > 0) yield `<h2>Students and items</h2>\n${wrightFigure(rows)}`;
  yield groupsTable(analysis);
  yield '</main>\n</body>\n</html>\n';
}

function patchHtml(patch: string | undefined): string {
  if (patch === undefined) return '';
  return `\n<details><summary>as a patch of the deck</summary><pre tabindex="0">${escapedLines(patch)}</pre></details>`;
}

function itemsTable({ items, rasch, twoPl }: Analysis): string {
  const difficulties = rasch?.items ?? [];
  const models = [...(rasch === null ? [] : ['difficulty', 'infit', 'outfit']), ...(twoPl === null ? [] : ['slope'])];
  return htmlTable(
    [...itemColumns, 'omitted', 'not reached', ...models, 'flags'],
    items.map((item, at) => {
      const { difficulty = null, infit = null, outfit = null } = difficulties[at] ?? {};
      return [
        escaped(item.id),
        grouped(item.n),
        ...itemFigures(item),
        grouped(item.omitted),
        grouped(item.notReached),
        ...(rasch === null ? [] : [difficulty, infit, outfit].map((value) => decimals(value))),
        ...(twoPl === null ? [] : [decimals(twoPl.items[at]?.slope ?? null)]),
        item.flags.map(flagText).map(escaped).join(', '),
      ];
    }),
  );
}

function groupsTable({ dif }: Analysis): string {
  return groupsIn(dif)
    .map(({ focal, reference, items }) => {
      const rows = items.map(({ id, result }) => [
        escaped(id),
        decimals(result?.oddsRatio ?? null),
        decimals(result?.delta ?? null),
        short(result?.p ?? null, 3),
        result?.class ?? '–',
      ]);
      const title = `${escaped(focal)} compared with ${escaped(reference)} (Mantel-Haenszel)`;
      return `<h2>${title}</h2>\n${htmlTable(['item', 'odds ratio', 'delta', 'p', 'class'], rows)}`;
    })
    .join('');
}
