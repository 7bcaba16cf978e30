import type { Json } from '../item-types/contract.ts';
import { itemToJson } from '../item-types/index.ts';
import type { ContrastTable } from './contrast.ts';
import type { Deck, Part } from './deck.ts';

type JsonObject = { readonly [name: string]: Json };

/**
 * A deck in its published shape, the same in `viva show --json` and in the corpus:
 *
 *     { path, id, title, topic, tags, level?, language?, license?, author?, lint?, sources: [{title, url}],
 *       parts: [{is: "reading", title, text, chapter, line} | {is: "item", kind, id, …, line, body}],
 *       contrasts: [{id, title, approaches, criteria: [{name, cells, notes: [{approach, text}]}], line}],
 *       uses: [path], diagnostics: [{code, severity, line, column}] }
 *
 * Fields stand in this order; what the author left out is left out where it is marked `?`. Texts are Markdown, fractions
 * are texts such as "1/2", lines and columns count from 1.
 */
export function deckToJson(deck: Deck): JsonObject {
  const { path, id, title, topic, tags, level, language, license, author, lint, sources } = deck;
  return {
    path,
    id,
    title,
    topic,
    tags,
    ...(level === undefined ? {} : { level }),
    ...(language === undefined ? {} : { language }),
    ...(license === undefined ? {} : { license }),
    ...(author === undefined ? {} : { author }),
    ...(lint === undefined ? {} : { lint: lint.rules }),
    sources: sources.map((source) => ({ title: source.title, url: source.url })),
    parts: deck.parts.map(partToJson),
    contrasts: deck.contrasts.map(tableToJson),
    uses: deck.uses.map(({ target }) => target),
    diagnostics: deck.diagnostics.map(({ code, severity, span }) => ({
      code,
      severity,
      line: span.line,
      column: span.column,
    })),
  };
}

function partToJson(part: Part): JsonObject {
  if (part.is === 'item') return { is: 'item', ...itemToJson(part.item) };
  const { title, text, chapter, span } = part;
  return { is: 'reading', title, text, chapter, line: span.line };
}

function tableToJson({ id, title, approaches, criteria, span }: ContrastTable): JsonObject {
  return {
    id,
    title,
    approaches,
    criteria: criteria.map(({ name, cells, notes }) => ({
      name,
      cells,
      notes: approaches.flatMap((approach, index) => {
        const text = notes[index];
        return text === undefined ? [] : [{ approach, text }];
      }),
    })),
    line: span.line,
  };
}
