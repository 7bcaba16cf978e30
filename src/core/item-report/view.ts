/** The statistics of a class as a page of a terminal: the test, what to look at, the items, the flagged options, two plots. */
import type { ClassAnalysis } from '../analysis/class-analysis.ts';
import type { Analysis } from '../analysis/test-theory/analyse.ts';
import type { ItemStatistics } from '../analysis/test-theory/item-statistics.ts';
import { piece } from '../layout/line.ts';
import type { Shown } from '../layout/shown.ts';
import { markdownText } from '../report/markdown-text.ts';
import { histogram, wrightMap } from './figures.ts';
import { findingLines, restsIn } from './finding-lines.ts';
import { flagText } from './flags.ts';
import { groupsIn } from './groups.ts';
import { itemMapPlot } from './item-map.ts';
import { raschNote, twoPlNote } from './model-notes.ts';
import { decimals, grouped, percent, short } from './numbers.ts';
import { heading, histogramPlot, wrightPlot } from './plots.ts';
import { testFacts } from './test-facts.ts';

const gap: Shown = { is: 'gap' };
const optionTablesAtMost = 3;

/** The page of a class. */
export function classView({ table, analysis, findings }: ClassAnalysis): readonly Shown[] {
  const suspects = new Set(findings.filter(({ code }) => code === 'key-probably-wrong').flatMap(({ items }) => items));
  return [
    { is: 'row', left: [piece(testFacts(analysis).join(' · '))] },
    gap,
    ...findingLines(findings, restsIn(analysis)).map(
      ({ about, says }): Shown => ({
        is: 'row',
        left: [piece('! ', 'warning'), piece(about, 'strong'), piece(`  ${says}`)],
      }),
    ),
    ...(findings.some(({ patch }) => patch !== undefined)
      ? [{ is: 'row' as const, left: [piece('  --patch prints what follows from it as a patch of the deck', 'muted')] }]
      : []),
    gap,
    ...itemTable(analysis),
    ...noteRow(raschNote({ table, analysis })),
    gap,
    ...optionTables(analysis, suspects),
    ...groupTable(analysis),
    ...modelTable(analysis),
    ...itemMapPlot(analysis.items),
    ...histogramPlot(histogram(table)),
    gap,
    ...(analysis.rasch === null ? [] : wrightRows(analysis.rasch)),
  ];
}

const noteRow = (note: string | undefined): readonly Shown[] =>
  note === undefined ? [] : [{ is: 'row', left: [piece(note, 'muted')] }];

function wrightRows(rasch: NonNullable<Analysis['rasch']>): readonly Shown[] {
  const rows = wrightMap(rasch);
  return rows.length === 0 ? [] : wrightPlot(rows);
}

/** Its cells are Markdown; all columns but the first and the last stand flush right. */
function tableOf(head: readonly string[], rows: readonly (readonly string[])[], isLastText: boolean): Shown {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, at) => (at === 0 || (isLastText && at === head.length - 1) ? '-' : '-:'));
  return { is: 'markdown', text: [line(head), line(rule), ...rows.map(line)].join('\n') };
}

function itemTable({ items, rasch }: Analysis): readonly Shown[] {
  const difficulties = rasch?.items.map(({ difficulty }) => difficulty) ?? [];
  const hasDifficulty = difficulties.some((difficulty) => difficulty !== null);
  const isFlagged = items.some(({ flags }) => flags.length > 0);
  const isPartial = items.some(({ n }) => n !== items[0]?.n);
  const head = [
    'item',
    ...(isPartial ? ['n'] : []),
    'facility',
    'rest r',
    ...(hasDifficulty ? ['logits'] : []),
    ...(isFlagged ? ['flags'] : []),
  ];
  const rows = items.map(({ id, n, facility, itemRest, itemTotal, flags }, at) => [
    markdownText(id),
    ...(isPartial ? [grouped(n)] : []),
    short(facility),
    short(itemRest ?? itemTotal),
    ...(hasDifficulty ? [decimals(difficulties[at] ?? null)] : []),
    ...(isFlagged ? [flags.map(flagText).join(', ')] : []),
  ]);
  const isTotal = items.length > 0 && items.every(({ itemRest }) => itemRest === null);
  return [tableOf(isTotal ? head.map((name) => name.replace('rest r', 'total r')) : head, rows, isFlagged)];
}

function optionTables({ items }: Analysis, suspects: ReadonlySet<string>): readonly Shown[] {
  const urgency = ({ id, flags }: ItemStatistics): number =>
    suspects.has(id) ? 0 : flags.includes('rest-correlation-negative') ? 1 : 2;
  const first = items
    .filter(({ id, flags, options }) => options !== null && (flags.length > 0 || suspects.has(id)))
    .sort((one, other) => urgency(one) - urgency(other));
  const shown = first.slice(0, optionTablesAtMost);
  const more = first.length - shown.length;
  return [
    ...shown.flatMap((item): readonly Shown[] => [...optionTable(item, suspects.has(item.id)), gap]),
    ...(more > 0
      ? [{ is: 'row' as const, left: [piece(`… ${more} more with a flag: see --json or --html`, 'muted')] }, gap]
      : []),
  ];
}

function optionTable({ id, flags, options, n }: ItemStatistics, isSuspect: boolean): readonly Shown[] {
  const note = [...(isSuspect ? ['key?'] : []), ...flags.map(flagText)].join(', ');
  const hasThirds = options?.some(({ shareByGroup }) => shareByGroup !== null) === true;
  const rows = (options ?? []).map(({ option, key, count, share, shareByGroup, pointBiserial }) => [
    `${markdownText(option)}${key ? ' key' : ''}`,
    grouped(count),
    ...(hasThirds
      ? [shareByGroup?.lower, shareByGroup?.middle, shareByGroup?.upper].map((each) => percent(each ?? null))
      : [percent(share)]),
    short(pointBiserial),
  ]);
  const thirds = hasThirds ? ['low', 'mid', 'top'] : ['share'];
  return [heading(`item ${id}`, `${note} · n ${grouped(n)}`), tableOf(['option', 'n', ...thirds, 'r'], rows, false)];
}

function groupTable({ dif }: Analysis): readonly Shown[] {
  return groupsIn(dif).flatMap(({ focal, reference, items }): readonly Shown[] => {
    const rows = items.map(({ id, result }) => [
      markdownText(id),
      decimals(result?.delta ?? null),
      short(result?.p ?? null, 3),
      result?.class ?? '–',
    ]);
    const [first] = items;
    const students = `${grouped(first?.referenceStudents ?? 0)} and ${grouped(first?.focalStudents ?? 0)} students`;
    return [
      heading(`${focal} compared with ${reference}`, `Mantel-Haenszel · ${students}`),
      tableOf(['item', 'delta', 'p', 'class'], rows, false),
      gap,
    ];
  });
}

function modelTable({ twoPl }: Analysis): readonly Shown[] {
  if (twoPl === null) return [];
  const rows = twoPl.items.map(({ id, slope, difficulty }) => [
    markdownText(id),
    decimals(slope),
    decimals(difficulty),
  ]);
  const note = twoPl.logLikelihood === null ? '' : `log-likelihood ${decimals(twoPl.logLikelihood)}`;
  const table = tableOf(['item', 'slope', 'difficulty'], rows, false);
  return [heading('Two-parameter model', note), table, ...noteRow(twoPlNote({ twoPl })), gap];
}
