/** The kinds of items. A kind is a folder beside this file and one line in `types`; the compiler says what is missing. */
import type { ItemCommon } from '../deck/item.ts';
import { cloze } from './cloze/index.ts';
import type { ItemType } from './contract.ts';
import { flashcard } from './flashcard/index.ts';
import { matching } from './matching/index.ts';
import { multipleChoice } from './multiple-choice/index.ts';
import { multipleSelect } from './multiple-select/index.ts';
import { numeric } from './numeric/index.ts';
import { open } from './open/index.ts';
import { ordering } from './ordering/index.ts';
import { output } from './output/index.ts';
import { shortAnswer } from './short-answer/index.ts';
import { trueFalse } from './true-false/index.ts';

const types = {
  'multiple-choice': multipleChoice,
  'multiple-select': multipleSelect,
  'true-false': trueFalse,
  'short-answer': shortAnswer,
  numeric,
  cloze,
  ordering,
  matching,
  output,
  flashcard,
  open,
} as const;

type Types = typeof types;

/** The name of a kind. */
export type Kind = keyof Types;

type Bodies = { readonly [K in Kind]: Types[K] extends ItemType<infer Body, infer _> ? Body : never };
/** By kind, what it makes of a response. */
export type Responses = { readonly [K in Kind]: Types[K] extends ItemType<infer _, infer Response> ? Response : never };

/** What each kind answers for itself. */
export const typeOf: { readonly [K in Kind]: ItemType<Bodies[K], Responses[K]> } = types;

/** An item of one of some kinds. */
export type ItemOf<K extends Kind> = {
  [P in K]: ItemCommon & { readonly kind: P; readonly body: Bodies[P] };
}[K];

/** An item of any kind. */
export type Item = ItemOf<Kind>;

/** True for the name of a kind. */
export function isKind(text: string): text is Kind {
  return Object.hasOwn(types, text);
}

/** The names of the kinds, the most common first. */
export const kinds: readonly Kind[] = Object.keys(types).filter(isKind);
