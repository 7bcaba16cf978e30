/**
 * A summary as a flat list of texts, since an index of many decks is read at every start: each list of names and counts
 * is one text, and decks that share such a text share what it stands for.
 */
import type { Count, DeckSummary } from './summary.ts';

/** A character that no name needs. */
const separator = '\u007f';

const cells = 9;

const joined = (parts: readonly (string | number)[]): string =>
  parts.map((part) => String(part).replaceAll(separator, ' ')).join(separator);

const parted = (text: string): readonly string[] => (text === '' ? [] : text.split(separator));

/** The flat list that stands for a summary. */
export function encodeSummary(summary: DeckSummary): readonly string[] {
  const { id, title, topic, items, kinds, chapters, tags, errors, warnings } = summary;
  const counts = [kinds, chapters, tags].map((list) => joined(list.flat()));
  return [id, title, joined(topic), String(items), ...counts, String(errors), String(warnings)];
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
  decode(row: readonly string[], from: number): DeckSummary | undefined {
    const items = Number(row[from + 3]);
    const errors = Number(row[from + 7]);
    const warnings = Number(row[from + 8]);
    if (row.length !== from + cells || !Number.isInteger(items + errors + warnings)) return undefined;
    return {
      id: row[from] ?? '',
      title: row[from + 1] ?? '',
      topic: remembered(this.topics, row[from + 2] ?? '', parted),
      items,
      kinds: remembered(this.counts, row[from + 4] ?? '', countsIn),
      chapters: remembered(this.counts, row[from + 5] ?? '', countsIn),
      tags: remembered(this.counts, row[from + 6] ?? '', countsIn),
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
