import { blankScore } from '../grading/rules.ts';
import type { Score } from '../grading/score.ts';
import { foldText, type TextRule } from '../grading/text.ts';
import type { Json, RawResponse } from '../item-types/contract.ts';
import { score as scoreItem } from '../item-types/index.ts';
import type { Remark } from './finding.ts';
import type { PaperItem } from './paper.ts';
import type { Given, GivenResponse, Place } from './submission.ts';

/**
 * What became of a response. `unclear` is one that could not be understood; `blank` was left empty before something that
 * was answered, `not-reached` is empty as every later item is, and `not-attempted` has no row at all.
 */
export const states = ['answered', 'unclear', 'blank', 'not-reached', 'not-attempted'] as const;
export type ResponseState = (typeof states)[number];

/** A response to an item as it was marked, before its neighbours say whether a blank was reached. */
export interface ItemMark {
  readonly state: ResponseState;
  /** As it was handed in; absent where the item has no row. */
  readonly read?: Given;
  readonly shown?: readonly number[];
  /** As it was understood, in its published form; null for none. */
  readonly response: Json;
  /** As it was compared; only where typed texts are. */
  readonly normalised?: Json;
  readonly score: Score;
  readonly remarks: readonly Remark[];
  readonly place: Place;
}

/** Marks responses to one item. */
export type ItemMarker = (given: GivenResponse) => ItemMark;

type Judged = Pick<ItemMark, 'state' | 'response' | 'normalised' | 'score' | 'remarks'>;

/** Short responses to an item are few, however many students give them. */
const rememberedAtMost = 1000;
const rememberedLength = 200;

function rawOf({ given, shown }: GivenResponse): RawResponse {
  if (given.from === 'json') return given;
  return shown === undefined ? given : { ...given, shown };
}

/** A response, or the parts of one, as texts are compared. */
function folded(response: Json, rule: TextRule): Json {
  if (typeof response === 'string') return foldText(response, rule);
  return Array.isArray(response) ? response.map((part: Json) => folded(part, rule)) : response;
}

function judge({ item, comparing }: PaperItem, given: GivenResponse): Judged {
  const first = scoreItem(item, rawOf(given));
  // A class cannot be asked back, and nobody means 981 by `9,81`.
  const isMeant = first.is === 'unclear' && first.meant !== undefined;
  const marked = isMeant ? scoreItem(item, { from: 'text', text: first.meant }) : first;
  if (marked.is === 'unclear') {
    // It earns what the rule gives for no response, and says so.
    const score = { ...blankScore(item.points, item.partial), arithmetic: 'not understood, so nothing is earned' };
    const remark = { code: 'response-unclear', message: marked.because } as const;
    return { state: 'unclear', response: null, score: { ...score, verdict: 'wrong' }, remarks: [remark] };
  }
  const { response, score } = marked;
  const normalised = comparing === undefined || response === null ? {} : { normalised: folded(response, comparing) };
  return { state: score.verdict === 'blank' ? 'blank' : 'answered', response, ...normalised, score, remarks: [] };
}

/** What marks responses to one item; the same short text twice is marked once. */
export function itemMarker(item: PaperItem): ItemMarker {
  const known = new Map<string, Judged>();
  return (given) => {
    const { given: read, shown } = given;
    if (read.from === 'json' || shown !== undefined || read.text.length > rememberedLength) {
      return handedIn(judge(item, given), given);
    }
    const had = known.get(read.text);
    if (had !== undefined) return handedIn(had, given);
    const judged = judge(item, given);
    if (known.size < rememberedAtMost) known.set(read.text, judged);
    return handedIn(judged, given);
  };
}

/** Field by field: this is done for every response, and spreading takes several times as long. */
function handedIn(judged: Judged, { given: read, shown, place }: GivenResponse): ItemMark {
  const { state, response, normalised, score, remarks } = judged;
  if (shown !== undefined) return { ...judged, read, shown, place };
  if (normalised !== undefined) return { state, read, response, normalised, score, remarks, place };
  return { state, read, response, score, remarks, place };
}

const unattempted = new WeakMap<PaperItem, Judged>();

/** The mark of an item without a row, in a submission that stands at a place. */
export function notAttempted(desk: PaperItem, place: Place): ItemMark {
  let judged = unattempted.get(desk);
  if (judged === undefined) {
    const { item } = desk;
    const score = { ...blankScore(item.points, item.partial), arithmetic: 'not attempted' };
    judged = { state: 'not-attempted', response: null, score, remarks: [] };
    unattempted.set(desk, judged);
  }
  const { state, response, score, remarks } = judged;
  return { state, response, score, remarks, place };
}

/** The marks of a submission in the order of its items, with the blanks at its end as not reached. */
export function withReach<Mark extends { readonly state: ResponseState }>(marks: readonly Mark[]): readonly Mark[] {
  const last = marks.findLastIndex(({ state }) => state === 'answered' || state === 'unclear');
  if (!marks.some(({ state }, at) => at > last && state === 'blank')) return marks;
  return marks.map((mark, at) => (at > last && mark.state === 'blank' ? { ...mark, state: 'not-reached' } : mark));
}
