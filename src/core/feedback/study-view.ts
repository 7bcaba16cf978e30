import type { Reading } from '../deck/deck.ts';
import type { Item } from '../item-types/index.ts';
import { piece, type Role } from '../layout/line.ts';
import type { Shown } from '../layout/shown.ts';
import type { Rating } from '../schedule/card-state.ts';
import type { Ahead } from '../schedule/scheduler.ts';
import type { Entry } from '../session/paper.ts';
import { aheadSentence } from './interval.ts';
import { questionShown, readingShown } from './item-page.ts';
import { type NextStep, nextRows } from './next-steps.ts';
import { countText, durationText, plainText, reviewsText } from './words.ts';

const gap: Shown = { is: 'gap' };
const row = (text: string, role: Role = 'plain'): Shown => ({ is: 'row', left: [piece(text, role)] });

/** What is still to come in a sitting. */
export interface Left {
  readonly due: number;
  readonly fresh: number;
}

/** A card as it is put to the learner: where it is from, how much is left, what to read first, and the question. */
export function cardPage(
  entry: Entry,
  item: Item,
  left: Left,
  reading: readonly Reading[],
  isNew: boolean,
): readonly Shown[] {
  const where = [entry.deck.title, item.chapter.at(-1) ?? ''].map(plainText).filter((name) => name !== '');
  const counts = [...(left.due > 0 ? [`${left.due} due`] : []), ...(left.fresh > 0 ? [`${left.fresh} new`] : [])];
  return [
    {
      is: 'row',
      left: [
        ...where.map((name, at) => piece(at === 0 ? name : ` › ${name}`, 'muted')),
        ...(isNew ? [piece(' · new', 'accent')] : []),
      ],
      right: [piece(`${counts.join(' · ')}   ${left.due + left.fresh} left`, 'muted')],
      shorten: true,
    },
    gap,
    ...reading.flatMap(readingShown),
    ...questionShown({ item }),
  ];
}

/** What became of a card: `good · again tomorrow`. */
export function scheduledRow(rating: Rating, ahead: Ahead, isCorrected: boolean): Shown {
  const corrected = isCorrected ? ' · as you say' : '';
  return row(`${rating} · next ${aheadSentence(ahead)}${corrected}`, rating === 'again' ? 'wrong' : 'right');
}

/** What a sitting came to. */
export interface StudyResult {
  readonly reviews: number;
  readonly fresh: number;
  readonly again: number;
  readonly spentMs: number;
  /** Cards that wait for their next step later today, and the minutes until the first of them. */
  readonly stepping: number;
  readonly minutesToStep: number;
  /** Due cards that the day had no room for. */
  readonly leftOver: number;
  readonly dueTomorrow: number;
  readonly leeches: readonly { readonly name: string; readonly place: string; readonly lapses: number }[];
  readonly isCram: boolean;
}

/** The end of a sitting: what was done, what comes next, and which cards will not stay. */
export function studyEnd(result: StudyResult, next: readonly NextStep[]): readonly Shown[] {
  const { reviews, fresh, again, spentMs, stepping, minutesToStep, leftOver, dueTomorrow, leeches, isCram } = result;
  if (reviews === 0) return [row('Nothing was reviewed.'), ...waitingRows(result), ...nextRows(next)];
  const share = Math.round((100 * (reviews - again)) / reviews);
  const done = [reviewsText(reviews), `${share} % recalled`, ...(fresh > 0 ? [`${fresh} new`] : [])];
  return [
    { is: 'row', left: [piece(done.join(' · '), 'strong')], right: [piece(durationText(spentMs), 'muted')] },
    gap,
    ...(stepping > 0 || leftOver > 0 ? waitingRows({ stepping, minutesToStep, leftOver }) : []),
    row(
      isCram
        ? 'The schedule is as it was.'
        : dueTomorrow === 0
          ? 'Nothing is due tomorrow.'
          : `${dueTomorrow} due tomorrow.`,
      'muted',
    ),
    gap,
    ...leechRows(leeches),
    ...nextRows(next),
  ];
}

function waitingRows({
  stepping,
  minutesToStep,
  leftOver,
}: Pick<StudyResult, 'stepping' | 'minutesToStep' | 'leftOver'>): readonly Shown[] {
  const steps =
    stepping === 0
      ? []
      : [
          row(
            `${stepping} card${stepping === 1 ? '' : 's'} in steps, the first ${aheadSentence({ minutes: minutesToStep })}.`,
          ),
        ];
  const rest = leftOver === 0 ? [] : [row(`${leftOver} more ${leftOver === 1 ? 'is' : 'are'} due; the day is full.`)];
  return [...steps, ...rest];
}

function leechRows(leeches: StudyResult['leeches']): readonly Shown[] {
  if (leeches.length === 0) return [];
  const rows = leeches.map(
    ({ name, place, lapses }): Shown => ({
      is: 'row',
      left: [piece(name), piece(`  ${lapses} lapses`, 'muted')],
      right: [piece(place, 'muted')],
      indent: 2,
    }),
  );
  const what = `${countText(leeches.length, 'card')} will not stay: rewrite or suspend`;
  return [row(what.charAt(0).toUpperCase() + what.slice(1), 'wrong'), ...rows, gap];
}
