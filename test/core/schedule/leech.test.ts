import { expect, it } from 'vitest';
import { isLeech } from '../../../src/core/schedule/leech.ts';

it('calls a card a leech from the number of lapses in the settings on', () => {
  const lapses = [0, 7, 8, 9];
  expect(lapses.map((lapses) => isLeech({ lapses }, { leechLapses: 8 }))).toEqual([false, false, true, true]);
});
