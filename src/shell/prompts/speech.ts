import type { Choice, Segment } from '../../core/item-types/contract.ts';
import { piece } from '../../core/layout/line.ts';
import type { Shown } from '../../core/layout/shown.ts';
import type { Key } from '../prompter.ts';

/** A numbered list to be read out. */
export function numbered(choices: readonly Choice[]): readonly Shown[] {
  return choices.map(({ text }, at) => ({ is: 'choice', label: String(at + 1), text }));
}

/** A cloze to be read out, its gaps numbered where there are several. */
export function withGaps(segments: readonly Segment[], gaps: number): Shown {
  const name = (gap: number): string => (gaps === 1 ? '(gap)' : `(gap ${gap + 1})`);
  return { is: 'markdown', text: segments.map((one) => (one.is === 'text' ? one.text : name(one.gap))).join('') };
}

/** `1 to 4`, the numbers that choose. */
export function range(count: number): string {
  return count === 1 ? '1' : `1 to ${count}`;
}

/** A question with the commands that help, ready for the response to follow. Where words are typed they take a colon. */
export function question(words: string, keys: readonly Key[], typed: boolean): string {
  const colon = typed ? ':' : '';
  const hint = keys.some(({ key }) => key === 'h') ? [`${colon}h for a hint`] : [];
  const known = keys.length === 0 ? [] : [...hint, `${colon}? for help`];
  return `${words}${known.length === 0 ? '' : `, or ${known.join(', ')}`}: `;
}

/** The commands to be read out. */
export function spokenKeys(keys: readonly Key[], typed: boolean): readonly Shown[] {
  const line = (text: string): Shown => ({ is: 'row', left: [piece(text)] });
  const all = [...keys.filter(({ key }) => key.length === 1), ...OWN];
  return [
    ...all.map(({ key, does }) => line(`${typed ? `:${key}` : key} ${does}.`)),
    ...(typed ? [line('A response that begins with a colon begins with two.')] : []),
  ];
}

/** The commands that only lines know. */
const OWN: readonly Key[] = [
  { key: 'r', does: 'repeat the question' },
  { key: '?', does: 'this help' },
];

/** What a line says: a command (`h`, or `:h` where words are typed), or a response. */
export function commandIn(line: string, keys: readonly Key[], typed: boolean): string | undefined {
  const text = line.trim();
  const named = text.length === 2 && text.startsWith(':') ? text.slice(1) : typed ? '' : text;
  return [...keys, ...OWN].find(({ key }) => key === named)?.key;
}

/** The response in a line; two colons at its beginning stand for one. */
export function responseIn(line: string): string {
  return line.startsWith('::') ? line.slice(1) : line;
}
