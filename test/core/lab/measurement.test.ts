import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measurementOf } from '../../../src/core/lab/measurement.ts';

const lines = (...events: readonly unknown[]): string => events.map((event) => JSON.stringify(event)).join('\n');

const output = lines(
  { is: 'machine', python: '3.14.0', gil: false, cpus: 4 },
  { is: 'way', way: 'threads' },
  { is: 'span', worker: 'thread 1', start: 0, end: 0.5 },
  { is: 'more', workers: 3 },
  { is: 'heartbeat', gap_ms: 12.5, beats: [0, 0.01] },
  { is: 'number', name: 'lost', value: 9 },
  { is: 'end', seconds: 0.6 },
  { is: 'way', way: 'interpreters' },
  { is: 'span', worker: 'interpreter 1', start: 0, end: 1 },
  { is: 'skipped', way: 'interpreters', because: 'it failed' },
  { is: 'way', way: 'processes' },
  { is: 'span', worker: 'process 1', start: 0.1, end: 0.2 },
);

describe('what an experiment says', () => {
  it('is read way by way, one that ended early without its time', () => {
    expect(measurementOf(output)).toEqual({
      python: '3.14.0',
      hasGil: false,
      cpus: 4,
      ways: [
        {
          name: 'threads',
          spans: [{ worker: 'thread 1', start: 0, end: 0.5 }],
          moreWorkers: 3,
          beats: [0, 0.01],
          longestGapMs: 12.5,
          numbers: new Map([['lost', 9]]),
          seconds: 0.6,
        },
        {
          name: 'processes',
          spans: [{ worker: 'process 1', start: 0.1, end: 0.2 }],
          moreWorkers: 0,
          beats: [],
          numbers: new Map(),
        },
      ],
      skipped: [{ way: 'interpreters', because: 'it failed' }],
    });
  });

  it('is read up to where it was cut off', () => {
    for (let end = 0; end < output.length; end++) {
      const { ways } = measurementOf(output.slice(0, end));
      expect(ways.length).toBeLessThanOrEqual(3);
    }
    expect(measurementOf('').ways).toEqual([]);
  });

  it('is read whatever it is', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.json(), fc.string()), { maxLength: 8 }), (said) => {
        measurementOf(lines({ is: 'way', way: 'a' }, { is: 'end', seconds: 1 }) + said.join('\n'));
      }),
    );
    const odd = lines(
      { is: 'span', worker: 'nobody', start: 0, end: 1 },
      { is: 'way', way: 'a' },
      { is: 'span', worker: 'x', start: '0', end: 1 },
      { is: 'number', name: 'n', value: null },
      { is: 'end', seconds: 'soon' },
      { is: 'unheard of' },
    );
    expect(measurementOf(odd).ways).toEqual([{ name: 'a', spans: [], moreWorkers: 0, beats: [], numbers: new Map() }]);
  });
});
