import type { ItemCommon } from '../deck/item.ts';
import { compare, equal, type Fraction, fraction, multiply, one, toDecimal } from '../grading/fraction.ts';
import { decoded } from '../layout/html.ts';
import type { Points } from '../session/attempt.ts';
import { shareOf } from '../session/result.ts';

/** Points as people read them: at most two decimals, none that are zero. */
export function pointsText(points: Fraction): string {
  return toDecimal(points, 2).replace(/\.?0+$/, '');
}

/** `0.67 of 1 point`. */
export function ofPoints({ earned, possible }: Points): string {
  return `${pointsText(earned)} of ${pointsText(possible)} ${equal(possible, one) ? 'point' : 'points'}`;
}

/** The share that was earned as `75 %`, rounded so that only everything is 100 and only nothing is 0. */
export function percentText(points: Points): string {
  const share = shareOf(points);
  const rounded = Number(toDecimal(multiply(share, fraction(100)), 0));
  if (rounded === 100 && compare(share, one) < 0) return '99 %';
  return rounded === 0 && share.n > 0n ? '1 %' : `${rounded} %`;
}

/** `4 min 12 s`; below a second `0 s`. */
export function durationText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  if (hours > 0) return minutes > 0 ? `${hours} h ${minutes} min` : `${hours} h`;
  if (minutes > 0) return rest > 0 ? `${minutes} min ${rest} s` : `${minutes} min`;
  return `${rest} s`;
}

const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** `once`, `twice`, `three times`, `13 times`. */
export function timesText(count: number): string {
  if (count === 1) return 'once';
  return count === 2 ? 'twice' : `${small[count] ?? count} times`;
}

/** `one item`, `three items`, `13 items`. */
export function countText(count: number, noun: string): string {
  return `${small[count] ?? count} ${noun}${count === 1 ? '' : 's'}`;
}

/** A number of reviews: `1 review`, `12 reviews`. */
export function reviewsText(count: number): string {
  return `${count} review${count === 1 ? '' : 's'}`;
}

/** The text with a capital at its start. */
export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** The names as a list in a sentence: `a`, `a or b`, `a, b or c`. */
export function listText(names: readonly string[], word: 'and' | 'or'): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1)}`;
}

const longestName = 60;

const marked = /[`*_\\[<&]/;
const unseen =
  /(?<!\\)<(?:!--[\s\S]{0,400}?--|\/?(?:a|b|br|code|del|em|i|ins|kbd|mark|s|small|span|strong|sub|sup|u)\b[^<>]*)>/gi;

/** Inline Markdown without its marks, tags and comments, in one line. What stands in code stays as it is. */
export function plainText(markdown: string): string {
  const text = marked.test(markdown)
    ? markdown
        .split(/(`+[^`]+`+)/)
        .map(withoutSetting)
        .join('')
    : markdown;
  return text.replace(/\s+/g, ' ').trim();
}

/** A part of a text without its setting; every other one is code. */
function withoutSetting(part: string, at: number): string {
  return at % 2 === 1 ? part.replace(/^`+|`+$/g, '') : decoded(withoutMarks(part.replace(unseen, '')));
}

function withoutMarks(text: string): string {
  if (!/[*_\\[]/.test(text)) return text;
  return text
    .replace(/!?\[([^[\]]*)\]\([^()\s]*\)/g, '$1')
    .replace(/(?<!\\)(\*\*|(?<!\w)__|__(?!\w))/g, '')
    .replace(/(?<![\w*\\])\*(?=\S)([^*]*\S)\*(?![\w*])/g, '$1')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1');
}

/** What an item is called in a list: its title, or how its question begins. */
export function itemName({ title, stem, id }: ItemCommon): string {
  const text = plainText((title || stem.trim().split('\n')[0] || id).slice(0, 400));
  return text.length > longestName ? `${text.slice(0, longestName).replace(/\s+\S*$/, '')} …` : text;
}
