/** What everybody else asks of an item, and of the section that may be one, without naming its kind. */
import { blankScore, type RuleName } from '../grading/rules.ts';
import type { Score } from '../grading/score.ts';
import type { TextRule } from '../grading/text.ts';
import type { Random } from '../session/random.ts';
import type { Accounted, Facet, Json, OfferedOption, Program, Prompt, RawResponse } from './contract.ts';
import { type ItemOf, type Kind, type Responses, typeOf } from './kinds.ts';
import { commonToJson } from './support/item-json.ts';
import { itemMarkdown } from './support/item-markdown.ts';

export { type Item, type ItemOf, isKind, type Kind, kinds } from './kinds.ts';
export { isPartTitle, type Left, lacksKey, offersOptions, readItem, recogniseKinds } from './read-item.ts';

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

/** How typed texts are compared; nothing where none are typed, or in one way only. */
export function comparingOf<K extends Kind>(item: ItemOf<K>): TextRule | undefined {
  return typeOf[item.kind].comparing?.(item.body);
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
