import { fraction, toText } from '../grading/fraction.ts';
import { decoders } from './decoders.ts';
import type { FactName, HistoryEvent } from './event.ts';
import { fieldsOf } from './fields.ts';

/** The version of the log that this program writes. It reads this one and all before. */
const version = 1;

/** What a line of the log turned out to be. */
type Decoded =
  | { readonly is: 'event'; readonly event: HistoryEvent }
  /** Written by a newer version of the program; left where it is. */
  | { readonly is: 'newer'; readonly because: string }
  | { readonly is: 'unusable'; readonly because: string };

/** The line of an event, without the line feed. Points are written as exact text such as `1/3`. */
export function encodeEvent(event: HistoryEvent): string {
  const { id, at, offset, ...fact } = event;
  return JSON.stringify({ v: version, id, at, offset, ...fact }, (_name, value: unknown) => pointsText(value) ?? value);
}

/** Only points have a numerator and a denominator that JSON could not hold. */
function pointsText(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('n' in value) || !('d' in value)) return undefined;
  return typeof value.n === 'bigint' && typeof value.d === 'bigint' ? toText(fraction(value.n, value.d)) : undefined;
}

/** What a line of the log says; never throws. */
export function decodeLine(line: string): Decoded {
  const parsed = parse(line);
  if (parsed === undefined) return { is: 'unusable', because: 'it is not JSON' };
  const fields = fieldsOf(parsed.value);
  const writtenBy = fields.count('v');
  const stamp = { id: fields.text('id'), at: fields.count('at'), offset: fields.whole('offset') };
  const name = fields.text('is');
  if (writtenBy > version) return { is: 'newer', because: `it is of version ${writtenBy}` };
  if (fields.faults.length > 0) return unfit(fields.faults);
  if (!isFactName(name)) return { is: 'newer', because: `it is an event \`${name}\`` };
  const fact = decoders[name](fields);
  return fields.faults.length > 0 ? unfit(fields.faults) : { is: 'event', event: { ...stamp, ...fact } };
}

function unfit(faults: readonly string[]): Decoded {
  return { is: 'unusable', because: `its fields do not fit: ${faults.join(', ')}` };
}

function isFactName(name: string): name is FactName {
  return Object.hasOwn(decoders, name);
}

function parse(line: string): { readonly value: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return { value };
  } catch {
    return undefined;
  }
}
