import type { Facet, ItemWith } from '../contract.ts';
import { frontOf } from '../support/cards.ts';
import { type ClozeBody, type Gap, gapsOf, type Part, shownAnswer } from './body.ts';
import { textWithGaps } from './notation.ts';

/** The gaps that one card asks for, by their places. */
interface CardGaps {
  readonly facet: string;
  readonly places: readonly number[];
}

/** A name for a gap that stays when other gaps come and go. */
function nameOf(gap: Gap, repeat: number): string {
  if (gap.group !== undefined) return `group:${gap.group}`;
  return repeat === 1 ? `gap:${shownAnswer(gap)}` : `gap ${repeat}:${shownAnswer(gap)}`;
}

/** The cards of a text: one for each group, one for each gap without a group. */
function cardGaps(body: ClozeBody): readonly CardGaps[] {
  const cards = new Map<string, number[]>();
  const repeats = new Map<string, number>();
  for (const [place, gap] of gapsOf(body).entries()) {
    const repeat = (repeats.get(shownAnswer(gap)) ?? 0) + 1;
    if (gap.group === undefined) repeats.set(shownAnswer(gap), repeat);
    const facet = nameOf(gap, repeat);
    const places = cards.get(facet);
    if (places === undefined) cards.set(facet, [place]);
    else places.push(place);
  }
  return [...cards].map(([facet, places]) => ({ facet, places }));
}

/** One card for each group and each gap without one: the text with what it asks for in brackets. */
export function clozeCards(item: ItemWith<ClozeBody>): readonly Facet[] {
  const gaps = gapsOf(item.body);
  return cardGaps(item.body).map(({ facet, places }) => ({
    facet,
    front: frontOf(
      item,
      textWithGaps(item.body, (gap, place) => (places.includes(place) ? `[${gap.hint ?? '…'}]` : shownAnswer(gap))),
    ),
    back: gaps
      .filter((_, place) => places.includes(place))
      .map(shownAnswer)
      .join(', '),
  }));
}

/** The item with the gaps of one card only; the others are filled in. */
export function focusCloze(item: ItemWith<ClozeBody>, facet: string): ItemWith<ClozeBody> {
  const places = cardGaps(item.body).find((card) => card.facet === facet)?.places;
  if (places === undefined) return item;
  const parts: Part[] = [];
  let place = 0;
  for (const part of item.body.parts) {
    const kept: Part =
      part.is === 'text' || places.includes(place) ? part : { is: 'text', text: shownAnswer(part.gap) };
    if (part.is === 'gap') place++;
    const before = parts.at(-1);
    if (kept.is === 'text' && before?.is === 'text')
      parts[parts.length - 1] = { is: 'text', text: before.text + kept.text };
    else parts.push(kept);
  }
  return { ...item, body: { ...item.body, parts } };
}
