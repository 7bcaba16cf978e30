import { conventions, countedIn } from '../test-theory/conventions.ts';
import { comomentsOf, correlationBy } from '../test-theory/joint.ts';
import { takenByScore } from '../test-theory/option-table.ts';
import { ranked } from '../test-theory/ranked.ts';
import { highest } from '../test-theory/score-groups.ts';
import type { ScoreColumn, ScoreTable } from '../test-theory/score-table.ts';
import type { Unranked } from './finding.ts';

/** In the highest third the option has to lead the key by this many standard errors of the lead, √(option + key). */
const leadOfOption = 1.645;
/** And to have this correlation with the rest of the test, and more than the key has. */
const correlationOfOption = 0.1;

/**
 * The items with one key where another option draws the able students. Able is who has many points in the other items, so
 * that the wrong key does not decide who is able.
 */
export function wrongKeys({ items, totals }: ScoreTable): readonly Unranked[] {
  return items.flatMap((item) => wrongKeyOf(item, totals) ?? []);
}

function wrongKeyOf(item: ScoreColumn, totals: Float64Array): Unranked | null {
  const [key, ...others] = (item.options ?? []).filter((option) => option.key);
  if (key === undefined || others.length > 0) return null;
  const counts = countedIn(item, conventions.ctt);
  const rests = ranked(restsOf(totals, item.points));
  const third = highest(rests, 1 / 3);
  if (third === null) return null;
  const upper = new Float64Array(totals.length);
  let size = 0;
  for (let row = 0; row < upper.length; row += 1) {
    if (counts[row] === 0) continue;
    const part = third[rests.places[row] ?? 0] ?? 0;
    upper[row] = part;
    size += part;
  }
  const correlationOf = (taken: Uint8Array): number => {
    const { pointsTotals, points, totals: spread } = comomentsOf(takenByScore(rests, taken, counts));
    return correlationBy(pointsTotals, points, spread) ?? 0;
  };
  const ableOfKey = ableWith(key.taken, upper);
  const leading = (item.options ?? []).flatMap((each) => {
    if (each.key) return [];
    const able = ableWith(each.taken, upper);
    const lead = able + ableOfKey === 0 ? 0 : (able - ableOfKey) / Math.sqrt(able + ableOfKey);
    return lead >= leadOfOption ? [{ ...each, able, lead }] : [];
  });
  if (leading.length === 0) return null;
  const ofKey = { able: ableOfKey, correlation: correlationOf(key.taken) };
  const found = leading.flatMap(({ option, taken, able, lead }) => {
    const correlation = correlationOf(taken);
    return correlation >= correlationOfOption && correlation > ofKey.correlation
      ? [{ option, able, lead, correlation }]
      : [];
  });
  const best = found.reduce<(typeof found)[number] | undefined>(
    (a, b) => (a !== undefined && a.lead >= b.lead ? a : b),
    undefined,
  );
  if (best === undefined) return null;
  const [shareOfOption, shareOfKey] = [best.able / size, ofKey.able / size];
  return {
    code: 'key-probably-wrong',
    items: [item.id],
    response: best.option,
    evidence: {
      topThird: size,
      topThirdShareOfOption: shareOfOption,
      topThirdShareOfKey: shareOfKey,
      correlationOfOption: best.correlation,
      correlationOfKey: ofKey.correlation,
      lead: best.lead,
    },
    message: `Item ${item.id}: of the top third ${percent(shareOfOption)} chose ${best.option} and ${percent(shareOfKey)} the key ${key.option}; is the key right?`,
    weight: best.lead,
  };
}

/** The totals of the other items. */
function restsOf(totals: Float64Array, points: Float64Array): Float64Array {
  const rests = new Float64Array(totals.length);
  for (let row = 0; row < rests.length; row += 1) rests[row] = (totals[row] ?? 0) - (points[row] ?? 0);
  return rests;
}

/** How many of the highest third took an option, those at its edge in parts. */
function ableWith(taken: Uint8Array, upper: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < upper.length; row += 1) if (taken[row] === 1) sum += upper[row] ?? 0;
  return sum;
}

/** A share in whole per cent. */
export const percent = (share: number): string => `${Math.round(100 * share)} %`;
