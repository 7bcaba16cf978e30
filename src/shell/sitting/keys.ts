import { nextHintLabel } from '../../core/feedback/hint.ts';
import { allowed, hintsTaken } from '../../core/session/advance.ts';
import type { Entry } from '../../core/session/paper.ts';
import type { Session } from '../../core/session/session.ts';
import type { Key } from '../prompter.ts';

/** The keys that work wherever an item is asked or explained; they are not named until help is asked for. */
export const quietKeys: readonly Key[] = [
  { key: 'f', does: 'flag as faulty', quiet: true },
  { key: 'e', does: 'edit the file', quiet: true },
  { key: 'q', does: 'quit and keep', quiet: true },
];

/** The keys that work while an item is asked, besides those that answer it. */
export function keysOn(session: Session, { item, place }: Entry): readonly Key[] {
  const may = allowed(session);
  return [
    ...(may.has('hint') ? [{ key: 'h', does: nextHintLabel(item, hintsTaken(session, place)) }] : []),
    ...(may.has('skip') ? [{ key: 's', does: 'skip' }] : []),
    ...(may.has('back') ? [{ key: 'b', does: 'back' }] : []),
    ...quietKeys,
  ];
}
