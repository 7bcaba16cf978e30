/**
 * What `alpha` of R's psych 2.2.9 makes of a matrix in which every gap is NA, with its defaults: covariances of each two
 * items over the students who have both (n − 1), items that do not vary left out but counted in the total, nothing reversed.
 * Source: W. Revelle, psych: procedures for psychological, psychometric, and personality research, functions alpha and smc.
 */
import { alphaOf } from './alpha.ts';
import { countedIn, those } from './conventions.ts';
import { flagsOf, gapsOnly, type ItemStatistics } from './item-statistics.ts';
import { cell, inverse, type Matrix, matrixOf } from './matrices.ts';
import { correlation, deviation, kurtosisOfPsych, mean, products, skewnessOfPsych } from './moments.ts';
import { optionTable } from './option-table.ts';
import { feldtInterval } from './reliability.ts';
import { at, type ScoreColumn, type ScoreTable, state } from './score-table.ts';
import type { TestStatistics } from './test-statistics.ts';

/** In the order of the states of a cell: only what was scored is there. */
const counted = [1, 0, 0, 0];

interface Column {
  readonly item: ScoreColumn;
  readonly counts: Uint8Array;
  readonly points: Float64Array;
}

/** The statistics of the test and of its items as psych defines them. */
export function analysePsych(table: ScoreTable): {
  readonly test: TestStatistics;
  readonly items: readonly ItemStatistics[];
} {
  const columns = table.items.map((item): Column => {
    const counts = countedIn(item, { counted });
    return { item, counts, points: those(item.points, counts) };
  });
  const kept = columns.filter(({ points }) => (deviation(points) ?? 0) > 0);
  const means = meanScores(columns, kept, table.students.length);
  const covariances = covariancesOf(kept);
  const k = kept.length;
  const alphas = alphasOf(covariances);
  const { correlations, smc, standardTotal, corrected } = overlapOf(covariances);
  const ofStudents = Float64Array.from(means.filter((each) => each !== null));
  const n = table.students.length;
  const items = columns.map((column): ItemStatistics => {
    const place = kept.indexOf(column);
    const known = knownOf(column, table, means);
    if (place < 0) return known;
    const own = {
      ...known,
      itemRest: restOf(covariances, place),
      itemStandardTotal: standardTotal[place] ?? null,
      itemTotalCorrected: corrected?.[place] ?? null,
      alphaIfDeleted: deletedOf(covariances, place),
    };
    return { ...own, flags: flagsOf(own) };
  });
  const sumOfCorrelations = correlations === null ? null : sumOf(correlations);
  return {
    items,
    test: {
      students: n,
      items: columns.length,
      complete: completeOf(table),
      possible: table.items.reduce((sum, { possible }) => sum + possible, 0),
      mean: mean(ofStudents),
      sd: deviation(ofStudents),
      skewness: skewnessOfPsych(ofStudents),
      kurtosis: kurtosisOfPsych(ofStudents),
      alpha: alphas,
      alphaInterval: alphas === null || n < 2 ? null : feldtInterval(alphas, n, k),
      kr20: null,
      sem: null,
      alphaStandardized: sumOfCorrelations === null ? null : alphaOf(k, k, sumOfCorrelations),
      guttman6:
        smc === null || sumOfCorrelations === null || sumOfCorrelations <= 0
          ? null
          : 1 - (k - smc.reduce((sum, each) => sum + each, 0)) / sumOfCorrelations,
      averageCorrelation: sumOfCorrelations === null || k < 2 ? null : (sumOfCorrelations - k) / (k * (k - 1)),
    },
  };
}

/** What is known of each item, one that does not vary included. */
function knownOf(
  { item, counts, points }: Column,
  table: ScoreTable,
  means: readonly (number | null)[],
): ItemStatistics {
  const facility = item.possible === 0 ? null : mean(points);
  const known = {
    ...gapsOnly(item),
    facility: facility === null ? null : facility / item.possible,
    sd: deviation(points),
    itemTotal: correlation(
      points,
      those(
        Float64Array.from(means, (each) => each ?? 0),
        counts,
      ),
    ),
    options: optionTable(item, { table, counts, thirds: null, hasCorrelation: false }),
  };
  return { ...known, flags: flagsOf(known) };
}

/** By student the mean of the scores they have; an item that does not vary adds its one score for everybody. */
function meanScores(columns: readonly Column[], kept: readonly Column[], n: number): readonly (number | null)[] {
  const constant = columns.filter((column) => !kept.includes(column) && column.points.length > 0);
  const added = constant.reduce((sum, { points }) => sum + at(points, 0), 0);
  return Array.from({ length: n }, (_, row) => {
    let [sum, size] = [0, 0];
    for (const { counts, item } of kept) {
      sum += item.points[row] ?? 0;
      size += counts[row] ?? 0;
    }
    return size === 0 ? null : ((kept.length * sum) / size + added) / (kept.length + constant.length);
  });
}

/** The covariances of the columns, pair by pair; 0 where fewer than two students have both. */
function covariancesOf(columns: readonly Column[]): Matrix {
  const isComplete = columns.every(({ counts }) => !counts.includes(0));
  const found = columns.map((one, row) =>
    Float64Array.from({ length: row + 1 }, (_, column) => covarianceOf(one, columns[column] ?? one, isComplete)),
  );
  return matrixOf(columns.length, (row, column) => cell(found, Math.max(row, column), Math.min(row, column)));
}

function covarianceOf(one: Column, other: Column, isComplete: boolean): number {
  if (isComplete) return products(one.points, other.points) / (one.points.length - 1);
  const both = one.counts.map((each, row) => each & at(other.counts, row));
  const [x, y] = [those(one.item.points, both), those(other.item.points, both)];
  return x.length < 2 ? 0 : products(x, y) / (x.length - 1);
}

function completeOf({ items, students }: ScoreTable): number {
  return students.filter((_, row) => items.every(({ states }) => states[row] !== state.notAttempted)).length;
}

const sumOf = (matrix: Matrix): number => matrix.reduce((all, row) => row.reduce((sum, each) => sum + each, all), 0);

function alphasOf(covariances: Matrix): number | null {
  const trace = covariances.reduce((sum, row, place) => sum + at(row, place), 0);
  return alphaOf(covariances.length, trace, sumOf(covariances));
}

const without = (matrix: Matrix, item: number): Matrix =>
  matrix.filter((_, row) => row !== item).map((row) => row.filter((_, column) => column !== item));

/** Of two items psych gives the slope of the one on the other. */
function deletedOf(covariances: Matrix, item: number): number | null {
  if (covariances.length !== 2) return alphasOf(without(covariances, item));
  return cell(covariances, 0, 1) / cell(covariances, 1 - item, 1 - item);
}

/** r.drop: the covariance with the other items, over the deviations of both. */
function restOf(covariances: Matrix, item: number): number | null {
  const own = cell(covariances, item, item);
  const rest = sumOf(without(covariances, item));
  const shared = (covariances[item]?.reduce((sum, each) => sum + each, 0) ?? 0) - own;
  return own <= 0 || rest <= 0 ? null : shared / Math.sqrt(own * rest);
}

interface Overlap {
  readonly correlations: Matrix | null;
  /** The squared multiple correlation of each item with the others; `null` where items are linear in each other. */
  readonly smc: readonly number[] | null;
  readonly standardTotal: readonly (number | null)[];
  readonly corrected: readonly (number | null)[] | null;
}

function overlapOf(covariances: Matrix): Overlap {
  const k = covariances.length;
  if (k === 0) return { correlations: null, smc: null, standardTotal: [], corrected: null };
  const correlations = matrixOf(k, (row, column) =>
    row === column
      ? 1
      : cell(covariances, row, column) / Math.sqrt(cell(covariances, row, row) * cell(covariances, column, column)),
  );
  const total = sumOf(correlations);
  const smc = inverse(correlations)?.map((row, place) => 1 - 1 / at(row, place)) ?? null;
  const sums = correlations.map((row) => row.reduce((sum, each) => sum + each, 0));
  const reduced = smc === null ? 0 : total - k + smc.reduce((sum, each) => sum + each, 0);
  return {
    correlations,
    smc,
    standardTotal: sums.map((sum) => (total > 0 ? sum / Math.sqrt(total) : null)),
    corrected:
      smc?.map((own, place) => (reduced > 0 ? (at(sums, place) - 1 + own) / Math.sqrt(reduced) : null)) ?? null,
  };
}
