import { describe, expect, it } from 'vitest';
import { type Claim, experimentOf } from '../../../src/core/lab/experiment.ts';
import { judge } from '../../../src/core/lab/judge.ts';
import type { Measurement, Way } from '../../../src/core/lab/measurement.ts';

const way = (name: string, seconds: number | undefined, own: Partial<Way> = {}): Way => ({
  name,
  spans: [],
  moreWorkers: 0,
  beats: [],
  numbers: new Map([['lost', 9]]),
  ...(seconds === undefined ? {} : { seconds }),
  ...own,
});

const measured: Measurement = {
  python: '3.11.7',
  hasGil: true,
  cpus: 2,
  ways: [way('alone', 2), way('pool', 1.25, { longestGapMs: 40 }), way('cut', undefined)],
  skipped: [{ way: 'interpreters', because: 'it came later' }],
};

const claim = (own: Partial<Claim>): Claim => ({
  way: 'pool',
  measure: 'speed-up',
  says: '',
  base: 'alone',
  needs: [],
  ...own,
});

const verdictOf = (own: Partial<Claim>, of: Partial<Measurement> = {}) =>
  judge([claim(own)], { ...measured, ...of }).map(({ value, verdict }) => [value, verdict]);

describe('a claim beside what was measured', () => {
  it.each([
    // 2 s against 1.25 s is 1.6 times as fast.
    ['a speed-up within its bounds', { least: 1.5, most: 2 }, [1.6, 'borne-out']],
    ['a speed-up on its bounds', { least: 1.6, most: 1.6 }, [1.6, 'borne-out']],
    ['a speed-up below them', { least: 1.7 }, [1.6, 'differs']],
    ['a speed-up above them', { most: 1.5 }, [1.6, 'differs']],
    ['a longest gap', { measure: 'longest gap', most: 50 }, [40, 'borne-out']],
    ['a time', { measure: 'seconds', least: 1 }, [1.25, 'borne-out']],
    ['a number of the program', { measure: 'lost', most: 0 }, [9, 'differs']],
    ['a number that it did not report', { measure: 'found' }, [undefined, 'unmeasured']],
    ['a way that did not end', { way: 'cut' }, [undefined, 'unmeasured']],
    ['a speed-up over a way that did not end', { base: 'cut' }, [undefined, 'unmeasured']],
    ['a gap where no heart was beating', { way: 'alone', measure: 'longest gap' }, [undefined, 'unmeasured']],
  ] as const)('judges %s', (_, own, expected) => {
    expect(verdictOf(own)).toEqual([expected]);
  });

  it('says nothing of a machine that lacks what it needs', () => {
    expect(verdictOf({ needs: ['two-cpus'] }, { cpus: 1 })).toEqual([[1.6, 'unfit']]);
    expect(verdictOf({ needs: ['two-cpus'] }, { cpus: 2 })).toEqual([[1.6, 'borne-out']]);
    expect(verdictOf({ needs: ['gil'], most: 1 }, { hasGil: false })).toEqual([[1.6, 'unfit']]);
    expect(verdictOf({ needs: ['gil'], most: 1 })).toEqual([[1.6, 'differs']]);
  });

  it('is left out where its way was skipped', () => {
    expect(verdictOf({ way: 'interpreters' })).toEqual([]);
  });
});

describe('the description of an experiment', () => {
  it('gives its base to the claims that name none', () => {
    const { claims } = experimentOf('x', {
      base: 'alone',
      claims: [{ way: 'a' }, { way: 'b', base: 'a', needs: ['gil', 'magic'] }],
    });
    expect(claims.map(({ way: name, base, needs }) => [name, base, needs])).toEqual([
      ['a', 'alone', []],
      ['b', 'a', ['gil']],
    ]);
  });

  it('is empty where its file says nothing', () => {
    expect(experimentOf('x', null)).toEqual({
      name: 'x',
      title: '',
      asks: '',
      job: '',
      claims: [],
      recorded: { machine: '', on: '' },
    });
  });
});
