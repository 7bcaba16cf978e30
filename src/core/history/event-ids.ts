import type { CanonicalLine } from './canonical-line.ts';

/**
 * An id as two numbers: which process of which device, by its place in a list, and its count. Any other text is taken
 * for a process of its own with the count -1, so that two ids have the same numbers only where they are the same.
 */
export interface EventIds {
  /** The parts of an id; a process that was not seen before is entered. */
  partsOf(id: string): Parts;
  /** The same for the id of each canonical line in turn. The object is filled anew with every call. */
  partsIn(bytes: Uint8Array, line: CanonicalLine): Parts;
  idOf(process: number, count: number): string;
  /** The name of a process, by its number. */
  nameOf(process: number): string;
  /** The row that was set for an id, or -1. */
  rowOf(process: number, count: number): number;
  setRow(process: number, count: number, row: number): void;
}

const zero = 0x30;
/** As `eventId` writes a count: six digits, more only where they are needed. */
const fewestDigits = 6;
/** Rows of counts below stand in a list of the process, since counts follow each other. */
const mostListed = 1 << 16;
const firstListed = 64;

interface Parts {
  readonly process: number;
  readonly count: number;
}

/** A fresh list of processes. */
export function eventIds(): EventIds {
  const names: string[] = [];
  const byName = new Map<string, number>();
  const last = { process: 0, count: -1 };
  /** Of each process the row of each count, raised by one so that 0 stands for none. */
  const lists: Int32Array[] = [];
  const unlisted = new Map<string, number>();

  const enter = (name: string): number => {
    const known = byName.get(name);
    if (known !== undefined) return known;
    byName.set(name, names.length);
    names.push(name);
    lists.push(new Int32Array(firstListed));
    return names.length - 1;
  };
  const partsOf = (id: string): Parts => {
    const [, name = '', digits = ''] = /^([^]*)\.(\d{6}|[1-9]\d{6,8})$/.exec(id) ?? [];
    return digits === '' ? { process: enter(id), count: -1 } : { process: enter(name), count: Number(digits) };
  };

  return {
    partsOf,
    partsIn: (bytes, { idFrom, idTo, isSameProcess }) => {
      if (isSameProcess && last.count >= 0) {
        last.count = countIn(bytes, idTo);
        return last;
      }
      const { process, count } = partsOf(String.fromCharCode(...bytes.subarray(idFrom, idTo)));
      last.process = process;
      last.count = count;
      return last;
    },
    idOf: (process, count) => {
      const name = names[process] ?? '';
      return count < 0 ? name : `${name}.${String(count).padStart(fewestDigits, '0')}`;
    },
    nameOf: (process) => names[process] ?? '',
    rowOf: (process, count) => {
      if (count >= 0 && count < mostListed) return (lists[process]?.[count] ?? 0) - 1;
      return unlisted.get(`${process} ${count}`) ?? -1;
    },
    setRow: (process, count, row) => {
      if (count < 0 || count >= mostListed) {
        unlisted.set(`${process} ${count}`, row);
        return;
      }
      let list = lists[process] ?? new Int32Array(0);
      if (count >= list.length) {
        const longer = new Int32Array(Math.min(mostListed, Math.max(count + 1, list.length * 2)));
        longer.set(list);
        lists[process] = longer;
        list = longer;
      }
      list[count] = row + 1;
    },
  };
}

/** The count in the last six digits before a place. */
function countIn(bytes: Uint8Array, to: number): number {
  let count = 0;
  for (let at = to - fewestDigits; at < to; at++) count = count * 10 + (bytes[at] ?? 0) - zero;
  return count;
}
