import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../../src/core/analysis/test-theory/analyse.ts';
import type { Gap } from '../../../../src/core/analysis/test-theory/response-matrix.ts';
import { seededRandom } from '../../../../src/core/session/random.ts';
import { matrixOf, numbers, simulated } from './samples.ts';

/** Runs R on a script; nothing where R or one of its packages is not on the machine. */
function ran(script: string): string | undefined {
  const { status, stdout } = spawnSync('Rscript', ['--vanilla', '-'], {
    input: script,
    encoding: 'utf8',
    timeout: 120_000,
  });
  return status === 0 ? stdout : undefined;
}

const hasReferee = ran('library(psych); library(eRm); cat("here")') === 'here';
if (!hasReferee) console.warn('R with psych and eRm is not on this machine: nothing was compared with them.');

const written = (scores: readonly (readonly (number | Gap)[])[]): string =>
  `X <- matrix(c(${scores
    .flat()
    .map((score) => (typeof score === 'number' ? score : 'NA'))
    .join(',')}), nrow = ${scores.length}, byrow = TRUE)
colnames(X) <- paste0("Q", seq_len(ncol(X)))`;

/** The lines that R prints, each as numbers. */
function refereed(scores: readonly (readonly (number | Gap)[])[], lines: string): number[][] {
  const script = `suppressMessages({ library(psych); library(eRm) })
${written(scores)}
say <- function(x) cat(format(as.numeric(x), digits = 15), "\\n")
${lines}`;
  return (ran(script) ?? '')
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number));
}

const close = (found: readonly (number | null)[], wanted: readonly number[] | undefined, within: number): void => {
  expect(wanted).toHaveLength(found.length);
  for (const [place, each] of numbers(found).entries())
    expect(Math.abs(each - (wanted?.[place] ?? Number.NaN))).toBeLessThan(within);
};

describe.skipIf(!hasReferee)('R, on generated data', () => {
  const scores = simulated(11, 400, [-1.5, -0.8, -0.2, 0.1, 0.6, 1.1, 1.7], [0.8, 1, 1.2, 1, 0.9, 1.4, 1]);

  it.each([
    ['complete', scores],
    [
      'with gaps',
      scores.map((row, student) =>
        row.map((score, item): number | Gap => ((student * 7 + item * 3) % 17 === 0 ? 'omitted' : score)),
      ),
    ],
  ])('psych::alpha and describe agree, %s', (_, given) => {
    const [total, drop, raw, standard, corrected, rest, shape] = refereed(
      given,
      `a <- alpha(X, warnings = FALSE)
say(unlist(a$total[c("raw_alpha", "std.alpha", "G6(smc)", "average_r", "mean", "sd")]))
say(a$alpha.drop$raw_alpha); say(a$item.stats$raw.r); say(a$item.stats$std.r); say(a$item.stats$r.cor); say(a$item.stats$r.drop)
d <- describe(rowMeans(X, na.rm = TRUE)); say(c(d$skew, d$kurtosis))`,
    );
    const { test, items } = analyse(matrixOf(given), { as: 'psych', rasch: false, twoPl: false });
    close(
      [test.alpha, test.alphaStandardized, test.guttman6, test.averageCorrelation, test.mean, test.sd],
      total,
      1e-9,
    );
    close(
      items.map(({ alphaIfDeleted }) => alphaIfDeleted),
      drop,
      1e-9,
    );
    close(
      items.map(({ itemTotal }) => itemTotal),
      raw,
      1e-9,
    );
    close(
      items.map(({ itemStandardTotal }) => itemStandardTotal),
      standard,
      1e-9,
    );
    close(
      items.map(({ itemTotalCorrected }) => itemTotalCorrected),
      corrected,
      1e-9,
    );
    close(
      items.map(({ itemRest }) => itemRest),
      rest,
      1e-9,
    );
    close([test.skewness, test.kurtosis], shape, 1e-9);
  });

  const asked = scores.map((row, student) =>
    row.map((score, item): number | Gap => (item === student % 4 ? 'not-attempted' : score)),
  );

  it.each([
    ['complete', scores],
    ['with items that were not given', asked],
  ])('eRm agrees on the Rasch model, %s', (_, given) => {
    const [likelihood, easiness, errors, infit, outfit, andersen] = refereed(
      given,
      `m <- RM(X); say(m$loglik); say(m$betapar); say(m$se.beta)
f <- itemfit(person.parameter(m)); say(f$i.infitMSQ); say(f$i.outfitMSQ)
for (by in c("mean", "median")) { l <- LRtest(m, splitcr = by); cat(l$LR, l$df, l$pvalue, "") }; cat("\\n")`,
    );
    const { rasch } = analyse(matrixOf(given), { as: 'ctt', rasch: true, twoPl: false });
    const of = (name: 'difficulty' | 'se' | 'infit' | 'outfit') => rasch?.items.map((item) => item[name]) ?? [];
    close([rasch?.logLikelihood ?? null], likelihood, 1e-4);
    close(
      of('difficulty').map((each) => -(each ?? Number.NaN)),
      easiness,
      1e-4,
    );
    close(of('se'), errors, 1e-3);
    if (given === scores) {
      close(of('infit'), infit, 1e-3);
      close(of('outfit'), outfit, 1e-3);
      close(rasch?.andersen.flatMap(({ chiSquare, df, p }) => [chiSquare, df, p]) ?? [], andersen, 1e-3);
    }
  });

  // psych divides by the deviation of the rest over n − 1, and the formula of the textbooks by that over n.
  it('psych agrees on biserial correlations and the interval of alpha', () => {
    const [biserial, interval] = refereed(
      scores,
      `say(sapply(seq_len(ncol(X)), function(i) biserial(rowSums(X[, -i]), X[, i])))
f <- alpha.ci(alpha(X, warnings = FALSE)$total$raw_alpha, n.obs = nrow(X), n.var = ncol(X)); say(c(f$lower.ci, f$upper.ci))`,
    );
    const { test, items } = analyse(matrixOf(scores), { as: 'ctt', rasch: false, twoPl: false });
    const n = scores.length;
    close(
      items.map(({ itemRestBiserial }) => (itemRestBiserial ?? Number.NaN) * Math.sqrt((n - 1) / n)),
      biserial,
      1e-9,
    );
    close([test.alphaInterval?.low ?? null, test.alphaInterval?.high ?? null], interval, 1e-9);
  });

  it('mantelhaen.test agrees on differential items', () => {
    const random = seededRandom(3);
    const groups = scores.map(() => (random.next() < 0.6 ? 'a' : 'b'));
    const found = refereed(
      scores,
      `g <- factor(c(${groups.map((group) => `"${group}"`).join(',')})); s <- rowSums(X)
for (i in seq_len(ncol(X))) { T <- table(g, factor(X[, i], levels = c(1, 0)), s); T <- T[, , apply(T, 3, sum) > 1]
  m <- mantelhaen.test(T); u <- mantelhaen.test(T, correct = FALSE)
  cat(m$estimate, m$statistic, m$p.value, u$statistic, "\\n") }`,
    );
    const { dif } = analyse(matrixOf(scores, { groups }), { as: 'ctt', rasch: false, twoPl: false });
    for (const [item, each] of (dif ?? []).entries())
      close(
        [
          each.result?.oddsRatio ?? null,
          each.result?.chiSquare ?? null,
          each.result?.p ?? null,
          each.result?.chiSquareUncorrected ?? null,
        ],
        found[item],
        1e-4,
      );
    expect(dif).toHaveLength(7);
  });
});
