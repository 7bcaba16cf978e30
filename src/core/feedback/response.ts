import type { ContrastTable } from '../deck/contrast.ts';
import type { ExplanationPart } from '../deck/item.ts';
import { compare } from '../grading/fraction.ts';
import type { Verdict } from '../grading/score.ts';
import type { Accounted, Prompt } from '../item-types/contract.ts';
import { type Item, keyOf, promptOf, shapeOf } from '../item-types/index.ts';
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

type Shape = Prompt['shape'];

interface Says {
  readonly right: string;
  readonly wrong: string;
  /** A line that belongs to the key and was not given. */
  readonly missed: string;
  /** The key where it is one text. */
  readonly whole: string;
}

const key = { missed: 'the key', whole: 'the key' };

const says: { readonly [Each in Shape]: Says } = {
  'choose-one': { ...key, right: 'your choice, the key', wrong: 'your choice' },
  'choose-many': { ...key, right: 'your choice, right', wrong: 'your choice, wrong', missed: 'missed' },
  type: { ...key, right: 'your response, right', wrong: 'your response' },
  fill: { ...key, right: 'right', wrong: 'wrong' },
  order: { right: 'in place', wrong: 'out of place', missed: '', whole: '' },
  pair: { ...key, right: 'right', wrong: 'wrong' },
  recall: { ...key, right: 'recalled', wrong: 'not recalled', whole: 'the back' },
  assess: { right: 'made', wrong: 'not made', missed: 'not made', whole: 'model answer' },
};

/**
 * What follows a response: the verdict and the points, what was given and what is right with the author's reasons, the
 * contrast, the explanation in the author's order, the sources. `shown` is the order in which the choices stood. Where
 * it comes right after the prompt, what the prompt itself has turned up is not said again.
 */
export function responseView(
  { item }: Pick<Entry, 'item'>,
  attempt: Attempt,
  shown: readonly number[],
  tables: readonly ContrastTable[],
  isRightAfter = false,
): readonly Shown[] {
  const { account } = attempt;
  const shape = shapeOf(item.kind);
  const isTurnedUp = isRightAfter && (shape === 'recall' || shape === 'assess');
  const told = isTurnedUp ? account.filter(({ mark, index }) => mark !== 'expected' || index !== undefined) : account;
  return [
    verdictRow(attempt),
    ...arithmeticRow(attempt),
    gap,
    ...completed(item),
    gap,
    ...accountsShown(told, shape, shown),
    gap,
    ...contrastShown(item.contrast, tables, approachesIn(account)),
    gap,
    ...item.explanation.flatMap(partShown),
    ...sourcesShown(item.sources),
  ];
}

/** What was responded before, for an item of an exam that is gone back to; it does not tell whether that is right. */
export function earlierView(
  { item }: Pick<Entry, 'item'>,
  { account }: Attempt,
  shown: readonly number[],
): readonly Shown[] {
  const given = account.filter(({ mark }) => mark === 'chosen-right' || mark === 'chosen-wrong' || mark === 'given');
  const shape = shapeOf(item.kind);
  const lines = given.map(
    ({ index, text }): Shown => ({
      is: 'choice',
      label: index === undefined ? '' : labelOf(index, shape, shown),
      text,
    }),
  );
  const heading = given.length === 0 ? 'You left this blank.' : 'Your response so far:';
  return [{ is: 'row', left: [piece(heading, 'muted')] }, ...lines, gap];
}

/** The verdict in words on the left, the points on the right. */
export function verdictRow({ score, timedOut }: Attempt): Shown {
  const { text, role } = verdicts[score.verdict];
  const late = timedOut ? [piece(' · the time was up', 'muted')] : [];
  return { is: 'row', left: [piece(text, role), ...late], right: [piece(ofPoints(score), role)] };
}

/** How the points came about, where verdict and points alone do not say it: also that some of it was right for nothing. */
function arithmeticRow({ score, hints, account }: Attempt): readonly Shown[] {
  const paid = hints > 0 && score.verdict === 'right' && compare(score.earned, score.possible) < 0;
  const inVain = score.verdict === 'wrong' && account.some(({ mark }) => mark === 'chosen-right');
  if (score.verdict !== 'partly' && !paid && !inVain) return [];
  return [{ is: 'row', left: [piece(`${score.rule} · ${score.arithmetic}`, 'muted')] }];
}

/** The text of an item that is filled in, with what belongs into its gaps. */
function completed(item: Item): readonly Shown[] {
  const prompt = promptOf(item, []);
  const texts = keyOf(item);
  if (prompt.shape !== 'fill' || !Array.isArray(texts)) return [];
  const text = prompt.segments.map((part) => (part.is === 'text' ? part.text : String(texts[part.gap])));
  return [{ is: 'markdown', text: text.join('') }];
}

/** The lines of an account; those with a reason below them stand apart, and so does the right order. */
function accountsShown(account: readonly Accounted[], shape: Shape, shown: readonly number[]): readonly Shown[] {
  const rightOrder = shape === 'order' ? account.findIndex(({ mark }) => mark === 'expected') : -1;
  return account.flatMap((line, at) => {
    const below = differenceShown(line);
    const isLong = line.rationale !== undefined || below.length > 0 || shape === 'type' || shape === 'assess';
    const heading: readonly Shown[] =
      at === rightOrder ? [gap, { is: 'row', left: [piece('the right order', 'right')] }, gap] : [];
    return [...heading, ...(isLong ? [gap] : []), accountShown(line, shape, shown), ...below, ...(isLong ? [gap] : [])];
  });
}

function accountShown(line: Accounted, shape: Shape, shown: readonly number[]): Shown {
  const { index, text, approach, rationale } = line;
  const { says, role } = standing(line, shape);
  const note = [says, plainText(approach ?? '')].filter((part) => part !== '').join(' · ');
  return {
    is: 'choice',
    label: index === undefined ? '' : labelOf(index, shape, shown),
    text,
    role,
    ...(note === '' ? {} : { note: [piece(note, role)] }),
    ...(rationale === undefined ? {} : { below: rationale }),
  };
}

/** The number under which a line was seen: its place on the screen, or in the file where nothing was moved. */
function labelOf(index: number, shape: Shape, shown: readonly number[]): string {
  if (shape === 'fill' || shape === 'pair' || shape === 'assess') return String(index + 1);
  const place = shown.indexOf(index);
  return place < 0 ? '' : String(place + 1);
}

/** Where the learner stands to a line of the account, in words that fit what was asked. */
function standing({ mark, index }: Accounted, shape: Shape): { readonly says: string; readonly role: Role } {
  const words = says[shape];
  switch (mark) {
    case 'chosen-right':
      return { says: words.right, role: 'right' };
    case 'chosen-wrong':
      return { says: words.wrong, role: 'wrong' };
    case 'missed':
      return { says: words.missed, role: shape === 'assess' ? 'wrong' : 'right' };
    case 'given':
      return { says: 'your response', role: 'plain' };
    case 'expected':
      return { says: index === undefined ? words.whole : words.missed, role: shape === 'assess' ? 'plain' : 'right' };
    case 'passed-over':
      return { says: 'not chosen', role: 'muted' };
  }
}

export function partShown({ title, text }: ExplanationPart): readonly Shown[] {
  const heading: readonly Shown[] = title === undefined ? [] : [titleShown(title, 'strong'), gap];
  return [...heading, { is: 'markdown', text }, gap];
}
