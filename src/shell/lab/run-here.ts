import { labView } from '../../core/feedback/lab-view.ts';
import { isExperiment } from '../../core/lab/names.ts';
import { piece } from '../../core/layout/line.ts';
import type { Shown } from '../../core/layout/shown.ts';
import type { Prompter } from '../prompter.ts';
import type { World } from '../world.ts';
import { readExperiment } from './experiments.ts';
import { runExperiment, usualSeconds } from './run-experiment.ts';

const row = (text: string): Shown => ({ is: 'row', left: [piece(text, 'muted')] });

/** Runs the experiment of an item and shows what came of it. */
export async function runHere(
  prompter: Prompter,
  world: World,
  { lab = '' }: { readonly lab?: string },
): Promise<void> {
  if (!isExperiment(lab)) return;
  const experiment = readExperiment(world, lab);
  await prompter.show([{ is: 'gap' }, row(`Running viva lab ${lab} … ctrl-c stops it.`)]);
  const { outcome, isStopped } = await prompter.during(async (stop) => ({
    outcome: await runExperiment(world, lab, { seconds: usualSeconds, stop }),
    isStopped: stop.aborted,
  }));
  const { is, measurement, news } = outcome;
  const isLeft = isStopped && is === 'recorded';
  const shown = isLeft ? [row('Stopped.')] : labView(experiment, measurement, is === 'recorded', news);
  await prompter.show([{ is: 'gap' }, ...shown]);
}
