import { dateText } from '../schedule/day.ts';

const dayMs = 86_400_000;

/** A moment, in milliseconds since 1970, in UTC as ISO 8601 writes it: `2026-12-01T12:00:00.000Z`. */
export function momentText(ms: number): string {
  const day = Math.floor(ms / dayMs);
  const rest = Math.floor(ms - day * dayMs);
  const two = (value: number): string => `${Math.floor(value)}`.padStart(2, '0');
  const clock = [two(rest / 3_600_000), two((rest / 60_000) % 60), two((rest / 1000) % 60)].join(':');
  return `${dateText(day)}T${clock}.${`${rest % 1000}`.padStart(3, '0')}Z`;
}
