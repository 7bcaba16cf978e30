import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cardsOfLog } from '../../src/core/history/cards.ts';
import { encodeEvent } from '../../src/core/history/codec.ts';
import { type CardSeen, eventId, type HistoryEvent, type StudyFact } from '../../src/core/history/event.ts';
import type { LogFile } from '../../src/core/history/log.ts';
import { decodeStored, encodeStored } from '../../src/core/history/stored-codec.ts';
import { readHistory } from '../../src/shell/history-files.ts';
import { openCards } from '../../src/shell/history-store.ts';
import { compareSnapshot } from '../../src/shell/snapshot-check.ts';
import { plain, withoutPlace } from '../core/history/plain-cards.ts';
import { logFiles, settingsOf, studyEvents } from '../core/history/study-logs.ts';
import { fakeWorld } from '../support/world.ts';

let cwd: string;
beforeEach(() => {
  cwd = mkdtempSync(join(realpathSync(tmpdir()), 'viva-store-'));
});
afterEach(() => rmSync(cwd, { recursive: true, force: true }));

const history = () => join(cwd, 'history');
const open = (settings = 'a') => openCards(fakeWorld(cwd), history(), settingsOf, settings);
const compare = () => compareSnapshot(fakeWorld(cwd), history(), settingsOf, 'a');
const cacheFolder = () => join(cwd, '.home', 'cache', 'schedule');
const snapshotFile = () => join(cacheFolder(), readdirSync(cacheFolder())[0] ?? 'none');

/** The cards by the plain way. */
function reference() {
  const { events, unusable } = readHistory(history());
  return { cards: cardsOfLog(events, settingsOf), unusable };
}

function write(files: readonly LogFile[]): void {
  for (const { path, text } of files) {
    mkdirSync(dirname(join(history(), path)), { recursive: true });
    writeFileSync(join(history(), path), text);
  }
}

const inOrder = (lines: readonly { readonly path: string; readonly line: number; readonly because: string }[]) =>
  lines.map(({ path, line, because }) => `${path} ${line} ${because}`).sort();

const begin = Date.UTC(2026, 10, 1, 12);
const key = '0123456789abcdef';
const other = 'fedcba9876543210';

const review = (card: string, rating: 'again' | 'good' = 'good'): StudyFact => ({
  is: 'review',
  card,
  rating,
  days: 0,
  mode: 'study',
  verdict: 'right',
  durationMs: 900,
  hints: 0,
  sitting: 'd.p.000000',
  earned: { n: 1n, d: 1n },
  possible: { n: 1n, d: 1n },
  rule: 'all-or-nothing',
  response: [0],
});

const seen = (card: string, front: string, deck = 'a'): CardSeen => ({
  is: 'card-seen',
  card,
  deck,
  item: `item ${front}`,
  explicit: false,
  facet: '',
  front: front.repeat(16),
  back: 'b'.repeat(16),
  text: `What is ${front}?`,
  by: 'first',
});

/** An event at so many hours from the begin. */
const event = (count: number, hours: number, fact: StudyFact, process = 'p'): HistoryEvent => ({
  id: eventId('dev', process, count),
  at: begin + hours * 3_600_000,
  offset: 60,
  ...fact,
});
const lines = (...events: HistoryEvent[]) => events.map((each) => `${encodeEvent(each)}\n`).join('');

const first = [
  event(1, 0, seen(key, 'c')),
  event(2, 1, review(key)),
  event(3, 2, seen(other, 'd')),
  event(4, 3, review(other)),
];
const month = () => join(history(), 'dev', '2026-11.jsonl');

/** A history of two cards with a snapshot of it. */
function kept(): void {
  write([{ path: 'dev/2026-11.jsonl', text: lines(...first) }]);
  expect(open().source).toBe('replay');
  expect(open().source).toBe('snapshot');
}

describe('the cards of a history folder', () => {
  it('are none where there is no history, and nothing is kept of that', () => {
    expect(plain(open().cards)).toEqual({
      cards: new Map(),
      reviewsOn: new Map(),
      refused: new Set(),
      weights: undefined,
    });
  });

  it('are the same from the snapshot as from the log, and so are the lines of no use', () => {
    kept();
    appendFileSync(month(), 'garbage\n{"v":1,"id":"torn');
    for (const source of ['snapshot', 'snapshot'] as const) {
      const opened = open();
      expect(opened.source).toBe(source);
      expect(plain(opened.cards)).toEqual(plain(reference().cards));
      expect(opened.unusable).toEqual(reference().unusable);
    }
  });

  it('say how a question begins, from the line that says so last', () => {
    kept();
    expect([open().cards.textOf(key), open().cards.textOf('0000000000000000')]).toEqual(['What is c?', '']);
    appendFileSync(month(), lines(event(5, 4, { ...seen(key, 'c'), text: 'What, then, is c?' })));
    expect([open().cards.textOf(key), open().source]).toEqual(['What, then, is c?', 'snapshot']);
    writeFileSync(month(), lines(...first).replaceAll('What is c?', 'What is x?'));
    expect(open().cards.textOf(key)).toBe('What is x?');
  });
});

describe('a snapshot with what was added since', () => {
  it('gives the cards of the whole log, wherever the log is parted', () => {
    const parted = studyEvents(30).chain((events) =>
      fc
        .nat(events.length)
        .chain((at) => fc.tuple(logFiles(events.slice(0, at)), logFiles(events.slice(at)), fc.boolean())),
    );
    let fromSnapshot = 0;
    fc.assert(
      fc.property(parted, ([before, after, inNewFiles]) => {
        rmSync(history(), { recursive: true, force: true });
        rmSync(cacheFolder(), { recursive: true, force: true });
        write(before);
        open();
        for (const { path, text } of after) {
          if (inNewFiles) write([{ path: `new/${path}`, text }]);
          else appendFileSync(join(history(), path), text);
        }
        const opened = open();
        if (opened.source === 'snapshot') fromSnapshot++;
        const whole = reference();
        expect(plain(opened.cards)).toEqual(plain(whole.cards));
        expect(inOrder(opened.unusable)).toEqual(inOrder(whole.unusable));
        for (const card of whole.cards.byKey.keys()) expect(opened.cards.textOf(card)).toBe(whole.cards.textOf(card));
      }),
      { numRuns: 300 },
    );
    expect(fromSnapshot).toBeGreaterThan(50);
  });

  it.each<[string, HistoryEvent[]]>([
    ['a review', [event(5, 30, review(key, 'again'))]],
    ['a new card', [event(5, 30, seen('00000000000000aa', 'e')), event(6, 31, review('00000000000000aa'))]],
    [
      'a review that was undone at once',
      [event(5, 30, review(key)), event(6, 31, { is: 'undone', of: 'dev.p.000005' })],
    ],
    ['an older review of a card that is not known', [event(1, -99, review('00000000000000aa'), 'q')]],
  ])('takes in %s without a replay', (_name, added) => {
    kept();
    appendFileSync(month(), lines(...added));
    const opened = open();
    expect(opened.source).toBe('snapshot');
    expect(plain(opened.cards)).toEqual(plain(reference().cards));
  });

  it.each<[string, HistoryEvent[]]>([
    ['an older review of a card that is known', [event(1, 0.5, review(key), 'q')]],
    ['the undoing of an event in it', [event(5, 30, { is: 'undone', of: 'dev.p.000002' })]],
    [
      'the correction of a review in it',
      [event(5, 30, { is: 'corrected', of: 'dev.p.000002', rating: 'again', verdict: 'wrong', days: 0 })],
    ],
    ['a look that makes two keys one', [event(5, 30, seen(key, 'd'))]],
    ['a new key that looks like a known one', [event(5, 30, seen('00000000000000aa', 'c'))]],
    ['a card that went to another deck', [event(5, 30, seen(key, 'c', 'b'))]],
    ['an id that is there with another text', [event(2, 30, review(other))]],
  ])('is not enough for %s', (_name, added) => {
    kept();
    appendFileSync(month(), lines(...added));
    const opened = open();
    expect(opened.source).toBe('replay');
    expect(plain(opened.cards)).toEqual(plain(reference().cards));
  });

  it('is not enough where an undoing had come before what it undoes', () => {
    write([{ path: 'dev/2026-11.jsonl', text: lines(...first, event(5, 9, { is: 'undone', of: 'dev.q.000001' })) }]);
    open();
    appendFileSync(month(), lines(event(1, 40, review(key), 'q')));
    expect(open().source).toBe('replay');
    expect(plain(open().cards)).toEqual(plain(reference().cards));
  });

  it('is not enough for a look by which one card becomes two', () => {
    write([{ path: 'dev/2026-11.jsonl', text: lines(...first, event(5, 4, seen('00000000000000aa', 'c'))) }]);
    expect(open().cards.byKey.get(key)?.keys).toEqual(['00000000000000aa', key]);
    appendFileSync(month(), lines(event(6, 30, seen(key, 'e'))));
    expect(open().source).toBe('replay');
    expect(open().cards.byKey.get(key)?.keys).toEqual([key]);
  });

  it('is written anew once much was added', () => {
    kept();
    const many = Array.from({ length: 501 }, (_, n) => event(5 + n, 10 + n, review(key)));
    appendFileSync(month(), lines(...many));
    const before = readFileSync(snapshotFile());
    expect(open().source).toBe('snapshot');
    expect(readFileSync(snapshotFile())).not.toEqual(before);
    const opened = open();
    expect(opened.source).toBe('snapshot');
    expect(plain(opened.cards)).toEqual(plain(reference().cards));
  });

  it('goes on after a last line without a line feed only where a new line begins', () => {
    write([{ path: 'dev/2026-11.jsonl', text: lines(...first).trimEnd() }]);
    open();
    appendFileSync(month(), `\n${lines(event(5, 30, review(key)))}`);
    expect(open().source).toBe('snapshot');
    expect(plain(open().cards)).toEqual(plain(reference().cards));
    writeFileSync(month(), lines(...first).trimEnd());
    open();
    appendFileSync(month(), ` spoilt\n`);
    expect(open().source).toBe('replay');
    expect(plain(open().cards)).toEqual(plain(reference().cards));
  });
});

describe('a snapshot is not used', () => {
  it('with any one byte changed, or any part cut off', () => {
    kept();
    const good = readFileSync(snapshotFile());
    const aligned = Uint8Array.from(good);
    expect(decodeStored(aligned)).toBeDefined();
    for (let at = 0; at < good.length; at++) {
      const spoilt = Uint8Array.from(good);
      spoilt[at] = (spoilt[at] ?? 0) ^ (1 << (at % 8));
      expect(decodeStored(spoilt)).toBeUndefined();
    }
    for (let length = 0; length < good.length; length++)
      expect(decodeStored(Uint8Array.from(good.subarray(0, length)))).toBeUndefined();
    writeFileSync(snapshotFile(), good.subarray(0, 100));
    expect(open().source).toBe('replay');
    writeFileSync(snapshotFile(), 'no snapshot');
    expect(open().source).toBe('replay');
    expect(open().source).toBe('snapshot');
  });

  it('under other settings, nor for another folder', () => {
    kept();
    expect(open('b').source).toBe('replay');
    const file = readFileSync(snapshotFile());
    write([{ path: '../elsewhere/dev/2026-11.jsonl', text: lines(event(1, 0, review(key))) }]);
    openCards(fakeWorld(cwd), join(cwd, 'elsewhere'), settingsOf, 'a');
    for (const name of readdirSync(cacheFolder())) writeFileSync(join(cacheFolder(), name), file);
    const elsewhere = openCards(fakeWorld(cwd), join(cwd, 'elsewhere'), settingsOf, 'a');
    expect([elsewhere.source, elsewhere.cards.byKey.size]).toEqual(['replay', 1]);
  });

  it.each<[string, () => void]>([
    ['a file is gone', () => rmSync(month())],
    ['the folder is gone', () => rmSync(history(), { recursive: true })],
    ['a file became shorter', () => truncateSync(month(), lines(...first.slice(0, 2)).length)],
    ['a file was written anew', () => writeFileSync(month(), lines(...first).replaceAll('"good"', '"hard"'))],
    [
      'a file was written anew and is longer',
      () => writeFileSync(month(), lines(...first.slice(1), event(5, 9, review(key)), event(6, 10, review(key)))),
    ],
  ])('where %s', (_name, change) => {
    kept();
    change();
    const opened = open();
    expect(opened.source).toBe('replay');
    expect(plain(opened.cards)).toEqual(plain(reference().cards));
  });

  it('and is no error where it cannot be written', () => {
    mkdirSync(join(cwd, '.home'));
    writeFileSync(join(cwd, '.home', 'cache'), 'no folder');
    write([{ path: 'dev/2026-11.jsonl', text: lines(...first) }]);
    expect([open().source, open().source]).toEqual(['replay', 'replay']);
    expect(plain(open().cards)).toEqual(plain(reference().cards));
    expect(existsSync(cacheFolder())).toBe(false);
  });
});

describe('comparing the snapshot with the log', () => {
  it('finds nothing where it is right, and no snapshot where there is none', () => {
    kept();
    expect(compare().differences).toEqual([]);
    rmSync(cacheFolder(), { recursive: true });
    expect([compare().differences, compare().events.length]).toEqual([undefined, 4]);
  });

  it('names each card and each day of which it does not say what the log says', () => {
    kept();
    const decoded = decodeStored(Uint8Array.from(readFileSync(snapshotFile())));
    if (decoded === undefined) throw new Error('There is no snapshot.');
    const { about, stored } = decoded;
    const byKey = new Map(stored.byKey);
    const right = stored.byKey.get(key);
    if (right?.state === undefined) throw new Error('The card has no state.');
    byKey.set(key, { ...right, state: { ...right.state, lapses: 7 } });
    byKey.delete(other);
    const [day = 0] = stored.reviewsOn.keys();
    writeFileSync(snapshotFile(), encodeStored({ ...stored, byKey, reviewsOn: new Map([[day, 3]]) }, about));
    const record = withoutPlace(right);
    expect(open().source).toBe('snapshot');
    expect(compare().differences).toEqual([
      { is: 'card', key, kept: { ...record, state: { ...right.state, lapses: 7 } }, replayed: record },
      { is: 'card', key: other, replayed: reference().cards.byKey.get(other) },
      { is: 'day', day, kept: 3, replayed: 2 },
    ]);
  });
});

describe('files that cannot be read', () => {
  it('are named, and the others are read', () => {
    write([{ path: 'dev/2026-11.jsonl', text: lines(...first) }]);
    mkdirSync(join(history(), 'dev', '2026-12.jsonl', 'inner'), { recursive: true });
    write([{ path: 'dev/2026-10.jsonl', text: lines(event(1, -900, review(key), 'q')) }]);
    chmodSync(join(history(), 'dev', '2026-10.jsonl'), 0);
    const opened = open();
    expect(opened.unreadable).toEqual(readHistory(history()).unreadable);
    expect(plain(opened.cards)).toEqual(plain(reference().cards));
  });
});
