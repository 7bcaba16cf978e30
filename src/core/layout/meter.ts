const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** A bar of that many columns, filled to a share from 0 to 1 in steps of an eighth of a column. */
export function meterText(share: number, cells: number): string {
  const filled = Math.round(clamped(share) * cells * 8);
  const whole = Math.floor(filled / 8);
  return ('█'.repeat(whole) + (eighths[filled % 8] ?? '')).padEnd(cells, '·');
}

/** A share as a whole percentage; only a whole is 100 %, and only nothing is 0 %. */
export function percentText(share: number): string {
  const percent = clamped(share) * 100;
  if (percent > 0 && percent < 1) return '1 %';
  if (percent > 99 && percent < 100) return '99 %';
  return `${Math.round(percent)} %`;
}

function clamped(share: number): number {
  return Number.isFinite(share) ? Math.min(1, Math.max(0, share)) : 0;
}
