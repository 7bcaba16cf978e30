import type { Ahead } from '../schedule/scheduler.ts';

const tenth = (value: number): string => {
  const rounded = Math.round(value * 10) / 10;
  return rounded >= 10 || Number.isInteger(rounded) ? String(Math.round(rounded)) : rounded.toFixed(1);
};

/** Days as they stand on a button: `5 d`, `2.5 mo`, `1.2 y`. */
export function daysText(days: number): string {
  if (days < 31) return `${Math.round(days)} d`;
  return days < 365 ? `${tenth(days / 30.44)} mo` : `${tenth(days / 365.25)} y`;
}

/** How long until a card comes again, as it stands on a button: `10 min`, `2 h`, `5 d`. */
export function aheadText(ahead: Ahead): string {
  if ('days' in ahead) return daysText(ahead.days);
  const minutes = Math.max(1, Math.round(ahead.minutes));
  if (minutes < 60) return `${minutes} min`;
  return minutes < 1440 ? `${tenth(minutes / 60)} h` : daysText(minutes / 1440);
}

/** The same in a sentence: `in 10 minutes`, `tomorrow`, `in 5 days`, `in 2.5 months`. */
export function aheadSentence(ahead: Ahead): string {
  if ('days' in ahead) {
    if (ahead.days === 1) return 'tomorrow';
    if (ahead.days < 31) return `in ${ahead.days} days`;
    const months = ahead.days < 365;
    const value = tenth(months ? ahead.days / 30.44 : ahead.days / 365.25);
    return `in ${value} ${months ? 'month' : 'year'}${value === '1' ? '' : 's'}`;
  }
  const minutes = Math.max(1, Math.round(ahead.minutes));
  if (minutes < 60) return minutes === 1 ? 'in a minute' : `in ${minutes} minutes`;
  const hours = tenth(minutes / 60);
  return minutes < 1440
    ? `in ${hours} hour${hours === '1' ? '' : 's'}`
    : aheadSentence({ days: Math.round(minutes / 1440) });
}
