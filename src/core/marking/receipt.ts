/**
 * A receipt is one line of `scores.jsonl`: all that is needed to mark a response again and to see why it earned what it
 * earned. It is JSON with its fields in one order and no spaces, and ends with the fingerprint of all that stands before
 * it, so that one changed byte shows; its number among all receipts of the file shows a line that went, came twice or
 * moved. That guards against accidents and careless edits; whoever wants to forge a line can reckon its fingerprint too.
 */
import { type Fraction, toText } from '../grading/fraction.ts';
import type { RuleName } from '../grading/rules.ts';
import type { Verdict } from '../grading/score.ts';
import type { TextRule } from '../grading/text.ts';
import { exactFingerprint } from '../history/hash.ts';
import type { Json } from '../item-types/contract.ts';
import { jsonText } from '../json-text.ts';
import type { Remark } from './finding.ts';
import type { ItemMark, ResponseState } from './mark.ts';
import type { Marks } from './marked.ts';
import type { PaperItem } from './paper.ts';
import type { Given, Place } from './submission.ts';
import { marksIn, type StateTotals, totalsOf } from './totals.ts';

/** Goes up when a field changes its meaning or goes. */
const version = 1;

/** Where a receipt stands in its file. */
export interface Position {
  /** From 1. */
  readonly number: number;
  /** How many receipts the file holds. */
  readonly of: number;
}

/** One mark with its reasons. Points are exact texts such as `2/3`. */
export interface Receipt extends Position {
  readonly student: string;
  readonly attempt?: number;
  readonly deck: string;
  readonly item: string;
  readonly kind: string;
  /** Of what the item asks. */
  readonly fingerprint: string;
  /** Of what decides its marks beside rule, points and how texts are compared. */
  readonly key: string;
  /** Whether capitals and accents of typed texts matter; absent where none are typed. */
  readonly comparing?: TextRule;
  readonly rule: RuleName;
  readonly ruleVersion: number;
  readonly points: string;
  /** As it was handed in; null without a row. */
  readonly read: Given | null;
  readonly shown?: readonly number[];
  /** As it was understood; null for none. */
  readonly response: Json;
  /** As it was compared; only where typed texts are. */
  readonly normalised?: Json;
  readonly state: ResponseState;
  readonly verdict: Verdict;
  readonly earned: string;
  readonly possible: string;
  readonly arithmetic: string;
  readonly findings: readonly Remark[];
  readonly place: Place;
}

/** The receipt of a mark. */
export function receiptOf(
  { student, attempt }: Pick<Receipt, 'student' | 'attempt'>,
  item: PaperItem,
  mark: ItemMark,
  { number, of }: Position,
): Receipt {
  const { score } = mark;
  const text = (value: Fraction): string => toText(value);
  return {
    student,
    ...(attempt === undefined ? {} : { attempt }),
    deck: item.deck,
    item: item.id,
    kind: item.item.kind,
    fingerprint: item.fingerprint,
    key: item.accepted,
    ...(item.comparing === undefined ? {} : { comparing: item.comparing }),
    rule: score.rule,
    ruleVersion: item.ruleVersion,
    points: text(item.item.points),
    read: mark.read ?? null,
    ...(mark.shown === undefined ? {} : { shown: mark.shown }),
    response: mark.response,
    ...(mark.normalised === undefined ? {} : { normalised: mark.normalised }),
    state: mark.state,
    verdict: score.verdict,
    earned: text(score.earned),
    possible: text(score.possible),
    arithmetic: score.arithmetic,
    findings: mark.remarks,
    place: mark.place,
    number,
    of,
  };
}

interface Counted {
  readonly whose: Pick<Receipt, 'student' | 'attempt'>;
  readonly item: PaperItem;
  readonly mark: ItemMark;
  readonly position: Position;
}

/** All marks that count with their place in the file: by student in code units, then attempt, then place in the paper. */
function* countedMarks({ students, items }: Marks, totals: StateTotals): Iterable<Counted> {
  const of = marksIn(totals);
  let number = 0;
  for (const { student, used } of students) {
    for (const { attempt, marks } of used) {
      const whose = { student, ...(attempt === undefined ? {} : { attempt }) };
      for (const item of items) {
        const mark = marks[item.place];
        if (mark !== undefined) yield { whose, item, mark, position: { number: ++number, of } };
      }
    }
  }
}

/** The receipts of all marks that count, by student in code units, then attempt, then place in the paper. */
export function* receiptsOf(marks: Marks): Iterable<Receipt> {
  for (const { whose, item, mark, position } of countedMarks(marks, totalsOf(marks)))
    yield receiptOf(whose, item, mark, position);
}

const placeToJson = ({ path, line, column }: Place): Json => ({
  path,
  ...(line === undefined ? {} : { line }),
  ...(column === undefined ? {} : { column }),
});

const readToJson = (read: Given | null): Json =>
  read === null ? null : read.from === 'text' ? { text: read.text } : { json: read.value };

/** The fields of an object as JSON without its brackets, to be joined with others. */
const inner = (fields: { readonly [name: string]: Json }): string =>
  // What a decoder makes of broken bytes must not be what stood there before.
  jsonText(fields).slice(1, -1).replaceAll('\ufffd', '\\ufffd');

const itemFields = (receipt: Receipt): string =>
  inner({
    deck: receipt.deck,
    item: receipt.item,
    kind: receipt.kind,
    fingerprint: receipt.fingerprint,
    key: receipt.key,
    ...(receipt.comparing === undefined
      ? {}
      : { comparing: { case: receipt.comparing.case, accents: receipt.comparing.accents } }),
    rule: receipt.rule,
    ruleVersion: receipt.ruleVersion,
    points: receipt.points,
  });

const markFields = (receipt: Receipt): string =>
  inner({
    read: readToJson(receipt.read),
    ...(receipt.shown === undefined ? {} : { shown: receipt.shown }),
    response: receipt.response,
    ...(receipt.normalised === undefined ? {} : { normalised: receipt.normalised }),
    state: receipt.state,
    verdict: receipt.verdict,
    earned: receipt.earned,
    possible: receipt.possible,
    arithmetic: receipt.arithmetic,
    findings: receipt.findings.map(({ code, message }) => ({ code, message })),
  });

const whoseFields = ({ student, attempt }: Pick<Receipt, 'student' | 'attempt'>): string =>
  inner({ v: version, student, ...(attempt === undefined ? {} : { attempt }) });

function line(whose: string, item: string, mark: string, place: string, { number, of }: Position): string {
  const fields = `{${whose},${item},${mark},${place},"number":${number},"of":${of}}`;
  return `${fields.slice(0, -1)},"sum":"${exactFingerprint(fields)}"}`;
}

const placeFields = (place: Place): string => inner({ place: placeToJson(place) });

/** The line of a receipt, without a line feed. */
export function encodeReceipt(receipt: Receipt): string {
  return line(whoseFields(receipt), itemFields(receipt), markFields(receipt), placeFields(receipt.place), receipt);
}

/** What many marks of an item have in common, written once. */
interface Written {
  readonly mark: ItemMark;
  readonly fields: string;
}

const isSameText = (one: Given | undefined, other: Given | undefined): boolean =>
  one === other || (one?.from === 'text' && other?.from === 'text' && one.text === other.text);

function isWrittenSame({ mark }: Written, other: ItemMark): boolean {
  return (
    mark.state === other.state &&
    mark.remarks === other.remarks &&
    mark.shown === other.shown &&
    isSameText(mark.read, other.read)
  );
}

/** Places are many, and mostly in one file after the other. */
function placeWriter(): (place: Place) => string {
  let last = { path: '', fields: placeFields({ path: '' }) };
  return ({ path, line: at, column }) => {
    if (column !== undefined) return placeFields({ path, ...(at === undefined ? {} : { line: at }), column });
    if (path !== last.path) last = { path, fields: placeFields({ path }) };
    return at === undefined ? last.fields : `${last.fields.slice(0, -1)},"line":${at}}`;
  };
}

/** The lines of the receipts of all marks that count, each with its line feed, in the order of `receiptsOf`. */
export function* receiptLines(marks: Marks, totals: StateTotals): Iterable<string> {
  const heads = new Map<PaperItem, string>();
  const known = new WeakMap<ItemMark['score'], Written>();
  const placeText = placeWriter();
  let last: { readonly whose: Counted['whose']; readonly fields: string } | undefined;
  for (const { whose, item, mark, position } of countedMarks(marks, totals)) {
    if (last?.whose !== whose) last = { whose, fields: whoseFields(whose) };
    let head = heads.get(item);
    let written = known.get(mark.score);
    if (head === undefined || written === undefined || !isWrittenSame(written, mark)) {
      const receipt = receiptOf(whose, item, mark, position);
      head ??= itemFields(receipt);
      written = { mark, fields: markFields(receipt) };
      heads.set(item, head);
      known.set(mark.score, written);
    }
    yield `${line(last.fields, head, written.fields, placeText(mark.place), position)}\n`;
  }
}
