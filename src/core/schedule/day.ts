const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/**
 * The learner's day of a moment, as days since 1970-01-01: the local date, where a day begins at `startsAtHour`. Before
 * that hour it is still the day before. `offsetMinutes` is how far local time was ahead of UTC at that moment.
 */
export function dayOf(atMs: number, offsetMinutes: number, startsAtHour: number): number {
  return Math.floor((atMs + offsetMinutes * minuteMs - startsAtHour * hourMs) / dayMs);
}

/** The moment at which a day begins, in ms since 1970, where local time is so many minutes ahead of UTC. */
export function startOfDay(day: number, offsetMinutes: number, startsAtHour: number): number {
  return day * dayMs + startsAtHour * hourMs - offsetMinutes * minuteMs;
}

/** The weekday, 0 for Monday to 6 for Sunday. */
export function weekdayOf(day: number): number {
  // 1970-01-01 was a Thursday.
  return (((day + 3) % 7) + 7) % 7;
}

/** The date of a day, `2026-12-01`, in the Gregorian calendar (days to civil, Hinnant, "chrono-compatible algorithms"). */
export function dateText(day: number): string {
  // Years are counted from March, so that the leap day is the last of its year, in eras of 400 years.
  const fromMarch = day + 719_468;
  const era = Math.floor(fromMarch / 146_097);
  const ofEra = fromMarch - era * 146_097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * ofYear + 2) / 153);
  const date = ofYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

/** The day of a date `2026-12-01`; nothing for any other form, nor for a date that no calendar has. */
export function dayOfDate(text: string): number | undefined {
  const [, years, months, dates] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  const month = Number(months);
  const year = Number(years) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const ofYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + Number(dates) - 1;
  const ofEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + ofYear;
  const day = era * 146_097 + ofEra - 719_468;
  return dateText(day) === text ? day : undefined;
}
