import type { FindingExtra, Takers, Unranked } from './finding.ts';

/** Fewer students than this say nothing about an option that none of them took. */
const studentsForUntaken = 20;
/** An option that fewer take does not distract. */
const shareOfUntaken = 0.01;
/** That so few took it has to be less likely than this, were each distractor of the item as good as the others. */
const chanceOfUntaken = 0.05;

/**
 * The items with a distractor that nobody takes, or fewer than one in a hundred, where enough took the others: of an easy
 * item some distractors are left over by chance.
 */
export function untakenDistractors({ items }: Takers): readonly Unranked[] {
  return items.flatMap(({ id, n, options }): readonly Unranked[] => {
    if (n < studentsForUntaken || options === null) return [];
    const distractors = options.filter(({ key }) => !key);
    const wrong = distractors.reduce((sum, { count }) => sum + count, 0);
    const untaken = distractors.filter(
      ({ count }) =>
        count / n < shareOfUntaken &&
        distractors.length * chanceOfAtMost(count, wrong, 1 / distractors.length) <= chanceOfUntaken,
    );
    const [first] = untaken;
    if (first === undefined) return [];
    const taken = untaken.reduce((sum, { count }) => sum + count, 0);
    const names = untaken.map(({ option }) => option).join(', ');
    return [
      {
        code: 'distractor-untaken',
        items: [id],
        response: first.option,
        evidence: { students: n, distractors: distractors.length, untaken: untaken.length, count: taken },
        message: `Item ${id}: ${taken === 0 ? 'nobody' : `only ${taken}`} of ${n} took ${names}; a better distractor, or one less, would do.`,
        weight: untaken.length / distractors.length + n * 1e-9,
      },
    ];
  });
}

/** So many items have to have a longest option before a habit can be seen. */
const itemsForHabit = 6;
const chanceOfHabit = 0.01;

/**
 * A finding where the key is the longest option more often than chance would have it: of the items with one key and one
 * longest option, at least six and 60 %, with a chance below 1 % if each of their options were as likely to be the longest.
 */
export function longestKeys({ items }: Takers, { optionTexts }: FindingExtra): readonly Unranked[] {
  const seen = items.flatMap(({ id, options }) => {
    const texts = optionTexts?.get(id);
    if (texts === undefined || options === null || options.length < 2) return [];
    const lengths = options.map(({ option, key }) => ({ key, length: [...(texts.get(option) ?? '')].length }));
    const longest = Math.max(...lengths.map(({ length }) => length));
    const [first, ...others] = lengths.filter(({ length }) => length === longest);
    if (first === undefined || others.length > 0 || lengths.filter(({ key }) => key).length !== 1) return [];
    return [{ id, isKey: first.key, chance: 1 / options.length }];
  });
  const keys = seen.filter(({ isKey }) => isKey);
  const chance = chanceOfAtLeast(
    keys.length,
    seen.map((each) => each.chance),
  );
  if (keys.length < itemsForHabit || keys.length < 0.6 * seen.length || chance > chanceOfHabit) return [];
  return [
    {
      code: 'key-always-longest',
      items: keys.map(({ id }) => id),
      evidence: {
        items: seen.length,
        longestIsKey: keys.length,
        expected: seen.reduce((sum, each) => sum + each.chance, 0),
        chance,
      },
      message: `In ${keys.length} of ${seen.length} items the longest option is the key; who notices need not know the answer.`,
      weight: keys.length,
    },
  ];
}

/** The chance of at most so many of some, each with chance p. */
function chanceOfAtMost(hits: number, of: number, p: number): number {
  if (p >= 1) return of <= hits ? 1 : 0;
  let chance = (1 - p) ** of;
  let sum = chance;
  for (let hit = 1; hit <= hits; hit += 1) {
    chance *= (((of - hit + 1) / hit) * p) / (1 - p);
    sum += chance;
  }
  return sum;
}

/** The chance of at least so many hits of events with these chances, by adding them one by one. */
function chanceOfAtLeast(hits: number, chances: readonly number[]): number {
  let exactly = [1];
  for (const p of chances)
    exactly = Array.from(
      { length: exactly.length + 1 },
      (_, n) => (exactly[n] ?? 0) * (1 - p) + (exactly[n - 1] ?? 0) * p,
    );
  return exactly.slice(hits).reduce((sum, each) => sum + each, 0);
}
