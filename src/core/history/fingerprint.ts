import { cardsOf, type Item } from '../item-types/index.ts';
import { exactFingerprint } from './hash.ts';

/**
 * The fingerprint of some texts: 64 bits as 16 hexadecimal digits. Texts that differ only in case, white space,
 * punctuation or Unicode form have the same one, so that small corrections do not change it.
 */
export function fingerprint(texts: readonly string[]): string {
  return exactFingerprint(texts.map(normalised).join('\u0000'));
}

/** The fingerprint of what an item asks: of the fronts of its cards, so that options and explanation may change. */
export function fingerprintOf(item: Item): string {
  return fingerprint(cardsOf(item).map((card) => card.front));
}

function normalised(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\p{P}\s]+/gu, ' ')
    .trim();
}
