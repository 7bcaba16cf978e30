import { analyseScores } from '../../core/analysis/class-analysis.ts';
import type { Deck } from '../../core/deck/deck.ts';
import { classPage } from '../../core/item-report/html/page.ts';
import { classToJson, findingToJson } from '../../core/item-report/json.ts';
import { itemsMarkdown } from '../../core/item-report/markdown.ts';
import { jsonText } from '../../core/json-text.ts';
import { marksIn } from '../../core/marking/totals.ts';
import { type Reported, written } from '../../core/report/formats.ts';
import { itemTable } from '../../core/report/item-table.ts';
import { summaryText, type TypedPolicy } from '../../core/report/summary.ts';
import { runProgress } from '../run-progress.ts';
import type { World } from '../world.ts';
import type { Graded } from './graded.ts';
import { withPatches } from './patches.ts';
import { replaceFiles } from './replace-files.ts';

/** What the files of a run are made of. */
export interface Results extends Pick<Graded, 'table' | 'extra'> {
  /** The folder as the user named it. */
  readonly shown: string;
  readonly reported: Reported;
  readonly typed: TypedPolicy;
  /** What was marked against. */
  readonly decks: readonly Deck[];
}

/** Writes all results of a run into a folder, or refuses and leaves what stands there. */
export async function writeResults(world: World, folder: string, results: Results): Promise<void> {
  const { shown, reported, table, extra, typed, decks } = results;
  const { marks, totals, findings } = reported;
  const known = withPatches(
    world,
    { decks, items: marks.items },
    analyseScores(table, { as: 'ctt', rasch: true, twoPl: false }, extra),
  );
  const statistics = classToJson(known);
  const told = { alpha: statistics.test.alpha, itemFindings: known.findings.map(findingToJson) };
  const files = [
    { name: 'gradebook.csv', pieces: await written('csv', reported) },
    { name: 'scores.jsonl', pieces: await written('jsonl', reported) },
    { name: 'items.json', pieces: [`${jsonText(statistics, 2)}\n`] },
    { name: 'items.csv', pieces: itemTable(statistics) },
    { name: 'summary.json', pieces: summaryText(marks, totals, typed, findings, told) },
    { name: 'report.md', pieces: await written('md', { ...reported, items: itemsMarkdown(known) }) },
    { name: 'report.html', pieces: classPage(known) },
    { name: 'junit.xml', pieces: await written('junit', reported) },
  ];
  // Nearly all pieces are receipts.
  const progress = runProgress(world, 'Writing the results', marksIn(totals));
  try {
    replaceFiles(folder, shown, files, progress.tell);
  } finally {
    progress.end();
  }
}
