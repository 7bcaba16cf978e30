import type { GivenResponse } from '../marking/submission.ts';
import type { Collector, Facts } from '../submissions/collect.ts';
import { type Desk, isUnclear, outcomeFor, outcomesAtMost } from './outcomes.ts';
import { newCellPlaces, newPlaces, type Places } from './places.ts';
import { hasResponse, putCell, putTime, type Shard } from './shard.ts';
import { type NewTally, paperOf } from './tally.ts';

/** Marks submissions as they are read, and keeps nothing but the tally. */
export interface TallyCollector extends Collector {
  readonly places: Places;
  /**
   * False once something came that is settled among whole submissions: two sittings of a student, two responses to one
   * item where that is an error, or more attempts or different marks than a tally holds. Then it is of no use any more.
   */
  fits(): boolean;
  /** The number of the outcome of a response; -1 where there is more to it, such as that it could not be understood. */
  codeOf(response: GivenResponse): number;
  /** Adds a sitting by its items and their outcomes, so many of them. */
  addCodes(student: string, items: Int32Array, codes: Int32Array, count: number): void;
}

/** Short responses to an item are few, however many students give them. */
const rememberedAtMost = 10_000;
const rememberedLength = 200;

/** How a paper came, so that two ways to one are noticed. */
const came = { byRows: 1, asSitting: 2 } as const;

/** A collector into a tally. */
export function tallyCollector(tally: NewTally, duplicates: Shard['duplicates']): TallyCollector {
  const { papers, outcomes, seen, keepsRead } = tally;
  const places = keepsRead ? newCellPlaces(outcomes.length) : newPlaces(outcomes.length);
  const markers = outcomes.map(codeOf);
  /** By paper. */
  const ways: number[] = [];
  let fits = true;
  let last: { readonly student: string; readonly attempt: number; readonly paper: number } | undefined;

  const paperFor = ({ student, attempt = 0 }: Pick<Facts, 'student' | 'attempt'>): number => {
    if (last?.student === student && last.attempt === attempt) return last.paper;
    const paper = paperOf(papers, student, attempt);
    if (paper < 0) fits = false;
    else last = { student, attempt, paper };
    return paper;
  };

  const put = (paper: number, response: GivenResponse): void => {
    const { item } = response;
    const code = markers[item]?.(response) ?? -1;
    if (code < 0 || (duplicates === 'error' && hasResponse(papers, paper, item))) {
      fits = false;
      return;
    }
    seen.add(item);
    const isFirst = !hasResponse(papers, paper, item);
    putCell(papers, paper, item, code - 1);
    if ((isFirst || duplicates === 'last') && (keepsRead || isUnclear(outcomes[item]?.marks[code]))) {
      places.put(paper, item, response.place);
    }
  };

  const begin = (paper: number, { place }: Facts): void => {
    if (keepsRead) places.put(paper, outcomes.length, place);
  };

  const learn = (paper: number, { submittedAt }: Facts): void => {
    if (submittedAt !== undefined) putTime(papers, paper, submittedAt);
  };

  /** The paper of a whole sitting, which is the only one of its student and attempt. */
  const sittingOf = (facts: Pick<Facts, 'student' | 'attempt'>): number => {
    const paper = paperFor(facts);
    if (ways[paper] !== undefined) fits = false;
    if (fits) ways[paper] = came.asSitting;
    return paper;
  };

  return {
    places,
    fits: () => fits,
    hasAny: () => papers.papers.count > 0,
    seen: () => seen,
    add(facts, response) {
      if (!fits) return;
      const paper = paperFor(facts);
      if (ways[paper] === came.asSitting) fits = false;
      if (!fits) return;
      if (ways[paper] === undefined) begin(paper, facts);
      ways[paper] = came.byRows;
      learn(paper, facts);
      put(paper, response);
    },
    addSitting(facts, responses) {
      if (!fits) return;
      const paper = sittingOf(facts);
      if (!fits) return;
      begin(paper, facts);
      learn(paper, facts);
      for (const response of responses) put(paper, response);
    },
    codeOf(response) {
      const code = markers[response.item]?.(response) ?? -1;
      return isUnclear(outcomes[response.item]?.marks[code]) ? -1 : code;
    },
    addCodes(student, items, codes, count) {
      const paper = fits ? sittingOf({ student }) : -1;
      for (let at = 0; at < count && fits; at++) {
        const item = items[at] ?? 0;
        seen.add(item);
        putCell(papers, paper, item, (codes[at] ?? 0) - 1);
      }
    },
    finish: () => [],
  };
}

/** The number of the outcome of a response to an item; -1 for one more than a tally holds. */
function codeOf(desk: Desk): (response: GivenResponse) => number {
  const byText = new Map<string, number>();
  const byString = new Map<string, number>();
  const byJson = new Map<string, number>();
  const marked = (response: GivenResponse): number => {
    const code = outcomeFor(desk, desk.mark(response));
    return code > outcomesAtMost ? -1 : code;
  };
  return (response) => {
    const { given, shown } = response;
    if (shown !== undefined) return marked(response);
    const { known, key } =
      given.from === 'text'
        ? { known: byText, key: given.text }
        : typeof given.value === 'string'
          ? { known: byString, key: given.value }
          : { known: byJson, key: JSON.stringify(given.value) };
    const had = known.get(key);
    if (had !== undefined) return had;
    const code = marked(response);
    if (code >= 0 && key.length <= rememberedLength && known.size < rememberedAtMost) known.set(key, code);
    return code;
  };
}
