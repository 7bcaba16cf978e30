/** The letter of a place from 0: A, B, … Z, AA, AB. */
export function letterOf(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : letterOf(Math.floor(index / 26) - 1) + last;
}

/** The place from 0 that a letter such as `B` or `b` names; nothing for any other text. */
export function placeOfLetter(text: string): number | undefined {
  if (!/^[A-Za-z]{1,3}$/.test(text)) return undefined;
  let place = 0;
  for (const letter of text.toUpperCase()) place = place * 26 + letter.charCodeAt(0) - 64;
  return place - 1;
}
