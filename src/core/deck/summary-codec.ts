/**
 * A summary as a flat list of numbers and texts, since an index of many decks is read at every start: each list of
 * names and counts is one text, and decks that share such a text share what it stands for.
 */
import type { Count, DeckSummary } from './summary.ts';

export type EncodedSummary = readonly [
  id: string,
  title: string,
  topic: string,
  items: number,
  kinds: string,
  chapters: string,
  tags: string,
  errors: number,
  warnings: number,
];

/** A character that JSON need not escape and that no name needs. */
const separator = '\u007f';

const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number';

const joined = (parts: readonly (string | number)[]): string =>
  parts.map((part) => String(part).replaceAll(separator, ' ')).join(separator);

const parted = (text: string): readonly string[] => (text === '' ? [] : text.split(separator));

/** The flat list that stands for a summary. */
export function encodeSummary(summary: DeckSummary): EncodedSummary {
  const { id, title, topic, items, kinds, chapters, tags, errors, warnings } = summary;
  const counts = [kinds, chapters, tags].map((list) => joined(list.flat()));
  return [id, title, joined(topic), items, counts[0] ?? '', counts[1] ?? '', counts[2] ?? '', errors, warnings];
}

function countsIn(text: string): readonly Count[] {
  const counts: Count[] = [];
  const parts = parted(text);
  for (let at = 0; at + 1 < parts.length; at += 2) counts.push([parts[at] ?? '', Number(parts[at + 1])]);
  return counts;
}

/** Reads the lists of one index. */
export class SummaryDecoder {
  private readonly counts = new Map<string, readonly Count[]>();
  private readonly topics = new Map<string, readonly string[]>();

  /** The summary that stands in a list from a place on, nothing where something else does. */
  decode(row: readonly unknown[], from: number): DeckSummary | undefined {
    const id = row[from];
    const title = row[from + 1];
    const topic = row[from + 2];
    const items = row[from + 3];
    const kinds = row[from + 4];
    const chapters = row[from + 5];
    const tags = row[from + 6];
    const errors = row[from + 7];
    const warnings = row[from + 8];
    if (!isText(id) || !isText(title) || !isText(topic) || !isNumber(items) || !isText(kinds)) return undefined;
    if (!isText(chapters) || !isText(tags) || !isNumber(errors) || !isNumber(warnings)) return undefined;
    return {
      id,
      title,
      topic: remembered(this.topics, topic, parted),
      items,
      kinds: remembered(this.counts, kinds, countsIn),
      chapters: remembered(this.counts, chapters, countsIn),
      tags: remembered(this.counts, tags, countsIn),
      errors,
      warnings,
    };
  }
}

function remembered<Value>(known: Map<string, Value>, text: string, read: (text: string) => Value): Value {
  const before = known.get(text);
  if (before !== undefined) return before;
  const value = read(text);
  known.set(text, value);
  return value;
}
