import { describe, expect, it } from 'vitest';
import { gapsOnly, type ItemStatistics } from '../../../src/core/analysis/test-theory/item-statistics.ts';
import { itemMapPlot } from '../../../src/core/item-report/item-map.ts';

const item = (facility: number, itemRest: number, flags: ItemStatistics['flags'] = []): ItemStatistics => ({
  ...gapsOnly({ id: 'q', possible: 1, points: new Float64Array(0), states: new Uint8Array(0), options: null }),
  facility,
  itemRest,
  flags,
});

const drawn = (items: readonly ItemStatistics[]) =>
  itemMapPlot(items).flatMap((shown) =>
    shown.is === 'plot' ? [...shown.rows.map(({ label, cells }) => `${label} ${cells}`), ...shown.spoken] : [],
  );

describe('the map of items in a terminal', () => {
  it('has the easy on the right and what tells the able apart above', () => {
    expect(
      drawn([
        item(0, 0.6),
        item(1, 0.4),
        item(0.5, 0.4),
        item(0.5, 0.41),
        item(0.9, -0.2, ['rest-correlation-negative']),
        item(0.3, 0.2),
      ]),
    ).toEqual([
      ' .6 •',
      ' .4                2              •',
      ' .2          •',
      ' .0 ·······························',
      '−.2                            ◆',
      '    hard       facility       easy',
      '2 items with a facility of .8 or more, 2 below .4; 1 item with a correlation below .2.',
    ]);
  });

  it('counts up to nine items at one place, and has a plus for more', () => {
    const at = (count: number) => drawn(Array.from({ length: count }, () => item(0.5, 0.4)))[0];
    expect([9, 10].map((count) => at(count)?.trim())).toEqual(['.4                9', '.4                +']);
  });

  it('has rows of half the height where all lie close together', () => {
    const items = [0.1, 0.2, 0.3, 0.4, 0.5, 0.55].map((r) => item(0.5, r));
    expect(
      drawn(items)
        .slice(0, 7)
        .map((row) => row.slice(0, 2)),
    ).toEqual(['.6', '.5', '.4', '.3', '.2', '.1', '.0']);
  });

  it('is left out where the table of the items says as much', () => {
    expect(itemMapPlot([item(0.5, 0.4)])).toEqual([]);
  });
});
