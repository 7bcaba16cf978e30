/** Counts by day. */
export interface DayTally {
  add(day: number): void;
  /** How often each day was added, with the counts that were there before. */
  counts(): ReadonlyMap<number, number>;
}

/** The days of two hundred years stand in a list, which is quicker; others come from a clock that went wrong. */
const mostListed = 73_050;

/** A tally that goes on from some counts. */
export function dayTally(before: ReadonlyMap<number, number> = new Map()): DayTally {
  const listed = new Int32Array(mostListed);
  const others = new Map(before);
  let [first, last] = [mostListed, -1];
  return {
    add: (day) => {
      if (day >= 0 && day < mostListed) {
        listed[day] = (listed[day] ?? 0) + 1;
        if (day < first) first = day;
        if (day > last) last = day;
      } else others.set(day, (others.get(day) ?? 0) + 1);
    },
    counts: () => {
      const all = new Map(others);
      for (let day = first; day <= last; day++) {
        const count = listed[day] ?? 0;
        if (count > 0) all.set(day, (all.get(day) ?? 0) + count);
      }
      return all;
    },
  };
}
