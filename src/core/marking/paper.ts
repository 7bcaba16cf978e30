import type { Deck } from '../deck/deck.ts';
import { type RuleName, rules } from '../grading/rules.ts';
import type { TextRule } from '../grading/text.ts';
import { fingerprintOf } from '../history/fingerprint.ts';
import { exactFingerprint } from '../history/hash.ts';
import type { Json } from '../item-types/contract.ts';
import { comparingOf, type Item, itemToJson, rulesOf } from '../item-types/index.ts';
import { jsonText } from '../json-text.ts';
import { lazily } from '../lazily.ts';
import { type NamedItem, namedItems } from '../session/paper.ts';
import type { MarkFinding } from './finding.ts';

/** An item as it is marked. */
export interface PaperItem {
  /** From 0, over the items of all decks in their order. */
  readonly place: number;
  readonly deck: string;
  /** Unique in its deck. */
  readonly id: string;
  /** With the rule of this run. */
  readonly item: Item;
  readonly rule: RuleName;
  readonly ruleVersion: number;
  /** Of what is asked: 16 hexadecimal digits. */
  readonly fingerprint: string;
  /** Of all that decides a mark beside rule and points: 16 hexadecimal digits. */
  readonly key: string;
  /** The same without how texts are compared, so that another key is told from another comparison. */
  readonly accepted: string;
  /** How typed texts are compared; absent where none are typed. */
  readonly comparing?: TextRule;
}

/** The items that submissions are marked against. */
export interface MarkingPaper {
  /** The same items as their decks have them, in the same order. */
  readonly entries: readonly NamedItem[];
  readonly items: readonly PaperItem[];
  readonly findings: readonly MarkFinding[];
}

/** What is said about a response, and moves no mark. */
const aside: ReadonlySet<string> = new Set(['feedback', 'notChosen', 'approach', 'pin']);

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

function decisive(value: Json): Json {
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) return value.map(decisive);
  const kept = Object.entries(value).filter(([name]) => !aside.has(name));
  return Object.fromEntries(kept.map(([name, inner]) => [name, decisive(inner)]));
}

type Body = { readonly [name: string]: Json };

/** All that decides a mark beside rule and points: options and which are right, accepted answers. */
function decisiveBody(item: Item): Body {
  const body = decisive(itemToJson(item)['body'] ?? null);
  return body !== null && typeof body === 'object' && !isList(body) ? body : { body };
}

/** The fingerprints of an item's body, and of what it has beside how texts are compared. */
function fingerprintsOf(item: Item): Pick<PaperItem, 'key' | 'accepted'> {
  const body = decisiveBody(item);
  const key = exactFingerprint(jsonText(body));
  if (comparingOf(item) === undefined) return { key, accepted: key };
  const { case: _case, accents: _accents, ...rest } = body;
  return { key, accepted: exactFingerprint(jsonText(rest)) };
}

/**
 * The items of some decks in their order, under a rule of the caller's where it fits. An item that it does not fit keeps
 * its own, and a finding says so: an error where it fits none, where two decks have the same id, so that a receipt could
 * mean either, or where a deck has a mistake, so that an item of it may be missing.
 */
export function paperToMark(decks: readonly Deck[], rule?: RuleName): MarkingPaper {
  const unfit: string[] = [];
  const entries = namedItems(decks);
  const items = entries.map(({ deck, id, item }, place): PaperItem => {
    const fits = rule === undefined || rulesOf(item).includes(rule);
    if (!fits) unfit.push(id);
    const used = fits ? (rule ?? item.partial) : item.partial;
    // A gradebook alone needs none of them, and a small class is marked in the time that they take.
    const fingerprint = lazily(() => fingerprintOf(item));
    const prints = lazily(() => fingerprintsOf(item));
    const comparing = comparingOf(item);
    return {
      place,
      deck: deck.id,
      id,
      item: { ...item, partial: used },
      rule: used,
      ruleVersion: rules[used].version,
      ...(comparing === undefined ? {} : { comparing }),
      get fingerprint() {
        return fingerprint();
      },
      get key() {
        return prints().key;
      },
      get accepted() {
        return prints().accepted;
      },
    };
  });
  return {
    entries,
    items,
    findings: [...unfitting(unfit, items.length, rule), ...sameIds(decks), ...mistakesIn(decks)],
  };
}

function unfitting(unfit: readonly string[], of: number, rule: RuleName | undefined): readonly MarkFinding[] {
  if (rule === undefined || unfit.length === 0) return [];
  const named = unfit.slice(0, 5).join(', ') + (unfit.length > 5 ? ', …' : '');
  const none = unfit.length === of;
  return [
    {
      code: 'rule-unfit',
      severity: none ? 'error' : 'warning',
      message: none
        ? `The rule ${rule} fits no item of these decks; each is marked by its own.`
        : `The rule ${rule} does not fit ${unfit.length} of ${of} items, which are marked by their own: ${named}.`,
      help: 'FORMAT.md lists which rule fits which kind.',
    },
  ];
}

function sameIds(decks: readonly Deck[]): readonly MarkFinding[] {
  const seen = new Map<string, string>();
  return decks.flatMap(({ id, path }): readonly MarkFinding[] => {
    const before = seen.get(id);
    if (before === undefined) {
      seen.set(id, path);
      return [];
    }
    const message = `Two decks have the id ${id}: ${before} and ${path}.`;
    return [
      { code: 'deck-duplicate', severity: 'error', message, help: 'Give one of them another id.', place: { path } },
    ];
  });
}

function mistakesIn(decks: readonly Deck[]): readonly MarkFinding[] {
  return decks.flatMap(({ path, diagnostics }): readonly MarkFinding[] => {
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    const [first] = errors;
    if (first === undefined) return [];
    const count = errors.length === 1 ? 'a mistake' : `${errors.length} mistakes`;
    const message = `The deck has ${count}, and an item with one is not marked.`;
    const place = { path, line: first.span.line };
    return [
      { code: 'deck-mistakes', severity: 'error', message, help: `See what is wrong: viva check ${path}`, place },
    ];
  });
}
