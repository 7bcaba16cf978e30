/** Some bytes that are looked for, as words of four bytes: comparing takes half the time. */
export interface Literal {
  readonly length: number;
  readonly words: Int32Array;
  /** The last four bytes, which may overlap the word before. */
  readonly last: number;
}

/** So many bytes a literal has at most; a view that is searched goes on for so long after each place. */
export const longestLiteral = 128;

/** The bytes of an ASCII text of at least four characters. */
export function literalOf(text: string): Literal {
  const bytes = new TextEncoder().encode(text);
  return literalIn(bytes, 0, bytes.length);
}

/** The bytes from one place up to another, at least four of them. */
export function literalIn(bytes: Uint8Array, from: number, to: number): Literal {
  const length = to - from;
  const view = new DataView(bytes.buffer, bytes.byteOffset + from, length);
  const words = new Int32Array(Math.floor(length / 4));
  for (let word = 0; word < words.length; word++) words[word] = view.getInt32(word * 4, true);
  return { length, words, last: view.getInt32(length - 4, true) };
}

/** The place after a literal, or -1 where something else stands. */
export function skipLiteral(view: DataView, at: number, { length, words, last }: Literal): number {
  for (let word = 0; word < words.length; word++) if (view.getInt32(at + word * 4, true) !== words[word]) return -1;
  return view.getInt32(at + length - 4, true) === last ? at + length : -1;
}
