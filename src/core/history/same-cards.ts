import type { KnownLook } from './card-record.ts';
import type { CardKey } from './event.ts';
import { signOf } from './sign.ts';

/** What two keys of one card have in common: the sign of the look that was seen last under the key, else the key. */
export function signOfKey(key: CardKey, look: KnownLook | undefined): string {
  return look === undefined ? key : signOf(look);
}

/** For each key the smallest of those that name the same card: two devices may have met it under two names. */
export function canonicalKeys(
  keys: Iterable<CardKey>,
  lookOf: (key: CardKey) => KnownLook | undefined,
): ReadonlyMap<CardKey, CardKey> {
  const signs = new Map<CardKey, string>();
  const smallest = new Map<string, CardKey>();
  for (const key of keys) {
    const sign = signOfKey(key, lookOf(key));
    signs.set(key, sign);
    const known = smallest.get(sign);
    if (known === undefined || key < known) smallest.set(sign, key);
  }
  return new Map([...signs].map(([key, sign]) => [key, smallest.get(sign) ?? key]));
}
