/* What was typed after the commands about cards becomes checked values here. */
import type { StudyOptions } from './commands/study.ts';
import { kinds } from './core/item-types/index.ts';
import { parseQuery, type Query } from './core/query/query.ts';
import { dayOfDate } from './core/schedule/day.ts';
import type { Parsed } from './core/session/parsed.ts';
import { parseDuration } from './core/session/selection.ts';
import { flag, type Given, historyIn, oneOf, tagExpression, value, wholeNumber } from './options.ts';

/** What `viva study` was asked to do. */
export function studyOptions(given: Given): StudyOptions {
  const of = <Value>(name: string, parse: (text: string) => Parsed<Value>) => value(given, name, parse, 'study');
  const fresh = of('new', wholeNumber(0, 99_999));
  const most = of('max', wholeNumber(1, 99_999));
  const minutes = of('minutes', wholeNumber(1, 1440));
  const tags = of('tag', tagExpression);
  const query = of('query', queryOf);
  const seed = of('seed', wholeNumber(0, 4_294_967_295));
  const aheadDays = of('ahead', days);
  const untilDay = of('until', date);
  const buttons = of('buttons', oneOf(['2', '4']));
  return {
    ...(fresh === undefined ? {} : { fresh }),
    ...(most === undefined ? {} : { most }),
    ...(minutes === undefined ? {} : { minutes }),
    ...(tags === undefined ? {} : { tags }),
    ...(query === undefined ? {} : { query }),
    ...(seed === undefined ? {} : { seed }),
    ...(aheadDays === undefined ? {} : { aheadDays }),
    ...(untilDay === undefined ? {} : { untilDay }),
    ...(buttons === undefined ? {} : { buttons: buttons === '2' ? 2 : 4 }),
    ...historyIn(given),
    plain: flag(given, 'plain'),
    cram: flag(given, 'cram'),
  };
}

/** Reads a query over cards. */
export function queryOf(typed: string): Parsed<Query> {
  return parseQuery(typed, kinds);
}

const dayMs = 86_400_000;

function days(typed: string): Parsed<number> {
  const parsed = parseDuration(/^\d+$/.test(typed) ? `${typed}d` : typed);
  if (!parsed.ok) return parsed;
  const count = parsed.value / dayMs;
  return Number.isInteger(count) ? { ok: true, value: count } : { ok: false, because: 'Write whole days: 3d.', at: 0 };
}

/** Reads a date as a learner's day. */
export function date(typed: string): Parsed<number> {
  const day = dayOfDate(typed);
  return day === undefined
    ? { ok: false, because: `“${typed}” is no date. Write it as 2026-12-01.`, at: 0 }
    : { ok: true, value: day };
}
