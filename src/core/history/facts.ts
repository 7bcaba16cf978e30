import type { Entry } from '../session/paper.ts';
import type { Move, Session } from '../session/session.ts';
import type { ItemRef, SittingFact, SittingStarted } from './event.ts';
import { fingerprintOf } from './fingerprint.ts';

/** What the log is told when a sitting begins. */
export function startFact(
  sitting: string,
  { paper, rules }: Session,
  asked: Pick<SittingStarted, 'order' | 'selection' | 'timeSeconds' | 'passMark'>,
): SittingStarted {
  const decks = [...new Set(paper.entries.map((entry) => entry.deck))];
  return {
    is: 'sitting-started',
    sitting,
    step: 0,
    mode: rules.mode,
    retry: rules.retry,
    seed: paper.seed,
    ...asked,
    decks: decks.map(({ id, path }) => ({ id, path })),
    items: paper.entries.map((entry) => ({
      ...refOf(entry),
      fingerprint: fingerprintOf(entry.item),
      shown: entry.shown,
    })),
  };
}

/** What the log is told of a move that led from one session to the next; the first fact gets the step. */
export function factsOf(
  { sitting, step }: { readonly sitting: string; readonly step: number },
  before: Session,
  move: Move,
  after: Session,
): readonly SittingFact[] {
  if (after === before) return [];
  const told: SittingFact[] = [];
  const inSitting = () => ({ sitting, step: step + told.length });
  const { round } = before;
  const { entries } = before.paper;
  const place = placeOf(before);
  const entry = place === undefined ? undefined : entries[place];

  if (after.attempts && after.attempts !== before.attempts) {
    const { head } = after.attempts;
    const of = entries[head.place];
    if (of)
      told.push({
        is: 'attempt',
        ...inSitting(),
        ...refOf(of),
        fingerprint: fingerprintOf(of.item),
        mode: before.rules.mode,
        round: head.round,
        response: head.response,
        earned: head.score.earned,
        possible: head.score.possible,
        verdict: head.score.verdict,
        rule: head.score.rule,
        hints: head.hints,
        durationMs: Math.round(head.durationMs),
        timedOut: head.timedOut,
      });
  }
  const goesOn = before.phase.is === 'asking' && before.phase.earlier !== undefined;
  if (entry && move.is === 'skip' && !goesOn) {
    const durationMs = Math.round(after.usedMs.get(entry.place) ?? 0);
    told.push({ is: 'skipped', ...inSitting(), ...refOf(entry), round, durationMs });
  }
  if (entry && move.is === 'hint') {
    const hint = before.hints.get(entry.place) ?? 0;
    told.push({ is: 'hint', ...inSitting(), ...refOf(entry), round, hint });
  }
  if (entry && move.is === 'flag') told.push({ is: 'flagged', ...inSitting(), ...refOf(entry), note: move.note });
  if (move.is === 'hand-in') told.push({ is: 'handed-in', ...inSitting() });
  if (move.is === 'begin-round') told.push({ is: 'round-started', ...inSitting(), round: after.round });
  if (after.phase.is === 'finished') told.push({ is: 'sitting-ended', ...inSitting(), how: after.phase.how });
  return told;
}

function placeOf({ phase }: Session): number | undefined {
  if (phase.is === 'asking') return phase.entry.place;
  return phase.is === 'explaining' ? phase.attempt.place : undefined;
}

/** An item as the log names it. */
export function refOf({ deck, id }: Entry): ItemRef {
  return { deck: deck.id, item: id };
}
