import { cardsOf, type Item } from '../item-types/index.ts';

/**
 * The fingerprint of some texts: 64 bits as 16 hexadecimal digits. Texts that differ only in case, white space,
 * punctuation or Unicode form have the same one, so that small corrections do not change it.
 */
export function fingerprint(texts: readonly string[]): string {
  return hash(texts.map(normalised).join('\u0000'));
}

/** The fingerprint of what an item asks: of the fronts of its cards, so that options and explanation may change. */
export function fingerprintOf(item: Item): string {
  return fingerprint(cardsOf(item).map((card) => card.front));
}

/** The fingerprint of a text to the letter. */
export function exactFingerprint(text: string): string {
  return hash(text);
}

function normalised(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\p{P}\s]+/gu, ' ')
    .trim();
}

/** cyrb64 by bryc (public domain): two 32-bit multiplicative hashes, mixed. Not meant to resist an attacker. */
function hash(text: string): string {
  let first = 0xdeadbeef;
  let second = 0x41c6ce57;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    first = Math.imul(first ^ unit, 2654435761);
    second = Math.imul(second ^ unit, 1597334677);
  }
  const mixed = (one: number, other: number) =>
    Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909);
  first = mixed(first, second);
  second = mixed(second, first);
  return [second, first].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('');
}
