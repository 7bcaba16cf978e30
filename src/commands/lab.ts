import { didYouMean } from '../core/diagnostics/suggest.ts';
import { labList, labView } from '../core/feedback/lab-view.ts';
import { jsonText } from '../core/json-text.ts';
import { experimentToJson, measurementToJson } from '../core/lab/json.ts';
import { type ExperimentName, experimentNames, isExperiment } from '../core/lab/names.ts';
import { piece } from '../core/layout/line.ts';
import type { Shown } from '../core/layout/shown.ts';
import type { ExitCode } from '../exit-code.ts';
import { Refusal } from '../shell/errors.ts';
import { readExperiment, readExperiments, readRecorded } from '../shell/lab/experiments.ts';
import { freeThreadedPython, type LabOutcome, runExperiment, usualSeconds } from '../shell/lab/run-experiment.ts';
import { Output } from '../shell/output.ts';
import { PageWriter } from '../shell/page-writer.ts';
import { progressLine } from '../shell/progress-line.ts';
import type { World } from '../shell/world.ts';

export interface LabCommandOptions {
  readonly json: boolean;
  /** The recorded results, without a run. */
  readonly recorded: boolean;
  readonly python?: string;
  readonly seconds?: number;
}

/**
 * Runs an experiment on this machine and shows who did what when, and each claim beside what was measured; without a name
 * lists the experiments. 2 where there is a Python and the program did not come to its end.
 */
export async function lab(
  world: World,
  [name, ...others]: readonly string[],
  options: LabCommandOptions,
): Promise<ExitCode> {
  if (others.length > 0) throw new Refusal('viva lab takes one experiment.', 'See which there are: viva lab');
  const out = new Output(world.stdout);
  const code = name === undefined ? await list(world, out, options) : await experiment(world, out, name, options);
  await out.flush();
  return code;
}

async function list(world: World, out: Output, { json }: LabCommandOptions): Promise<ExitCode> {
  const all = readExperiments(world);
  if (json) await out.write(`${jsonText(all.map(experimentToJson), 2)}\n`);
  else await new PageWriter(world, out).write(labList(all), '');
  return 0;
}

async function experiment(world: World, out: Output, name: string, options: LabCommandOptions): Promise<ExitCode> {
  if (!isExperiment(name)) {
    throw new Refusal(`There is no experiment \`${name}\`.`, didYouMean(name, experimentNames));
  }
  const known = readExperiment(world, name);
  const { is, measurement, news, hasFailed } = await outcomeOf(world, name, options);
  const isRecorded = is === 'recorded';
  if (options.json) {
    await out.write(`${jsonText(measurementToJson(known, measurement, isRecorded, news.join(' ')), 2)}\n`);
  } else {
    const page = [...labView(known, measurement, isRecorded, news), ...otherPython(world, name, options)];
    await new PageWriter(world, out).write(page, '');
  }
  return hasFailed ? 2 : 0;
}

async function outcomeOf(
  world: World,
  name: ExperimentName,
  { recorded, python, seconds = usualSeconds }: LabCommandOptions,
): Promise<LabOutcome> {
  if (recorded) return { is: 'recorded', measurement: readRecorded(world, name), news: [], hasFailed: false };
  const progress = world.stderr.isTTY === true ? progressLine(world, `Running ${name}`, false) : undefined;
  const outcome = await runExperiment(world, name, { seconds, ...(python === undefined ? {} : { python }) });
  progress?.end();
  if (python !== undefined && outcome.is === 'recorded' && !outcome.hasFailed) {
    throw new Refusal(`\`${python}\` cannot be run.`, 'Name a Python by its path, or leave --python out.');
  }
  return outcome;
}

/** That there is a Python without a GIL to compare with. */
function otherPython(world: World, name: string, { recorded, python }: LabCommandOptions): readonly Shown[] {
  const free = recorded || python !== undefined ? undefined : freeThreadedPython(world);
  if (free === undefined) return [];
  const command = piece(`viva lab ${name} --python ${free}`, 'code');
  return [{ is: 'gap' }, { is: 'row', left: [piece('Without a GIL:  '), command] }];
}
