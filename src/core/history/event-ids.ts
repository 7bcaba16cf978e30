import { longestId } from './canonical-line.ts';

/**
 * An id as two numbers: which process of which device, by its place in a list, and its count. Any other text is taken
 * for a process of its own with the count -1, so that two ids have the same numbers only where they are the same.
 */
export interface EventIds {
  /** The parts of an id; a process that was not seen before is entered. */
  partsOf(id: string): { readonly process: number; readonly count: number };
  /** The same for a canonical line's id in its bytes. The object is filled anew with every call. */
  partsIn(bytes: Uint8Array, from: number, to: number): { readonly process: number; readonly count: number };
  idOf(process: number, count: number): string;
  /** The name of a process, by its number. */
  nameOf(process: number): string;
  /** The row that was set for an id, or -1. */
  rowOf(process: number, count: number): number;
  setRow(process: number, count: number, row: number): void;
}

const dot = 0x2e;
const zero = 0x30;
/** As `eventId` writes a count: six digits, more only where they are needed. */
const fewestDigits = 6;
const mostDigits = 9;
/** Rows of counts below stand in a list of the process, since counts follow each other. */
const mostListed = 1 << 16;
const firstListed = 64;

/** A fresh list of processes. */
export function eventIds(): EventIds {
  const names: string[] = [];
  const byName = new Map<string, number>();
  const last = new Uint8Array(longestId);
  let lastLength = -1;
  let lastProcess = 0;
  const parts = { process: 0, count: 0 };
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
  /** Lines of one process mostly follow each other. */
  const enterBytes = (bytes: Uint8Array, from: number, to: number): number => {
    if (to - from === lastLength) {
      let at = 0;
      while (at < lastLength && bytes[from + at] === last[at]) at++;
      if (at === lastLength) return lastProcess;
    }
    lastProcess = enter(String.fromCharCode(...bytes.subarray(from, to)));
    lastLength = to - from;
    last.set(bytes.subarray(from, to));
    return lastProcess;
  };

  return {
    partsOf: (id) => {
      const [, name = '', digits = ''] = /^([^]*)\.(\d{6}|[1-9]\d{6,8})$/.exec(id) ?? [];
      return digits === '' ? { process: enter(id), count: -1 } : { process: enter(name), count: Number(digits) };
    },
    partsIn: (bytes, from, to) => {
      let start = to;
      let count = 0;
      for (let scale = 1; start > from && isDigit(bytes[start - 1] ?? 0); scale *= 10) {
        start--;
        count += ((bytes[start] ?? 0) - zero) * (to - start <= mostDigits ? scale : 0);
      }
      const length = to - start;
      const isCounted =
        length >= fewestDigits &&
        length <= mostDigits &&
        (length === fewestDigits || bytes[start] !== zero) &&
        start > from &&
        bytes[start - 1] === dot;
      parts.count = isCounted ? count : -1;
      parts.process = enterBytes(bytes, from, isCounted ? start - 1 : to);
      return parts;
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

const isDigit = (byte: number): boolean => byte >= zero && byte < zero + 10;
