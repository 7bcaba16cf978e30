import { at, type OptionColumn, type ScoreColumn, type ScoreTable, state } from '../test-theory/score-table.ts';
import type { FindingExtra, Unranked } from './finding.ts';

/** Fewer wrong answers than this may be alike by chance in any class. */
const wrongForIdentical = 4;
/** The expected number of such pairs in the class, if each had chosen alone, has to be below this. */
const pairsByChance = 0.01;

/** The wrong answers to an item: for each student the number of theirs, from 1, and 0 for none. */
interface WrongColumn {
  readonly id: string;
  readonly answers: Uint32Array;
  /** How many gave each answer, by its number. */
  readonly counts: readonly number[];
  /** How many gave a wrong one. */
  readonly size: number;
}

/**
 * The students whose wrong answers are the same: on the same items, at least four, and the same one on each. That they are
 * wrong on the same items is not counted against them; the chance is that of choosing the same wrong answers on these, each as
 * often as those who were wrong chose it, times the number of pairs in the class. It says that they did not answer each
 * alone, and not who wrote what first: they may have learnt the same mistake together.
 */
export function identicalAnswers(table: ScoreTable, { typed }: FindingExtra): readonly Unranked[] {
  const columns = table.items.map((item, column) => wrongIn(item, column, table, typed));
  const n = table.students.length;
  return groupsOf(columns, n).flatMap((places): readonly Unranked[] => {
    const [first = -1] = places;
    const own = columns.filter(({ answers }) => at(answers, first) > 0);
    const chance = own.reduce(
      (product, { answers, counts, size }) => product * ((counts[at(answers, first)] ?? 0) / size),
      1,
    );
    const expectedPairs = (chance * n * (n - 1)) / 2;
    if (expectedPairs > pairsByChance) return [];
    const students = places.map((place) => table.students[place] ?? '');
    return [
      {
        code: 'wrong-answers-identical',
        items: own.map(({ id }) => id),
        students,
        evidence: { students: places.length, wrong: own.length, expectedPairs },
        message: `${listed(students)} gave the same ${own.length} wrong answers.`,
        weight: own.length * Math.log(places.length) - Math.log(Math.max(expectedPairs, 1e-300)),
      },
    ];
  });
}

function wrongIn(item: ScoreColumn, column: number, { rows }: ScoreTable, typed: FindingExtra['typed']): WrongColumn {
  const answers = new Uint32Array(rows.length);
  const numbers = new Map<string | number, number>();
  const counts = [0];
  let size = 0;
  const { id, points, possible, states, options } = item;
  const chosen = options === null ? undefined : choicesOf(options, rows.length);
  // Most items have few options: then a list is quicker than a map.
  const quick = new Uint32Array(options !== null && options.length <= 10 ? 2 ** options.length : 0);
  for (let place = 0; place < answers.length; place += 1) {
    if (states[place] !== state.scored || (points[place] ?? 0) >= possible) continue;
    const answer = chosen?.[place] || typed?.(rows[place] ?? -1, column);
    if (answer === undefined || answer === '') continue;
    const isQuick = typeof answer === 'number' && answer < quick.length;
    let number = isQuick ? (quick[answer] ?? 0) : (numbers.get(answer) ?? 0);
    if (number === 0) {
      number = counts.push(0) - 1;
      if (isQuick) quick[answer] = number;
      else numbers.set(answer, number);
    }
    answers[place] = number;
    counts[number] = (counts[number] ?? 0) + 1;
    size += 1;
  }
  return { id, answers, counts, size };
}

/** By student a number for the options that they chose; 0 where there was none. */
function choicesOf(options: readonly OptionColumn[], size: number): Int32Array | Float64Array {
  // Each option is a bit, and fractions are slow where whole numbers do.
  const chosen = options.length < 32 ? new Int32Array(size) : new Float64Array(size);
  for (const [option, { taken }] of options.entries()) {
    const weight = 2 ** option;
    for (let place = 0; place < size; place += 1) if (taken[place] === 1) chosen[place] = (chosen[place] ?? 0) + weight;
  }
  return chosen;
}

/** The students with the same wrong answers, two or more, in the order of the first of them. */
function groupsOf(columns: readonly WrongColumn[], n: number): readonly (readonly number[])[] {
  const [one, other] = [new Uint32Array(n), new Uint32Array(n)];
  const counts = new Uint32Array(n);
  for (const [column, { answers }] of columns.entries())
    for (let place = 0; place < n; place += 1) {
      const answer = answers[place] ?? 0;
      if (answer === 0) continue;
      counts[place] = (counts[place] ?? 0) + 1;
      one[place] = Math.imul((one[place] ?? 0) ^ (answer * 0x9e37 + column), 0x01000193);
      other[place] = Math.imul((other[place] ?? 0) + answer * 0x85eb + column + 1, 0xcc9e2d51) ^ answer;
    }
  // Students of one number may differ still, so their answers are compared.
  // Most are alone with theirs, so a list is made for the second of a number.
  const firsts = new Map<number, number>();
  const alike = new Map<number, number[]>();
  for (let place = 0; place < n; place += 1) {
    if ((counts[place] ?? 0) < wrongForIdentical) continue;
    const number = (one[place] ?? 0) * 0x200000 + ((other[place] ?? 0) >>> 11);
    const first = firsts.get(number);
    const known = alike.get(number);
    if (first === undefined) firsts.set(number, place);
    else if (known === undefined) alike.set(number, [first, place]);
    else known.push(place);
  }
  const nameOf = (place: number): string => columns.map(({ answers }) => at(answers, place)).join();
  const inOrder = [...alike.values()].sort(([one = 0], [other = 0]) => one - other);
  return inOrder.flatMap((places) => {
    const groups = new Map<string, number[]>();
    for (const place of places) {
      const name = nameOf(place);
      const known = groups.get(name);
      if (known) known.push(place);
      else groups.set(name, [place]);
    }
    return [...groups.values()].filter(({ length }) => length > 1);
  });
}

const namedAtMost = 4;

function listed(students: readonly string[]): string {
  const named = students.slice(0, namedAtMost);
  const more = students.length - named.length;
  return more > 0
    ? `${named.join(', ')} and ${more} more`
    : `${named.slice(0, -1).join(', ')} and ${named.at(-1) ?? ''}`;
}
