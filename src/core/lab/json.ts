import type { Experiment } from './experiment.ts';
import { judge } from './judge.ts';
import type { Measurement } from './measurement.ts';

/** An experiment in the list that `viva lab --json` prints. */
export function experimentToJson({ name, title, asks }: Experiment) {
  return { name, title, asks };
}

/**
 * A measurement as `viva lab EXPERIMENT --json` prints it. Times are in seconds, gaps in ms; what was not measured is
 * null. `isRecorded` is true where the numbers are not of this machine.
 */
export function measurementToJson(experiment: Experiment, measurement: Measurement, isRecorded: boolean, note: string) {
  const { python, hasGil, cpus, ways, skipped } = measurement;
  return {
    ...experimentToJson(experiment),
    recorded: isRecorded,
    ...(note === '' ? {} : { note }),
    machine: { python, gil: hasGil, cpus, ...(isRecorded ? experiment.recorded : {}) },
    ways: ways.map(({ name, seconds, longestGapMs, numbers, spans, moreWorkers }) => ({
      way: name,
      seconds: seconds ?? null,
      longestGapMs: longestGapMs ?? null,
      numbers: Object.fromEntries(numbers),
      spans: spans.map(({ worker, start, end }) => ({ worker, start, end })),
      moreWorkers,
    })),
    skipped,
    claims: judge(experiment.claims, measurement).map(({ claim, value, verdict }) => ({
      way: claim.way,
      measure: claim.measure,
      says: claim.says,
      value: value ?? null,
      verdict,
    })),
  };
}
