import { at, type ScoreTable, state } from '../test-theory/score-table.ts';
import type { FindingExtra, Unranked } from './finding.ts';

/** Fewer wrong answers than this may be alike by chance in any class. */
const wrongForIdentical = 4;
/** The expected number of such pairs in the class, if each had chosen alone, has to be below this. */
const pairsByChance = 0.01;

/** A wrong answer of a student: the item, and what was chosen or typed. */
interface Wrong {
  readonly item: number;
  readonly answer: string;
}

/**
 * The students whose wrong answers are the same: on the same items, at least four, and the same one on each. That they are
 * wrong on the same items is not counted against them; the chance is that of choosing the same wrong answers on these, each as
 * often as those who were wrong chose it, times the number of pairs in the class. It says that they did not answer each
 * alone, and not who wrote what first: they may have learnt the same mistake together.
 */
export function identicalAnswers(table: ScoreTable, { typed }: FindingExtra): readonly Unranked[] {
  const wrong = table.students.map((_, place) => wrongOf(table, place, typed?.[table.rows[place] ?? -1]));
  const counts = table.items.map(() => new Map<string, number>());
  for (const own of wrong)
    for (const { item, answer } of own) counts[item]?.set(answer, (counts[item]?.get(answer) ?? 0) + 1);
  const sizes = counts.map((answers) => [...answers.values()].reduce((sum, each) => sum + each, 0));
  const groups = new Map<string, number[]>();
  for (const [place, own] of wrong.entries()) {
    if (own.length < wrongForIdentical) continue;
    const name = JSON.stringify(own.map(({ item, answer }) => [item, answer]));
    const known = groups.get(name);
    if (known) known.push(place);
    else groups.set(name, [place]);
  }
  const n = table.students.length;
  return [...groups.values()].flatMap((places): readonly Unranked[] => {
    const own = wrong[places[0] ?? -1] ?? [];
    const chance = own.reduce(
      (product, { item, answer }) => product * ((counts[item]?.get(answer) ?? 0) / at(sizes, item)),
      1,
    );
    const expectedPairs = (chance * n * (n - 1)) / 2;
    if (places.length < 2 || expectedPairs > pairsByChance) return [];
    const students = places.map((place) => table.students[place] ?? '');
    return [
      {
        code: 'wrong-answers-identical',
        items: own.map(({ item }) => table.items[item]?.id ?? ''),
        students,
        evidence: { students: places.length, wrong: own.length, expectedPairs },
        message: `${listed(students)} gave the same ${own.length} wrong answers.`,
        weight: own.length * Math.log(places.length) - Math.log(Math.max(expectedPairs, 1e-300)),
      },
    ];
  });
}

function wrongOf(
  table: ScoreTable,
  place: number,
  typed: readonly (string | undefined)[] | undefined,
): readonly Wrong[] {
  return table.items.flatMap(({ points, possible, states, options }, item): readonly Wrong[] => {
    if (states[place] !== state.scored || at(points, place) >= possible) return [];
    const taken = options?.filter(({ taken: by }) => by[place] === 1).map(({ option }) => option);
    const answer = taken === undefined || taken.length === 0 ? typed?.[item] : JSON.stringify(taken);
    return answer === undefined || answer === '' ? [] : [{ item, answer }];
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
