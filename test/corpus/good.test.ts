import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Deck, itemsOf } from '../../src/core/deck/deck.ts';
import { deckToJson } from '../../src/core/deck/json.ts';
import { parseDeck } from '../../src/core/deck/parse.ts';
import { formatItem, type Item, itemToJson } from '../../src/core/item-types/index.ts';

const folder = new URL('good/', import.meta.url);
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .sort();

const read = (name: string): Deck => parseDeck(name, readFileSync(new URL(name, folder), 'utf8'));

/** What an item says for itself: where it stands and the name it got for that are no part of it. */
function saying(item: Item): unknown {
  const { id, idIsExplicit, chapter: _, line: __, ...rest } = itemToJson(item);
  return { ...rest, id: idIsExplicit === true ? id : undefined };
}

describe('the good corpus', () => {
  it.each(names)('reads %s as the JSON beside it', (name) => {
    const expected: unknown = JSON.parse(readFileSync(new URL(name.replace(/md$/, 'json'), folder), 'utf8'));
    const { path, ...found } = deckToJson(read(name));
    expect(path).toBe(name);
    expect(found).toEqual(expected);
    expect(found['diagnostics']).toEqual([]);
  });

  it.each(names)('reads each item of %s back from its own Markdown', (name) => {
    for (const item of itemsOf(read(name))) {
      const written = formatItem(item);
      const deck = parseDeck('written.md', written);
      expect({ written, codes: deck.diagnostics.map(({ code }) => code) }).toEqual({ written, codes: [] });
      expect({ written, items: itemsOf(deck).map(saying) }).toEqual({ written, items: [saying(item)] });
    }
  });

  it('has a JSON for each file, and no other', () => {
    const json = readdirSync(folder).filter((name) => name.endsWith('.json'));
    expect(json.sort()).toEqual(names.map((name) => name.replace(/md$/, 'json')).sort());
  });
});
