import { describe, expect, it } from 'vitest';
import type { SittingFact } from '../../../src/core/history/event.ts';
import {
  lastSitting,
  recentDecks,
  recordedSitting,
  stillMissed,
  unfinishedSitting,
} from '../../../src/core/history/sittings.ts';
import { attempt, stamped, started } from './samples.ts';

const ended = (sitting: string, step: number, how: 'finished' | 'quit' | 'time-up'): SittingFact => ({
  is: 'sitting-ended',
  sitting,
  step,
  how,
});
const resumed = (sitting: string, step: number): SittingFact => ({ is: 'sitting-resumed', sitting, step });

describe('a recorded sitting', () => {
  it('has its events in the order of their steps, also where the clock was set back', () => {
    const log = [
      stamped(started('s1'), 5000),
      stamped(attempt('s1', 2, 'second'), 1000),
      stamped(attempt('s1', 1, 'first'), 6000),
      stamped(attempt('other', 1, 'elsewhere'), 6001),
    ];
    const sitting = recordedSitting(log, 's1');
    expect(sitting?.events.map((event) => 'item' in event && event.item)).toEqual(['first', 'second']);
    expect(sitting?.nextStep).toBe(3);
  });

  it('counts the time that was spent, without the pause before it was resumed', () => {
    const log = [
      stamped(started('s1'), 0),
      stamped(attempt('s1', 1), 4000),
      stamped(ended('s1', 2, 'quit'), 5000),
      stamped(resumed('s1', 3), 90_000),
      stamped(attempt('s1', 4), 92_000),
    ];
    expect(recordedSitting(log, 's1')).toMatchObject({ spentMs: 7000, nextStep: 5 });
  });

  it('says how it ended, and nothing after it was resumed', () => {
    const log = [stamped(started('s1'), 0), stamped(ended('s1', 1, 'quit'), 1)];
    expect(recordedSitting(log, 's1')?.ended).toBe('quit');
    expect(recordedSitting([...log, stamped(resumed('s1', 2), 2)], 's1')).not.toHaveProperty('ended');
  });

  it('is nothing where its start is lost', () => {
    expect(recordedSitting([stamped(attempt('s1', 1), 1)], 's1')).toBeUndefined();
  });
});

describe('the unfinished sitting', () => {
  it('is the newest that was quit or torn off', () => {
    const log = [
      stamped(started('old'), 0),
      stamped(started('quit'), 10),
      stamped(ended('quit', 1, 'quit'), 11),
      stamped(started('done'), 20),
      stamped(ended('done', 1, 'finished'), 21),
      stamped(started('timed'), 30),
      stamped(ended('timed', 1, 'time-up'), 31),
    ];
    expect(unfinishedSitting(log)?.started.sitting).toBe('quit');
    expect(unfinishedSitting(log.slice(0, 1))?.started.sitting).toBe('old');
    expect(unfinishedSitting(log.slice(3))).toBeUndefined();
  });

  it('is found again after it was resumed and torn off', () => {
    const log = [stamped(started('s1'), 0), stamped(ended('s1', 1, 'quit'), 1), stamped(resumed('s1', 2), 2)];
    expect(unfinishedSitting(log)?.nextStep).toBe(3);
  });

  it('is judged by the last turn where two machines resumed it at once', () => {
    const log = [
      stamped(started('s1'), 0),
      stamped(ended('s1', 1, 'quit'), 1),
      stamped(ended('s1', 3, 'finished'), 9),
      stamped(resumed('s1', 3), 5),
    ];
    expect(unfinishedSitting(log)).toBeUndefined();
    // The names of the machines say nothing of who was last.
    const turned = [
      ...log.slice(0, 2),
      stamped(ended('s1', 3, 'finished'), 5, 'z.p.000005'),
      stamped(resumed('s1', 3), 9, 'a.p.000009'),
    ];
    expect(unfinishedSitting(turned)?.started.sitting).toBe('s1');
    expect(unfinishedSitting(turned.toReversed())?.started.sitting).toBe('s1');
  });

  // The ids are those of two processes; either order of the lines is a union of the same logs.
  it('is the same one in whatever order the lines of one moment come', () => {
    const two = [stamped(started('one'), 4), { ...stamped(started('two'), 4), id: 'dev.q.000004' }];
    expect(unfinishedSitting(two)?.started.sitting).toBe('two');
    expect(unfinishedSitting(two.toReversed())?.started.sitting).toBe('two');
    const ends = [
      { ...stamped(ended('one', 1, 'finished'), 5), id: 'dev.p.000005' },
      { ...stamped(resumed('one', 1), 5), id: 'dev.q.000005' },
    ];
    for (const each of [ends, ends.toReversed()])
      expect(unfinishedSitting([stamped(started('one'), 4), ...each])?.started.sitting).toBe('one');
  });

  it('is judged by steps where the clock was set back', () => {
    const log = [stamped(started('s1'), 50), stamped(resumed('s1', 1), 60), stamped(ended('s1', 2, 'finished'), 10)];
    expect(unfinishedSitting(log)).toBeUndefined();
  });
});

describe('what was sat before', () => {
  const log = [
    stamped(started('s1', { decks: [{ id: 'a', path: 'a.md' }] }), 1),
    stamped(
      started('s2', {
        decks: [
          { id: 'b', path: 'b.md' },
          { id: 'a', path: 'a.md' },
        ],
      }),
      3,
    ),
    stamped(started('s3', { decks: [{ id: 'c', path: 'c.md' }] }), 2),
  ];

  it('lists the decks once, the newest first', () => {
    expect(recentDecks(log)).toEqual(['b.md', 'a.md', 'c.md']);
  });

  it('knows the last sitting, and none in an empty log', () => {
    expect(lastSitting(log)?.started.sitting).toBe('s2');
    expect(lastSitting([])).toBeUndefined();
  });
});

describe('the items that are still missed', () => {
  it('were missed in the end of round 0 and never right after it, in the order of the paper', () => {
    const items = ['a', 'b', 'c', 'd'].map((item) => ({ deck: 'asyncio', item, fingerprint: '', shown: [] }));
    const made = (step: number, item: string, round: number, verdict: 'right' | 'wrong' | 'blank' | 'unrated') =>
      stamped({ ...attempt('s1', step, item), round, verdict }, step);
    const log = [
      stamped(started('s1', { items }), 0),
      made(1, 'c', 0, 'blank'),
      made(2, 'b', 0, 'wrong'),
      made(3, 'a', 0, 'right'),
      made(4, 'a', 0, 'wrong'),
      made(5, 'd', 0, 'unrated'),
      made(6, 'b', 1, 'wrong'),
      made(7, 'b', 2, 'right'),
      made(8, 'c', 1, 'wrong'),
      stamped(ended('s1', 9, 'quit'), 9),
    ];
    const sitting = recordedSitting(log, 's1');
    expect(sitting && stillMissed(sitting)).toEqual([items[0], items[2]]);
  });
});
