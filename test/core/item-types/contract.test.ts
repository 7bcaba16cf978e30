import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itemsOf } from '../../../src/core/deck/deck.ts';
import { parseDeck } from '../../../src/core/deck/parse.ts';
import { compare, equal, zero } from '../../../src/core/grading/fraction.ts';
import { mayBeBelowZero } from '../../../src/core/grading/rules.ts';
import type { Json, Prompt, RawResponse } from '../../../src/core/item-types/contract.ts';
import {
  arrange,
  cardsOf,
  focusOn,
  formatItem,
  type Item,
  isKind,
  isPosed,
  itemToJson,
  keyOf,
  kinds,
  mark,
  poseOf,
  promptOf,
  sampleOf,
  shapeOf,
  textsOf,
} from '../../../src/core/item-types/index.ts';
import { seededRandom } from '../../../src/core/session/random.ts';
import { items } from './generated.ts';

const seed = fc.integer({ min: 0, max: 9999 });

/** Without the place in the file, which formatting moves. */
const placeless = ({ span: _, ...item }: Item) => item;

/** Values such as responses have, right and wrong, and others. */
const value: fc.Arbitrary<unknown> = fc.oneof(
  fc.anything(),
  fc.integer({ min: -1, max: 7 }),
  fc.array(fc.oneof(fc.integer({ min: -1, max: 7 }), fc.constantFrom('A', 'b', 'C', '1', '', null)), { maxLength: 6 }),
  fc.constantFrom('A', 'a, c', '2 1 3', '1a 2b', 'true', 'again', '0.5', '1,5', 'x|y', '16,000', 'A and B'),
  fc.shuffledSubarray([0, 1, 2, 3]),
  fc.record({ text: fc.string(), points: fc.oneof(fc.constant(null), fc.array(fc.integer({ min: 0, max: 4 }))) }),
);

const raw: fc.Arbitrary<RawResponse> = fc.oneof(
  value.map((some): RawResponse => ({ from: 'keys', value: some })),
  value.map((some): RawResponse => ({ from: 'json', value: some })),
  fc
    .tuple(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        value.map((some) => (typeof some === 'string' ? some : '1')),
      ),
      fc.array(fc.integer({ min: -2, max: 8 })),
    )
    .map(([text, shown]): RawResponse => ({ from: 'text', text, shown })),
);

/** The places that can be chosen in a prompt, in the order shown. */
function choicesOf(prompt: Prompt): readonly number[] | undefined {
  if ('choices' in prompt) return prompt.choices.map(({ index }) => index);
  return prompt.shape === 'pair' ? prompt.right.map(({ index }) => index) : undefined;
}

/** The same response by keys, and as text by the numbers or letters of the lines as they were shown. */
function bothWays(
  prompt: Prompt,
  shown: readonly number[],
  picks: readonly number[],
): { keys: unknown; text: string } | undefined {
  const place = (at: number): number => shown[at] ?? 0;
  const number = (at: number): string => `${at + 1}`;
  switch (prompt.shape) {
    case 'choose-one': {
      const at = (picks[0] ?? 0) % shown.length;
      return { keys: place(at), text: number(at) };
    }
    case 'choose-many': {
      const all = [...new Set(picks.map((pick) => pick % shown.length))];
      return { keys: all.map(place).sort((a, b) => a - b), text: all.map(number).join(', ') };
    }
    case 'order': {
      const all = [...shown.keys()].sort((a, b) => (picks[a] ?? 0) - (picks[b] ?? 0) || a - b);
      return { keys: all.map(place), text: all.map(number).join(' ') };
    }
    case 'pair': {
      const targets = prompt.left.map((_, at) => (picks[at] ?? 0) % shown.length);
      const letters = targets.map((at, left) => `${left + 1}${String.fromCharCode(97 + at)}`);
      return { keys: targets.map(place), text: letters.join(' ') };
    }
    default:
      return undefined;
  }
}

describe.each(kinds)('%s', (kind) => {
  const arbitrary: fc.Arbitrary<Item> = items[kind];

  it('gives back the item that it wrote as Markdown', () => {
    fc.assert(
      fc.property(arbitrary, (item) => {
        const deck = parseDeck('deck.md', formatItem(item));
        const errors = deck.diagnostics.filter(({ severity }) => severity === 'error');
        expect(errors).toEqual([]);
        expect(itemsOf(deck).map(placeless)).toEqual([placeless(item)]);
      }),
      { numRuns: 300 },
    );
  });

  it('gives full marks to the key', () => {
    fc.assert(
      fc.property(arbitrary, (item) => {
        const marked = mark(item, { from: 'json', value: keyOf(item) });
        expect(marked).toMatchObject({
          is: 'marked',
          score: { verdict: 'right', earned: item.points, possible: item.points },
        });
        if (marked.is === 'marked') {
          expect(
            marked.account.map((line) => line.mark).filter((own) => own === 'chosen-wrong' || own === 'missed'),
          ).toEqual([]);
        }
      }),
    );
  });

  it('keeps every score between nothing and the points, but below nothing where the rule says so', () => {
    fc.assert(
      fc.property(arbitrary, raw, (item, response) => {
        const marked = mark(item, response);
        if (marked.is === 'unclear') return;
        if (!mayBeBelowZero(item.partial)) expect(compare(marked.score.earned, zero)).toBeGreaterThanOrEqual(0);
        expect(compare(marked.score.earned, item.points)).toBeLessThanOrEqual(0);
        expect(marked.score.possible).toEqual(item.points);
      }),
      { numRuns: 300 },
    );
  });

  it('never throws on a response, and asks back in one sentence', () => {
    fc.assert(
      fc.property(arbitrary, raw, (item, response) => {
        const marked = mark(item, response);
        if (marked.is === 'unclear') expect(marked.because).toMatch(/^[A-Z`][^\n]*\.$/);
      }),
      { numRuns: 500 },
    );
  });

  it('reads the response that it wrote as the same response', () => {
    fc.assert(
      fc.property(arbitrary, raw, (item, response) => {
        const marked = mark(item, response);
        if (marked.is === 'unclear') return;
        const json: Json = JSON.parse(JSON.stringify(marked.response));
        expect(mark(item, { from: 'json', value: json })).toEqual(marked);
      }),
      { numRuns: 500 },
    );
  });

  it('gives nothing for a blank, and shows the key', () => {
    fc.assert(
      fc.property(
        arbitrary,
        fc.constantFrom<RawResponse[]>({ from: 'keys', value: null }, { from: 'text', text: ' ' }),
        (item, blank) => {
          const marked = mark(item, blank);
          expect(marked).toMatchObject({ is: 'marked', response: null, score: { verdict: 'blank', earned: zero } });
          if (marked.is !== 'marked') return;
          expect(marked.account.length).toBeGreaterThan(0);
          expect(marked.account.filter((line) => line.mark !== 'expected' && line.mark !== 'missed')).toEqual([]);
        },
      ),
    );
  });

  it('scores a response the same in whatever order its choices were shown', () => {
    fc.assert(
      fc.property(
        arbitrary,
        seed,
        fc.array(fc.nat({ max: 100 }), { minLength: 1, maxLength: 11 }),
        (item, from, picks) => {
          const shown = arrange(item, seededRandom(from));
          const prompt = promptOf(item, shown);
          expect(prompt.shape).toBe(shapeOf(kind));
          const choices = choicesOf(prompt);
          if (choices === undefined) {
            expect(shown).toEqual([]);
            return;
          }
          expect(choices).toEqual(shown);
          expect([...shown].sort((a, b) => a - b)).toEqual([...shown.keys()]);
          const both = bothWays(prompt, shown, picks);
          const asText = mark(item, { from: 'text', text: both?.text ?? '', shown });
          // A number that is also the text of another line is asked back.
          if (asText.is === 'marked') expect(asText).toEqual(mark(item, { from: 'keys', value: both?.keys }));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('shows the choices in the same order for the same seed', () => {
    fc.assert(
      fc.property(arbitrary, seed, (item, from) => {
        expect(arrange(item, seededRandom(from))).toEqual(arrange(item, seededRandom(from)));
      }),
    );
  });

  it('gives cards with names of their own, each of which can be asked and answered alone', () => {
    fc.assert(
      fc.property(arbitrary, (item) => {
        const cards = cardsOf(item);
        expect(cards.length).toBeGreaterThan(0);
        expect(new Set(cards.map(({ facet }) => facet)).size).toBe(cards.length);
        expect(isPosed(item)).toBe(true);
        for (const card of cards) {
          const alone = focusOn(item, card.facet);
          const marked = mark(alone, { from: 'json', value: keyOf(alone) });
          expect(marked.is === 'marked' && equal(marked.score.earned, item.points)).toBe(true);
          expect(cardsOf(alone)[0]?.back).toBe(card.back);
        }
      }),
    );
  });

  it('becomes JSON and text that hold all of it', () => {
    fc.assert(
      fc.property(arbitrary, (item) => {
        const json = itemToJson(item);
        expect(JSON.parse(JSON.stringify(json))).toEqual(json);
        expect(json).toMatchObject({ kind, id: item.id, title: item.title });
        expect(textsOf(item)).toContain(item.title);
        expect(poseOf(item)).toContain(item.stem);
      }),
    );
  });

  it('reads its sample as one item without a complaint', () => {
    const deck = parseDeck('sample.md', sampleOf(kind));
    expect(deck.diagnostics).toEqual([]);
    expect(itemsOf(deck).map((item) => item.kind)).toEqual([kind]);
    const [item] = itemsOf(deck);
    const again = item && itemsOf(parseDeck('sample.md', formatItem(item))).map(placeless);
    expect(again).toEqual(item && [placeless(item)]);
  });
});

describe('the kinds', () => {
  it('are known by their names', () => {
    expect(kinds.every(isKind)).toBe(true);
    expect(kinds).toHaveLength(11);
    expect(isKind('toString')).toBe(false);
    expect(isKind('essay')).toBe(false);
  });
});
