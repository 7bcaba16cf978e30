const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** What XML 1.0 may not hold in any form (section 2.2, Char): most control characters and halves of pairs. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that have to go.
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu;

const shown = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** A text as the content of an element or the value of an attribute; what XML cannot hold is spelled out, `\u001b`. */
export function xmlText(text: string): string {
  return text.replace(forbidden, shown).replace(/[&<>"'\t\n\r]/g, (character) => entities[character] ?? character);
}

/** The attributes of an element, each with a space before it. */
export function xmlAttributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${xmlText(`${value}`)}"`)
    .join('');
}
