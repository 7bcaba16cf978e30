import type { System } from './exports.ts';
import type { Role } from './names.ts';

/** What one column of a table holds. */
export type Column =
  | { readonly is: 'item'; readonly item: number }
  | { readonly is: 'extra'; readonly name: string }
  | { readonly is: 'role'; readonly role: Exclude<Role, 'student' | 'extra'> };

/** How a table is read. */
export interface Layout {
  /** `long`: a row for each response; `wide`: a row for each student. */
  readonly form: 'long' | 'wide';
  readonly system?: System;
  readonly columns: readonly Column[];
  /** The columns that name the student, joined by a space; the first that is not blank counts. */
  readonly students: readonly (readonly number[])[];
  /** The column of a role, or -1. */
  readonly at: Readonly<Record<'item' | 'response' | 'attempt' | 'submitted' | 'seconds' | 'order' | 'seed', number>>;
}
