import fc from 'fast-check';
import { expect, it } from 'vitest';
import { newCellPlaces, newPlaces } from '../../../src/core/bulk/places.ts';

const places = fc.record(
  { path: fc.constantFrom('a.csv', 'b.md', ''), line: fc.integer({ min: 1, max: 2 ** 32 - 1 }), column: fc.nat(9) },
  { requiredKeys: ['path'] },
);
const cells = fc.array(fc.tuple(fc.nat(5000), fc.nat(3), places));

it('the places of all responses are those of each of them, the last that was said of a cell', () => {
  fc.assert(
    fc.property(cells, (all) => {
      const [one, other] = [newCellPlaces(3), newPlaces(4)];
      for (const [paper, item, place] of all) {
        one.put(paper, item, place);
        other.put(paper, item, place);
      }
      for (const [paper, item] of [...all, [7, 0] as const, [9000, 2] as const])
        expect(one.of(paper, item)).toEqual(other.of(paper, item));
    }),
  );
});
