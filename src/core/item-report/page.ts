import type { ClassAnalysis } from '../analysis/class-analysis.ts';
export function* classPage({ analysis }: ClassAnalysis): Iterable<string> {
  yield `${analysis.items.length}`;
}
