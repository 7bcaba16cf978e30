import type { Verdict } from '../grading/score.ts';
import { piece } from '../layout/line.ts';
import { percentText } from '../layout/meter.ts';
import type { Shown } from '../layout/shown.ts';
import type { CardState, Rating } from '../schedule/card-state.ts';
import { dateText } from '../schedule/day.ts';
import { daysText } from './interval.ts';
import { durationText } from './words.ts';

/** One line of a card's history. */
export interface CardEvent {
  readonly day: number;
  /** The rating of a review, the verdict of a quiz, or what else happened. */
  readonly what: Rating | Verdict | 'suspended' | 'unsuspended' | 'buried' | 'reset' | 'moved' | 'noted';
  readonly inQuiz?: boolean;
  readonly durationMs?: number;
  /** The interval that was shown, in days. */
  readonly days?: number;
  readonly isCorrected?: boolean;
}

const mostEvents = 12;
const row = (text: string): Shown => ({ is: 'row', left: [piece(text, 'muted')] });

/** What is known of a card: its memory, when it comes again, and what happened to it, the newest last. */
export function cardInfo(
  state: CardState | undefined,
  recall: number | undefined,
  events: readonly CardEvent[],
  today: number,
): readonly Shown[] {
  const head =
    state === undefined
      ? ['It has not been reviewed yet.']
      : [
          `stability ${daysText(state.stability)} · difficulty ${state.difficulty.toFixed(1)} of 10` +
            `${recall === undefined ? '' : ` · recall ${percentText(recall)}`}`,
          `${state.reps} review${state.reps === 1 ? '' : 's'} · ${state.lapses} lapse${state.lapses === 1 ? '' : 's'} · ${dueText(state.dueDay, today)}`,
        ];
  const hidden = events.length - mostEvents;
  return [
    ...head.map(row),
    ...(hidden > 0 ? [row(`${hidden} earlier`)] : []),
    ...events.slice(-mostEvents).map((event) => row(eventText(event))),
  ];
}

/** `due today`, `due 2026-12-01`, `overdue since 2026-11-20`. */
export function dueText(dueDay: number, today: number): string {
  if (dueDay === today) return 'due today';
  return dueDay < today ? `overdue since ${dateText(dueDay)}` : `due ${dateText(dueDay)}`;
}

function eventText({ day, what, inQuiz, durationMs, days, isCorrected }: CardEvent): string {
  const parts = [
    inQuiz === true ? `${what} in a quiz` : what,
    ...(isCorrected === true ? ['corrected'] : []),
    ...(durationMs === undefined ? [] : [durationText(durationMs)]),
    ...(days === undefined || days === 0 ? [] : [`next in ${daysText(days)}`]),
  ];
  return `${dateText(day)}  ${parts.join(' · ')}`;
}
