import { highest } from '../test-theory/score-groups.ts';
import { at, type ScoreTable, state } from '../test-theory/score-table.ts';
import type { FindingExtra, Unranked } from './finding.ts';
import { percent } from './wrong-key.ts';

/** So many of the top third, and such a share of it, before a response that earned nothing is worth a look. */
const ableForCommon = 3;
const shareForCommon = 0.1;

/** The typed responses that earned nothing and that many of the top third by score gave: should they be accepted? */
export function commonWrongResponses(table: ScoreTable, { typed }: FindingExtra): readonly Unranked[] {
  const third = highest(table.scores, 1 / 3);
  if (typed === undefined || third === null) return [];
  const partOf = (place: number): number => at(third, at(table.scores.places, place));
  return table.items.flatMap(({ id, points, states, possible, options }, column): readonly Unranked[] => {
    if (options !== null || possible === 0) return [];
    const given = new Map<string, { able: number; count: number }>();
    let able = 0;
    for (const [place, row] of table.rows.entries()) {
      if (at(states, place) > state.omitted) continue;
      able += partOf(place);
      const response = typed(row, column);
      if (response === undefined || response === '' || at(points, place) !== 0 || at(states, place) !== state.scored)
        continue;
      const known = given.get(response) ?? { able: 0, count: 0 };
      known.able += partOf(place);
      known.count += 1;
      given.set(response, known);
    }
    return [...given]
      .filter(([, each]) => each.able >= ableForCommon && each.able >= shareForCommon * able)
      .map(([response, each]) => ({
        code: 'wrong-response-common',
        items: [id],
        response,
        evidence: { topThird: able, topThirdGave: each.able, gave: each.count },
        message: `Item ${id}: ${Math.round(each.able)} of the top third (${percent(each.able / able)}) typed “${response}”, which earned nothing; accept it?`,
        weight: each.able / able,
      }));
  });
}
