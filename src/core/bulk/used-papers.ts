import type { Policy } from '../marking/policy.ts';
import type { Shard } from './shard.ts';

/** The papers of a student in the order of their attempts. */
export function papersOf({ papers: { attempts, next }, first }: Shard, student: number): readonly number[] {
  const all: number[] = [];
  for (let each = first[student] ?? -1; each >= 0; each = next[each] ?? -1) all.push(each);
  return all.length < 2 ? all : all.sort((one, other) => (attempts[one] ?? 0) - (attempts[other] ?? 0));
}

/** The only one of a student's papers that counts; nothing where their marks decide which, or several count. */
export function usedOf(all: readonly number[], { attempts }: Policy): number | undefined {
  if (all.length === 1 || attempts === 'first') return all[0];
  return attempts === 'last' ? all.at(-1) : undefined;
}
