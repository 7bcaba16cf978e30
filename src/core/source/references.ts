import type { LinkDefinition } from './markdown-it.ts';

/** Code, an escaped character, or what may be a reference: `[text][label]`, `[label][]`, `[label]`. */
const reference = /(`+)(?:(?!\1)[\s\S])*\1|\\[\s\S]|\[((?:[^[\]\\]|\\.|!\[[^[\]]*\])*)\](?:\[([^[\]]*)\])?(?![(:[])/g;

const longest = 20_000;

const labelOf = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();

/** Turns the references of a text into links that need no definition: `[text][label]` into `[text](<address>)`. */
export type Resolve = (text: string) => string;

/** Resolves nothing: for a page without definitions. */
export const asItStands: Resolve = (text) => text;

/** What resolves references to some definitions; code and what nothing defines stay as they are. */
export function resolver(definitions: readonly LinkDefinition[]): Resolve {
  if (definitions.length === 0) return asItStands;
  const known = new Map(definitions.map(({ label, target }) => [label, target]));
  const resolve = (whole: string, code: string | undefined, text: string | undefined, label: string | undefined) => {
    if (code !== undefined || text === undefined) return whole;
    const target = known.get(labelOf(label === undefined || label.trim() === '' ? text : label));
    return target === undefined ? whole : `[${text}](${target})`;
  };
  return (text) => (text.includes('[') && text.length < longest ? text.replace(reference, resolve) : text);
}

/** The definitions that a text still needs, as Markdown. */
export function definitionsIn(text: string, definitions: readonly LinkDefinition[]): readonly string[] {
  const known = new Map(definitions.map(({ label, target }) => [label, `[${label}]: ${target}`]));
  const used = new Set<string>();
  for (const [, code, label, other] of text.slice(0, longest).matchAll(reference)) {
    if (code !== undefined) continue;
    for (const name of [label, other]) {
      const definition = name === undefined ? undefined : known.get(labelOf(name));
      if (definition !== undefined) used.add(definition);
    }
  }
  return [...used];
}
