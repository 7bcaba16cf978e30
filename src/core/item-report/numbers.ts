/** A share or a correlation as tables of statistics have it: `.62`, `−.12`, `1.00`; `–` for none. */
export function short(value: number | null, digits = 2): string {
  if (value === null) return '–';
  return fixed(value, digits).replace(/^(−?)0\./, '$1.');
}

/** Points or logits with a sign below zero and at most so many decimals, none at its end: `3.82`, `−1.2`, `14`. */
export function points(value: number | null, digits = 2): string {
  if (value === null) return '–';
  const text = `${Number(Math.abs(value).toFixed(digits))}`;
  return value < 0 && text !== '0' ? `−${text}` : text;
}

/** A number with so many decimals: `1.0`, `−0.4`. */
export function fixed(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) > 0 ? `−${text}` : text;
}

/** Points, logits or odds in a column, with two decimals: `3.82`, `−1.20`; `–` for none. */
export function decimals(value: number | null): string {
  return value === null ? '–' : fixed(value, 2);
}

/** A share from 0 to 1 in whole per cent: `61 %`. */
export function percent(share: number | null): string {
  return share === null ? '–' : `${Math.round(100 * share)} %`;
}

/** A count with its thousands apart: `1,204`. */
export function grouped(count: number): string {
  return `${count}`.replace(/\B(?=(\d{3})+$)/g, ',');
}

/** A count with its noun, in the plural unless it is one. */
export function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? '' : 's'}`;
}
