import { readFileSync } from 'node:fs';
import { type Experiment, experimentOf } from '../../core/lab/experiment.ts';
import { type Measurement, measurementOf } from '../../core/lab/measurement.ts';
import { type ExperimentName, experimentNames } from '../../core/lab/names.ts';
import type { World } from '../world.ts';

type Place = Pick<World, 'packageFolder'>;

function textOf({ packageFolder }: Place, file: string): string {
  return readFileSync(`${packageFolder}/questions/lab/${file}`, 'utf8');
}

/** The description of an experiment that ships. */
export function readExperiment(world: Place, name: ExperimentName): Experiment {
  const value: unknown = JSON.parse(textOf(world, `${name}.json`));
  return experimentOf(name, value);
}

/** The descriptions of all of them, in the order in which they are listed. */
export function readExperiments(world: Place): readonly Experiment[] {
  return experimentNames.map((name) => readExperiment(world, name));
}

/** The program of an experiment, and the file that has to lie beside it. */
export function readProgram(world: Place, name: ExperimentName) {
  return {
    language: 'python',
    code: textOf(world, `${name}.py`),
    beside: { 'report.py': textOf(world, 'report.py') },
  };
}

/** What an experiment measured on the machine that its description names. */
export function readRecorded(world: Place, name: ExperimentName): Measurement {
  return measurementOf(textOf(world, `${name}.jsonl`));
}
