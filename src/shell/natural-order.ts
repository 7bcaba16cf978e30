const zero = 0x30;
const nine = 0x39;

const isDigit = (code: number): boolean => code >= zero && code <= nine;

/** The place after the digits that begin at a place. */
function endOfDigits(text: string, from: number): number {
  let end = from;
  while (end < text.length && isDigit(text.charCodeAt(end))) end++;
  return end;
}

/** The order in which a reader expects names, negative, zero or positive: `2-b` before `10-a`, capitals as small letters. */
export function compareNaturally(one: string, other: string): number {
  let a = 0;
  let b = 0;
  while (a < one.length && b < other.length) {
    const x = one.charCodeAt(a);
    const y = other.charCodeAt(b);
    if (isDigit(x) && isDigit(y)) {
      while (one.charCodeAt(a) === zero) a++;
      while (other.charCodeAt(b) === zero) b++;
      const endA = endOfDigits(one, a);
      const endB = endOfDigits(other, b);
      if (endA - a !== endB - b) return endA - a - (endB - b);
      for (; a < endA; a++, b++) {
        const difference = one.charCodeAt(a) - other.charCodeAt(b);
        if (difference !== 0) return difference;
      }
      continue;
    }
    if (x !== y) {
      const difference = folded(x) - folded(y);
      if (difference !== 0) return difference;
    }
    a++;
    b++;
  }
  const rest = one.length - a - (other.length - b);
  if (rest !== 0) return rest;
  return one < other ? -1 : one > other ? 1 : 0;
}

/** The code of the small letter of a capital one. */
const folded = (code: number): number => (code >= 0x41 && code <= 0x5a ? code + 0x20 : code);
