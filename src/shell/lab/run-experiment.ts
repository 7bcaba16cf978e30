import { existsSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';
import { type Measurement, measurementOf } from '../../core/lab/measurement.ts';
import type { ExperimentName } from '../../core/lab/names.ts';
import { runProgram } from '../run-code.ts';
import type { World } from '../world.ts';
import { readProgram, readRecorded } from './experiments.ts';

/** How an experiment is run. */
export interface LabOptions {
  /** The Python to run it with, instead of `python3` or `python`. */
  readonly python?: string;
  /** The time that it has. */
  readonly seconds: number;
  /** Ends it early. */
  readonly stop?: AbortSignal;
}

/** The time that an experiment has where nobody says; each takes about three seconds. */
export const usualSeconds = 30;

/** What came of an experiment. */
export interface LabOutcome {
  /** `recorded`: nothing was measured here, and these are the results that ship. */
  readonly is: 'measured' | 'recorded';
  readonly measurement: Measurement;
  /** What has to be said of the run, in sentences. */
  readonly news: readonly string[];
  /** True where there is a Python and the run did not come to its end. */
  readonly hasFailed: boolean;
}

/** Runs an experiment that ships. Never throws for what its program does; without a Python the recorded results come back. */
export async function runExperiment(
  world: World,
  name: ExperimentName,
  { python, seconds, stop }: LabOptions,
): Promise<LabOutcome> {
  const command = python === undefined ? undefined : commandOf(world, python);
  const limits = { seconds, bytes: 4_000_000, ...(stop === undefined ? {} : { stop }) };
  const ran = await runProgram(world, readProgram(world, name), limits, command);
  const recorded = (news: string, hasFailed: boolean): LabOutcome => ({
    is: 'recorded',
    measurement: readRecorded(world, name),
    news: [news],
    hasFailed,
  });
  if (ran.is === 'skipped') {
    return recorded(`It was not run: ${ran.reason}. ${ran.help.replace('the check', 'it')}`, false);
  }
  const measurement = measurementOf(ran.output);
  if (ran.is === 'printed') return { is: 'measured', measurement, news: [], hasFailed: false };
  const why =
    ran.is === 'stopped' ? `It was stopped after ${ran.afterSeconds} s.` : `It did not end well: ${ran.reason}.`;
  const isWorthShowing = measurement.ways.some((way) => way.seconds !== undefined);
  return isWorthShowing ? { is: 'measured', measurement, news: [why], hasFailed: true } : recorded(why, true);
}

/** A command with a folder in it is a path from where the user stands; the program runs elsewhere. */
function commandOf({ cwd }: Pick<World, 'cwd'>, python: string): string {
  return /[/\\]/.test(python) ? resolve(cwd, python) : python;
}

const freeThreaded = ['python3.14t', 'python3.13t'];

/** The name of a free-threaded Python on the path; nothing where none is. */
export function freeThreadedPython({ env }: Pick<World, 'env'>): string | undefined {
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return freeThreaded.find((name) => folders.some((folder) => existsSync(`${folder}/${name}`)));
}
