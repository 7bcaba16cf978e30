import { jsonText } from '../json-text.ts';
import type { Marks } from '../marking/marked.ts';
import { columnNames } from './gradebook-csv.ts';
import { withExact } from './numbers.ts';
import { resultToJson } from './summary.ts';

/**
 * The gradebook as one JSON document: `{"schema": "viva-gradebook/1", "items": [names], "students": [RESULT]}`, where a
 * RESULT is that of `summary.json` with `items`, by name `{"earned", "earnedExact", "possible", "possibleExact"}`, null
 * where an item is left out or waits for a person. One student a line.
 */
export function* gradebookJson({ items, students }: Marks): Iterable<string> {
  const names = columnNames(items);
  yield `{"schema":"viva-gradebook/1","items":${jsonText(names)},"students":[`;
  let before = '\n';
  for (const student of students) {
    const marks = student.items.map((points, place) => [
      names[place] ?? '',
      points === undefined
        ? null
        : { ...withExact('earned', points.earned), ...withExact('possible', points.possible) },
    ]);
    yield `${before}${jsonText({ ...resultToJson(student), items: Object.fromEntries(marks) })}`;
    before = ',\n';
  }
  yield before === '\n' ? ']}\n' : '\n]}\n';
}
