/** What matters when two texts are compared. */
export interface TextRule {
  /** True where capital letters matter. */
  readonly case: boolean;
  /** True where accents matter. */
  readonly accents: boolean;
}

// Letters that only look different: ligatures, full width forms, the ellipsis. Superscripts stay what they are,
// since x² is not x2.
const compatible = /[\u2026\ufb00-\ufb06\uff01-\uff5e]/gu;
const invisible = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;
const singleQuotes = /[\u2018-\u201b\u2032\u00b4\u02bc]/gu;
const doubleQuotes = /[\u201c-\u201f\u2033\u00ab\u00bb]/gu;
const dashes = /[\u2010-\u2015\u2212]/gu;
const finalStop = (): RegExp => /(?<=[\p{L}\p{N}\p{M}"'`)\]}])\.$/u;
const inBackticks = /^(`+) ?([^`]+?) ?\1$/u;

function lettersOf(text: string, rule: TextRule): string {
  const seen = text
    .replace(invisible, '')
    .replace(compatible, (character) => character.normalize('NFKC'))
    .normalize('NFC');
  // Through capitals, so that ß and SS meet, and the two small sigmas; through small letters first, since ẞ is a capital.
  const cased = rule.case ? seen : seen.toLowerCase().toUpperCase().toLowerCase().replaceAll('ς', 'σ').normalize('NFC');
  // Only the marks of European scripts; in others a combining sign is a letter.
  return rule.accents
    ? cased
    : cased
        .normalize('NFD')
        .replace(/[\u0300-\u036f]/gu, '')
        .normalize('NFC');
}

function typography(text: string): string {
  return text.replace(singleQuotes, "'").replace(doubleQuotes, '"').replace(dashes, '-').replace(/\s+/gu, ' ').trim();
}

const withoutStop = (text: string): string => (text.endsWith('.') ? text.replace(finalStop(), '') : text);

// `to_thread`. and `to_thread.` both lose the stop and the marks of code, whichever stands outside.
const undressed = (text: string): string => withoutStop(withoutStop(text).replace(inBackticks, '$2')).trim();

/** Nothing in it looks like something else: typing alone makes no such text, and white space is single blanks. */
const isPlain = (text: string): boolean => !/[^ -~]| {2}/.test(text);

/**
 * The text as it is compared: case and accents as the rule says, Unicode composed, white space collapsed, quotes and
 * dashes made plain, what cannot be seen removed, one full stop at the end and backticks around the whole dropped.
 * Folding twice changes nothing more.
 */
export function foldText(text: string, rule: TextRule): string {
  // To compile the patterns takes as long as to mark a class of plain texts.
  if (isPlain(text)) return undressed((rule.case ? text : text.toLowerCase()).trim());
  return undressed(typography(lettersOf(text, rule)));
}

/**
 * The text as it is searched: folded without case and accents, but with what stands at its ends, since a word that is
 * looked for may be any piece of it.
 */
export function foldForSearch(text: string): string {
  // Most of what is searched is plain, and a query may look through every card.
  if (!/[^\s -~]/u.test(text)) return text.toLowerCase().replace(/\s+/gu, ' ').trim();
  return typography(lettersOf(text, { case: false, accents: false }));
}

/** True where both texts are the same under the rule. */
export function sameText(a: string, b: string, rule: TextRule): boolean {
  return foldText(a, rule) === foldText(b, rule);
}

function outputLines(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trimEnd())
    .join('\n')
    .trimEnd();
}

/** True where a program would have printed the same: white space at line ends and the last line's end do not matter. */
export function sameOutput(given: string, expected: string): boolean {
  return outputLines(given) === outputLines(expected);
}
