import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import process from 'node:process';
import type { Rated } from '../core/analysis/fitting.ts';
import { ratings } from '../core/schedule/card-state.ts';
import type { World } from './world.ts';

/** Fits the weights of the memory model to a history. */
export interface Optimizer {
  /**
   * The fitted weights, with four decimals. Each item is the sequence of a card up to a review that is predicted;
   * `onProgress` is told the share that is done, from 0 to 1. Rejects where nothing can be fitted.
   */
  fit(
    items: Iterable<readonly Rated[]>,
    relearningSteps: number,
    onProgress: (share: number) => void,
  ): Promise<readonly number[]>;
}

const packageName = '@open-spaced-repetition/binding';

/** How to get the package, which few need and which is 1 MB: it is not installed with the program. */
export const howToInstall = `npm install -g ${packageName}@0.5`;

/** What is used of the package. It is not installed with the program, so that its own types need not be there. */
interface Package {
  readonly FSRSBindingReview: new (rating: number, deltaT: number) => object;
  readonly FSRSBindingItem: new (reviews: readonly object[]) => object;
  computeParameters(
    items: readonly object[],
    options: {
      readonly enableShortTerm: boolean;
      readonly numRelearningSteps: number;
      /** In ms. */
      readonly timeout: number;
      readonly progress: (done: number, all: number) => void;
    },
  ): Promise<readonly number[]>;
}

type Place = Pick<World, 'env' | 'packageFolder' | 'platform'>;

/**
 * The optimiser that the user has installed, looked for beside the program and where npm keeps what is global; nothing
 * where there is none or its version is another. Not in the current folder: a collection of others may hold anything.
 */
export function installedOptimizer(place: Place): Optimizer | undefined {
  for (const folder of placesToLook(place)) {
    try {
      const found: unknown = createRequire(join(folder, 'viva.cjs'))(packageName);
      if (isPackage(found)) return optimizerOf(found);
    } catch {
      // It is not there, or it was not built for this machine: the next place may have one.
    }
  }
  return undefined;
}

function placesToLook({ env, packageFolder, platform }: Place): readonly string[] {
  const besideNode = dirname(process.execPath);
  // What npx starts is told where npm keeps what is global; else that is where Node is, unless the user moved it.
  const named = env['npm_config_global_prefix'];
  if (platform === 'win32') return [packageFolder, ...(named === undefined ? [] : [named]), besideNode];
  const prefixes = [...(named === undefined ? [] : [named]), dirname(besideNode)];
  return [packageFolder, ...prefixes.map((prefix) => join(prefix, 'lib'))];
}

function isPackage(value: unknown): value is Package {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['computeParameters', 'FSRSBindingItem', 'FSRSBindingReview'].every(
      (name) => typeof Reflect.get(value, name) === 'function',
    )
  );
}

/** After so many ms it looks how far it is, and whether it is done; what it takes on its own is half a second. */
const pollMs = 10;

function optimizerOf({ computeParameters, FSRSBindingItem, FSRSBindingReview }: Package): Optimizer {
  return {
    async fit(items, relearningSteps, onProgress) {
      const training = Array.from(
        items,
        (steps) =>
          new FSRSBindingItem(
            steps.map(({ rating, elapsedDays }) => new FSRSBindingReview(ratings.indexOf(rating) + 1, elapsedDays)),
          ),
      );
      const fitted = await computeParameters(training, {
        enableShortTerm: true,
        numRelearningSteps: relearningSteps,
        timeout: pollMs,
        // What the caller gives back is none of its business: a number would stop it.
        progress: (done, all) => {
          onProgress(all === 0 ? 0 : done / all);
        },
      });
      // They come as numbers of four bytes, whose tail would be written into the log and leave the bounds by a hair.
      return fitted.map((weight) => Math.round(weight * 10_000) / 10_000);
    },
  };
}
