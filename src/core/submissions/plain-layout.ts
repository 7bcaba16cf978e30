import { readColumnMap, withExtras } from './column-map.ts';
import type { Layout } from './columns.ts';
import type { ItemFinder } from './finder.ts';
import { newFindings } from './findings.ts';
import { layoutOf } from './layout.ts';

/** How a table is read of whose header nothing is to be said; nothing of any other. `extras` are columns that are kept. */
export function plainLayout(
  header: readonly string[],
  finder: ItemFinder,
  extras: readonly string[] = [],
): Layout | undefined {
  const findings = newFindings();
  const context = {
    finder,
    map: withExtras(readColumnMap(undefined, finder, findings), extras),
    findings,
    layouts: new Map<string, Layout>(),
  };
  const layout = layoutOf(header, { path: '' }, context);
  return findings.count() === 0 ? layout : undefined;
}
