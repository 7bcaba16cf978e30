import { decodeReceipt } from './decode-receipt.ts';
import { type ItemMarker, itemMarker, notAttempted, withReach } from './mark.ts';
import type { MarkingPaper, PaperItem } from './paper.ts';
import { encodeReceipt, type Receipt, receiptOf } from './receipt.ts';

/**
 * What is wrong with a line: the file is not as it was written (`file`), or the decks are not as they were (`deck`), so
 * that what was true then no longer follows.
 */
type Since = 'file' | 'deck';

/** A line of `scores.jsonl` that does not hold, and what differs. */
export interface Doubt {
  readonly changed: Since;
  /** From 1. */
  readonly line: number;
  readonly student?: string;
  readonly item?: string;
  readonly because: string;
}

interface Placed {
  readonly line: number;
  readonly text: string;
  readonly receipt: Receipt;
}

/** The name of an item among those of several decks. */
const nameOf = (deck: string, item: string): string => `${deck}\n${item}`;

/**
 * Derives each receipt anew from the response that it holds and the decks as they are now, and names each line that is
 * not to the byte what comes out. The lines are those of a whole file, split at its line feeds: the last is empty.
 */
export function* verifyReceipts(paper: MarkingPaper, lines: Iterable<string>): Generator<Doubt, number> {
  const desks = new Map(paper.items.map((item) => [nameOf(item.deck, item.id), { item, mark: itemMarker(item) }]));
  let sitting: Placed[] = [];
  let count = 0;
  let last: string | undefined;
  let broken: Doubt[] = [];
  const inOrder = orderOfNumbers();
  const settle = (): readonly Doubt[] => {
    const doubts = [...broken, ...doubtsOf(sitting, desks)].sort((one, other) => one.line - other.line);
    sitting = [];
    broken = [];
    return doubts;
  };
  for (const next of lines) {
    if (last !== undefined) {
      count++;
      const decoded = decodeReceipt(last);
      if (decoded.ok) {
        const { receipt } = decoded;
        const before = sitting.at(-1)?.receipt;
        if (before && (before.student !== receipt.student || before.attempt !== receipt.attempt)) yield* settle();
        sitting.push({ line: count, text: last, receipt });
        broken.push(...inOrder.see(count, receipt));
      } else {
        inOrder.skip();
        broken.push({ changed: 'file', line: count, because: decoded.because });
      }
    }
    last = next;
  }
  yield* settle();
  yield* inOrder.end(count);
  if (last !== '')
    yield { changed: 'file', line: count + 1, because: 'the last line has no end, so it may be cut off' };
  return count;
}

const range = (first: number, last: number): string =>
  first === last ? `receipt ${first} is missing` : `receipts ${first} to ${last} are missing`;

/** Sees the numbers of the receipts of a file one after the other, and names what went, came twice or moved. */
function orderOfNumbers() {
  let expected = 1;
  let all: number | undefined;
  const doubtful = (line: number, because: string, receipt?: Receipt): Doubt => ({
    changed: 'file',
    line,
    ...(receipt === undefined ? {} : { student: receipt.student, item: receipt.item }),
    because,
  });
  return {
    see: (line: number, receipt: Receipt): readonly Doubt[] => {
      const { number, of } = receipt;
      const doubts: Doubt[] = [];
      all ??= of;
      if (of !== all) doubts.push(doubtful(line, `it is one of ${of} receipts, the first line one of ${all}`, receipt));
      if (number > expected) doubts.push(doubtful(line, `${range(expected, number - 1)} before it`, receipt));
      if (number < expected) doubts.push(doubtful(line, `receipt ${number} is repeated or out of its order`, receipt));
      expected = Math.max(expected, number + 1);
      return doubts;
    },
    /** One that cannot be read takes a number too. */
    skip: () => expected++,
    end: (line: number): readonly Doubt[] => {
      if (line === 0) return [doubtful(1, 'there is no receipt in the file')];
      return all === undefined || expected > all ? [] : [doubtful(line, `${range(expected, all)} at the end`)];
    },
  };
}

interface Desk {
  readonly item: PaperItem;
  readonly mark: ItemMarker;
}

/** The doubts about the receipts of one student and attempt: whether a blank was reached, its neighbours say. */
function doubtsOf(sitting: readonly Placed[], desks: ReadonlyMap<string, Desk>): readonly Doubt[] {
  const doubts: Doubt[] = [];
  const known = sitting.flatMap(({ line, text, receipt }) => {
    const desk = desks.get(nameOf(receipt.deck, receipt.item));
    if (desk !== undefined) return [{ line, text, receipt, desk, ...markAgain(receipt, desk) }];
    doubts.push(doubt('deck', line, receipt, 'the decks have no such item now'));
    return [];
  });
  known.sort((one, other) => one.desk.item.place - other.desk.item.place);
  for (const { line, text, receipt, desk, ...mark } of withReach(known)) {
    const now = receiptOf(receipt, desk.item, mark, receipt);
    if (encodeReceipt(now) === text) continue;
    const differences = differencesOf(receipt, now).join('; ');
    const isDeck = ofTheDeck.some((field) => shown(receipt[field]) !== shown(now[field]));
    doubts.push(
      isDeck
        ? doubt('deck', line, receipt, `the deck was changed since: ${differences}`)
        : doubt('file', line, receipt, `it does not follow from the response in it: ${differences}`),
    );
  }
  return doubts;
}

function doubt(changed: Since, line: number, { student, item }: Receipt, because: string): Doubt {
  return { changed, line, student, item, because };
}

function markAgain(receipt: Receipt, { item, mark }: Desk): ReturnType<ItemMarker> {
  const { read, shown, place } = receipt;
  if (read === null) return notAttempted(item, place);
  const around = shown === undefined ? {} : { shown };
  const marked = mark({ item: item.place, given: read, ...around, place });
  // What else was handed in does not stand in the receipt.
  const duplicates = receipt.findings.filter(({ code }) => code === 'response-duplicate');
  return { ...marked, remarks: [...marked.remarks, ...duplicates] };
}

/** What a receipt says of its item. */
const ofTheDeck = ['kind', 'fingerprint', 'key', 'comparing', 'rule', 'ruleVersion', 'points'] as const;

const compared = [
  ...ofTheDeck,
  'response',
  'normalised',
  'state',
  'verdict',
  'earned',
  'possible',
  'arithmetic',
  'findings',
] as const satisfies readonly (keyof Receipt)[];

/** What two receipts of the same response say differently, `earned: 2/3 in the receipt, 1 now`. */
function differencesOf(then: Receipt, now: Receipt): readonly string[] {
  return compared.flatMap((field) => {
    const [before, after] = [then, now].map((receipt) => shown(receipt[field]));
    return before === after ? [] : [`${field}: ${before} in the receipt, ${after} now`];
  });
}

function shown(value: Receipt[(typeof compared)[number]]): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
}
