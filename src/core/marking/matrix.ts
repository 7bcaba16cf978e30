import { toNumber } from '../grading/fraction.ts';
import type { Choice, Json } from '../item-types/contract.ts';
import { type Item, keyOf, promptOf } from '../item-types/index.ts';
import type { ItemMark } from './mark.ts';
import type { Marked, StudentMark } from './marked.ts';

/** Why a response has no points. */
export type Gap = 'omitted' | 'not-reached' | 'not-attempted';

/** The marks as statistics take them: a row per student, a column per item. */
export interface MarkMatrix {
  readonly students: readonly string[];
  /** With options for an item that is answered by choosing, known by their letters in the order of the file. */
  readonly items: readonly {
    readonly id: string;
    readonly possible: number;
    readonly options?: readonly { readonly option: string; readonly key: boolean }[];
  }[];
  /** The nearest floating-point number to the points; of several attempts, their mean. */
  readonly scores: readonly (readonly (number | Gap)[])[];
  /** The letters that were chosen in the last attempt that counts; nothing where none was or could be read. */
  readonly chosen: readonly (readonly (readonly string[] | undefined)[])[];
}

/** What options are known by, in the order of the file. */
export const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
/** The letters of a response, or of a key. */
const textsIn = (value: Json): readonly string[] => {
  if (isList(value)) return value.filter((each) => typeof each === 'string');
  return typeof value === 'string' ? [value] : [];
};

const places = [...letters].map((_, place) => place);

const choicesIn = new WeakMap<Item, readonly Choice[]>();

/** What can be chosen of an item, in the order of the file; none of one that is answered otherwise. */
export function choicesOf(item: Item): readonly Choice[] {
  const known = choicesIn.get(item);
  if (known !== undefined) return known;
  const prompt = promptOf(item, places);
  const choices = prompt.shape === 'choose-one' || prompt.shape === 'choose-many' ? prompt.choices : [];
  choicesIn.set(item, choices);
  return choices;
}

/** The options of an item whose key is letters; none where it has more options than there are letters. */
export function optionsOf(item: Item): Pick<MarkMatrix['items'][number], 'options'> {
  const choices = choicesOf(item);
  const key = choices.length === 0 ? [] : textsIn(keyOf(item));
  if (key.length === 0) return {};
  const all = [...letters].slice(0, choices.length);
  if (key.some((letter) => !all.includes(letter))) return {};
  return { options: all.map((option) => ({ option, key: key.includes(option) })) };
}

const gaps: Readonly<Partial<Record<ItemMark['state'], Gap>>> = {
  blank: 'omitted',
  'not-reached': 'not-reached',
  'not-attempted': 'not-attempted',
};

/** What a mark is in a matrix: points or a gap, and the letters that were chosen of an item with options. */
export function cellOf(mark: Pick<ItemMark, 'state' | 'response' | 'score'>, hasOptions: boolean) {
  const { state, response, score } = mark;
  const points = score.verdict === 'unrated' ? 'not-attempted' : (gaps[state] ?? toNumber(score.earned));
  return { score: points, ...(hasOptions && response !== null ? { chosen: textsIn(response) } : {}) };
}

/** The matrix of the marks. What is left out, or waits for a person, counts as not attempted. */
export function matrixOf({ items, students }: Marked): MarkMatrix {
  const columns = items.map(({ id, item }) => ({ id, possible: toNumber(item.points), ...optionsOf(item) }));
  const lastMark = (student: StudentMark, place: number): ItemMark | undefined => student.used.at(-1)?.marks[place];
  return {
    students: students.map(({ student }) => student),
    items: columns,
    scores: students.map((student) =>
      student.items.map((points, place) => {
        const mark = lastMark(student, place);
        if (points === undefined) return 'not-attempted';
        const gap = student.used.length > 1 || mark === undefined ? undefined : gaps[mark.state];
        return gap ?? toNumber(points.earned);
      }),
    ),
    chosen: students.map((student) =>
      columns.map(({ options }, place) => {
        const response = lastMark(student, place)?.response ?? null;
        return options === undefined || response === null ? undefined : textsIn(response);
      }),
    ),
  };
}
