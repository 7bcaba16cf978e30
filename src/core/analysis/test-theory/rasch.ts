import { type AndersenTest, andersenTests } from './andersen.ts';
import { fitConditional } from './conditional.ts';
import { fitOf, type RaschAbility } from './rasch-fit.ts';
import { informative, rightWrongOf } from './right-wrong.ts';
import { at, type ScoreTable } from './score-table.ts';

/** An item under the Rasch model; the numbers are `null` where the data do not determine them. */
export interface RaschItem {
  readonly id: string;
  /** In logits, the sum over items being 0; its negative is the easiness. */
  readonly difficulty: number | null;
  readonly se: number | null;
  /** The mean squares, 1 where the item fits, weighted by information and not; `rasch-fit.ts` has the formulas. */
  readonly infit: number | null;
  readonly outfit: number | null;
}

export interface Rasch {
  /** As many as the test has; those that are not right or wrong have `null` throughout. */
  readonly items: readonly RaschItem[];
  /** Conditional on the scores. */
  readonly logLikelihood: number | null;
  readonly abilities: readonly RaschAbility[];
  /** By the mean and by the median of the scores, where each can be computed. */
  readonly andersen: readonly AndersenTest[];
}

/**
 * The Rasch model of the items that give all or nothing, by conditional maximum likelihood. Omitted counts as wrong; what was
 * not reached or not attempted was not asked. Items are left out that all students with neither none nor all right have
 * right, or all wrong.
 */
export function raschOf(table: ScoreTable): Rasch {
  const columns = [...rightWrongOf(table)];
  const { used, panels } = informative(columns.map(([, column]) => column));
  const fit = fitConditional(panels, used.length);
  const places = new Map(used.map((column, place) => [column, place]));
  const byTable = new Map(columns);
  const errors = fit?.errors();
  const quality = fit === null ? null : fitOf(panels, fit.easiness);
  return {
    items: table.items.map(({ id }, item) => {
      const column = byTable.get(item);
      const place = column === undefined ? undefined : places.get(column);
      if (fit === null || place === undefined) return { id, difficulty: null, se: null, infit: null, outfit: null };
      return {
        id,
        difficulty: -at(fit.easiness, place),
        se: errors?.[place] ?? null,
        infit: quality?.infit[place] ?? null,
        outfit: quality?.outfit[place] ?? null,
      };
    }),
    logLikelihood: fit?.logLikelihood ?? null,
    abilities: quality?.abilities ?? [],
    andersen: fit === null ? [] : andersenTests(used, panels, fit.logLikelihood),
  };
}
