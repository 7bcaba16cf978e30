import { type Assertion, PatternFault, type PatternNode, type Side } from './pattern-syntax.ts';

/** A step of the program, named by its place in the list. */
type Step =
  | { readonly is: 'take'; readonly fits: (character: string) => boolean; readonly next: number }
  | { readonly is: 'check'; readonly holds: Assertion; readonly next: number }
  | { is: 'fork'; ways: readonly number[] }
  | { readonly is: 'done' };

const mostSteps = 5000;
const mostVisits = 20_000;
/** The longest text that is looked at; no answer to a question is longer. */
const longestText = 10_000;
/** How many places and transitions a pattern keeps in memory before it forgets them and learns again. */
const mostRemembered = 20_000;

const tooLarge = (): PatternFault => new PatternFault('invalid', 'its repetitions make it too large');

/** The steps of a pattern; the last one added is where to begin, the first is the end. */
function program(tree: PatternNode): readonly Step[] {
  const steps: Step[] = [{ is: 'done' }];
  const put = (step: Step): number => {
    if (steps.length >= mostSteps) throw tooLarge();
    return steps.push(step) - 1;
  };

  // Counted apart from the steps, since what is empty can be repeated without end and never become a step.
  let visits = 0;
  const emit = (node: PatternNode, next: number): number => {
    visits += 1;
    if (visits > mostVisits) throw tooLarge();
    if (node.is === 'character') return put({ is: 'take', fits: node.fits, next });
    if (node.is === 'assertion') return put({ is: 'check', holds: node.holds, next });
    if (node.is === 'sequence') return node.parts.reduceRight((after, part) => emit(part, after), next);
    if (node.is === 'either') return put({ is: 'fork', ways: node.parts.map((part) => emit(part, next)) });
    return repeat(node.part, node.least, node.most, next);
  };

  const repeat = (part: PatternNode, least: number, most: number, next: number): number => {
    let start = next;
    if (most === Number.POSITIVE_INFINITY) {
      const loop: Step = { is: 'fork', ways: [] };
      start = put(loop);
      loop.ways = [emit(part, start), next];
    } else {
      for (let count = least; count < most; count += 1) start = put({ is: 'fork', ways: [emit(part, start), next] });
    }
    for (let count = 0; count < least; count += 1) start = emit(part, start);
    return start;
  };

  put({ is: 'fork', ways: [emit(tree, 0)] });
  return steps;
}

/** Where the machine may stand after some characters, and what it has learned of where each next one leads. */
interface State {
  readonly places: readonly number[];
  readonly before: Side;
  readonly onward: Map<string, State>;
  accepts?: boolean;
}

const word = /^\w$/;
function sideOf(character: string): Side {
  if (character === '\n') return 'line-feed';
  return word.test(character) ? 'word' : 'other';
}

/**
 * The test whether a text as a whole fits the pattern, in a time that grows with the text's length alone. A text of more
 * than 10,000 characters fits none.
 */
export function machine(tree: PatternNode): (text: string) => boolean {
  const steps = program(tree);
  const states = new Map<string, State>();
  let remembered = 0;

  const state = (places: readonly number[], before: Side): State => {
    const key = `${before} ${places.join(' ')}`;
    const known = states.get(key);
    if (known !== undefined) return known;
    const fresh: State = { places, before, onward: new Map() };
    states.set(key, fresh);
    return fresh;
  };

  /** All steps that can be reached from the places of a state without taking a character. */
  const reached = ({ places, before }: State, after: Side): ReadonlySet<number> => {
    const seen = new Set(places);
    // A set that grows while it is walked hands out what was added, so each step is looked at once.
    for (const place of seen) {
      const step = steps[place];
      if (step?.is === 'fork') for (const way of step.ways) seen.add(way);
      else if (step?.is === 'check' && step.holds(before, after)) seen.add(step.next);
    }
    return seen;
  };

  const follow = (from: State, character: string): State => {
    const side = sideOf(character);
    const next = new Set<number>();
    for (const place of reached(from, side)) {
      const step = steps[place];
      if (step?.is === 'take' && step.fits(character)) next.add(step.next);
    }
    const places = [...next].sort((a, b) => a - b);
    remembered += 1 + places.length;
    if (remembered > mostRemembered) {
      // What was learned lives on in `from` only, which is left behind.
      states.clear();
      remembered = 0;
      return state(places, side);
    }
    const to = state(places, side);
    from.onward.set(character, to);
    return to;
  };

  return (text) => {
    if (text.length > longestText) return false;
    let current = state([steps.length - 1], 'edge');
    for (const character of text) {
      current = current.onward.get(character) ?? follow(current, character);
      if (current.places.length === 0) return false;
    }
    current.accepts ??= reached(current, 'edge').has(0);
    return current.accepts;
  };
}
