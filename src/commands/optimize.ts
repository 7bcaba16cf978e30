import { logLossOf } from '../core/analysis/calibration.ts';
import { heldOutOutcomes, type Sequences, sequencesOf, trainingItems } from '../core/analysis/fitting.ts';
import { type Fit, fitView, isBetter, storedText } from '../core/feedback/optimize-view.ts';
import { reviewPoints } from '../core/history/review-points.ts';
import { jsonText } from '../core/json-text.ts';
import { piece } from '../core/layout/line.ts';
import type { Shown } from '../core/layout/shown.ts';
import { areWeights, fsrs6 } from '../core/schedule/fsrs6.ts';
import type { ExitCode } from '../exit-code.ts';
import { Refusal } from '../shell/errors.ts';
import { openHistory } from '../shell/history-files.ts';
import { howToInstall, installedOptimizer, type Optimizer } from '../shell/optimizer.ts';
import { progressLine } from '../shell/progress-line.ts';
import type { Prompter } from '../shell/prompter.ts';
import { choosePrompter } from '../shell/sitting/choose-prompter.ts';
import type { Collection } from '../shell/study/collection.ts';
import { readStudy, studySource } from '../shell/study/study-source.ts';
import type { World } from '../shell/world.ts';

export interface OptimizeOptions {
  /** The folder of the history, where it is not the learner's own. */
  readonly history?: string;
  /** Stores a gain without asking. */
  readonly yes: boolean;
  /** With `yes`: days that were given are reckoned anew. */
  readonly reschedule: boolean;
  readonly json: boolean;
  readonly plain: boolean;
}

type Outcome = Parameters<typeof storedText>[0];

const fewest = 400;

/** Fits the scheduler to the learner's history, shows the gain on later reviews, and stores it if the learner agrees. */
export async function optimize(
  world: World,
  names: readonly string[],
  options: OptimizeOptions,
  find: (world: World) => Optimizer | undefined = installedOptimizer,
): Promise<ExitCode> {
  const source = await studySource(world, names, options.history);
  const { events, cards, scheduleOf } = readStudy(world, source);
  const { weights, relearningSteps } = scheduleOf('').settings;
  const sequences = sequencesOf([...reviewPoints(events, cards, source.settingsOf)].filter(source.keep));
  if (sequences.reviews < fewest) throw tooFew(sequences.reviews);
  const optimizer = find(world);
  if (optimizer === undefined) throw new Refusal('The optimiser is not installed.', `Install it with: ${howToInstall}`);
  const fit = await fitted(world, optimizer, sequences, weights, relearningSteps.length, options.plain);
  const prompter = await choosePrompter(world, { ...options, out: options.json ? world.stderr : world.stdout });
  try {
    if (!options.json) await prompter.show(fitView(fit));
    const outcome = await decided(world, prompter, fit, options);
    if (outcome === 'stored' || outcome === 'rescheduled')
      store(world, source.collection, fit, outcome === 'rescheduled');
    if (options.json) world.stdout.write(`${jsonText(toJson(fit, outcome), 2)}\n`);
    else await prompter.show([sentence(storedText(outcome))]);
  } finally {
    prompter.close();
  }
  return 0;
}

function tooFew(reviews: number): Refusal {
  return new Refusal(
    `Fitting takes ${fewest} reviews that came a day or more after the one before; there are ${reviews}.`,
    'Until then the weights that were fitted to many learners serve best.',
  );
}

async function fitted(
  world: World,
  optimizer: Optimizer,
  sequences: Sequences,
  before: readonly number[],
  relearningSteps: number,
  plain: boolean,
): Promise<Fit> {
  const progress = progressLine(world, 'fitting the weights', plain);
  let weights: readonly number[];
  try {
    weights = await optimizer.fit(trainingItems(sequences), relearningSteps, progress.at);
  } catch (error) {
    const because = error instanceof Error ? error.message : String(error);
    throw new Refusal(`The optimiser gave up: ${because}.`, 'Nothing was stored.');
  } finally {
    progress.end();
  }
  if (!areWeights(weights)) throw new Refusal('The optimiser gave weights out of bounds.', 'Nothing was stored.');
  const lossWith = (by: readonly number[]) => logLossOf(heldOutOutcomes(sequences, fsrs6(by))) ?? 0;
  return {
    weights,
    fittedTo: sequences.cut,
    heldOut: sequences.reviews - sequences.cut,
    before: lossWith(before),
    after: lossWith(weights),
  };
}

async function decided(
  world: World,
  prompter: Prompter,
  fit: Fit,
  { yes, reschedule, json }: OptimizeOptions,
): Promise<Outcome> {
  const better = isBetter(fit);
  if (yes) return better ? (reschedule ? 'rescheduled' : 'stored') : 'no-gain';
  if (json || world.stdin.isTTY !== true) return better ? 'unasked' : 'no-gain';
  const question = better ? 'Store these weights?' : 'They are no better. Store them all the same?';
  const store = await prompter.choose(question, [{ name: 'no' }, { name: 'yes' }]);
  if (store !== 1) return 'declined';
  const moves = await prompter.choose('Should days that were given move, too?', [
    { name: 'no', note: 'each card follows the new weights from its next review on' },
    { name: 'yes', note: 'many cards may fall due at once' },
  ]);
  if (moves === undefined) return 'declined';
  return moves === 1 ? 'rescheduled' : 'stored';
}

function store(
  world: World,
  { history, data }: Collection,
  { weights, fittedTo, before, after }: Fit,
  reschedule: boolean,
): void {
  const opened = openHistory(history, data, world);
  const written = opened.ok
    ? opened.writer.append({ is: 'weights', weights, reviews: fittedTo, before, after, reschedule })
    : opened;
  if (written.ok) return;
  const { path, because, hint } = written.notKept;
  throw new Refusal(`The weights were not stored in \`${path}\`, because ${because}.`, hint);
}

/**
 * The fit as published JSON: `fittedTo`, `heldOut`, the log losses `before` and `after`, `isBetter`, `isStored`,
 * `reschedule` and the 21 `weights`.
 */
function toJson(fit: Fit, outcome: Outcome) {
  const { fittedTo, heldOut, before, after, weights } = fit;
  return {
    fittedTo,
    heldOut,
    before,
    after,
    isBetter: isBetter(fit),
    isStored: outcome === 'stored' || outcome === 'rescheduled',
    reschedule: outcome === 'rescheduled',
    weights,
  };
}

function sentence(text: string): Shown {
  return { is: 'row', left: [piece(text)] };
}
