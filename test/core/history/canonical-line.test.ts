import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalReader } from '../../../src/core/history/canonical-line.ts';
import { decodeLine, encodeEvent } from '../../../src/core/history/codec.ts';
import { reviewModes, seenBy } from '../../../src/core/history/decoders.ts';
import type { StudyFact } from '../../../src/core/history/event.ts';
import { ratings } from '../../../src/core/schedule/card-state.ts';
import { everyFact, stamped } from './samples.ts';
import { studyEvents } from './study-logs.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const decode = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

/** What the reader makes of a line, in the words of an event; nothing where it leaves it to the full reader. */
function read(bytes: Uint8Array) {
  const { line, read } = canonicalReader();
  // Other bytes around it, as in a file.
  const around = Uint8Array.from([0x7d, ...bytes, 0x0a, ...new Uint8Array(200).fill(0x7d)]);
  const end = read(around, new DataView(around.buffer), 1);
  if (end < 0) return undefined;
  expect(end).toBe(1 + bytes.length);
  const textAt = ({ from, to }: { from: number; to: number }) => decode(around.subarray(from, to));
  const stamp = { id: textAt({ from: line.idFrom, to: line.idTo }), at: line.at, offset: line.offset };
  if (line.is === 'attempt') return { ...stamp, is: line.is };
  const half = (value: number) => (value >>> 0).toString(16).padStart(8, '0');
  const card = half(line.cardHigh) + half(line.cardLow);
  expect(textAt({ from: line.cardFrom, to: line.cardFrom + 16 })).toBe(card);
  if (line.is === 'review')
    return { ...stamp, is: line.is, card, rating: ratings[line.rating], mode: reviewModes[line.mode], days: line.days };
  return {
    ...stamp,
    is: line.is,
    card,
    explicit: line.isExplicit,
    by: seenBy[line.by],
    deck: textAt(line.deck),
    item: textAt(line.item),
    facet: textAt(line.facet),
    front: textAt(line.front),
    back: textAt(line.back),
  };
}

/** Lines that the reader is made for. */
const line = studyEvents(6)
  .filter((events) => events.length > 0)
  .chain((events) => fc.constantFrom(...events.map(encodeEvent)))
  .filter((text) => read(bytesOf(text)) !== undefined);

const edit = fc.record({
  place: fc.nat(),
  cut: fc.constantFrom(0, 1, 1, 2, 9),
  put: fc.oneof(
    fc.constantFrom(
      '',
      '0',
      '-',
      '-0',
      '"',
      '\\',
      '\\u00e4',
      '\\u12',
      '\t',
      '}',
      ' ',
      ',',
      '1e3',
      '.5',
      'null',
      '{"a":[',
      'é',
      '"is":',
    ),
    fc.uint8Array({ maxLength: 2 }).map((bytes) => bytes),
  ),
});

function edited(text: string, edits: readonly { place: number; cut: number; put: string | Uint8Array }[]): Uint8Array {
  let bytes = bytesOf(text);
  for (const { place, cut, put } of edits) {
    const at = place % bytes.length;
    bytes = Uint8Array.from([
      ...bytes.subarray(0, at),
      ...(typeof put === 'string' ? bytesOf(put) : put),
      ...bytes.subarray(at + cut),
    ]);
  }
  return bytes;
}

describe('the reader of canonical lines', () => {
  it('reads each line that a review, an attempt or a card that was seen is written as', () => {
    const seen: StudyFact = {
      is: 'card-seen',
      card: '0123456789abcdef',
      deck: 'dé',
      item: 'i',
      explicit: true,
      facet: '',
      front: 'f',
      back: '',
      text: 'a\n"é',
      by: 'first',
    };
    const review: StudyFact = {
      is: 'review',
      card: 'fedcba9876543210',
      rating: 'hard',
      days: 12,
      mode: 'ahead',
      verdict: 'partly',
      durationMs: 5120,
      hints: 1,
      sitting: 'dev.p.000000',
      earned: everyFact.attempt.earned,
      possible: everyFact.attempt.possible,
      rule: 'all-or-nothing',
      response: { text: 'Wörter\n', points: [0, -1.5, null, true, false, [], {}] },
    };
    expect(read(bytesOf(encodeEvent(stamped(review, 1000))))).toEqual({
      id: 'dev.p.001000',
      at: 1000,
      offset: 60,
      is: 'review',
      card: 'fedcba9876543210',
      rating: 'hard',
      days: 12,
      mode: 'ahead',
    });
    const { text: _, ...look } = seen;
    expect(read(bytesOf(encodeEvent(stamped(seen, 7))))).toEqual({ id: 'dev.p.000007', at: 7, offset: 60, ...look });
    expect(read(bytesOf(encodeEvent(stamped(everyFact.attempt, 7))))).toEqual({
      id: 'dev.p.000007',
      at: 7,
      offset: 60,
      is: 'attempt',
    });
  });

  it('leaves lines to the full reader whose card is no number in hexadecimal, or whose response is no JSON', () => {
    const review = encodeEvent(stamped(everyFact.review, 7));
    const card = /"card":"([0-9a-f]{16})"/.exec(review)?.[1] ?? '';
    const response = /"response":(\[[^\]]*\]|"[^"]*")/.exec(review)?.[1] ?? '';
    expect([card.length, response === '']).toEqual([16, false]);
    const read7 = (from: string, to: string) => read(bytesOf(review.replace(from, to)))?.is;
    expect(read7(card, card)).toBe('review');
    expect(read7(card, `${card.slice(1)}g`)).toBeUndefined();
    expect(read7(response, '{"a":1}')).toBe('review');
    expect(['{1:2}', '{"a" 1}', '{"a"}'].map((json) => read7(response, json))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('takes no line that the full reader refuses, and reads the same in each', () => {
    let known = 0;
    fc.assert(
      fc.property(line, fc.array(edit, { maxLength: 2 }), (text, edits) => {
        const bytes = edited(text, edits);
        const found = read(bytes.filter((byte) => byte !== 0x0a));
        if (found === undefined) return;
        known++;
        expect(decodeLine(decode(bytes.filter((byte) => byte !== 0x0a)))).toMatchObject({ is: 'event', event: found });
      }),
      { numRuns: 5000 },
    );
    expect(known).toBeGreaterThan(500);
  });
});
