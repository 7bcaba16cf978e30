import fastStringWidth from 'fast-string-width';

/** Signs of one column each. Asking the library about the first one costs a tenth of a start. */
const NARROW =
  /^[\x20-\x7e\xa0-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e\u2190-\u21ff\u23ce\u2500-\u25fc\u2713\u2717\u276f]*$/;
/** Letters and signs that are characters of their own wherever they stand, which saves asking the segmenter. */
const EACH_ALONE =
  /^[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u048a-\u058f\u2010-\u2027\u2030-\u205e\u2070-\u20cf\u2100-\u2bff\u3000-\u3029\u3030-\u3096\u309b-\u30ff\u4e00-\u9fff\uac00-\ud7a3\uff01-\uff9d]*$/;
const WINDOW = 256;

let segmenter: Intl.Segmenter | undefined;

/** True for a text of letters and signs that take one column each, none of which is written without spaces. */
export function isNarrow(text: string): boolean {
  return NARROW.test(text);
}

/** How many columns a terminal gives to a text without control characters. */
export function widthOf(text: string): number {
  return isNarrow(text) ? text.length : fastStringWidth(text);
}

/** The characters as a reader sees them: an emoji sequence or a letter with its accents is one. */
export function graphemesOf(text: string): Iterable<string> {
  return EACH_ALONE.test(text) ? text : segmentsOf(text);
}

/** Read in windows, since the segmenter of Node 20 takes time that grows with the square of the text. */
function* segmentsOf(text: string): Iterable<string> {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  let start = 0;
  while (start < text.length) {
    const window = text.slice(start, start + WINDOW);
    const atEnd = start + WINDOW >= text.length;
    let held = '';
    for (const { segment } of segmenter.segment(window)) {
      if (held !== '') yield held;
      start += held.length;
      held = segment;
    }
    // The last one may go on in the next window, unless it fills this one alone. Half of a pair at its end is one of its own.
    if (atEnd || held.length === window.length) {
      yield held;
      start += held.length;
    }
  }
}
