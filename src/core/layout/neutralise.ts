/*
 * Text from a deck or a response is hostile until shown otherwise. What a terminal would obey, or a reader could not
 * see, is made visible instead of removed: `^[` for an escape, `<U+202E>` for a bidirectional override. A joiner stays
 * where writing needs it (in an emoji sequence, after a letter of a joining script), a variation selector after the one
 * character that it varies, a tag character in the flag of a region.
 */

/** Beyond what is written by hand: signs, arrows, lines and boxes, which need no closer look either. */
const NOT_PLAIN = /[^\x20-\x7e\xa0-\xac\xae-\u024f\u2010-\u2027\u2030-\u205e\u2190-\u23ff\u2500-\u25ff]/;
// Patterns with Unicode properties are functions here and elsewhere: building one takes up to a millisecond, and most
// starts need none.
const SUSPICIOUS = (): RegExp => /[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2028\u2029\ufff9-\ufffb]/gu;

const PICTURE = (): RegExp => /\p{Extended_Pictographic}/u;
const PICTURE_MODIFIER = /[\ufe0f\u{1f3fb}-\u{1f3ff}]/u;
const JOINING_LETTER = (): RegExp =>
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]/u;
/** Format characters that are drawn: the number signs of Arabic and Syriac, and those of a few historic scripts. */
const DRAWN_FORMAT = /[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}\u{13430}-\u{1343f}]/u;
const VARIED = (): RegExp => /[^\p{C}\p{Z}\p{Default_Ignorable_Code_Point}]/u;
const HAN = (): RegExp => /\p{Script=Han}/u;
const TAG = /[\u{e0020}-\u{e007f}]/u;

/** The text with everything that could command a terminal or hide in it made visible; a tab is four spaces. */
export function neutralise(text: string, keep?: 'line-feeds'): string {
  if (!NOT_PLAIN.test(text)) return text;
  return text.replace(SUSPICIOUS(), (character, offset: number) => {
    if (character === '\t') return '    ';
    if (character === '\n' && keep === 'line-feeds') return character;
    return belongs(character, text, offset) ? character : visible(character);
  });
}

/** The characters that stand for one that must not be sent: `^[`, `<U+202E>`. */
function visible(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return `^${String.fromCharCode(code + 0x40)}`;
  if (code === 0x7f) return '^?';
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}

function belongs(character: string, text: string, offset: number): boolean {
  if (DRAWN_FORMAT.test(character)) return true;
  const code = character.codePointAt(0) ?? 0;
  const before = characterBefore(text, offset);
  if (code === 0x200d && joinsPictures(before, text, offset)) return true;
  if (code === 0x200c || code === 0x200d) return JOINING_LETTER().test(before);
  if (code >= 0xfe00 && code <= 0xfe0f) return VARIED().test(before);
  if (code >= 0xe0100 && code <= 0xe01ef) return HAN().test(before);
  if (TAG.test(character)) return followsFlag(text, offset);
  return false;
}

function joinsPictures(before: string, text: string, offset: number): boolean {
  if (!PICTURE().test(characterAt(text, offset + 1))) return false;
  let character = before;
  let end = offset;
  while (PICTURE_MODIFIER.test(character)) {
    end -= character.length;
    character = characterBefore(text, end);
    // Two modifiers are all that a real sequence has; a longer run must not make the search quadratic.
    if (offset - end > 4) return false;
  }
  return PICTURE().test(character);
}

/** True inside a tag sequence: at most six tags, and a cancel tag, after a black flag. */
function followsFlag(text: string, offset: number): boolean {
  let end = offset;
  for (let count = 0; count <= 6; count += 1) {
    const character = characterBefore(text, end);
    if (character === '\u{1f3f4}') return true;
    if (!TAG.test(character)) return false;
    end -= character.length;
  }
  return false;
}

function characterAt(text: string, offset: number): string {
  const code = text.codePointAt(offset);
  return code === undefined ? '' : String.fromCodePoint(code);
}

function characterBefore(text: string, offset: number): string {
  const pair = characterAt(text, offset - 2);
  return offset > 1 && pair.length === 2 ? pair : text.slice(Math.max(0, offset - 1), offset);
}
