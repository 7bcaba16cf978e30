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
      } else broken.push({ line: count, because: decoded.because });
    }
    last = next;
  }
  yield* settle();
  if (last !== '') yield { line: count + 1, because: 'the last line has no end, so it may be cut off' };
  return count;
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
    doubts.push(doubt(line, receipt, 'the decks have no such item now'));
    return [];
  });
  known.sort((one, other) => one.desk.item.place - other.desk.item.place);
  for (const { line, text, receipt, desk, ...mark } of withReach(known)) {
    const now = receiptOf(receipt.student, receipt.attempt, desk.item, mark);
    if (encodeReceipt(now) === text) continue;
    doubts.push(doubt(line, receipt, differencesOf(receipt, now).join('; ')));
  }
  return doubts;
}

const doubt = (line: number, { student, item }: Receipt, because: string): Doubt => ({ line, student, item, because });

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
