/** A time as `1.04 s`. */
export function secondsText(seconds: number): string {
  return `${seconds.toFixed(2)} s`;
}

/** The value of a measure in words; a name with a gap in it is filled. */
export function measureText(measure: string, value: number): string {
  if (measure === 'speed-up') return `×${value.toFixed(value < 10 ? 2 : 0)}`;
  if (measure === 'longest gap') return gapText(value);
  if (measure === 'seconds') return secondsText(value);
  return measure.includes('{}') ? measure.replace('{}', String(value)) : `${measure} ${value}`;
}

/** The longest gap of a heartbeat, from milliseconds. */
export function gapText(ms: number): string {
  return `longest gap ${Math.round(ms)} ms`;
}
