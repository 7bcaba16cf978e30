import type { HardCard } from '../analysis/hardest.ts';
import type { Statistics } from '../analysis/study-statistics.ts';
import { piece } from '../layout/line.ts';
import { percentText } from '../layout/meter.ts';
import type { Shown } from '../layout/shown.ts';
import { forecastPlot, headingRow, heatMap } from './stats-activity.ts';
import { calibrationPart, costPart, distributionParts, retentionPart } from './stats-memory.ts';
import { manyText, timeText } from './stats-words.ts';
import { plainText } from './words.ts';

/** Where a card stands in the author's files. */
export interface CardPlace {
  readonly path: string;
  readonly line: number;
  /** What its item is called. */
  readonly title: string;
}

/** Finds a card in the files by its key; nothing for one that is in none of them. */
export type PlaceOf = (card: string) => CardPlace | undefined;

const gap: Shown = { is: 'gap' };

/** The statistics as a page, what matters every day first; what nothing is known of is left out. */
export function statsView(statistics: Statistics, placeOf: PlaceOf): readonly Shown[] {
  const { today, cards, activity, retention, aim, forecast, distributions, calibration } = statistics;
  if (cards.studied === 0 && activity.time.totalMs === 0 && activity.days.every(({ answers }) => answers === 0)) {
    return [{ is: 'row', left: [piece('Nothing was studied yet. Begin with:  '), piece('viva study', 'code')] }];
  }
  const parts = [
    summaryRows(statistics),
    heatMap(activity, today),
    ...(cards.studied === 0
      ? []
      : [
          forecastPlot(forecast, today),
          retentionPart(retention, aim),
          calibrationPart(calibration),
          distributionParts(distributions),
          costPart(statistics.targetCosts, aim.target),
          hardPart(statistics, placeOf),
        ]),
  ];
  return parts.flatMap((part) => (part.length === 0 ? [] : [...part, gap]));
}

function summaryRows({ cards, activity, aim }: Statistics): readonly Shown[] {
  const { today, streak, time } = activity;
  const recalled = aim.observed.share === null ? [] : [`${percentText(aim.observed.share)} recalled in 30 days`];
  const target = aim.target === null ? [] : [`target ${percentText(aim.target)}`];
  const longest = streak.longest > streak.current ? `, ${streak.longest} at most` : '';
  const days = streak.current === 0 ? [] : [`${manyText(streak.current, 'day')} in a row${longest}`];
  const perDay = time.perDayMs === null ? [] : [`${timeText(time.perDayMs)} a day`];
  const counts = `${manyText(cards.studied, 'card')}: ${cards.inSteps} in steps, ${cards.young} young, ${cards.mature} mature${
    cards.suspended === 0 ? '' : `, ${cards.suspended} suspended`
  }`;
  return [
    { is: 'row', left: [piece([...recalled, ...target, ...days, ...perDay].join(' · '), 'strong')] },
    { is: 'row', left: [piece(`today: ${todayText(today)}`)] },
    ...(cards.studied === 0 ? [] : [{ is: 'row' as const, left: [piece(counts)] }]),
  ];
}

function todayText({ reviews, newCards, attempts, timeMs, right }: Statistics['activity']['today']): string {
  if (reviews === 0 && attempts === 0) return 'nothing yet';
  const ofNew = newCards === 0 ? '' : ` (${newCards} new)`;
  const share = right.share === null ? [] : [`${percentText(right.share)} right`];
  const inQuizzes = attempts === 0 ? [] : [`${manyText(attempts, 'response')} in quizzes`];
  const parts = reviews === 0 ? [] : [`${manyText(reviews, 'review')}${ofNew}`, ...share];
  return [...parts, ...inQuizzes, timeText(timeMs)].join(' · ');
}

/** The hardest cards, and all leeches that are not among them. */
function hardPart({ hardest, leeches }: Statistics, placeOf: PlaceOf): readonly Shown[] {
  const known = new Set(hardest.map(({ card }) => card));
  const isLeech = new Set(leeches.map(({ card }) => card));
  const cards = [...hardest, ...leeches.filter(({ card }) => !known.has(card))];
  if (cards.length === 0) return [];
  const count = leeches.length === 0 ? '' : `${leeches.length} ${leeches.length === 1 ? 'leech' : 'leeches'}`;
  const rows = cards.flatMap((card) => hardRows(card, placeOf(card.card), isLeech.has(card.card)));
  return [headingRow('Hardest cards', count), ...rows];
}

function hardRows(
  { card, deck, text, lapses, isSuspended }: HardCard,
  place: CardPlace | undefined,
  isLeech: boolean,
): readonly Shown[] {
  const [firstLine = ''] = text.trim().split('\n');
  const name = place?.title ?? (plainText(firstLine) || card);
  const where = place === undefined ? deck : `${place.path}:${place.line}`;
  const marks = [manyText(lapses, 'lapse'), ...(isLeech ? ['leech'] : []), ...(isSuspended ? ['suspended'] : [])];
  return [
    { is: 'row', left: [piece(name)], right: [piece(marks.join(' · '))], shorten: true },
    ...(where === '' ? [] : [{ is: 'row' as const, left: [piece(where, 'muted')], indent: 2 }]),
  ];
}
