/** Some bytes that are looked for, as words of four bytes: comparing takes half the time. The last two may overlap. */
export interface Literal {
  readonly length: number;
  readonly places: Int32Array;
  readonly words: Int32Array;
}

/** The bytes of an ASCII text of at least four characters. */
export function literalOf(text: string): Literal {
  const bytes = new TextEncoder().encode(text);
  const view = new DataView(bytes.buffer);
  const whole = Array.from({ length: Math.floor(bytes.length / 4) }, (_, word) => word * 4);
  const places = bytes.length % 4 === 0 ? whole : [...whole, bytes.length - 4];
  return {
    length: bytes.length,
    places: Int32Array.from(places),
    words: Int32Array.from(places, (place) => view.getInt32(place, true)),
  };
}

/** The place after a literal, or -1 where something else stands. */
export function skipLiteral(view: DataView, at: number, { length, places, words }: Literal): number {
  if (at + length > view.byteLength) return -1;
  for (let word = 0; word < words.length; word++)
    if (view.getInt32(at + (places[word] ?? 0), true) !== words[word]) return -1;
  return at + length;
}
