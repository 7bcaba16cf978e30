import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeEvent } from '../../../src/core/history/codec.ts';
import { readLog } from '../../../src/core/history/log.ts';
import { attempt, everyFact, stamped } from './samples.ts';

const line = (at: number, id?: string) => encodeEvent(stamped(attempt('s1', at), at, id));
const file = (path: string, ...lines: string[]) => ({ path, text: lines.map((text) => `${text}\n`).join('') });

describe('the log of some files', () => {
  it('is ordered by time, then by id', () => {
    const { events } = readLog([file('b', line(3), line(1, 'y')), file('a', line(1, 'x'))]);
    expect(events.map((event) => [event.at, event.id])).toEqual([
      [1, 'x'],
      [1, 'y'],
      [3, 'dev.p.000003'],
    ]);
  });

  it('counts a line once that stands in a copy as well', () => {
    const { events, unusable } = readLog([
      file('11.jsonl', line(1), line(2)),
      file('11 (conflicted copy).jsonl', line(1)),
    ]);
    expect(events.map((event) => event.at)).toEqual([1, 2]);
    expect(unusable).toEqual([]);
  });

  it('reads lines that end in CR LF, and passes over blank ones', () => {
    const { events, unusable } = readLog([{ path: 'a', text: `\n${line(1)}\r\n\n` }]);
    expect([events.length, unusable.length]).toEqual([1, 0]);
  });

  it('names each line that it cannot use by file and line, and uses the others', () => {
    const newer = '{"v":9,"id":"a","at":1,"offset":0,"is":"attempt"}';
    const text = `${line(1)}\ngarbage\n${newer}\n${line(2)}\n${line(3).slice(0, 40)}`;
    const { events, unusable } = readLog([{ path: 'a.jsonl', text }]);
    expect(events.map((event) => event.at)).toEqual([1, 2]);
    expect(unusable).toEqual([
      { path: 'a.jsonl', line: 2, fault: 'garbage', because: 'it is not JSON' },
      { path: 'a.jsonl', line: 3, fault: 'newer', because: 'it is of version 9' },
      { path: 'a.jsonl', line: 5, fault: 'torn', because: 'the file ends in the middle of it' },
    ]);
  });

  it('uses a last line that only lacks its line feed', () => {
    expect(readLog([{ path: 'a', text: line(1) }]).events).toHaveLength(1);
  });

  it('keeps one of two lines that share an id, the same whichever came first, and names the other', () => {
    const one = file('a', encodeEvent(stamped(attempt('s1', 1, 'a-item'), 1, 'same')));
    const other = file('b', encodeEvent(stamped(attempt('s1', 1, 'b-item'), 1, 'same')));
    for (const files of [
      [one, other],
      [other, one],
    ]) {
      const { events, unusable } = readLog(files);
      expect(events).toEqual([stamped(attempt('s1', 1, 'a-item'), 1, 'same')]);
      expect(unusable).toEqual([{ path: 'b', line: 1, fault: 'clash', because: 'another line has the id same' }]);
    }
  });

  it('is the same for any split, order and repetition of the lines over files', () => {
    const lines = Array.from({ length: 8 }, (_none, at) => line(Math.floor(at / 2), `id${at}`));
    const whole = readLog([file('all', ...lines)]).events;
    const spread = fc.array(fc.uniqueArray(fc.constantFrom(...lines)), { maxLength: 5 });
    fc.assert(
      fc.property(spread, fc.shuffledSubarray(lines, { minLength: lines.length }), (some, all) => {
        const files = [...some, all].map((part, at) => file(`f${at}`, ...part));
        expect(readLog(files).events).toEqual(whole);
      }),
    );
  });

  it('of nothing is empty', () => {
    expect(readLog([])).toEqual({ events: [], unusable: [] });
  });
});

describe('every sort of event', () => {
  it('is read back from one file', () => {
    const events = Object.values(everyFact).map((fact, at) => stamped(fact, at));
    expect(readLog([file('a', ...events.map(encodeEvent))]).events).toEqual(events);
  });
});
