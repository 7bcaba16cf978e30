import type { Json } from '../item-types/contract.ts';

/** Where something stood that was handed in. */
export interface Place {
  readonly path: string;
  /** Counted from 1; absent for a file that has no lines, such as one JSON value. */
  readonly line?: number;
  readonly column?: number;
}

/** A response as it was handed in, before it is decoded: a cell or a line of text, or a JSON value. */
export type Given = { readonly from: 'text'; readonly text: string } | { readonly from: 'json'; readonly value: Json };

/** One response of a submission to one item. */
export interface GivenResponse {
  /** The place of the item in the paper: the items of all decks in their order, from 0. */
  readonly item: number;
  readonly given: Given;
  /** The order in which the choices stood on a shuffled paper, as places in the file. */
  readonly shown?: readonly number[];
  /** How long it took, in seconds, where the submission says so. */
  readonly seconds?: number;
  readonly place: Place;
}

/** What one student handed in at one time. */
export interface Submission {
  /** As it was written; an id may begin with `=` or be a number with leading zeros. */
  readonly student: string;
  /** From 1, as the submission numbers it; absent where there is only one. */
  readonly attempt?: number;
  /** Milliseconds since 1970 in UTC. */
  readonly submittedAt?: number;
  /** Other columns, such as a group. */
  readonly extra?: Readonly<Record<string, string>>;
  /** In the order of the submission; an item without one was not attempted. */
  readonly responses: readonly GivenResponse[];
  readonly place: Place;
}

/** Something in the submissions that could not be read or matched; it never stops the others from being marked. */
export interface Finding {
  readonly code:
    | 'unreadable-file'
    | 'unclosed-quote'
    | 'field-too-long'
    | 'encoding-invalid'
    | 'column-unmatched'
    | 'item-unmatched'
    | 'header-duplicate'
    | 'row-short'
    | 'row-long'
    | 'student-missing'
    | 'duplicate-response'
    | 'response-unreadable'
    | 'value-invalid';
  readonly severity: 'error' | 'warning';
  readonly message: string;
  /** What to do about it. */
  readonly help: string;
  readonly place: Place;
}
