import { conventions, countedIn } from '../test-theory/conventions.ts';
import { comomentsOf, correlationBy, meanIn } from '../test-theory/joint.ts';
import { takenByScore } from '../test-theory/option-table.ts';
import { scoreGroups } from '../test-theory/score-groups.ts';
import { ranked, type ScoreColumn, type ScoreTable } from '../test-theory/score-table.ts';
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
  const rests = ranked(totals.map((total, row) => total - (item.points[row] ?? 0)));
  const thirds = scoreGroups(rests, 1 / 3);
  if (thirds === null) return null;
  const able = (taken: Uint8Array) => {
    const joint = takenByScore(rests, taken, counts);
    const size = joint.counts.reduce(
      (sum, count, pair) => sum + count * (thirds.upper[joint.scores[pair] ?? 0] ?? 0),
      0,
    );
    const { pointsTotals, points, totals: spread } = comomentsOf(joint);
    return {
      size,
      able: (meanIn(thirds.upper, joint) ?? 0) * size,
      correlation: correlationBy(pointsTotals, points, spread) ?? 0,
    };
  };
  const ofKey = able(key.taken);
  const { size } = ofKey;
  const found = (item.options ?? []).flatMap(({ option, taken, key: isKey }) => {
    if (isKey) return [];
    const own = { option, ...able(taken) };
    const lead = own.able + ofKey.able === 0 ? 0 : (own.able - ofKey.able) / Math.sqrt(own.able + ofKey.able);
    const isBetter = own.correlation >= correlationOfOption && own.correlation > ofKey.correlation;
    return lead >= leadOfOption && isBetter ? [{ ...own, lead }] : [];
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

/** A share in whole per cent. */
export const percent = (share: number): string => `${Math.round(100 * share)} %`;
