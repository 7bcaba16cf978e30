import type { GivenResponse, Place } from '../marking/submission.ts';
import { mappingOf } from '../source/yaml.ts';
import type { Context } from './context.ts';
import { responseTo } from './facts.ts';
import { roleOf } from './names.ts';
import { type ObjectFile, readObjects } from './objects.ts';

/**
 * Reads the keys and values of one file: items with their responses, and at most who gave them. What this gives is what
 * the reader of objects gives, to whom every other key is left.
 */
export function readPairs(
  pairs: ReadonlyMap<string, string | null>,
  place: Place,
  file: ObjectFile,
  context: Context,
): void {
  const student = studentIn(pairs, file);
  if (student === undefined) return readObjects(mappingOf(pairs), place, file, context);
  const responses: GivenResponse[] = [];
  for (const [name, value] of pairs) {
    const item = roleOf(name) === 'student' ? undefined : file.find(name, place);
    const given = { from: 'text', text: value ?? '' } as const;
    if (item !== undefined) responses.push(responseTo(item, given, {}, undefined, place, context));
  }
  context.collector.addSitting({ student, place }, responses);
}

/** Whose pairs these are; nothing where a key is for anything but an item or the student, or would be put in another place. */
function studentIn(pairs: ReadonlyMap<string, string | null>, { fallback }: ObjectFile): string | undefined {
  let named: string | undefined;
  for (const [name, value] of pairs) {
    // An object has numbers before all other names.
    if (name.charCodeAt(0) <= nine) return undefined;
    const role = roleOf(name);
    if (role === undefined) continue;
    if (role !== 'student' || named !== undefined) return undefined;
    named = value?.trim() ?? '';
    if (named === '') return undefined;
  }
  return named ?? (fallback === '' ? undefined : fallback);
}

const nine = 0x39;
