import type { Count, DeckSummary } from './summary.ts';

/** A summary as a list, since an index of many decks is read at every start. */
export type EncodedSummary = readonly [
  id: string,
  title: string,
  topic: readonly string[],
  items: number,
  kinds: readonly Count[],
  chapters: readonly Count[],
  tags: readonly Count[],
  errors: number,
  warnings: number,
];

const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number';
const areTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every(isText);

function areCounts(value: unknown): value is readonly Count[] {
  return Array.isArray(value) && value.every((entry) => Array.isArray(entry) && isText(entry[0]) && isNumber(entry[1]));
}

/** The list that stands for a summary. */
export function encodeSummary(summary: DeckSummary): EncodedSummary {
  const { id, title, topic, items, kinds, chapters, tags, errors, warnings } = summary;
  return [id, title, topic, items, kinds, chapters, tags, errors, warnings];
}

/** The summary that a list stands for, nothing for any other value. */
export function decodeSummary(value: unknown): DeckSummary | undefined {
  if (!Array.isArray(value)) return undefined;
  const [id, title, topic, items, kinds, chapters, tags, errors, warnings]: unknown[] = value;
  if (!isText(id) || !isText(title) || !areTexts(topic) || !isNumber(items) || !areCounts(kinds)) return undefined;
  if (!areCounts(chapters) || !areCounts(tags) || !isNumber(errors) || !isNumber(warnings)) return undefined;
  return { id, title, topic, items, kinds, chapters, tags, errors, warnings };
}
