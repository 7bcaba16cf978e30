import { describe, expect, it } from 'vitest';
import { decodeLine, encodeEvent } from '../../../src/core/history/codec.ts';
import { everyFact, stamped } from './samples.ts';

describe('a line of the log', () => {
  it('holds the stamp first, and points as exact text', () => {
    expect(encodeEvent(stamped(everyFact.attempt, 1000, 'dev.p.000001'))).toBe(
      '{"v":1,"id":"dev.p.000001","at":1000,"offset":60,"is":"attempt","sitting":"s1","step":1,"deck":"asyncio",' +
        '"item":"loop","fingerprint":"f1","mode":"exam","round":0,"response":[0,2],"earned":"1/3","possible":"1",' +
        '"verdict":"partly","rule":"right-minus-wrong","hints":1,"durationMs":5120,"timedOut":false}',
    );
  });

  it.each(Object.values(everyFact))('gives the same event back: $is', (fact) => {
    const event = stamped(fact, 1000);
    expect(decodeLine(encodeEvent(event))).toEqual({ is: 'event', event });
  });

  it('is one line whatever the note says', () => {
    expect(encodeEvent(stamped(everyFact.flagged, 1)).split('\n')).toHaveLength(1);
  });

  it('of a newer version is told apart from a damaged one', () => {
    expect(decodeLine('{"v":2,"id":"a","at":1,"offset":0,"is":"attempt"}')).toEqual({
      is: 'newer',
      because: 'it is of version 2',
    });
    expect(decodeLine('{"v":1,"id":"a","at":1,"offset":0,"is":"dreamt"}')).toEqual({
      is: 'newer',
      because: 'it is an event `dreamt`',
    });
  });

  it.each(['toString', '__proto__', 'constructor'])('is not taken for an event named %s', (is) => {
    expect(decodeLine(JSON.stringify({ v: 1, id: 'a', at: 1, offset: 0, is })).is).toBe('newer');
  });

  it.each([
    ['not JSON', '{"v":1,', 'it is not JSON'],
    ['no object', '[1]', 'its fields do not fit: the line'],
    ['a negative time', '{"v":1,"id":"a","at":-1,"offset":0,"is":"skipped"}', 'its fields do not fit: at'],
    [
      'a field that is missing and one of the wrong sort',
      '{"v":1,"id":"a","at":1,"offset":0,"is":"sitting-ended","step":"2","how":"tired"}',
      'its fields do not fit: sitting, step, how',
    ],
  ])('with %s is unusable and says why', (_name, line, because) => {
    expect(decodeLine(line)).toEqual({ is: 'unusable', because });
  });

  it('names the place of a fault inside a list', () => {
    const event = stamped(everyFact['sitting-started'], 1);
    const line = encodeEvent(event).replace('"shown":[2,0,1]', '"shown":[2,-1]');
    expect(decodeLine(line)).toEqual({ is: 'unusable', because: 'its fields do not fit: items[0].shown' });
  });

  it('with points that are no number is unusable', () => {
    const line = encodeEvent(stamped(everyFact.attempt, 1)).replace('"1/3"', '"1/0"');
    expect(decodeLine(line)).toEqual({ is: 'unusable', because: 'its fields do not fit: earned' });
  });

  it.each([
    ['no number in hexadecimal for a card', everyFact.review, '0123456789abcdef', '0123456789abcdeg', 'card'],
    ['a day that there is not', everyFact['due-set'], '2026-12-01', '2026-02-30', 'day'],
    ['a number too large for any', everyFact.weights, '0.35', '1e999', 'before'],
    ['a text among the weights', everyFact.weights, '1.5', '"1.5"', 'weights'],
    ['a word for yes or no', everyFact.weights, 'false', '"no"', 'reschedule'],
    ['a response too large for any', everyFact.attempt, '[0,2]', '[0,1e999]', 'response'],
  ])('with %s is unusable', (_, fact, before, after, at) => {
    const line = encodeEvent(stamped(fact, 1));
    expect(line).toContain(before);
    expect(decodeLine(line.replace(before, after))).toEqual({
      is: 'unusable',
      because: `its fields do not fit: ${at}`,
    });
  });

  it('keeps a response whose fields are called like those of points', () => {
    const event = stamped({ ...everyFact.attempt, response: { n: 1, d: '2' } }, 1);
    expect(decodeLine(encodeEvent(event))).toEqual({ is: 'event', event });
  });

  it('with a response nested ten thousand deep is refused, not run out of stack on', () => {
    const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
    const line = encodeEvent(stamped(everyFact.attempt, 1)).replace('[0,2]', deep);
    expect(decodeLine(line)).toEqual({ is: 'unusable', because: 'its fields do not fit: response' });
  });
});
