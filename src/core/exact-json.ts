/** JSON of values that hold whole numbers of any size, made to be read back fast: nothing is asked of each value. */

/** The way to a value inside another one. */
type Way = readonly (string | number)[];

/** A text that reads back as the same value, or nothing where the value holds what JSON would change. */
export function exactJson(value: unknown): string | undefined {
  const whole: [Way, string][] = [];
  const isExact = (inner: unknown, way: Way): boolean => {
    switch (typeof inner) {
      case 'string':
      case 'boolean':
        return true;
      case 'number':
        return Number.isFinite(inner) && !Object.is(inner, -0);
      case 'bigint':
        whole.push([way, String(inner)]);
        return true;
      case 'object':
        if (inner === null) return true;
        if (Array.isArray(inner)) return Array.from(inner, (each, at) => isExact(each, [...way, at])).every(Boolean);
        if (Object.getPrototypeOf(inner) !== Object.prototype || Object.hasOwn(inner, '__proto__')) return false;
        return Object.entries(inner).every(([name, each]) => isExact(each, [...way, name]));
      default:
        return false;
    }
  };
  if (!isExact(value, [])) return undefined;
  return JSON.stringify([value, whole], (_name, inner: unknown) => (typeof inner === 'bigint' ? 0 : inner));
}

/** The value of such a text. Throws where it is none. */
export function fromExactJson(text: string) {
  const read = JSON.parse(text);
  const whole: readonly [Way, string][] = read[1];
  for (const [way, digits] of whole) {
    let place: unknown = read;
    let name: string | number = 0;
    for (const next of way) {
      place = isObject(place) ? Reflect.get(place, name) : undefined;
      name = next;
    }
    if (isObject(place)) Reflect.set(place, name, BigInt(digits));
  }
  return read[0];
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
