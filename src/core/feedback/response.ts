import type { ContrastTable } from '../deck/contrast.ts';
import type { ExplanationPart } from '../deck/item.ts';
import { compare } from '../grading/fraction.ts';
import type { Verdict } from '../grading/score.ts';
import type { Accounted } from '../item-types/contract.ts';
import { piece, type Role } from '../layout/line.ts';
import type { Shown } from '../layout/shown.ts';
import type { Attempt } from '../session/attempt.ts';
import type { Entry } from '../session/paper.ts';
import { approachesIn, contrastShown } from './contrast.ts';
import { differenceShown } from './difference.ts';
import { titleShown } from './item-page.ts';
import { sourcesShown } from './sources.ts';
import { ofPoints, plainText } from './words.ts';

const gap: Shown = { is: 'gap' };

const verdicts: { readonly [Name in Verdict]: { readonly text: string; readonly role: Role } } = {
  right: { text: '✓ right', role: 'right' },
  partly: { text: '● partly right', role: 'partly' },
  wrong: { text: '✗ not quite', role: 'wrong' },
  blank: { text: '○ no response', role: 'muted' },
  unrated: { text: '○ not rated', role: 'muted' },
};

/**
 * What follows a response: the verdict and the points, what was given and what is right with the author's reasons, the
 * contrast, the explanation in the author's order, the sources. `shown` is the order in which the choices stood.
 */
export function responseView(
  { item }: Pick<Entry, 'item'>,
  attempt: Attempt,
  shown: readonly number[],
  tables: readonly ContrastTable[],
): readonly Shown[] {
  const { account } = attempt;
  return [
    verdictRow(attempt),
    ...arithmeticRow(attempt),
    gap,
    ...account.flatMap((line) => [accountShown(line, account, shown), ...differenceShown(line), gap]),
    ...contrastShown(item.contrast, tables, approachesIn(account)),
    gap,
    ...item.explanation.flatMap(partShown),
    ...sourcesShown(item.sources),
  ];
}

/** The verdict in words on the left, the points on the right. */
export function verdictRow({ score, timedOut }: Attempt): Shown {
  const { text, role } = verdicts[score.verdict];
  const late = timedOut ? [piece(' · the time was up', 'muted')] : [];
  return { is: 'row', left: [piece(text, role), ...late], right: [piece(ofPoints(score), role)] };
}

/** How the points came about, where verdict and points alone do not say it. */
function arithmeticRow({ score, hints }: Attempt): readonly Shown[] {
  const paid = hints > 0 && score.verdict === 'right' && compare(score.earned, score.possible) < 0;
  if (score.verdict !== 'partly' && !paid) return [];
  return [{ is: 'row', left: [piece(`${score.rule} · ${score.arithmetic}`, 'muted')] }];
}

function accountShown(line: Accounted, account: readonly Accounted[], shown: readonly number[]): Shown {
  const { text, index, approach, rationale } = line;
  const place = index === undefined ? -1 : shown.indexOf(index);
  const { words, role } = markOf(line, account);
  const note = [words, ...(approach === undefined ? [] : [plainText(approach)])].join(' · ');
  return {
    is: 'choice',
    label: place < 0 ? '' : String(place + 1),
    text,
    role,
    note: [piece(note, role)],
    ...(rationale === undefined ? {} : { below: rationale }),
  };
}

/** Where the learner stands to a line of the account, in words. */
function markOf({ mark, index }: Accounted, account: readonly Accounted[]): { readonly words: string; readonly role: Role } {
  const count = (...marks: readonly Accounted['mark'][]) => account.filter((line) => marks.includes(line.mark)).length;
  const own = index === undefined ? 'your response' : 'your choice';
  switch (mark) {
    case 'chosen-right':
      return { words: count('chosen-right', 'chosen-wrong', 'missed') > 1 ? `${own}, right` : `${own}, the key`, role: 'right' };
    case 'chosen-wrong':
      return { words: count('chosen-right', 'chosen-wrong') > 1 ? `${own}, wrong` : own, role: 'wrong' };
    case 'missed':
      return { words: count('chosen-right', 'missed') > 1 ? 'missed' : 'the key', role: 'right' };
    case 'given':
      return { words: 'your response', role: 'plain' };
    case 'expected':
      return { words: 'the key', role: 'right' };
    case 'passed-over':
      return { words: 'not chosen', role: 'muted' };
  }
}

function partShown({ title, text }: ExplanationPart): readonly Shown[] {
  const heading: readonly Shown[] = title === undefined ? [] : [titleShown(title, 'strong'), gap];
  return [...heading, { is: 'markdown', text }, gap];
}
