/** Why there are no points: seen and left blank; not come to before the end; not given to the student, or never begun. */
export type Gap = 'omitted' | 'not-reached' | 'not-attempted';

export interface MatrixItem {
  readonly id: string;
  /** The points that can be earned; of an item with none, only n and the gaps are known. */
  readonly possible: number;
  /** Absent for an item that is not answered by choosing. */
  readonly options?: readonly { readonly option: string; readonly key: boolean }[];
}

/** A row per student and a column per item, as marking or a table of scores gives it. */
export interface ResponseMatrix {
  readonly students: readonly string[];
  readonly items: readonly MatrixItem[];
  /** `scores[student][item]`: points earned, or why there are none. */
  readonly scores: readonly (readonly (number | Gap)[])[];
  /** `chosen[student][item]`: the options chosen, where the item has options. */
  readonly chosen?: readonly (readonly (readonly string[] | undefined)[])[];
  /** `groups[student]`: the group whose members are compared with those of the others. */
  readonly groups?: readonly (string | undefined)[];
}

/** What a cell of an item holds: points or why there are none, and the options that were chosen. */
export interface MatrixCell {
  readonly score: number | Gap;
  readonly chosen?: readonly string[];
}

/** An item whose different cells stand once each. */
export interface CodedItem extends MatrixItem {
  readonly cells: readonly MatrixCell[];
  /** By student the place of what they have in `cells`. */
  readonly codes: Uint32Array;
}

/** The same as a matrix, by columns; what was chosen is known of every item with options. */
export interface CodedMatrix extends Pick<ResponseMatrix, 'students' | 'groups'> {
  readonly items: readonly CodedItem[];
}

/** Whose definitions and rules for gaps are used: Moodle's, Canvas's, our own of classical test theory, or R psych's. */
export type System = 'moodle' | 'canvas' | 'ctt' | 'psych';

/** The names of the systems. */
export const systems: readonly System[] = ['ctt', 'moodle', 'canvas', 'psych'];
