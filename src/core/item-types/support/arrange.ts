import { letterOf } from '../../grading/letters.ts';
import { type Random, shuffled } from '../../session/random.ts';
import type { Option } from './options.ts';

const places = (count: number): readonly number[] => Array.from({ length: count }, (_, place) => place);

/** Texts that only make sense where they stand: "all of the above", "none of these". */
const pinnedByItself =
  /^(?:all|none|both|any|neither)\s+of\s+(?:the\s+)?(?:above|these|those|them|following|options|answers|others?)\b|\b(?:all|none|both) of the above\b/i;

/** Texts that name other options by their letter or number, so that no option may move. */
const namesOthers =
  /^(?:(?:both|only|either|neither)\s+)?\(?[A-H]\)?(?:\s*,\s*\(?[A-H]\)?)*\s*(?:,\s*)?(?:and|or|nor|&)\s*\(?[A-H]\)?(?:\s+only|\s+are\b.*)?\W*$/i;

/** True for options that are letters of a picture or code above, `A` first. */
const areLetters = (options: readonly Option[]): boolean =>
  options.every(({ text }, place) => text.replace(/^`|`$/g, '') === letterOf(place));

/** The order in which options are shown: shuffled, the pinned ones in their places. */
export function arrangeOptions(options: readonly Option[], shuffle: boolean, random: Random): readonly number[] {
  const all = places(options.length);
  if (
    !shuffle ||
    areLetters(options) ||
    options.some(({ text }) => /\b(?:and|or|nor)\b|&/i.test(text) && namesOthers.test(text))
  )
    return all;
  const isPinned = ({ text, pin }: Option): boolean =>
    pin === true || (/\bof\b/i.test(text) && pinnedByItself.test(text));
  const moving = all.filter((place) => options[place] !== undefined && !isPinned(options[place]));
  const order = shuffled(moving, random);
  return all.map((place) => (moving.includes(place) ? (order.shift() ?? place) : place));
}

/** An order of so many lines that is not the file's, where there is another. */
export function disarranged(count: number, random: Random): readonly number[] {
  const order = shuffled(places(count), random);
  if (!order.every((place, index) => place === index)) return order;
  return [...order.slice(1), ...order.slice(0, 1)];
}

/** The places of so many choices in a new order. */
export function shuffledPlaces(count: number, random: Random): readonly number[] {
  return shuffled(places(count), random);
}
