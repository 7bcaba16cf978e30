import type { ItemStatistics } from '../../analysis/test-theory/item-statistics.ts';
import { flagText } from '../flags.ts';
import { percent, short } from '../numbers.ts';
import { figure, label, line, path } from './figure.ts';
import { cut, escaped, htmlTable } from './text.ts';

const namedAtMost = 40;
/** About what a character of a label takes, and half of what a line of them does. */
const [characterWidth, halfLine] = [6.6, 6];
const labelLength = 14;

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly name: string;
  readonly isFlagged: boolean;
}

/** The places of the spots whose names can stand to their right without touching each other, flagged ones first. */
function nameable(spots: readonly Spot[]): ReadonlySet<number> {
  const taken: { readonly from: number; readonly to: number; readonly y: number }[] = [];
  const order = [...spots.keys()].sort((a, b) => Number(spots[b]?.isFlagged) - Number(spots[a]?.isFlagged) || a - b);
  const named = new Set<number>();
  for (const at of order) {
    const { x = 0, y = 0, name = '' } = spots[at] ?? {};
    const from = x + 8;
    const to = from + characterWidth * Math.min(labelLength, [...name].length);
    const touches = taken.some((other) => Math.abs(other.y - y) < 2 * halfLine && from < other.to && other.from < to);
    const covers = spots.some(
      (other, place) => place !== at && Math.abs(other.y - y) < halfLine + 4 && other.x > from - 4 && other.x < to + 4,
    );
    if (touches || covers || named.size === namedAtMost) continue;
    taken.push({ from, to, y });
    named.add(at);
  }
  return named;
}

/** How hard each item is, and how well it tells the able from the others: a disc each, a diamond where it has a flag. */
export function itemMapFigure(items: readonly ItemStatistics[]): string {
  const placed = items.flatMap((item) => {
    const r = item.itemRest ?? item.itemTotal;
    return item.facility === null || r === null ? [] : [{ ...item, facility: item.facility, r }];
  });
  const [width, height, left, floor] = [640, 400, 50, 360];
  const low = Math.min(0, ...placed.map(({ r }) => Math.floor(r * 5) / 5));
  const high = Math.max(0.6, ...placed.map(({ r }) => Math.ceil(r * 5) / 5));
  const x = (facility: number): number => left + Math.max(0, Math.min(1, facility)) * (width - left - 60);
  const y = (r: number): number => floor - ((r - low) / (high - low)) * (floor - 20);
  const spots = placed.map(
    ({ id, facility, r, flags }): Spot => ({ x: x(facility), y: y(r), name: id, isFlagged: flags.length > 0 }),
  );
  const named = nameable(spots);
  const marks = spots.map((spot, at) => {
    const { facility = null, r = null } = placed[at] ?? {};
    const says = `${escaped(spot.name)}: facility ${short(facility)}, correlation ${short(r)}`;
    const name = named.has(at) ? label(spot.x + 8, spot.y + 4, cut(spot.name, labelLength)) : '';
    return dot(spot.x, spot.y, spot.isFlagged, says) + name;
  });
  const ticks = Array.from({ length: Math.round((high - low) * 5) + 1 }, (_, at) => low + at / 5);
  return figure({
    name: 'map',
    title: 'Items: facility and discrimination',
    says: 'Each item by the share of its points that was earned (to the right: easy) and its correlation with the rest of the test (up: tells the able from the others). A diamond has a flag; below the line at 0 the key may be wrong.',
    width,
    height,
    shapes: [
      ...ticks.map(
        (r) =>
          line(left, y(r), width - 60, y(r), Math.abs(r) < 1e-9 ? 'axis' : 'grid') +
          label(left - 8, y(r) + 4, short(r, 1), 'end', 'muted'),
      ),
      ...[0, 0.25, 0.5, 0.75, 1].map((f) => label(x(f), floor + 18, short(f), 'middle', 'muted')),
      label((width + left - 60) / 2, height - 4, 'facility', 'middle', 'muted'),
      ...marks,
    ].join(''),
    table: htmlTable(
      ['item', 'facility', 'correlation', 'flags'],
      placed.map(({ id, facility, r, flags }) => [
        escaped(id),
        short(facility),
        short(r),
        flags.map(flagText).map(escaped).join(', '),
      ]),
    ),
  });
}

function dot(x: number, y: number, isFlagged: boolean, says: string): string {
  const [cx, cy] = [x, y].map((value) => Math.round(value * 100) / 100);
  if (!isFlagged) return `<circle cx="${cx}" cy="${cy}" r="4" class="dot"><title>${says}</title></circle>\n`;
  return `<path d="M${cx} ${cy}m0 -6l6 6l-6 6l-6 -6z" class="flag"><title>${says}</title></path>\n`;
}

/** Which share of the lowest, middle and highest third chose each option; nothing for an item without thirds. */
export function optionFigure({ id, options, flags, n }: ItemStatistics, at: number): string {
  const curves = (options ?? []).flatMap(({ option, key, count, shareByGroup, pointBiserial }) => {
    const { lower = null, middle = null, upper = null } = shareByGroup ?? {};
    if (lower === null || middle === null || upper === null) return [];
    return [{ option, key, count, shares: [lower, middle, upper], pointBiserial }];
  });
  if (curves.length === 0) return '';
  const [width, height, floor] = [320, 200, 165];
  const x = (third: number): number => 50 + third * 95;
  const y = (share: number): number => floor - share * (floor - 15);
  const ends = apart(
    curves.map(({ shares }) => y(shares[2] ?? 0)),
    floor,
  );
  return figure({
    name: `options-${at}`,
    title: `Options of ${escaped(id)}`,
    says: 'The share of each third of the students by score that chose each option; the key is the thick line.',
    caption: [escaped(id), ...flags.map(flagText).map(escaped)].join(' · '),
    width,
    height,
    shapes: [
      ...[0, 0.5, 1].map(
        (share) => line(50, y(share), 240, y(share), 'grid') + label(42, y(share) + 4, percent(share), 'end', 'muted'),
      ),
      ...['low', 'mid', 'top'].map((third, place) => label(x(place), floor + 20, third, 'middle', 'muted')),
      ...curves.map(
        ({ option, key, shares }, place) =>
          path(
            shares.map((share, third) => [x(third), y(share)]),
            key ? 'key' : `other other-${place % 4}`,
          ) + label(248, (ends[place] ?? 0) + 4, `${cut(option, 6)}${key ? ' key' : ''}`, 'start', key ? 'strong' : ''),
      ),
    ].join(''),
    table: htmlTable(
      [`option of ${escaped(id)}`, `students of ${n}`, 'low third', 'middle', 'top third', 'correlation'],
      curves.map(({ option, key, count, shares, pointBiserial }) => [
        `${escaped(option)}${key ? ' (key)' : ''}`,
        count,
        ...shares.map(percent),
        short(pointBiserial),
      ]),
    ),
  });
}

/** The heights of labels, moved so far apart that each can be read, in the same order and none below the lowest. */
function apart(heights: readonly number[], lowest: number): readonly number[] {
  const least = 13;
  const rising = [...heights.keys()].sort((one, other) => (heights[one] ?? 0) - (heights[other] ?? 0));
  const placed = [...heights];
  let next = Number.NEGATIVE_INFINITY;
  for (const place of rising) {
    placed[place] = Math.max(next, placed[place] ?? 0);
    next = (placed[place] ?? 0) + least;
  }
  let last = lowest;
  for (const place of rising.reverse()) {
    placed[place] = Math.min(last, placed[place] ?? 0);
    last = (placed[place] ?? 0) - least;
  }
  return placed;
}
