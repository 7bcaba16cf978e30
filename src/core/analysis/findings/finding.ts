/** What a teacher can act on. */
export type FindingCode =
  | 'key-probably-wrong'
  | 'wrong-response-common'
  | 'wrong-answers-identical'
  | 'key-always-longest'
  | 'items-measure-the-same'
  | 'distractor-untaken';

export interface TeacherFinding {
  readonly code: FindingCode;
  /** The ids of the items that it is about. */
  readonly items: readonly string[];
  /** The numbers that it rests on, by name. */
  readonly evidence: Readonly<Record<string, number>>;
  /** The option or the typed response that it is about. */
  readonly response?: string;
  /** The students that it is about. */
  readonly students?: readonly string[];
  /** One sentence in plain words. */
  readonly message: string;
  /** From 1, the most pressing first. */
  readonly rank: number;
  /** A change of the deck that would follow from it, as a unified diff. */
  readonly patch?: string;
}

/** A finding before it has its rank; the weight orders those of one code. */
export interface Unranked extends Omit<TeacherFinding, 'rank'> {
  readonly weight: number;
}

/** What a matrix of scores does not hold. */
export interface FindingExtra {
  /** By item id, then by option: the text that the students saw. */
  readonly optionTexts?: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** What a student typed, by their row and the item's column in the matrix; the same text for what marking takes as the same. */
  readonly typed?: (row: number, column: number) => string | undefined;
}

/** How many students count in each item, and how many of them took each option. */
export interface Takers {
  readonly items: readonly {
    readonly id: string;
    readonly n: number;
    readonly options: readonly { readonly option: string; readonly key: boolean; readonly count: number }[] | null;
  }[];
}
