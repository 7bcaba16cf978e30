const longest = 60;

/** Classes of Unicode take a millisecond to compile, at every start, and most titles need none. */
const wordsOf = (text: string) =>
  /[^\x20-\x7e]/.test(text) ? text.match(/[\p{L}\p{N}\p{M}]+/gu) : text.match(/[a-z0-9]+/g);

/** A short name for a text: letters and digits in lower case, joined by hyphens, cut at a word; may be empty. */
export function slug(text: string): string {
  const words = wordsOf(
    text
      .slice(0, 400)
      .normalize('NFC')
      .toLowerCase()
      .replace(/<[^<>]*>/g, ' ')
      .replace(/\]\(\s*[^()\s"]*\s*(?:"[^"]*"\s*)?\)/g, ' '),
  );
  let name = '';
  for (const word of words ?? []) {
    if (name !== '' && name.length + word.length + 1 > longest) break;
    name += (name === '' ? '' : '-') + word.slice(0, longest);
  }
  return name;
}
