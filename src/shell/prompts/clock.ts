import { type Piece, piece } from '../../core/layout/line.ts';

/** `4:59 left`, rounded up to whole seconds; hours only where there are any. Its last minute is a warning. */
export function clockAt(nowMs: number, endsAtMs: number): Piece {
  return piece(`${remaining(nowMs, endsAtMs)} left`, endsAtMs - nowMs <= 60_000 ? 'warning' : 'muted');
}

/** The time to an end as `m:ss` or `h:mm:ss`, rounded up to whole seconds and never below zero. */
export function remaining(nowMs: number, endsAtMs: number): string {
  const seconds = Math.max(0, Math.ceil((endsAtMs - nowMs) / 1000));
  const two = (number: number): string => String(number).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
