import { usedMs } from '../../core/session/advance.ts';
import type { Entry } from '../../core/session/paper.ts';
import type { Session } from '../../core/session/session.ts';

/**
 * When the time for an item ends, in ms since 1970, and whether it is the item's own or that of the whole sitting; nothing
 * where it has none. The item appeared at `sinceMs`.
 */
export function limitOf(
  session: Session,
  { item }: Entry,
  sinceMs: number,
  whole: number | undefined,
): { readonly endsAtMs: number; readonly of: 'item' | 'whole' } | undefined {
  const own =
    session.rules.mode === 'exam' && item.timeSeconds !== undefined
      ? sinceMs + item.timeSeconds * 1000 - usedMs(session)
      : undefined;
  if (own !== undefined && (whole === undefined || own < whole)) return { endsAtMs: own, of: 'item' };
  return whole === undefined ? undefined : { endsAtMs: whole, of: 'whole' };
}
