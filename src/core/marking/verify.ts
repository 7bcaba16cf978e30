import { decodeReceipt } from './decode-receipt.ts';
import { type ItemMarker, itemMarker, notAttempted, withReach } from './mark.ts';
import type { MarkingPaper, PaperItem } from './paper.ts';
import { encodeReceipt, type Receipt, receiptOf } from './receipt.ts';

/** A line of `scores.jsonl` that does not hold, and what differs. */
export interface Doubt {
  /** From 1. */
  readonly line: number;
  readonly student?: string;
  readonly item?: string;
  readonly because: string;
}

/** What the lines of a file of receipts came to. */
export interface Verified {
  readonly receipts: number;
  readonly doubts: readonly Doubt[];
}

interface Placed {
  readonly line: number;
  readonly receipt: Receipt;
}

/** The name of an item among those of several decks. */
const nameOf = (deck: string, item: string): string => `${deck}\n${item}`;

/**
 * Derives each receipt of a file anew from the response that it holds and the decks as they are now, and names each line
 * that is not to the byte what comes out. `text` is the whole file.
 */
export function verifyReceipts(paper: MarkingPaper, text: string): Verified {
  const lines = text.split('\n');
  const doubts: Doubt[] = [];
  if (lines.pop() !== '')
    doubts.push({ line: lines.length + 1, because: 'the last line has no end, so it may be cut off' });
  const desks = new Map(paper.items.map((item) => [nameOf(item.deck, item.id), { item, mark: itemMarker(item) }]));
  let sitting: Placed[] = [];
  const settle = (): void => {
    doubts.push(...doubtsOf(sitting, desks));
    sitting = [];
  };
  for (const [at, line] of lines.entries()) {
    const decoded = decodeReceipt(line);
    if (!decoded.ok) {
      doubts.push({ line: at + 1, because: decoded.because });
      continue;
    }
    const { receipt } = decoded;
    const before = sitting.at(-1)?.receipt;
    if (before && (before.student !== receipt.student || before.attempt !== receipt.attempt)) settle();
    sitting.push({ line: at + 1, receipt });
  }
  settle();
  return { receipts: lines.length, doubts: doubts.sort((one, other) => one.line - other.line) };
}

interface Desk {
  readonly item: PaperItem;
  readonly mark: ItemMarker;
}

/** The doubts about the receipts of one student and attempt: whether a blank was reached, its neighbours say. */
function doubtsOf(sitting: readonly Placed[], desks: ReadonlyMap<string, Desk>): readonly Doubt[] {
  const doubts: Doubt[] = [];
  const known = sitting.flatMap(({ line, receipt }) => {
    const desk = desks.get(nameOf(receipt.deck, receipt.item));
    if (desk !== undefined) return [{ line, receipt, desk, ...markAgain(receipt, desk) }];
    doubts.push(doubt({ line, receipt }, 'the decks have no such item now'));
    return [];
  });
  known.sort((one, other) => one.desk.item.place - other.desk.item.place);
  for (const { line, receipt, desk, ...mark } of withReach(known)) {
    const now = receiptOf(receipt.student, receipt.attempt, desk.item, mark);
    if (encodeReceipt(now) === encodeReceipt(receipt)) continue;
    doubts.push(doubt({ line, receipt }, differencesOf(receipt, now).join('; ')));
  }
  return doubts;
}

const doubt = ({ line, receipt: { student, item } }: Placed, because: string): Doubt => ({
  line,
  student,
  item,
  because,
});

function markAgain(receipt: Receipt, { item, mark }: Desk): ReturnType<ItemMarker> {
  const { read, shown, place } = receipt;
  if (read === null) return notAttempted(item, place);
  const around = shown === undefined ? {} : { shown };
  const marked = mark({ item: item.place, given: read, ...around, place });
  // What else was handed in does not stand in the receipt.
  const duplicates = receipt.findings.filter(({ code }) => code === 'response-duplicate');
  return { ...marked, remarks: [...marked.remarks, ...duplicates] };
}

const compared = [
  'kind',
  'fingerprint',
  'key',
  'rule',
  'ruleVersion',
  'points',
  'response',
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
  return typeof value === 'string' ? value : JSON.stringify(value);
}
