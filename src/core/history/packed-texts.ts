/** Texts of one length as one text, since a few long texts are read far quicker than many short ones; else a list. */
type Packed = { readonly width: number; readonly joined: string } | { readonly list: readonly string[] };

/** The texts in the form that JSON holds. */
export function packedTexts(texts: readonly string[]): Packed {
  const width = texts[0]?.length ?? 0;
  return width > 0 && texts.every((text) => text.length === width)
    ? { width, joined: texts.join('') }
    : { list: texts };
}

/** What a JSON object holds, by name; of another form than was asked for it holds nothing. */
export interface Texts {
  text(name: string): string | undefined;
  list(name: string): readonly string[];
  numbers(name: string): readonly number[];
  /** What `packedTexts` made. */
  packed(name: string): readonly string[];
  /** A list of pairs of a number and something else. */
  marked(name: string): readonly (readonly [at: number, value: unknown])[];
}

/** Reads what is in the text of a JSON object; throws where it is no JSON. */
export function textsFrom(json: string): Texts {
  const value: unknown = JSON.parse(json);
  const fields = new Map<string, unknown>(typeof value === 'object' && value !== null ? Object.entries(value) : []);
  const all = (name: string): readonly unknown[] => listIn(fields.get(name));
  return {
    text: (name) => {
      const found = fields.get(name);
      return typeof found === 'string' ? found : undefined;
    },
    list: (name) => all(name).filter((each) => typeof each === 'string'),
    numbers: (name) => all(name).filter((each) => typeof each === 'number'),
    packed: (name) => unpacked(fields.get(name)),
    marked: (name) =>
      all(name).flatMap((pair) => {
        const [at, marked] = listIn(pair);
        return typeof at === 'number' ? [[at, marked] as const] : [];
      }),
  };
}

function listIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function unpacked(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('list' in value) return listIn(value.list).filter((each) => typeof each === 'string');
  if (!('joined' in value) || !('width' in value)) return [];
  const { joined, width } = value;
  if (typeof joined !== 'string' || typeof width !== 'number' || width < 1) return [];
  const texts: string[] = [];
  for (let from = 0; from < joined.length; from += width) texts.push(joined.slice(from, from + width));
  return texts;
}
