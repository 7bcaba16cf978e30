import { piece } from '../layout/line.ts';
import { percentText } from '../layout/meter.ts';
import type { Shown } from '../layout/shown.ts';
import { dateText } from '../schedule/day.ts';
import { dueText } from './card-info.ts';
import { daysText } from './interval.ts';

/** A card as a list shows it. */
export interface ListedCard {
  readonly key: string;
  readonly name: string;
  readonly deck: string;
  readonly item: string;
  readonly facet: string;
  readonly kind: string;
  readonly tags: readonly string[];
  readonly path: string;
  readonly line: number;
  readonly phase: 'new' | 'learning' | 'review' | 'relearning';
  readonly isSuspended: boolean;
  readonly isBuried: boolean;
  readonly isLeech: boolean;
  readonly dueDay?: number;
  readonly intervalDays?: number;
  readonly stability?: number;
  readonly difficulty?: number;
  readonly recall?: number;
  readonly reps: number;
  readonly lapses: number;
  readonly lastDay?: number;
  readonly note?: string;
}

/** Some cards, two rows each: what it asks and when it comes, where it stands and what is known of it. */
export function cardsView(cards: readonly ListedCard[], today: number): readonly Shown[] {
  const rows = cards.flatMap((card): readonly Shown[] => [
    {
      is: 'row',
      left: [piece(card.name), ...(card.facet === 'item' ? [] : [piece(`  ${card.facet}`, 'muted')])],
      right: [piece(standsText(card, today), card.isSuspended || card.phase === 'new' ? 'muted' : 'plain')],
    },
    { is: 'row', left: [piece(knownText(card), 'muted')], indent: 2 },
  ]);
  const total = `${cards.length} card${cards.length === 1 ? '' : 's'}`;
  return [...rows, { is: 'gap' }, { is: 'row', left: [piece(total, 'strong')] }];
}

function standsText({ phase, dueDay, isSuspended, isBuried }: ListedCard, today: number): string {
  if (isSuspended) return 'suspended';
  if (isBuried) return 'buried until tomorrow';
  return dueDay === undefined ? 'new' : `${phase === 'review' ? '' : 'in steps · '}${dueText(dueDay, today)}`;
}

function knownText({ path, line, stability, difficulty, recall, reps, lapses, isLeech, note }: ListedCard): string {
  const memory =
    stability === undefined || difficulty === undefined || recall === undefined
      ? []
      : [`stability ${daysText(stability)}`, `difficulty ${difficulty.toFixed(1)}`, `recall ${percentText(recall)}`];
  const counts =
    reps === 0 ? [] : [`${reps} review${reps === 1 ? '' : 's'}`, `${lapses} lapse${lapses === 1 ? '' : 's'}`];
  const more = [...(isLeech ? ['leech'] : []), ...(note === undefined ? [] : [`note: ${note}`])];
  return [`${path}:${line}`, ...memory, ...counts, ...more].join(' · ');
}

/** A card of a list as published JSON; what does not apply is null. */
export function listedCardToJson(card: ListedCard) {
  return {
    card: card.key,
    deck: card.deck,
    item: card.item,
    facet: card.facet,
    kind: card.kind,
    title: card.name,
    tags: card.tags,
    path: card.path,
    line: card.line,
    phase: card.phase,
    suspended: card.isSuspended,
    buried: card.isBuried,
    leech: card.isLeech,
    due: card.dueDay === undefined ? null : dateText(card.dueDay),
    intervalDays: card.intervalDays ?? null,
    stability: card.stability ?? null,
    difficulty: card.difficulty ?? null,
    recall: card.recall ?? null,
    reps: card.reps,
    lapses: card.lapses,
    lastReview: card.lastDay === undefined ? null : dateText(card.lastDay),
    note: card.note ?? null,
  };
}
