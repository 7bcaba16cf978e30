import { closest } from '../diagnostics/suggest.ts';
import { alike, likeTexts } from '../history/likeness.ts';
import { lazily } from '../lazily.ts';
import type { NamedItem } from '../session/paper.ts';
import { loose, strict } from './plain-text.ts';

/** The item that a name means, or the ids of those that it may mean, the nearest first. */
export type Found =
  | { readonly is: 'item'; readonly item: number }
  | { readonly is: 'unclear' | 'unknown'; readonly candidates: readonly string[] };

/** Finds the items of a paper by what others call them. */
export interface ItemFinder {
  /** By id, `deck/item`, number or text, in this order: the first of them that fits decides. */
  find(name: string): Found;
  /** By id, `deck/item` or number alone. */
  byName(name: string): Found | undefined;
  /** By id or `deck/item` alone. */
  byId(name: string): number | undefined;
  /** By its number on the paper, from 1. */
  byPosition(number: number): Found;
  /** By the text of its title or stem: the same text, else a unique beginning, else a unique and clear likeness. */
  byText(text: string): Found;
  /** The id of an item, with its deck where another deck has the same one. */
  nameOf(item: number): string;
}

/** Shorter beginnings fit too much. */
const shortestPrefix = 12;
/** So much more alike than the next one an item has to be. */
const margin = 0.1;
const manyCandidates = 3;
/** So many names are remembered, none of them longer than this. */
const manyNames = 10_000;
const longName = 10_000;

const numbered = /^(?:(?:q|question|item|problem|task|response|no|nr|#)[\s._-]*)?0*(\d{1,5})[.):]?$/i;
const leadingNumber = /^\s*(?:(?:q|question)\s*)?\d{1,4}\s*[.):-]\s+/i;

type Places = Map<string, Set<number>>;

function put(places: Places, key: string, place: number): void {
  if (key === '') return;
  const known = places.get(key);
  if (known === undefined) places.set(key, new Set([place]));
  else known.add(place);
}

/** The texts by which a form may show an item. */
function textsOf({ item }: NamedItem): readonly string[] {
  const { number = '', title, stem } = item;
  const [first = ''] = stem.split(/\n\s*\n/);
  return [title, stem, first, `${title} ${stem}`, `${title} ${first}`, `${number} ${title}`].filter(
    (text) => text.trim() !== '',
  );
}

/** The numbers that the authors gave, where every item has one and no two the same; else those of the paper. */
function numbersOf(paper: readonly NamedItem[]): ReadonlyMap<number, number> {
  const own = paper.map(({ item }) => Number(/\d{1,5}/.exec(item.number ?? '')?.[0] ?? Number.NaN));
  const areWhole = own.every((number) => !Number.isNaN(number)) && new Set(own).size === own.length;
  return new Map(paper.map((_, place) => [areWhole ? (own[place] ?? 0) : place + 1, place]));
}

/** The items by the texts that a form may show them by, to the letter and loosely. */
function placesByText(paper: readonly NamedItem[]) {
  const strictly: Places = new Map();
  const loosely: Places = new Map();
  for (const [place, entry] of paper.entries()) {
    for (const text of textsOf(entry)) {
      put(strictly, strict(text), place);
      put(loosely, loose(text), place);
    }
  }
  const looseTexts = [...loosely].flatMap(([text, places]) => [...places].map((place) => ({ text, place })));
  return { strictly, loosely, looseTexts };
}

/** A finder for the items of a paper; what it found for a name is kept, since a table repeats it. */
export function itemFinder(paper: readonly NamedItem[]): ItemFinder {
  const ids: Places = new Map();
  const full = new Map<string, number>();
  const folded: Places = new Map();
  for (const [place, entry] of paper.entries()) {
    const whole = `${entry.deck.id}/${entry.id}`;
    put(ids, entry.id, place);
    if (!full.has(whole)) full.set(whole, place);
    put(folded, entry.id.toLowerCase(), place);
    put(folded, whole.toLowerCase(), place);
  }
  const numbers = numbersOf(paper);
  // Most tables name every item by its id.
  const byTexts = lazily(() => placesByText(paper));

  const names = paper.map(({ id, deck }) => ((ids.get(id)?.size ?? 0) > 1 ? `${deck.id}/${id}` : id));
  const nameOf = (place: number): string => names[place] ?? '';

  const oneOf = (places: Iterable<number> | undefined): Found | undefined => {
    const all = [...new Set(places ?? [])];
    const [only] = all;
    if (only === undefined) return undefined;
    return all.length === 1 ? { is: 'item', item: only } : { is: 'unclear', candidates: [...new Set(all.map(nameOf))] };
  };

  const likeThose = (name: string, least: number) => {
    const best = new Map<number, number>();
    const { looseTexts } = byTexts();
    const texts = looseTexts.map(({ text }) => text);
    for (const { at, likeness } of likeTexts([name], texts, least)[0] ?? []) {
      const place = looseTexts[at]?.place ?? 0;
      best.set(place, Math.max(best.get(place) ?? 0, likeness));
    }
    return [...best].map(([place, likeness]) => ({ place, likeness })).sort((a, b) => b.likeness - a.likeness);
  };

  const unknown = (name: string): Found => {
    const near = closest(name, names);
    const like = likeThose(loose(name), 0.25).map(({ place }) => nameOf(place));
    const candidates = [...new Set([...(near === undefined ? [] : [near]), ...like])].slice(0, manyCandidates);
    return { is: 'unknown', candidates: candidates.length > 0 ? candidates : names.slice(0, manyCandidates) };
  };

  const byPrefix = (name: string): Found | undefined => {
    if (name.length < shortestPrefix) return undefined;
    const fits = byTexts().looseTexts.filter(
      ({ text }) =>
        text.length >= shortestPrefix && (text.startsWith(`${name} `) || text === name || name.startsWith(`${text} `)),
    );
    return oneOf(fits.map(({ place }) => place));
  };

  const byLikeness = (name: string): Found | undefined => {
    const [first, second] = likeThose(name, alike - margin);
    if (first === undefined || first.likeness < alike) return undefined;
    if (second !== undefined && first.likeness - second.likeness < margin) {
      return { is: 'unclear', candidates: [first, second].map(({ place }) => nameOf(place)) };
    }
    return { is: 'item', item: first.place };
  };

  const searchText = (text: string): Found => {
    const forms = [text, text.replace(leadingNumber, '')];
    const [whole = '', bare = ''] = forms.map(loose);
    const { strictly, loosely } = byTexts();
    return (
      oneOf(strictly.get(strict(forms[0] ?? ''))) ??
      oneOf(strictly.get(strict(forms[1] ?? ''))) ??
      oneOf(loosely.get(whole)) ??
      oneOf(loosely.get(bare)) ??
      byPrefix(bare) ??
      byLikeness(bare) ??
      unknown(text)
    );
  };

  const byId = (name: string): number | undefined => {
    const whole = full.get(name);
    if (whole !== undefined) return whole;
    const places = ids.get(name) ?? folded.get(name.toLowerCase());
    return places?.size === 1 ? [...places][0] : undefined;
  };

  const remembered = (search: (name: string) => Found): ((name: string) => Found) => {
    const found = new Map<string, Found>();
    return (name) => {
      const known = found.get(name);
      if (known !== undefined) return known;
      const made = search(name);
      if (found.size < manyNames && name.length < longName) found.set(name, made);
      return made;
    };
  };
  const byText = remembered(searchText);
  const byName = (raw: string): Found | undefined => {
    const name = raw.trim();
    const id = byId(name);
    if (id !== undefined) return { is: 'item', item: id };
    const several = oneOf(ids.get(name));
    if (several !== undefined) return several;
    const number = numbered.exec(name)?.[1];
    const place = number === undefined ? undefined : numbers.get(Number(number));
    return place === undefined ? undefined : { is: 'item', item: place };
  };

  return {
    nameOf,
    byId,
    byName,
    byPosition: (number) =>
      paper[number - 1] === undefined ? unknown(String(number)) : { is: 'item', item: number - 1 },
    byText,
    find: remembered((name) => byName(name) ?? byText(name.trim())),
  };
}

/** One line of help that names the items which a name may mean. */
export function candidatesHelp(found: Found, settle: string): string {
  if (found.is === 'item' || found.candidates.length === 0) return settle;
  const list = found.candidates.map((name) => `\`${name}\``).join(', ');
  return `${found.is === 'unclear' ? 'It may mean' : 'The nearest are'} ${list}. ${settle}`;
}
