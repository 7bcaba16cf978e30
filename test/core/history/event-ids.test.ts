import { describe, expect, it } from 'vitest';
import { eventIds } from '../../../src/core/history/event-ids.ts';

describe('the numbers of ids', () => {
  it('find the row of each again, whatever the ids are made of', () => {
    const ids = eventIds();
    const all = ['laptop-1.000001', 'laptop-1.000002', 'laptop-1.9999999', 'phone-2.000001', 'by hand', 'by.hand', ''];
    for (const [row, id] of all.entries()) {
      const { process, count } = ids.partsOf(id);
      ids.setRow(process, count, row);
    }
    for (const [row, id] of all.entries()) {
      const { process, count } = ids.partsOf(id);
      expect([ids.rowOf(process, count), ids.idOf(process, count)]).toEqual([row, id]);
    }
    const { process } = ids.partsOf('laptop-1.000003');
    expect([ids.rowOf(process, 3), ids.rowOf(process, 70_000), ids.nameOf(process)]).toEqual([-1, -1, 'laptop-1']);
  });
});
