import { type Difference, lineDifference } from '../grading/difference.ts';
import type { Accounted } from '../item-types/contract.ts';
import { piece } from '../layout/line.ts';
import type { Shown } from '../layout/shown.ts';

/**
 * Where a response and what was expected part: in one line as `to_t[-r-]{+hr+}ead`, what is too much in square brackets
 * and what is missing in braces; in several lines with `-` and `+` before them.
 */
export function differenceShown({ difference }: Pick<Accounted, 'difference'>): readonly Shown[] {
  if (difference === undefined || difference.every((part) => part.is === 'same')) return [];
  if (difference.some((part) => part.text.includes('\n'))) {
    const sign = { same: ' ', extra: '-', missing: '+' } as const;
    const without = (sort: Difference['is']): string =>
      difference.flatMap((part) => (part.is === sort ? [] : [part.text])).join('');
    const lines = lineDifference(without('missing'), without('extra')).flatMap(({ is, text }) =>
      text
        .replace(/\n$/, '')
        .split('\n')
        .map((line) => `${sign[is]} ${line}`),
    );
    const heading: Shown = { is: 'row', left: [piece('differs:', 'muted')], indent: 3 };
    return [heading, { is: 'markdown', text: fenced(lines.join('\n')), indent: 3 }];
  }
  const pieces = difference.map(({ is, text }) => {
    if (is === 'same') return piece(text);
    return is === 'extra' ? piece(`[-${text}-]`, 'wrong') : piece(`{+${text}+}`, 'right');
  });
  return [{ is: 'row', left: [piece('differs: ', 'muted'), ...pieces], indent: 3 }];
}

function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`{3,}/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}diff\n${text}\n${fence}`;
}
