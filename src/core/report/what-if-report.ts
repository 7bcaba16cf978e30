import type { Json } from '../item-types/contract.ts';
import type { WhatIf } from '../marking/what-if.ts';
import { percentOf, withExact } from './numbers.ts';

/**
 * The rules side by side as JSON: `{"schema": "viva-what-if/1", "rules": [{"rule", "items", "mean", "meanExact",
 * "percent", "lowest", "highest", "passed", "flipped"}]}`. Means, lowest and highest are shares from 0 to 1, or below 0
 * under a rule that goes there; the rule is null for each item under its own.
 */
export function whatIfToJson(rules: readonly WhatIf[]): Json {
  return {
    schema: 'viva-what-if/1',
    rules: rules.map(({ rule, items, mean, lowest, highest, passed, flipped }) => ({
      rule: rule ?? null,
      items,
      ...withExact('mean', mean),
      percent: percentOf(mean),
      lowest: lowest === undefined ? null : percentOf(lowest) / 100,
      highest: highest === undefined ? null : percentOf(highest) / 100,
      passed: passed ?? null,
      flipped: flipped ?? null,
    })),
  };
}

/** The rules side by side as lines of a table. */
export function whatIfLines(rules: readonly WhatIf[], students: number): readonly string[] {
  const hasPass = rules.some(({ passed }) => passed !== undefined);
  const rows = rules.map(({ rule, items, mean, lowest, highest, passed, flipped }) => [
    rule ?? 'as the decks say',
    `${items}`,
    `${percentOf(mean).toFixed(2)} %`,
    lowest === undefined ? '–' : `${percentOf(lowest).toFixed(2)} %`,
    highest === undefined ? '–' : `${percentOf(highest).toFixed(2)} %`,
    ...(hasPass ? [`${passed ?? 0} of ${students}`, `${flipped ?? 0}`] : []),
  ]);
  const head = ['rule', 'items', 'mean', 'lowest', 'highest', ...(hasPass ? ['passed', 'flipped'] : [])];
  const all = [head, ...rows];
  const widths = head.map((_, at) => Math.max(...all.map((row) => row[at]?.length ?? 0)));
  return all.map((row) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  '),
  );
}
