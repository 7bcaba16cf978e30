/**
 * Responses that wait to be written into the cells of a shard. Written one by one in the order of the rows, each would wait
 * for memory that none has read lately; in the order of the papers they come upon one another.
 */
import { noPage, pageOf, putCell, type Shard } from './shard.ts';

const waitingAtMost = 1 << 18;
/** Of so many papers, as a power of two, the cells are near one another. */
const heapBits = 5;
const pageBits = Math.log2(pageOf);
const numberBits = 16;

export interface WaitingCells {
  /** How many more may wait. */
  room(): number;
  /** Puts a response with those that wait; there has to be room. */
  put(paper: number, item: number, answer: number): void;
  /** Writes all that waits; false where a cell is taken and that is an error. */
  write(): boolean;
}

/** Nothing that waits yet. Of two responses in one cell the one that was put first is written first. */
export function waitingCells(shard: Shard): WaitingCells {
  let count = 0;
  let begins = new Int32Array(0);
  const papers = new Int32Array(waitingAtMost);
  /** The item, and below it the number that is written. */
  const numbers = new Int32Array(waitingAtMost);
  const sortedPapers = new Int32Array(waitingAtMost);
  const sortedNumbers = new Int32Array(waitingAtMost);

  const sort = (): void => {
    const heaps = (shard.papers.count >> heapBits) + 1;
    if (begins.length < heaps) begins = new Int32Array(heaps * 2);
    else begins.fill(0);
    for (let at = 0; at < count; at++) {
      const heap = (papers[at] ?? 0) >> heapBits;
      begins[heap] = (begins[heap] ?? 0) + 1;
    }
    let sum = 0;
    for (let heap = 0; heap < heaps; heap++) {
      const size = begins[heap] ?? 0;
      begins[heap] = sum;
      sum += size;
    }
    for (let at = 0; at < count; at++) {
      const paper = papers[at] ?? 0;
      const heap = paper >> heapBits;
      const place = begins[heap] ?? 0;
      begins[heap] = place + 1;
      sortedPapers[place] = paper;
      sortedNumbers[place] = numbers[at] ?? 0;
    }
  };

  return {
    room: () => waitingAtMost - count,
    put(paper, item, answer) {
      papers[count] = paper;
      numbers[count] = (item << numberBits) | (answer + 1);
      count++;
    },
    write() {
      const { pages, stride } = shard;
      sort();
      const written = count;
      count = 0;
      for (let at = 0; at < written; at++) {
        const paper = sortedPapers[at] ?? 0;
        const both = sortedNumbers[at] ?? 0;
        const [item, number] = [both >> numberBits, both & ((1 << numberBits) - 1)];
        const page = pages[paper >> pageBits] ?? noPage;
        const cell = (paper & (pageOf - 1)) * stride + item;
        // Room for the number was made when the response was first put.
        if (page[cell] === 0) page[cell] = number;
        else if (!putCell(shard, paper, item, number - 1)) return false;
      }
      return true;
    },
  };
}
