import type { Panel } from './right-wrong.ts';
import { at } from './score-table.ts';

/** What students with a score can do who were asked every item of the model; for scores between none and all. */
export interface RaschAbility {
  readonly score: number;
  /** In logits, on the scale of the difficulties. */
  readonly ability: number;
  readonly se: number;
  readonly students: number;
}

interface Quality {
  readonly infit: readonly (number | null)[];
  readonly outfit: readonly (number | null)[];
  readonly abilities: readonly RaschAbility[];
}

/**
 * How well items fit the Rasch model. With p the chance of a right response, v = p(1 − p) and z² = (x − p)² / v:
 * `outfit = Σ z² / n`, `infit = Σ v·z² / Σ v`, over the students with neither none nor all of their items right. Abilities
 * are maximum likelihood estimates given the difficulties, as in R's eRm; other programs take other estimates, and their mean
 * squares differ a little. Source: B. D. Wright and G. N. Masters, Rating Scale Analysis (1982), chapter 5.
 */
export function fitOf(panels: readonly Panel[], easiness: Float64Array): Quality {
  const size = easiness.length;
  const [n, squares, variances, weighted] = [0, 0, 0, 0].map(() => new Float64Array(size));
  const abilities: RaschAbility[] = [];
  for (const { items, students, right } of panels) {
    const own = Float64Array.from(items, (item) => at(easiness, item));
    for (const [score, count] of students.entries()) {
      if (score === 0 || score === items.length || count === 0) continue;
      const { ability, se } = abilityOf(score, own);
      if (items.length === size) abilities.push({ score, ability, se, students: count });
      for (const [place, item] of items.entries()) {
        const p = chanceAt(ability, at(own, place));
        const v = p * (1 - p);
        const rightOnes = right[score]?.[place] ?? 0;
        const squared = rightOnes * (1 - p) ** 2 + (count - rightOnes) * p ** 2;
        add(n, item, count);
        add(squares, item, squared / v);
        add(variances, item, count * v);
        add(weighted, item, squared);
      }
    }
  }
  const share = (top: Float64Array | undefined, bottom: Float64Array | undefined) =>
    Array.from(easiness, (_, item) => ratio(top?.[item], bottom?.[item]));
  return { outfit: share(squares, n), infit: share(weighted, variances), abilities };
}

function add(sums: Float64Array | undefined, item: number, value: number): void {
  if (sums !== undefined) sums[item] = at(sums, item) + value;
}

const ratio = (top: number | undefined, bottom: number | undefined): number | null =>
  top === undefined || bottom === undefined || bottom <= 0 ? null : top / bottom;

const chanceAt = (ability: number, easiness: number): number => 1 / (1 + Math.exp(-ability - easiness));

/** The ability at which the expected score is the score, and its standard error `1 / √Σv`. */
function abilityOf(score: number, easiness: Float64Array): { readonly ability: number; readonly se: number } {
  let [low, high] = [-60, 60];
  let [ability, information, move] = [0, 0, 1];
  for (let step = 0; step < 200 && move >= 1e-12; step += 1) {
    let expected = 0;
    information = 0;
    for (const each of easiness) {
      const p = chanceAt(ability, each);
      expected += p;
      information += p * (1 - p);
    }
    if (expected < score) low = ability;
    else high = ability;
    const newton = ability + (score - expected) / information;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    move = Math.abs(next - ability);
    ability = next;
  }
  return { ability, se: 1 / Math.sqrt(information) };
}
