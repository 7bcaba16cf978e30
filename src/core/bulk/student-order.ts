import { byCodeUnits } from '../marking/order.ts';
import type { ByteNames } from './byte-names.ts';

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** The names with their numbers, by the code units of the names. */
export function* inOrder({ count, starts, bytes }: ByteNames): Iterable<readonly [name: string, number: number]> {
  const names = Array.from({ length: count }, (_, place) =>
    utf8.decode(bytes.subarray(starts[place], starts[place + 1])),
  );
  const order = Array.from({ length: count }, (_, place) => place);
  order.sort((one, other) => byCodeUnits(names[one] ?? '', names[other] ?? ''));
  for (const place of order) yield [names[place] ?? '', place];
}
