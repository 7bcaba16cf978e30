import type { Reading } from '../deck/deck.ts';
import { poseOf } from '../item-types/index.ts';
import { type Line, piece, type Role } from '../layout/line.ts';
import { meterText } from '../layout/meter.ts';
import type { Shown } from '../layout/shown.ts';
import type { Entry } from '../session/paper.ts';
import type { Progress } from './progress.ts';
import { ofPoints, plainText } from './words.ts';

const gap: Shown = { is: 'gap' };

/**
 * An item as it is put to the learner, without what can be chosen: where it stands, what is to be read before it when it
 * comes for the first time, and the question.
 */
export function itemPage(entry: Entry, progress: Progress, first: boolean): readonly Shown[] {
  const isKnown = (title: string): boolean => plainText(title) === plainText(entry.deck.title);
  const texts = entry.reading.map((text) => (isKnown(text.title) ? { ...text, title: '' } : text));
  const reading = first ? texts.flatMap(readingShown) : [];
  return [headerOf(entry, progress), gap, ...reading, ...questionShown(entry)];
}

/** A text to read, with its title. */
export function readingShown({ title, text }: Reading): readonly Shown[] {
  const heading: readonly Shown[] = title === '' ? [] : [titleShown(title, 'heading'), gap];
  return [...heading, { is: 'markdown', text }, gap];
}

/** The question of an item: its title, and its text where there is one. */
export function questionShown({ item }: Pick<Entry, 'item'>): readonly Shown[] {
  const text = poseOf(item);
  const title = [item.number, item.title].filter((part) => part).join(' ');
  const heading: readonly Shown[] = title === '' ? [] : [titleShown(title, 'strong'), gap];
  return text.trim() === '' ? heading : [...heading, { is: 'markdown', text }, gap];
}

/** A title as the heading that it was, so that `12. What …` does not become a list. */
export function titleShown(title: string, role: Role): Shown {
  return { is: 'markdown', text: `### ${title.replace(/\s+/g, ' ')}`, role };
}

/** Deck and chapter on the left; on the right how far the sitting is, and its score so far. */
function headerOf({ deck, item }: Entry, { number, of, share, round, score }: Progress): Shown {
  const where = [deck.title, item.chapter.at(-1) ?? ''].map(plainText).filter((name) => name !== '');
  const left: Line = where.map((name, at) => piece(at === 0 ? name : ` · ${name}`, 'muted'));
  const count = round === 0 ? `item ${number} of ${of}` : `again ${number} of ${of}`;
  const points = score === undefined || score.possible.n === 0n ? [] : [ofPoints(score)];
  const right = [piece(`${[...points, count].join(' · ')}   `, 'muted'), piece(meterText(share, 10), 'accent')];
  return { is: 'row', left, right, shorten: true };
}
