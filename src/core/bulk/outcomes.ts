/** What can become of the responses to one item: a few marks, each known by a number. */
import { toText } from '../grading/fraction.ts';
import { unclearRemark } from '../marking/finding.ts';
import { isTyped } from '../marking/finding-extra.ts';
import { type ItemMark, type ItemMarker, itemMarker, notAttempted } from '../marking/mark.ts';
import { optionsOf } from '../marking/matrix.ts';
import type { PaperItem } from '../marking/paper.ts';

/**
 * By what the marks of an item are told apart: what they come to alone, what was chosen or typed as well, which statistics
 * ask, or every letter of what was handed in, which receipts keep.
 */
export type ToldBy = 'result' | 'response' | 'read';

/** More different marks of an item than this are told apart by what they come to alone, unless receipts are wanted. */
const respondedAtMost = 10_000;

/** What can become of a response to one item: a few marks, however many responses. The first is that of no response. */
export interface Outcomes {
  readonly marks: ItemMark[];
  readonly known: Map<string, number>;
  readonly toldBy: ToldBy;
}

/** The outcomes of an item, and what makes them. */
export interface Desk extends Outcomes {
  readonly mark: ItemMarker;
}

/** More outcomes than this have no number in a cell. */
export const outcomesAtMost = 0xffff;

/** Where a mark stands that is made for all who have it. */
export const nowhere = { path: '' };

/** The outcomes of an item of which nothing was handed in yet. */
export function newOutcomes(item: PaperItem, keepsRead: boolean): Desk {
  const isAsked = isTyped(item) || optionsOf(item.item).options !== undefined;
  const toldBy = keepsRead ? 'read' : isAsked ? 'response' : 'result';
  return { marks: [notAttempted(item, nowhere)], known: new Map(), toldBy, mark: itemMarker(item) };
}

/** True where the marks of an item still tell what was chosen or typed. */
export const tellsResponses = ({ known, toldBy }: Outcomes): boolean =>
  toldBy === 'read' || known.size <= respondedAtMost;

/** True for the outcome of a response that could not be understood. */
export const isUnclear = (mark: ItemMark | undefined): boolean =>
  mark !== undefined && unclearRemark(mark.remarks) !== undefined;

/** The number of an outcome, new or known. */
export function outcomeFor({ marks, known, toldBy }: Outcomes, made: ItemMark): number {
  const { state, read, shown, response, score, remarks } = made;
  const remark = unclearRemark(remarks);
  const comesTo = [state, score.verdict, toText(score.earned), toText(score.possible), remark?.message].join(' ');
  const told = {
    result: () => comesTo,
    response: () => `${comesTo}\n${JSON.stringify(response)}`,
    read: () => `${comesTo}\n${JSON.stringify([read, shown, response])}`,
  }[toldBy]();
  const hasRoom = toldBy === 'read' || known.size < respondedAtMost;
  const had = known.get(told) ?? (hasRoom ? undefined : known.get(comesTo));
  if (had !== undefined) return had;
  const key = hasRoom ? told : comesTo;
  known.set(key, marks.length);
  return marks.push(made) - 1;
}
