const letter = /^[a-z]$/i;
const sign = /^(?:[a-z]|\d{1,2})$/i;

/**
 * The options that a cell names: one letter or number, several with a space, comma, semicolon, slash or bar between, or the
 * first letters of the alphabet in a row, `BD`; letters come back as capitals. Any other text is one response, as it stands.
 */
export function tokensIn(cell: string): readonly string[] {
  if (cell === '') return [];
  if (letter.test(cell)) return [cell.toUpperCase()];
  const parts = cell.split(/[\s,;/|+&]+/).filter((part) => part !== '');
  if (parts.length > 1 && parts.every((part) => sign.test(part)))
    return unique(parts.map((part) => part.toUpperCase()));
  if (/^[a-j]{2,10}$/i.test(cell) && isRising(cell.toUpperCase())) return [...cell.toUpperCase()];
  return [cell];
}

/** True for what can name an option: a letter, or a number below 100. */
export const isSign = (token: string): boolean => sign.test(token);

/** True for a key that names an option, a letter or a number up to 10, rather than being a response that is typed. */
export const namesOption = (token: string): boolean => /^(?:[a-z]|\d|10)$/i.test(token);

const unique = (all: readonly string[]): readonly string[] => [...new Set(all)];

const isRising = (text: string): boolean => [...text].every((each, at) => at === 0 || (text[at - 1] ?? '') < each);
