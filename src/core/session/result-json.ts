/**
 * The result of a sitting as a JSON document, a published contract. The fields keep their order, and the same responses
 * to the same paper give the same bytes; times are left out unless they were measured.
 *
 *     {
 *       "schema": "viva-result/1",      raised when a field changes its meaning or goes
 *       "seed": 4711,                   makes the same paper again
 *       "mode": "practice",             or "exam"
 *       "ended": "finished",            or "quit", "time-up"; null while it goes on
 *       "decks": [{"id", "path", "title"}],
 *       "total": POINTS,                over the paper, open items included, unrated ones left out
 *       "answered": POINTS,             over what was responded to and rated
 *       "counts": {"items", "right", "partly", "wrong", "blank", "unrated", "open"},
 *       "pass": {"mark": 0.7, "markExact": "7/10", "passed": true},       null without a pass mark
 *       "items": [{
 *         "number": 1,                  place in the paper
 *         "deck": "asyncio", "id": "…", "kind": "…", "title": "…", "file": "…", "line": 88,
 *         "verdict": "right",           or "partly", "wrong", "blank", "unrated", "open"
 *         "response": …,                as the kind encodes it; null for blank and open
 *         "earned": 0.3333, "earnedExact": "1/3", "possible": 1, "possibleExact": "1",
 *         "rule": "…", "arithmetic": "…", "hints": 0                      rule and arithmetic are null for open
 *       }],
 *       "open": [1, 7],                 numbers of the items that stayed open
 *       "missed": [3],                  numbers of the items that were wrong, partly right or blank
 *       "chapters": [GROUP], "tags": [GROUP], "levels": [GROUP],
 *       "confusions": [{"chosen": "asyncio", "right": ["process pool"], "times": 2}]
 *     }
 *
 * POINTS is {"earned", "earnedExact", "possible", "possibleExact", "percent"}, a GROUP is {"name", "items"} with the
 * fields of POINTS. Numbers are rounded to four places, the exact ones are text. With times, the document has `timeMs`
 * after `counts`, and each item `durationMs` after `hints`, null for open.
 */
import { type Fraction, fraction, multiply, toDecimal, toText, zero } from '../grading/fraction.ts';
import type { Verdict } from '../grading/score.ts';
import type { Json } from '../item-types/contract.ts';
import { jsonText } from '../json-text.ts';
import type { Points } from './attempt.ts';
import { type ItemResult, type Result, shareOf } from './result.ts';

/** The document of a result as text that ends with a line feed; `times` adds what was measured. */
export function resultJson(result: Result, { times }: { readonly times: boolean }): string {
  return `${jsonText(documentOf(result, times), 2)}\n`;
}

function documentOf(result: Result, times: boolean): Json {
  return {
    schema: 'viva-result/1',
    seed: result.seed,
    mode: result.mode,
    ended: result.ended ?? null,
    decks: result.decks.map(({ id, path, title }) => ({ id, path, title })),
    total: pointsOf(result.total),
    answered: pointsOf(result.answered),
    counts: countsOf(result),
    ...(times ? { timeMs: Math.round(result.timeMs) } : {}),
    pass: passOf(result),
    items: result.items.map((item) => itemOf(item, times)),
    open: result.open.map((entry) => entry.place + 1),
    missed: result.missed.map(({ entry }) => entry.place + 1),
    chapters: result.chapters.map(groupOf),
    tags: result.tags.map(groupOf),
    levels: result.levels.map(groupOf),
    confusions: result.confusions.map(({ chosen, right, times: count }) => ({ chosen, right, times: count })),
  };
}

function itemOf({ entry, attempt }: ItemResult, times: boolean): Json {
  const { item, deck, id, place } = entry;
  const score = attempt?.score;
  return {
    number: place + 1,
    deck: deck.id,
    id,
    kind: item.kind,
    title: item.title,
    file: deck.path,
    line: item.span.line,
    verdict: score?.verdict ?? 'open',
    response: attempt?.response ?? null,
    ...exact('earned', score?.earned ?? zero),
    ...exact('possible', score?.possible ?? item.points),
    rule: score?.rule ?? null,
    arithmetic: score?.arithmetic ?? null,
    hints: attempt?.hints ?? 0,
    ...(times ? { durationMs: attempt ? Math.round(attempt.durationMs) : null } : {}),
  };
}

function countsOf({ items }: Result): Json {
  const count = (verdict: Verdict) => items.filter(({ attempt }) => attempt?.score.verdict === verdict).length;
  return {
    items: items.length,
    right: count('right'),
    partly: count('partly'),
    wrong: count('wrong'),
    blank: count('blank'),
    unrated: count('unrated'),
    open: items.filter(({ attempt }) => attempt === undefined).length,
  };
}

function passOf({ pass }: Result): Json {
  return pass ? { ...exact('mark', pass.mark), passed: pass.passed } : null;
}

function groupOf({ name, items, ...points }: Points & { readonly name: string; readonly items: number }): Json {
  return { name, items, ...pointsOf(points) };
}

function pointsOf(points: Points): { readonly [name: string]: Json } {
  const percent = multiply(shareOf(points), fraction(100));
  return { ...exact('earned', points.earned), ...exact('possible', points.possible), percent: rounded(percent) };
}

function exact(name: string, value: Fraction): { readonly [name: string]: Json } {
  return { [name]: rounded(value), [`${name}Exact`]: toText(value) };
}

const rounded = (value: Fraction): number => Number(toDecimal(value, 4));
