import type { ItemCommon } from '../deck/item.ts';
import type { Section, SubSection } from '../deck/section.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import type { RuleName } from '../grading/rules.ts';
import type { Score } from '../grading/score.ts';
import type { Difference, TextRule } from '../grading/text.ts';
import type { Random } from '../session/random.ts';
import type { Block } from '../source/block.ts';

/** A value that JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** An item as one kind sees it. */
export type ItemWith<Body> = ItemCommon & { readonly body: Body };

/** What a kind took from a section; the rest stays with the item. */
export interface Taken<Body> {
  readonly body: Body;
  /** The blocks that pose the question. */
  readonly stem: readonly Block[];
  /** The blocks of the section's own text that explain, to be shown after the response. */
  readonly after: readonly Block[];
  /** The sub-sections that the kind did not use. */
  readonly below: readonly SubSection[];
}

/** A thing to choose, order or match. `index` is its place in the file, from 0, whatever order it is shown in. */
export interface Choice {
  readonly index: number;
  /** Markdown. */
  readonly text: string;
}

/** A part of a cloze text: Markdown as it stands, or the gap with that number, from 0. */
export type Segment =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'gap'; readonly gap: number; readonly hint?: string };

/** A rating to choose from, and what it leads to: `10 min`. */
export interface RatingButton {
  readonly rating: 'again' | 'hard' | 'good' | 'easy';
  readonly interval: string;
}

/**
 * What to ask, as data; a prompter draws it. Next to each shape stands the value that keys give (`RawResponse` from
 * `keys`). `null` is a blank response to any of them.
 */
export type Prompt =
  /** → the chosen option's index in the file */
  | { readonly shape: 'choose-one'; readonly choices: readonly Choice[] }
  /** → the indices, ascending */
  | { readonly shape: 'choose-many'; readonly choices: readonly Choice[] }
  /** → the text */
  | { readonly shape: 'type'; readonly expects: string; readonly lines: 'one' | 'many' }
  /** → one text a gap, in the order of the gaps */
  | { readonly shape: 'fill'; readonly segments: readonly Segment[]; readonly gaps: number }
  /** → the indices in the order that the learner chose */
  | { readonly shape: 'order'; readonly choices: readonly Choice[] }
  /** → for each left side in the file's order the index of its right side, or null */
  | { readonly shape: 'pair'; readonly left: readonly Choice[]; readonly right: readonly Choice[] }
  /** → 'again' | 'hard' | 'good' | 'easy', given after the back was shown; all four where no buttons are named */
  | { readonly shape: 'recall'; readonly back: string; readonly buttons?: readonly RatingButton[] }
  /** → { text, points }: what was typed, and the indices of the key points that it made, ticked by the learner */
  | { readonly shape: 'assess'; readonly model: string; readonly points: readonly Choice[] };

/**
 * A response from outside, before it is understood.
 * `keys`: the value of a prompt's shape, places counted from 0 in the file's order.
 * `json`: the published form that `encode` writes: letters ("B") or numbers from 1 in the file's order, or texts.
 * `text`: a line of a pipe or a cell of a table. `shown` is the order in which the choices stood, so that "2" means the
 * second line that the learner saw; without it, the file's order.
 */
export type RawResponse =
  | { readonly from: 'keys'; readonly value: unknown }
  | { readonly from: 'json'; readonly value: unknown }
  | { readonly from: 'text'; readonly text: string; readonly shown?: readonly number[] };

/**
 * A response that was understood, a blank, or what to ask back: one sentence that helps the learner to write it, and
 * what alone can have been meant where nobody can be asked.
 */
export type Decoded<Response> =
  | { readonly is: 'response'; readonly response: Response }
  | { readonly is: 'blank' }
  | { readonly is: 'unclear'; readonly because: string; readonly meant?: string };

/** One line of the account that follows a response: an option, a gap, an accepted answer, a key point. */
export interface Accounted {
  /** Where the learner stands to it. `given` is a typed response that is no option. */
  readonly mark: 'chosen-right' | 'chosen-wrong' | 'missed' | 'given' | 'expected' | 'passed-over';
  /** Place in the file, from 0, for kinds whose choices are numbered on the screen. */
  readonly index?: number;
  /** Markdown. */
  readonly text: string;
  /** The approach of the contrast table that the option stands for. */
  readonly approach?: string;
  /** The author's feedback or rationale for it. */
  readonly rationale?: string;
  /** For a near miss: what differs between the response and what was expected. */
  readonly difference?: readonly Difference[];
}

/** A card that the item gives to the scheduler. `facet` is stable when other facets come and go. */
export interface Facet {
  readonly facet: string;
  readonly front: string;
  readonly back: string;
}

/** An option as the author wrote it, with the reason that is given for it. */
export interface OfferedOption {
  readonly text: string;
  readonly right: boolean;
  readonly rationale?: string;
}

/** A program that a deck holds, and what it prints by the author's word. */
export interface Program {
  /** The first word after the fence, `python`; empty where none stands. */
  readonly language: string;
  readonly code: string;
  readonly expected: string;
}

/** An answer more that earns everything: the body with it, and the line of the file that says so. */
export interface Acceptance<Body> {
  readonly body: Body;
  readonly line: string;
}

/** A kind of item: all that is known about it stands in its folder. */
export interface ItemType<Body, Response> {
  /** The shape of its prompt. */
  readonly shape: Prompt['shape'];
  /** One well formed section as an author would write it, heading included, with comments that explain the notation. */
  readonly sample: string;

  /** True if the section holds this kind's notation. At most one kind says so for a well formed section. */
  recognises(section: Section): boolean;
  /** What the kind takes, or nothing after it reported why not. */
  parse(section: Section, report: Report): Taken<Body> | undefined;
  /** The notation in Markdown, without heading, settings, stem and explanation. */
  format(body: Body): string;
  /** The settings without which the notation would not be read back as this body, by name. */
  settings(body: Body): Readonly<Record<string, string | boolean>>;
  /** The rules that can grade it; the first of them is used where the author names none. */
  rules(body: Body): readonly RuleName[];

  /** The item as one of its cards asks it; the item itself where it gives one card. */
  focus(item: ItemWith<Body>, facet: string): ItemWith<Body>;
  /** The order in which the choices are shown; the file's order where nothing is shuffled. Empty without choices. */
  arrange(item: ItemWith<Body>, random: Random): readonly number[];
  /** The Markdown above the prompt: the stem, with what else the notation shows before it asks. */
  pose(item: ItemWith<Body>): string;
  ask(item: ItemWith<Body>, shown: readonly number[]): Prompt;

  /** Never throws. */
  decode(item: ItemWith<Body>, raw: RawResponse): Decoded<Response>;
  /** The value that `decode` reads back from `json` as the same response. */
  encode(response: Response): Json;
  /** A response that earns full marks. */
  key(item: ItemWith<Body>): Response;
  grade(item: ItemWith<Body>, response: Response): Score;
  /** The account of a response, chosen lines first, then the key. Without a response (a blank) the key alone. */
  account(item: ItemWith<Body>, response: Response | undefined): readonly Accounted[];

  /** How typed texts are compared, for a kind that lets the author say so. */
  comparing?(body: Body): TextRule;
  /** A typed response as it is compared, in a text: of two that have the same one, both earn the same. */
  compared?(item: ItemWith<Body>, response: Response): string;
  /** With an answer more, after those that are accepted; nothing where the notation cannot hold it or another goes before. */
  accepting?(item: ItemWith<Body>, response: Response): Acceptance<Body> | undefined;
  /** With the option at that place as the only key, for a kind that has one key; nothing where credits are set. */
  keyed?(body: Body, option: number): Body | undefined;

  cards(item: ItemWith<Body>): readonly Facet[];
  /** The program that the item is about, for a kind that has one. */
  program?(body: Body): Program;
  /** The options in the order of the file, for a kind that offers some. */
  options?(body: Body): readonly OfferedOption[];
  /** Every text of the body that is shown at some time, as Markdown. */
  texts(body: Body): readonly string[];
  /** The body as plain JSON, the published shape of the corpus. */
  toJson(body: Body): Json;
}
