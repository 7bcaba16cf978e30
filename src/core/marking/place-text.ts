import type { Place } from './submission.ts';

/** `answers.csv, line 4`. */
export function placeText({ path, line, column }: Place): string {
  return [
    path,
    ...(line === undefined ? [] : [`line ${line}`]),
    ...(column === undefined ? [] : [`column ${column}`]),
  ].join(', ');
}
