/* A history as learners make them, the same on every run: two devices, a file a month, a process a sitting. */
import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { encodeEvent } from '../../src/core/history/codec.ts';
import { dayOf } from '../../src/core/schedule/day.ts';
import { schedulerOf } from '../../src/core/schedule/scheduler.ts';
import { defaultSettings } from '../../src/core/schedule/settings.ts';

const dayMs = 86_400_000;
const months = 36;
const begin = Date.UTC(2023, 10, 1, 6);
const devices = ['a1b2c3d4e5', '0f9e8d7c6b'];
const perSitting = 80;

/** The lowest 32 bits of a product, as a number from 0 up to 1 (mulberry32 by Tommy Ettinger, public domain). */
function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const hex = (n, digits) => n.toString(16).padStart(digits, '0');
const keyOf = (n) => hex(Math.imul(n + 1, 2654435761) >>> 0, 8) + hex(n, 8);
const ratings = ['again', 'hard', 'good', 'good', 'good', 'good', 'good', 'good', 'good', 'easy'];

/** A card that stands in no file. */
function inventedCard(card) {
  return {
    key: keyOf(card),
    deck: `deck-${card % 97}`,
    item: `item-${card}`,
    explicit: card % 10 === 0,
    facet: '',
    front: hex(card, 16),
    back: hex(card * 3, 16),
    text: `What does the ${card}th question ask of one who has learnt about event loops, threads and processes?`,
  };
}

/** Writes a history of so many cards and reviews into a folder, and gives its size in bytes. */
export function makeHistory(folder, cards, reviews, cardOf = inventedCard) {
  const chance = random(4711);
  const scheduler = schedulerOf(defaultSettings);
  const states = [];
  const lines = new Map();
  let bytes = 0;
  const flush = (file) => {
    const text = `${lines.get(file).join('\n')}\n`;
    appendFileSync(file, text);
    bytes += Buffer.byteLength(text);
    lines.set(file, []);
  };
  for (const device of devices) mkdirSync(join(folder, device), { recursive: true });
  const write = (device, at, event) => {
    const file = join(folder, device, `${new Date(at).toISOString().slice(0, 7)}.jsonl`);
    const known = lines.get(file) ?? [];
    lines.set(file, known);
    known.push(encodeEvent(event));
    if (known.length === 5000) flush(file);
  };
  let device = '';
  let name = '';
  let count = 0;
  let seen = 0;
  for (let n = 0; n < reviews; n++) {
    if (n % perSitting === 0) {
      device = devices[chance() < 0.7 ? 0 : 1];
      name = `${device}.${hex(Math.floor(chance() * 2 ** 40), 10)}`;
      count = 1;
    }
    const at = begin + Math.floor((n / reviews) * months * 30 * dayMs) + (n % perSitting);
    const stamp = () => ({ id: `${name}.${String(count++).padStart(6, '0')}`, at, offset: 60 });
    const isNew = seen < cards && n * cards >= seen * reviews;
    const card = isNew ? seen++ : Math.floor(chance() * seen);
    const { key, ...look } = cardOf(card);
    if (isNew) {
      write(device, at, { ...stamp(), is: 'card-seen', card: key, ...look, by: 'first' });
    }
    const rating = ratings[Math.floor(chance() * ratings.length)];
    const when = { at, day: dayOf(at, 60, defaultSettings.dayStartsAtHour) };
    states[card] = scheduler.review(states[card], rating, when, { seed: key });
    write(device, at, {
      ...stamp(),
      is: 'review',
      card: key,
      rating,
      days: states[card].intervalDays,
      mode: 'study',
      verdict: rating === 'again' ? 'wrong' : 'right',
      durationMs: Math.floor(2000 + chance() * 20_000),
      hints: 0,
      sitting: `${name}.000000`,
      earned: { n: rating === 'again' ? 0n : 1n, d: 1n },
      possible: { n: 1n, d: 1n },
      rule: 'all-or-nothing',
      response: [Math.floor(chance() * 4)],
    });
  }
  for (const file of lines.keys()) if (lines.get(file).length > 0) flush(file);
  return bytes;
}
