import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cardsOfLog } from '../../../src/core/history/cards.ts';
import { gatherer } from '../../../src/core/history/gather.ts';
import { type LogFile, readLog } from '../../../src/core/history/log.ts';
import { replayed } from '../../../src/core/history/replay.ts';
import { plain } from './plain-cards.ts';
import { logFiles, settingsOf, studyEvents } from './study-logs.ts';

const decode = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

/** The cards by way of rows, reading each file in two pieces where it has a line to part it at. */
function fast(files: readonly LogFile[]) {
  const bytes = files.map(({ text }) => new TextEncoder().encode(text));
  const size = bytes.reduce((sum, { length }) => sum + length, 0);
  const gathering = gatherer(size, {
    decode: (each, from, to) => decode(each.subarray(from, to)),
    lineAt: ({ file, start, length }) => decode(bytes[file]?.subarray(start, start + length) ?? new Uint8Array()),
  });
  for (const [file, all] of bytes.entries()) {
    const middle = all.indexOf(10, all.length / 2) + 1;
    const { lines } = gathering.take({ file, bytes: all.subarray(0, middle), start: 0, firstLine: 1, isEnd: false });
    gathering.take({ file, bytes: all.subarray(middle), start: middle, firstLine: lines + 1, isEnd: true });
  }
  const unusable = gathering.unusable.map(({ file, ...line }) => ({ path: files[file]?.path ?? '', ...line }));
  return { cards: replayed(gathering.rows, settingsOf), unusable };
}

function reference(files: readonly LogFile[]) {
  const { events, unusable } = readLog(files);
  return { cards: cardsOfLog(events, settingsOf), unusable };
}

const someFiles = studyEvents().chain((events) => logFiles(events));

describe('the cards of a log by way of rows', () => {
  it('are those of the log read event by event, and the same lines are of no use', () => {
    fc.assert(
      fc.property(someFiles, (files) => {
        const [one, other] = [fast(files), reference(files)];
        expect(plain(one.cards)).toEqual(plain(other.cards));
        expect(one.unusable).toEqual(other.unusable);
      }),
      { numRuns: 400 },
    );
  });

  it('do not depend on the order of the files, nor on how often one is there', () => {
    fc.assert(
      fc.property(someFiles, fc.infiniteStream(fc.nat(3)), (files, places) => {
        const copies = [...places.take(3)].flatMap((at) => files[at] ?? []);
        expect(plain(fast([...copies, ...files.toReversed()]).cards)).toEqual(plain(fast(files).cards));
      }),
    );
  });

  it('are those of the union, however the files are taken together', () => {
    fc.assert(
      fc.property(someFiles, someFiles, someFiles, (one, other, third) => {
        const [left, right] = [
          [...one, ...other, ...third],
          [...third, ...one, ...other],
        ];
        expect(plain(fast(left).cards)).toEqual(plain(fast(right).cards));
      }),
      { numRuns: 50 },
    );
  });
});
