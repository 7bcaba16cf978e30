const longest = 60;

/** Classes of Unicode take a millisecond to compile, at every start, and most titles need none. */
const wordsOf = (text: string) =>
  /[^\x20-\x7e]/.test(text) ? text.match(/[\p{L}\p{N}\p{M}]+/gu) : text.match(/[a-z0-9]+/g);

const address = /\]\(\s*[^()\s"]*\s*(?:"[^"]*"\s*)?\)/g;

/** A short name for a text: letters and digits in lower case, joined by hyphens, cut at a word; may be empty. */
export function slug(text: string): string {
  const small = text.slice(0, 400).normalize('NFC').toLowerCase();
  const untagged = small.includes('<') ? small.replace(/<[^<>]*>/g, ' ') : small;
  const plain = untagged.includes('](') ? untagged.replace(address, ' ') : untagged;
  const words = wordsOf(plain);
  let name = '';
  for (const word of words ?? []) {
    if (name !== '' && name.length + word.length + 1 > longest) break;
    name += (name === '' ? '' : '-') + word.slice(0, longest);
  }
  return name;
}
