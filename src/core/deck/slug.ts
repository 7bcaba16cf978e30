const longest = 60;

/** A short name for a text: letters and digits in lower case, joined by hyphens, cut at a word; may be empty. */
export function slug(text: string): string {
  const words = text
    .slice(0, 400)
    .normalize('NFC')
    .toLowerCase()
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\]\(\s*[^()\s"]*\s*(?:"[^"]*"\s*)?\)/g, ' ')
    .match(/[\p{L}\p{N}\p{M}]+/gu);
  let name = '';
  for (const word of words ?? []) {
    if (name !== '' && name.length + word.length + 1 > longest) break;
    name += (name === '' ? '' : '-') + word.slice(0, longest);
  }
  return name;
}
