/** The experiments that ship, in the order in which they are listed. */
export const experimentNames = [
  'io-wait',
  'await-in-a-loop',
  'blocking-call',
  'cpu-work',
  'gil-release',
  'pool-size',
  'timeouts',
  'lost-update',
] as const;

export type ExperimentName = (typeof experimentNames)[number];

/** True for the name of an experiment that ships. */
export function isExperiment(text: string): text is ExperimentName {
  return experimentNames.some((name) => name === text);
}
