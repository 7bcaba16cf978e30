import type { Json } from '../item-types/contract.ts';
import type { Given, GivenResponse, Place } from '../marking/submission.ts';
import type { Context } from './context.ts';
import { momentOf, readTime } from './dates.ts';
import { attemptIn, type Ordering, responseTo, secondsIn, seedIn } from './facts.ts';
import { named } from './findings.ts';
import { type Role, roleOf, studentRank } from './names.ts';

/** How the values of a file are taken. */
export interface ObjectFile {
  /** The student of a file that names none: the name of the file. */
  readonly fallback?: string;
  /** True where every scalar is the text that was typed, as in YAML. */
  readonly isText: boolean;
  readonly find: (name: string, place: Place) => number | undefined;
}

type Fields = { readonly [name: string]: Json };

const isObject = (value: Json | undefined): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const asText = (value: Json | undefined): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

const deepest = 50;

function depthOf(value: Json, depth = 0): number {
  if (typeof value !== 'object' || value === null || depth > deepest) return depth;
  let most = depth;
  for (const inner of Object.values(value)) most = Math.max(most, depthOf(inner, depth + 1));
  return most;
}

const containers = new Set(['responses', 'answers', 'items']);
const wrappers = new Set(['submissions', 'students', 'results', 'responses', 'answers']);

/** The fields of an object by what they are for. */
function sorted(
  fields: Fields,
  { finder }: Context,
): {
  readonly roles: ReadonlyMap<Role, Json>;
  readonly held: Json | undefined;
  readonly others: readonly (readonly [string, Json])[];
} {
  const roles = new Map<Role, Json>();
  const others: (readonly [string, Json])[] = [];
  let held: Json | undefined;
  /** The field that names the student the surest so far. */
  let student: readonly [string, Json] | undefined;
  let rank = Number.POSITIVE_INFINITY;
  const named = new Set(Object.keys(fields).map(roleOf));
  const isOne = named.has('item') && named.has('response');
  for (const [name, value] of Object.entries(fields)) {
    const known = roleOf(name);
    // An item may be called `order` or `time`.
    const role = isOne || known === 'student' || finder.byId(name) === undefined ? known : undefined;
    if (containers.has(name.toLowerCase()) && typeof value === 'object' && value !== null) held = value;
    else if (role === 'student') {
      const own = studentRank(name);
      const isSurer = own < rank && asText(value) !== '';
      if (!isSurer) others.push([name, value]);
      else {
        if (student !== undefined) others.push(student);
        student = [name, value];
        roles.set(role, value);
      }
      rank = Math.min(rank, own);
    } else if (role !== undefined && role !== 'extra' && !roles.has(role)) roles.set(role, value);
    else others.push([name, value]);
  }
  return { roles, held, others };
}

/** Reads JSON or YAML in any of its shapes. */
export function readObjects(value: Json, place: Place, file: ObjectFile, context: Context): void {
  if (depthOf(value) >= deepest) {
    return context.findings.error(
      'value-invalid',
      place,
      'The value is nested too deep.',
      'Write an object for each response.',
    );
  }
  readValue(value, place, file, context, undefined);
}

const shapes = 'Write `{"student": "…", "item": "…", "response": …}`, or `{"student": "…", "responses": {"item": …}}`.';

function readValue(value: Json, place: Place, file: ObjectFile, context: Context, student: string | undefined): void {
  const { findings } = context;
  if (Array.isArray(value)) {
    for (const each of value) readValue(each, place, file, context, student);
    return;
  }
  if (!isObject(value)) return findings.error('value-invalid', place, 'This is no submission.', shapes);
  const { roles, held, others } = sorted(value, context);
  const who = asText(roles.get('student')).trim() || student;
  if (who === undefined) {
    const wrapped = Object.entries(value).find(
      ([name, inner]) => wrappers.has(name.toLowerCase()) && Array.isArray(inner),
    );
    const inside = wrapped?.[1];
    const areSubmissions =
      Array.isArray(inside) && inside.some((each) => isObject(each) && sorted(each, context).roles.has('student'));
    if (inside !== undefined && areSubmissions) return readValue(inside, place, file, context, undefined);
    if (isByStudent(value, file, context)) {
      for (const [name, inner] of Object.entries(value)) readValue(inner, place, file, context, name);
      return;
    }
  }
  const known = who ?? file.fallback;
  if (known === undefined || known === '') {
    return findings.error('student-missing', place, 'No student is named.', shapes);
  }
  readSubmission(known, { roles, held, others }, place, file, context);
}

/** True for `{student: {item: response}}`: objects under names that are no items. */
function isByStudent(value: Fields, { fallback }: ObjectFile, { finder }: Context): boolean {
  const entries = Object.entries(value);
  if (entries.length === 0 || !entries.every(([, inner]) => isObject(inner))) return false;
  return fallback === undefined || !entries.some(([name]) => finder.byId(name) !== undefined);
}

function readSubmission(
  student: string,
  { roles, held, others }: ReturnType<typeof sorted>,
  place: Place,
  file: ObjectFile,
  context: Context,
): void {
  const { collector, findings, finder, zoneMinutes, dayOrder } = context;
  const attempt = attemptIn(asText(roles.get('attempt')), place, context);
  const written = asText(roles.get('submitted'));
  const submittedAt = written === '' ? undefined : momentOf(readTime(written, zoneMinutes), dayOrder, zoneMinutes);
  if (written !== '' && submittedAt === undefined) {
    findings.warning('value-invalid', place, `${named(written)} is no time.`, 'Write it as 2026-11-25T15:04:05Z.');
  }
  const isOne = roles.has('item') && roles.has('response');
  const extra = others.filter(
    ([name, value]) =>
      (isOne || held !== undefined || (roleOf(name) !== undefined && finder.byId(name) === undefined)) &&
      asText(value) !== '',
  );
  const facts = {
    student,
    ...(attempt === undefined ? {} : { attempt }),
    ...(submittedAt === undefined ? {} : { submittedAt }),
    ...(extra.length === 0 ? {} : { extra: Object.fromEntries(extra.map(([name, value]) => [name, asText(value)])) }),
    place,
  };
  const seed = seedIn(asText(roles.get('seed')), place, context);
  const ordering: Ordering = { order: asText(roles.get('order')), seed };
  if (isOne) {
    const item = file.find(asText(roles.get('item')), place);
    if (item === undefined) return;
    const seconds = secondsIn(asText(roles.get('seconds')), place, context);
    const given = givenOf(roles.get('response') ?? null, file);
    return collector.add(facts, responseTo(item, given, ordering, seconds, place, context));
  }
  const responses: GivenResponse[] = [];
  const take = (name: string, value: Json): void => {
    const item = file.find(name, place);
    if (item !== undefined) responses.push(responseTo(item, givenOf(value, file), { seed }, undefined, place, context));
  };
  if (Array.isArray(held)) {
    for (const each of held) {
      const inner = isObject(each) ? sorted(each, context).roles : undefined;
      const name = asText(inner?.get('item'));
      const item = file.find(name, place);
      if (inner === undefined || item === undefined) continue;
      const seconds = secondsIn(asText(inner.get('seconds')), place, context);
      const own = { order: asText(inner.get('order')), seed };
      responses.push(responseTo(item, givenOf(inner.get('response') ?? null, file), own, seconds, place, context));
    }
  } else if (isObject(held)) for (const [name, value] of Object.entries(held)) take(name, value);
  else {
    for (const [name, value] of others) {
      if (roleOf(name) === undefined || finder.byId(name) !== undefined) take(name, value);
    }
  }
  collector.addSitting(facts, responses);
}

function givenOf(value: Json, { isText }: ObjectFile): Given {
  return isText && (typeof value === 'string' || value === null)
    ? { from: 'text', text: value ?? '' }
    : { from: 'json', value };
}
