/**
 * The kinds of items. A kind is a folder beside this file and one line in `types`; the compiler says what is missing.
 * Everybody else asks the functions below and never names a kind.
 */
import type { ItemCommon } from '../deck/item.ts';
import type { Section } from '../deck/section.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import { blankScore, type RuleName } from '../grading/rules.ts';
import type { Score } from '../grading/score.ts';
import type { Random } from '../session/random.ts';
import { cloze } from './cloze/index.ts';
import type {
  Accounted,
  Facet,
  ItemType,
  Json,
  OfferedOption,
  Program,
  Prompt,
  RawResponse,
  Taken,
} from './contract.ts';
import { flashcard } from './flashcard/index.ts';
import { matching } from './matching/index.ts';
import { multipleChoice } from './multiple-choice/index.ts';
import { multipleSelect } from './multiple-select/index.ts';
import { numeric } from './numeric/index.ts';
import { open } from './open/index.ts';
import { ordering } from './ordering/index.ts';
import { output } from './output/index.ts';
import { shortAnswer } from './short-answer/index.ts';
import { commonToJson } from './support/item-json.ts';
import { itemMarkdown } from './support/item-markdown.ts';
import { isNotAsking, isPartTitle } from './support/notations.ts';
import { findOptions, ticks } from './support/options.ts';
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
type Responses = { readonly [K in Kind]: Types[K] extends ItemType<infer _, infer Response> ? Response : never };

const typeOf: { readonly [K in Kind]: ItemType<Bodies[K], Responses[K]> } = types;

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

/** The kind that a section is set to, else each whose notation it holds; more than one is a mistake of the author's. */
export function recogniseKinds(section: Section): readonly Kind[] {
  const { kind } = section.settings;
  if (kind !== undefined && isKind(kind)) return [kind];
  if (isNotAsking(section)) return [];
  return kinds.filter((name) => typeOf[name].recognises(section));
}

export { isPartTitle };

/** True for a section whose own text has options to choose from. */
export function offersOptions(section: Section): boolean {
  return findOptions(section) !== undefined;
}

/** True for a section with options none of which is marked as right, as in a list of things to do. */
export function lacksKey(section: Section): boolean {
  const found = findOptions(section);
  return found !== undefined && found.key === undefined && ticks(found) === 0;
}

/** What an item is made of beside its notation: the blocks that are left, and the rule that grades it. */
export type Left = Omit<Taken<unknown>, 'body'> & { readonly rule: RuleName };

function ruleFor(kind: Kind, rules: readonly RuleName[], section: Section, report: Report): RuleName | undefined {
  const { partial, deckPartial } = section.settings;
  if (partial !== undefined && !rules.includes(partial)) {
    report('rule-unfit', section.titleSpan, { name: partial, kind, rules: rules.join(', ') });
    return undefined;
  }
  return partial ?? rules.find((rule) => rule === deckPartial) ?? rules[0];
}

function readAs<K extends Kind>(
  kind: K,
  section: Section,
  report: Report,
  common: (left: Left) => ItemCommon,
): ItemOf<K> | undefined {
  const taken = typeOf[kind].parse(section, report);
  const rule = taken && ruleFor(kind, typeOf[kind].rules(taken.body), section, report);
  if (taken === undefined || rule === undefined) return undefined;
  const { body, stem, after, below } = taken;
  return Object.assign(common({ stem, after, below, rule }), { kind, body });
}

/**
 * The item of a section, with what `common` makes of the rest of it; nothing after it was reported why not. `found` are
 * the kinds that were recognised in it before.
 */
export function readItem(
  section: Section,
  report: Report,
  common: (left: Left) => ItemCommon,
  found: readonly Kind[] = recogniseKinds(section),
): Item | undefined {
  const [first, second] = found;
  if (first !== undefined && second !== undefined) report('kinds-mixed', section.titleSpan, { first, second });
  return first === undefined || second !== undefined ? undefined : readAs(first, section, report, common);
}

/** The order in which an item's choices are shown. */
export function arrange<K extends Kind>(item: ItemOf<K>, random: Random): readonly number[] {
  return typeOf[item.kind].arrange(item, random);
}

/** The Markdown that poses an item above its prompt. Empty where the title or the prompt itself does. */
export function poseOf<K extends Kind>(item: ItemOf<K>): string {
  return typeOf[item.kind].pose(item);
}

/** What to ask for an item whose choices are shown in that order. */
export function promptOf<K extends Kind>(item: ItemOf<K>, shown: readonly number[]): Prompt {
  return typeOf[item.kind].ask(item, shown);
}

/** The shape of the prompt of a kind. */
export function shapeOf(kind: Kind): Prompt['shape'] {
  return typeOf[kind].shape;
}

/** A response that was graded, as the value that reads back as itself, or what to ask back. */
export type Scored =
  | { readonly is: 'marked'; readonly response: Json; readonly score: Score }
  | { readonly is: 'unclear'; readonly because: string; readonly meant?: string };

/** The same with what there is to say of each part of the response. */
export type Marked =
  | (Extract<Scored, { is: 'marked' }> & { readonly account: readonly Accounted[] })
  | Extract<Scored, { is: 'unclear' }>;

/** A raw response decoded and graded. A blank has the response null and earns nothing. */
export function mark<K extends Kind>(item: ItemOf<K>, raw: RawResponse): Marked {
  const type = typeOf[item.kind];
  const decoded = type.decode(item, raw);
  if (decoded.is === 'unclear') return decoded;
  const account = type.account(item, decoded.is === 'blank' ? undefined : decoded.response);
  return { ...graded(item, decoded), account };
}

/** The same without an account of it. */
export function score<K extends Kind>(item: ItemOf<K>, raw: RawResponse): Scored {
  const decoded = typeOf[item.kind].decode(item, raw);
  return decoded.is === 'unclear' ? decoded : graded(item, decoded);
}

function graded<K extends Kind>(
  item: ItemOf<K>,
  decoded: { readonly is: 'blank' } | { readonly is: 'response'; readonly response: Responses[K] },
): Extract<Scored, { is: 'marked' }> {
  const type = typeOf[item.kind];
  if (decoded.is === 'blank') return { is: 'marked', response: null, score: blankScore(item.points, item.partial) };
  const { response } = decoded;
  return { is: 'marked', response: type.encode(response), score: type.grade(item, response) };
}

/** The rules that can grade an item. */
export function rulesOf<K extends Kind>(item: ItemOf<K>): readonly RuleName[] {
  return typeOf[item.kind].rules(item.body);
}

/** A response that earns full marks, in its published form. */
export function keyOf<K extends Kind>(item: ItemOf<K>): Json {
  const type = typeOf[item.kind];
  return type.encode(type.key(item));
}

/** A typed response as it is compared with others: white space made one, and more as the kind has it. */
export function comparedAs<K extends Kind>(item: ItemOf<K>, text: string): string {
  const type = typeOf[item.kind];
  const decoded = type.decode(item, { from: 'text', text });
  const compared = decoded.is === 'response' ? type.compared?.(item, decoded.response) : undefined;
  return compared ?? text.replace(/\s+/g, ' ').trim();
}

/** An item that also accepts a response, with the line of its file that says so; nothing where none can. */
export function accepting<K extends Kind>(
  item: ItemOf<K>,
  text: string,
): { readonly item: ItemOf<K>; readonly line: string } | undefined {
  const type = typeOf[item.kind];
  const decoded = type.decode(item, { from: 'text', text });
  const found = decoded.is === 'response' ? type.accepting?.(item, decoded.response) : undefined;
  return found === undefined ? undefined : { item: { ...item, body: found.body }, line: found.line };
}

/** An item with another option, by its place in the file, as its only key; nothing where it has not just one. */
export function keyedAs<K extends Kind>(item: ItemOf<K>, option: number): ItemOf<K> | undefined {
  const body = typeOf[item.kind].keyed?.(item.body, option);
  return body === undefined ? undefined : { ...item, body };
}

/** The cards that an item gives to the scheduler, one at least. */
export function cardsOf<K extends Kind>(item: ItemOf<K>): readonly Facet[] {
  return typeOf[item.kind].cards(item);
}

/** The item as one of its cards asks it. */
export function focusOn<K extends Kind>(item: ItemOf<K>, facet: string): ItemOf<K> {
  const { body, ...common } = typeOf[item.kind].focus(item, facet);
  return { ...common, kind: item.kind, body };
}

/** True if the item asks something: by its title, its stem, or a notation that shows more than its answer. */
export function isPosed<K extends Kind>(item: ItemOf<K>): boolean {
  if (item.title.trim() !== '' || item.stem.trim() !== '') return true;
  return cardsOf(item).every(({ front }) => front.trim() !== '');
}

/** The program that an item is about and what it should print, nothing where it is about none. */
export function programOf<K extends Kind>(item: ItemOf<K>): Program | undefined {
  return typeOf[item.kind].program?.(item.body);
}

/** The options that an item offers, in the order of the file; none where something is typed or arranged. */
export function offeredBy<K extends Kind>(item: ItemOf<K>): readonly OfferedOption[] {
  return typeOf[item.kind].options?.(item.body) ?? [];
}

/** Every text of an item that is shown at some time, as Markdown. */
export function textsOf<K extends Kind>(item: ItemOf<K>): readonly string[] {
  const { title, stem, hints, explanation } = item;
  const texts = [title, stem, ...typeOf[item.kind].texts(item.body)];
  const around = [...hints.map(({ text }) => text), ...explanation.map(({ text }) => text)];
  return [...texts, ...around].filter((text) => text !== '');
}

/** A whole item as Markdown under a heading of the second level, which reads back as the same item. */
export function formatItem<K extends Kind>(item: ItemOf<K>): string {
  const type = typeOf[item.kind];
  const { body } = item;
  const [defaultRule = 'all-or-nothing'] = type.rules(body);
  return itemMarkdown(item, { text: type.format(body), settings: type.settings(body), defaultRule });
}

/** A whole item as plain JSON, the published shape of the corpus. */
export function itemToJson<K extends Kind>(item: ItemOf<K>): { readonly [name: string]: Json } {
  return { kind: item.kind, ...commonToJson(item), body: typeOf[item.kind].toJson(item.body) };
}

/** One section of a kind as an author would write it, with comments that explain the notation. */
export function sampleOf(kind: Kind): string {
  return typeOf[kind].sample;
}
