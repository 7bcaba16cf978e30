/**
 * The notation inside a gap: `answer`, `answer|other`, `answer::hint`, `1::answer` (a group, also `c1`). A backslash makes
 * one of `| { } : \` literal; `::` in front says that a number after it is an answer and no group.
 */
import { type Gap, shownAnswer } from './body.ts';

const special = '|{}:\\';
const group = /^\s*c?(\d{1,4})\s*$/;

/** The content cut at each separator that no backslash makes literal. */
function cut(content: string, separator: string, most = Number.POSITIVE_INFINITY): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  for (let at = 0; at < content.length; at++) {
    if (content[at] === '\\' && special.includes(content[at + 1] ?? ' ')) at++;
    else if (content.startsWith(separator, at) && parts.length + 1 < most) {
      parts.push(content.slice(start, at));
      at += separator.length - 1;
      start = at + 1;
    }
  }
  return [...parts, content.slice(start)];
}

const plain = (text: string): string =>
  text
    .replace(/\\([|{}:\\])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();

/** The gap that the text between the braces stands for; without answers where it is empty. */
export function parseGap(content: string): Gap {
  const [first = '', ...others] = cut(content, '::');
  const number = others.length === 0 ? undefined : group.exec(first)?.[1];
  const isMarked = others.length > 0 && (number !== undefined || first.trim() === '');
  const [answers = '', hint] = cut(isMarked ? content.slice(first.length + 2) : content, '::', 2);
  const texts = cut(answers, '|')
    .map(plain)
    .filter((text) => text !== '');
  const said = plain(hint ?? '');
  return {
    answers: [...new Set(texts)],
    ...(said === '' ? {} : { hint: said }),
    ...(number === undefined ? {} : { group: number }),
  };
}

function escaped(text: string): string {
  return [...text]
    .map((character, at, all) => {
      const next = all[at + 1];
      const isLast = next === undefined;
      if (character === '\\') return isLast || special.includes(next) ? '\\\\' : character;
      if (character === ':') return isLast || next === ':' ? '\\:' : character;
      return special.includes(character) ? `\\${character}` : character;
    })
    .join('');
}

/** The gap as it stands between the braces. */
export function formatGap(gap: Gap): string {
  const { answers, hint, group: number } = gap;
  const looksGrouped = hint !== undefined && answers.length === 1 && group.test(shownAnswer(gap));
  const front = number !== undefined ? `${number}::` : looksGrouped ? '::' : '';
  return front + answers.map(escaped).join('|') + (hint === undefined ? '' : `::${escaped(hint)}`);
}
