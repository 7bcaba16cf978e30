import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Choice, chosenInterval } from '../../../src/core/schedule/choose-day.ts';
import { dayOfDate } from '../../../src/core/schedule/day.ts';

/** A Monday; the range of 8 to 12 days from it goes from Tuesday to Saturday of the next week. */
const today = dayOfDate('2026-11-23') ?? 0;
const everyDay = [1, 1, 1, 1, 1, 1, 1];
const seeds = Array.from({ length: 5000 }, (_, index) => `card-${index}`);

const chosen = (choice: Partial<Choice>, easyDays: readonly number[] = everyDay, reps = 3): number =>
  chosenInterval({ first: 8, last: 12, today, reps, easyDays }, { seed: 'card', ...choice });

/** How often each of the days from 8 to 12 was chosen over all seeds. */
function counted(choose: (seed: string) => number): number[] {
  const counts = [8, 9, 10, 11, 12].map(() => 0);
  for (const seed of seeds) counts[choose(seed) - 8] = (counts[choose(seed) - 8] ?? 0) + 1;
  return counts;
}

/** Above 23.5 with four degrees of freedom, and above 16.3 with three, hardly ever where chance is even. */
function chiSquare(counts: readonly number[]): number {
  const mean = seeds.length / counts.length;
  return counts.reduce((total, count) => total + (count - mean) ** 2 / mean, 0);
}

describe('a day of the range', () => {
  it('is drawn evenly where nothing else is known', () => {
    expect(chiSquare(counted((seed) => chosen({ seed })))).toBeLessThan(23.5);
  });

  it('differs from review to review of one card', () => {
    const drawn = Array.from({ length: 5000 }, (_, reps) => chosen({}, everyDay, reps));
    expect(chiSquare([8, 9, 10, 11, 12].map((days) => drawn.filter((each) => each === days).length))).toBeLessThan(
      23.5,
    );
  });

  it('is the one with the least load', () => {
    const loads = [4, 2, 7, 2.5, 3];
    expect(chosen({ load: (day) => loads[day - today - 8] ?? 0 })).toBe(9);
  });

  it('is drawn evenly among those with the least load', () => {
    const counts = counted((seed) => chosen({ seed, load: (day) => (day === today + 10 ? 1 : 0) }));
    expect(counts[2]).toBe(0);
    expect(chiSquare(counts.toSpliced(2, 1))).toBeLessThan(21.1);
  });

  it('counts the load against how much the weekday takes', () => {
    // Wednesday, in 9 days, takes half: 4 and this card count as 10 there, so that 8 and this card are fewer.
    const half = [1, 1, 0.5, 1, 1, 1, 1];
    const load = (others: number) => (day: number) => (day === today + 9 ? 4 : others);
    expect(chosen({ load: load(8) }, half)).not.toBe(9);
    expect(chosen({ load: load(10) }, half)).toBe(9);
  });

  it('is on no weekday that takes nothing while another lies in the range', () => {
    const onlyFriday = [0, 0, 0, 0, 1, 0, 0];
    expect(new Set(seeds.map((seed) => chosen({ seed }, onlyFriday)))).toEqual(new Set([11]));
    expect(chosen({ load: (day) => (day === today + 11 ? 100 : 0) }, onlyFriday)).toBe(11);
    expect(chosen({ load: (day) => (day === today + 9 ? 0 : 1) }, [0, 0, 0, 0, 0, 0, 1])).toBe(9);
  });

  it('is not one to avoid while another lies in the range, but sooner than a weekday that takes nothing', () => {
    const avoid = (day: number): boolean => day !== today + 10;
    expect(new Set(seeds.map((seed) => chosen({ seed, avoid })))).toEqual(new Set([10]));
    expect(chosen({ avoid, load: (day) => (day === today + 10 ? 100 : 0) })).toBe(10);
    // The one that is free is a Thursday.
    expect(chosen({ avoid, load: (day) => (day === today + 12 ? 0 : 1) }, [1, 1, 1, 0, 1, 1, 1])).toBe(12);
    expect(chosen({ avoid: () => true, load: (day) => (day === today + 8 ? 0 : 1) })).toBe(8);
  });

  it('lies in the range, and is the same for the same knowledge', () => {
    const shares = fc.array(fc.constantFrom(0, 0.3, 1), { minLength: 7, maxLength: 7 });
    const known = fc.record({ load: fc.func(fc.nat(5)), avoid: fc.func(fc.boolean()) }, { requiredKeys: [] });
    fc.assert(
      fc.property(
        fc.string(),
        known,
        shares,
        fc.nat(60),
        fc.nat(20),
        fc.nat(99),
        (seed, known, easyDays, first, width, reps) => {
          const range = { first, last: first + width, today, reps, easyDays };
          const days = chosenInterval(range, { seed, ...known });
          expect(Number.isInteger(days) && days >= first && days <= first + width).toBe(true);
          expect(chosenInterval(range, { seed, ...known })).toBe(days);
        },
      ),
    );
  });
});
