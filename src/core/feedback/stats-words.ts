import { dateText } from '../schedule/day.ts';
import { durationText } from './words.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const secondMs = 1000;
const minuteMs = 60 * secondMs;

/** `1,204`, and `0.4` or `3.5` below ten where it is no whole number. */
export function numberText(number: number): string {
  const text = number < 10 ? String(Number(number.toFixed(1))) : String(Math.round(number));
  return text.replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `1 review`, `1,204 reviews`, `no review`. */
export function manyText(count: number, noun: string): string {
  if (count === 0) return `no ${noun}`;
  return `${numberText(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** The name of a day's month in three letters. */
export function monthName(day: number): string {
  return months[Number(dateText(day).slice(5, 7)) - 1] ?? '';
}

/** `3 Dec`. */
export function dayName(day: number): string {
  return `${Number(dateText(day).slice(8))} ${monthName(day)}`;
}

/** `18 min`, rounded; in seconds below a minute. */
export function timeText(ms: number): string {
  const unit = ms < minuteMs ? secondMs : minuteMs;
  return durationText(Math.round(ms / unit) * unit);
}

/** Three decimals, as log losses are compared. */
export function lossText(loss: number): string {
  return loss.toFixed(3);
}
