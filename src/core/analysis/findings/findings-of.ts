/**
 * Few findings, each with its evidence, the most pressing first: what changes marks before what improves the next paper. At
 * most five of a sort are given, and three distractors that nobody takes; the thresholds stand beside each sort.
 */
import type { Analysis } from '../test-theory/analyse.ts';
import type { ResponseMatrix } from '../test-theory/response-matrix.ts';
import { type ScoreTable, tableOf } from '../test-theory/score-table.ts';
import { alikeItems } from './alike-items.ts';
import type { FindingExtra, TeacherFinding, Unranked } from './finding.ts';
import { identicalAnswers } from './identical-answers.ts';
import { longestKeys, untakenDistractors } from './options.ts';
import { wrongKeys } from './wrong-key.ts';
import { commonWrongResponses } from './wrong-responses.ts';

const ofASort = 5;
const ofUntaken = 3;

/** What a teacher should look at, ranked from 1; the same whatever the order of the students. */
export function findingsOf(matrix: ResponseMatrix, analysis: Analysis, extra: FindingExtra): readonly TeacherFinding[] {
  return findingsIn(tableOf(matrix), analysis, extra);
}

/** The same of a matrix that was laid out by columns before. */
export function findingsIn(table: ScoreTable, analysis: Analysis, extra: FindingExtra): readonly TeacherFinding[] {
  const sorts = [
    heaviest(wrongKeys(table), ofASort),
    heaviest(commonWrongResponses(table, extra), ofASort),
    heaviest(identicalAnswers(table, extra), ofASort),
    longestKeys(analysis, extra),
    heaviest(alikeItems(table), ofASort),
    heaviest(untakenDistractors(analysis), ofUntaken),
  ];
  return sorts.flat().map(({ weight: _, ...finding }, place) => ({ ...finding, rank: place + 1 }));
}

/** The heaviest; of equals those that come first in the test. */
function heaviest(found: readonly Unranked[], atMost: number): readonly Unranked[] {
  return found.toSorted((one, other) => other.weight - one.weight).slice(0, atMost);
}
