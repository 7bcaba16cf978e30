import { experimentOf } from '../../../src/core/lab/experiment.ts';
import { measurementOf } from '../../../src/core/lab/measurement.ts';

/** An experiment with a claim of each sort. */
export const experiment = experimentOf('sample', {
  title: 'Computing beside a loop',
  asks: 'Who keeps the loop alive?',
  job: 'Two pieces of computing of half a second each.',
  base: 'in coroutines',
  claims: [
    { way: 'in coroutines', measure: 'longest gap', says: 'the loop stands still', least: 300 },
    {
      way: 'thread pool',
      measure: 'speed-up',
      says: '×1: one GIL for both',
      most: 1.3,
      needs: ['gil'],
      otherwise: 'This Python is of another make.',
    },
    { way: 'process pool', measure: 'speed-up', says: 'up to ×2', least: 1.25, needs: ['two-cpus'] },
    { way: 'cut off', measure: '{} lost updates', says: 'none', most: 0 },
  ],
  recorded: { machine: 'a desk in Ulm', on: '2026-11-25' },
});

const beats = (from: number, to: number, step: number): readonly number[] =>
  Array.from({ length: Math.floor((to - from) / step) }, (_, at) => from + at * step);

const events = (cpus: number): readonly unknown[] => [
  { is: 'machine', python: '3.11.7', gil: true, cpus },
  { is: 'way', way: 'in coroutines' },
  { is: 'span', worker: "the loop's thread", start: 0, end: 0.5 },
  { is: 'span', worker: "the loop's thread", start: 0.5, end: 1 },
  { is: 'heartbeat', gap_ms: 1000, beats: [0] },
  { is: 'end', seconds: 1 },
  { is: 'way', way: 'thread pool' },
  { is: 'span', worker: 'thread 1', start: 0, end: 0.6 },
  { is: 'span', worker: 'thread 2', start: 0.1, end: 0.75 },
  { is: 'heartbeat', gap_ms: 80.4, beats: [...beats(0, 0.3, 0.03), ...beats(0.38, 0.75, 0.03)] },
  { is: 'end', seconds: 0.75 },
  { is: 'way', way: 'process pool' },
  ...Array.from({ length: 10 }, (_, at) => ({ is: 'span', worker: `process ${at + 1}`, start: 0, end: 0.5 })),
  { is: 'more', workers: 4 },
  { is: 'end', seconds: 0.5 },
  { is: 'skipped', way: 'interpreter pool', because: 'it came with Python 3.14' },
  { is: 'way', way: 'cut off' },
];

/** What its program said on a machine with so many CPUs. */
export const measuredOn = (cpus: number) =>
  measurementOf(
    events(cpus)
      .map((event) => JSON.stringify(event))
      .join('\n'),
  );
