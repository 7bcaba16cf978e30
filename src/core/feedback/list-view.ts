import { type Count, type DeckSummary, sumCounts } from '../deck/summary.ts';
import { counted } from '../diagnostics/counts.ts';
import { type Line, type Piece, piece } from '../layout/line.ts';
import { plainText } from './words.ts';

/** A deck in a list, under the name by which it is typed. */
export interface ListedAs {
  readonly name: string;
  readonly summary: DeckSummary;
}

/** More decks than this get one line each. */
const fewDecks = 8;
const mostNames = 8;

const indent = piece('   ');

/** The first names with their numbers, and how many more there are. */
function countsRow(counts: readonly Count[], sign = ''): string {
  const shown = counts.slice(0, mostNames).map(([name, items]) => `${sign}${name} ${items}`);
  const more = counts.length - shown.length;
  return [...shown, ...(more > 0 ? [`${more} more`] : [])].join(' · ');
}

const none: readonly Piece[] = [];

function mistakes({ errors, warnings }: Pick<DeckSummary, 'errors' | 'warnings'>): readonly Piece[] {
  if (errors + warnings === 0) return none;
  return [
    ...(errors > 0 ? [piece('  '), piece(counted(errors, 'error'), 'wrong')] : []),
    ...(warnings > 0 ? [piece('  '), piece(counted(warnings, 'warning'), 'warning')] : []),
  ];
}

function block({ name, summary }: ListedAs): readonly Line[] {
  const { title, items, kinds, chapters, tags } = summary;
  const named = chapters.map(([chapter, count]): Count => [plainText(chapter), count]);
  const rows = [name, countsRow(sumCounts([kinds])), countsRow(named), countsRow(sumCounts([tags]), '#')].filter(
    (row) => row !== '',
  );
  return [
    [piece(' '), piece(plainText(title), 'strong'), piece(`  ${counted(items, 'item')}`), ...mistakes(summary)],
    ...rows.map((row): Line => [indent, piece(row, 'muted')]),
    [],
  ];
}

function row({ name, summary }: ListedAs, digits: number): Line {
  const { items, title } = summary;
  return [
    piece(` ${String(items).padStart(digits)}  `),
    piece(name),
    piece(`  ${plainText(title)}`, 'muted'),
    ...mistakes(summary),
  ];
}

/** Some decks as lines: a block each, or where there are many a line each. */
export function listLines(decks: readonly ListedAs[]): Iterable<Line> {
  return decks.length > fewDecks ? rows(decks) : decks.flatMap(block);
}

function* rows(decks: readonly ListedAs[]): Iterable<Line> {
  const digits = decks.reduce((most, { summary }) => Math.max(most, String(summary.items).length), 1);
  for (const deck of decks) yield row(deck, digits);
  yield [];
}

/** What all the decks hold together, a line for each sort of number. */
export function totalLines(decks: readonly ListedAs[]): readonly Line[] {
  const summaries = decks.map(({ summary }) => summary);
  const sum = (of: (summary: DeckSummary) => number) => summaries.reduce((all, summary) => all + of(summary), 0);
  const errors = sum((summary) => summary.errors);
  const warnings = sum((summary) => summary.warnings);
  const kinds = countsRow(sumCounts(summaries.map((summary) => summary.kinds)));
  const tags = countsRow(sumCounts(summaries.map((summary) => summary.tags)), '#');
  const details = decks.length > 1 ? [kinds, tags].filter((text) => text !== '') : [];
  const help = errors + warnings > 0 ? [piece('  viva check says where', 'muted')] : [];
  const total = `${counted(decks.length, 'deck')}, ${counted(
    sum((summary) => summary.items),
    'item',
  )}`;
  return [
    [piece(' '), piece(total, 'strong'), ...mistakes({ errors, warnings }), ...help],
    ...details.map((text): Line => [indent, piece(text, 'muted')]),
  ];
}

/** A deck of a list as published JSON. */
export function listedToJson({ name, summary }: ListedAs) {
  const { id, title, topic, items, kinds, chapters, tags, errors, warnings } = summary;
  const named = (counts: readonly Count[]) => counts.map(([of, count]) => ({ name: of, items: count }));
  return {
    deck: name,
    id,
    title,
    topic,
    items,
    kinds: named(kinds),
    chapters: named(chapters),
    tags: named(tags),
    errors,
    warnings,
  };
}
