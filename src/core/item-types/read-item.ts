/** From a section of a page to the item that it is: which kind recognises it, and what that reads. */
import type { ItemCommon } from '../deck/item.ts';
import type { Section } from '../deck/section.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import type { RuleName } from '../grading/rules.ts';
import type { Taken } from './contract.ts';
import { type Item, type ItemOf, isKind, type Kind, kinds, typeOf } from './kinds.ts';
import { isNotAsking } from './support/notations.ts';
import { findOptions, ticks } from './support/options.ts';

export { isPartTitle } from './support/notations.ts';

/** The kind that a section is set to, else each whose notation it holds; more than one is a mistake of the author's. */
export function recogniseKinds(section: Section): readonly Kind[] {
  const { kind } = section.settings;
  if (kind !== undefined && isKind(kind)) return [kind];
  if (isNotAsking(section)) return [];
  return kinds.filter((name) => typeOf[name].recognises(section));
}

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
