/** A pattern after reading. A `character` takes one code point; an `assertion` takes none and looks at both sides. */
export type PatternNode =
  | { readonly is: 'character'; readonly fits: (character: string) => boolean }
  | { readonly is: 'assertion'; readonly holds: Assertion }
  | { readonly is: 'sequence'; readonly parts: readonly PatternNode[] }
  | { readonly is: 'either'; readonly parts: readonly PatternNode[] }
  | { readonly is: 'repeat'; readonly part: PatternNode; readonly least: number; readonly most: number };

/** What stands on one side of a place between two characters. */
export type Side = 'edge' | 'line-feed' | 'word' | 'other';
export type Assertion = (before: Side, after: Side) => boolean;

/** Why a pattern cannot be used; `compilePattern` turns it into a value. */
export class PatternFault extends Error {
  readonly reason: 'invalid' | 'not-linear';
  readonly at: number | undefined;
  constructor(reason: 'invalid' | 'not-linear', detail: string, at?: number) {
    super(detail);
    this.reason = reason;
    this.at = at;
  }
}

const longest = 1000;
const deepest = 50;
const mostRepeats = 1000;

const notLinear: readonly (readonly [RegExp, string])[] = [
  [/^\(\?[=!]/u, 'a lookahead'],
  [/^\(\?<[=!]/u, 'a lookbehind'],
  [/^\(\?>/u, 'an atomic group'],
  [/^\(\?\(/u, 'a condition'],
  [/^\(\?(?:R|&|P>|[+-]?\d)/u, 'recursion'],
  [/^\(\?P=|^\\(?:[1-9]|k)/u, 'a backreference'],
];

const controls: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', f: '\f', v: '\v', 0: '\0' };

const isSame = (a: Side, b: Side): boolean => (a === 'word') === (b === 'word');
const assertions: Readonly<Record<string, Assertion>> = {
  '\\b': (before, after) => !isSame(before, after),
  '\\B': isSame,
  '\\A': (before) => before === 'edge',
  '\\z': (_, after) => after === 'edge',
};
const atLineStart: Assertion = (before) => before === 'edge' || before === 'line-feed';
const atLineEnd: Assertion = (_, after) => after === 'edge' || after === 'line-feed';

interface Flags {
  readonly foldsCase: boolean;
  readonly dotTakesAll: boolean;
  readonly byLine: boolean;
}

function readFlags(flags: string): Flags {
  const unknown = /[^ismug]/u.exec(flags);
  if (unknown !== null) throw new PatternFault('invalid', `there is no flag ${unknown[0]}`);
  return { foldsCase: flags.includes('i'), dotTakesAll: flags.includes('s'), byLine: flags.includes('m') };
}

/** The tree of a pattern. Throws a `PatternFault` for what is not valid or has no linear time. */
export function parsePattern(source: string, flags: string): PatternNode {
  const { foldsCase, dotTakesAll, byLine } = readFlags(flags);
  if (source.length > longest) throw new PatternFault('invalid', `it is longer than ${longest} characters`, longest);
  let [at, depth] = [0, 0];

  const invalid = (detail: string, where = at): never => {
    throw new PatternFault('invalid', detail, where);
  };
  const matched = (sticky: RegExp): RegExpExecArray | undefined => {
    sticky.lastIndex = at;
    const match = sticky.exec(source);
    if (match === null) return undefined;
    at += match[0].length;
    return match;
  };
  const isNext = (text: string): boolean => source.startsWith(text, at);

  /** One character by the notation of JavaScript, whose own engine decides on a single character in constant time. */
  const single = (notation: string, where: number, otherwise: string): PatternNode => {
    try {
      const test = new RegExp(`^${notation}$`, foldsCase ? 'iu' : 'u');
      return { is: 'character', fits: (character) => test.test(character) };
    } catch {
      return invalid(otherwise, where);
    }
  };
  const literal = (character: string, where: number): PatternNode => {
    if (!foldsCase) return { is: 'character', fits: (other) => other === character };
    return single(`\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`, where, 'there is no such character');
  };

  const either = (): PatternNode => {
    const parts = [sequence()];
    while (matched(/\|/uy)) parts.push(sequence());
    const [first] = parts;
    return parts.length === 1 && first !== undefined ? first : { is: 'either', parts };
  };

  const sequence = (): PatternNode => {
    const parts: PatternNode[] = [];
    while (at < source.length && !isNext('|') && !isNext(')')) parts.push(repeated());
    return { is: 'sequence', parts };
  };

  const repeated = (): PatternNode => {
    const part = atom();
    const start = at;
    const match = matched(/([*+?])|\{(\d{1,9})(?:(,)(\d{0,9}))?\}/uy);
    if (match === undefined) return part;
    const [, sign, low, comma, high] = match;
    if (isNext('+')) throw new PatternFault('not-linear', 'a possessive quantifier', at);
    matched(/\?/uy);
    if (isQuantifier()) invalid('two quantifiers follow one another');
    const least = low === undefined ? (sign === '+' ? 1 : 0) : Number(low);
    const open = comma === undefined ? least : Number.POSITIVE_INFINITY;
    const most = low === undefined ? (sign === '?' ? 1 : Number.POSITIVE_INFINITY) : high ? Number(high) : open;
    if (least > mostRepeats || (most > mostRepeats && most !== Number.POSITIVE_INFINITY)) {
      invalid(`it repeats more than ${mostRepeats} times`, start);
    }
    if (most < least) invalid('the numbers of the repetition are in the wrong order', start);
    return { is: 'repeat', part, least, most };
  };
  const isQuantifier = (): boolean => /^(?:[*+?]|\{\d+(?:,\d*)?\})/u.test(source.slice(at, at + 24));

  const atom = (): PatternNode => {
    const start = at;
    const rest = source.slice(at, at + 6);
    for (const [form, feature] of notLinear) {
      if (form.test(rest)) throw new PatternFault('not-linear', feature, start);
    }
    if (isQuantifier()) invalid('there is nothing to repeat');
    if (isNext('(')) return group();
    if (isNext('[')) return set();
    if (isNext('\\')) return escapeSequence();
    const [character = ''] = matched(/./suy) ?? [];
    if (character === '.') return { is: 'character', fits: (other) => dotTakesAll || other !== '\n' };
    if (character === '^') return { is: 'assertion', holds: byLine ? atLineStart : (before) => before === 'edge' };
    if (character === '$') return { is: 'assertion', holds: byLine ? atLineEnd : (_, after) => after === 'edge' };
    return literal(character, start);
  };

  const group = (): PatternNode => {
    const start = at;
    matched(/\((?:\?:|\?P?<[A-Za-z_]\w*>)?/uy);
    if (isNext('?')) {
      const isFlag = /^\?[a-z-]+[:)]/u.test(source.slice(at));
      invalid(isFlag ? 'flags are written after the last slash' : 'there is no such group', start);
    }
    depth += 1;
    if (depth > deepest) invalid(`groups are nested more than ${deepest} deep`, start);
    const inner = either();
    if (!matched(/\)/uy)) invalid('the group is never closed', start);
    depth -= 1;
    return inner;
  };

  /** An escape that stands for one character or a class, in the notation of JavaScript. */
  const escaped = (): string => {
    const start = at;
    const known = matched(
      /\\(?:[dDwWsSntrfv]|0(?!\d)|x[\da-fA-F]{2}|u[\da-fA-F]{4}|u\{[\da-fA-F]{1,6}\}|[pP]\{[\w=]+\})/uy,
    );
    if (known !== undefined) return known[0];
    const [, code, mark] = matched(/\\(?:x\{([\da-fA-F]{1,6})\}|([^\p{L}\p{N}]))/uy) ?? [];
    if (code !== undefined) return `\\u{${code}}`;
    if (mark !== undefined) return `\\u{${(mark.codePointAt(0) ?? 0).toString(16)}}`;
    return at + 1 === source.length
      ? invalid('a backslash stands at the end', start)
      : invalid(`\\${[...source.slice(at + 1, at + 3)][0]} means nothing`, start);
  };

  const escapeSequence = (): PatternNode => {
    const start = at;
    const holds = assertions[source.slice(at, at + 2)];
    if (holds !== undefined) {
      at += 2;
      return { is: 'assertion', holds };
    }
    const notation = escaped();
    const control = controls[notation.slice(1)];
    if (control !== undefined) return literal(control, start);
    return single(notation, start, `there is no such ${/^\\p/iu.test(notation) ? 'property' : 'character'}`);
  };

  const set = (): PatternNode => {
    const start = at;
    let [notation = ''] = matched(/\[\^?/uy) ?? [];
    if (isNext(']')) invalid('the set is empty; write \\] for the bracket', start);
    while (!isNext(']')) {
      if (at >= source.length) invalid('the set is never closed', start);
      if (/^\[[:.=]/u.test(source.slice(at, at + 2))) invalid('a named set is written \\p{…}');
      if (isNext('\\')) notation += escaped();
      else {
        const [character = ''] = matched(/./suy) ?? [];
        notation += character === '[' ? '\\[' : character;
      }
    }
    at += 1;
    return single(`${notation}]`, start, 'the set has a range that runs backwards or an end that is no character');
  };

  const tree = either();
  if (at < source.length) invalid('nothing opens this parenthesis');
  return tree;
}
