import { divide, equal, type Fraction, fromText, one, toDecimal, toText, zero } from '../grading/fraction.ts';
import { rules } from '../grading/rules.ts';
import type { Verdict } from '../grading/score.ts';
import type { Json } from '../item-types/contract.ts';
import { jsonText } from '../json-text.ts';
import type { ResponseState } from './mark.ts';
import { placeText } from './place-text.ts';
import type { Receipt } from './receipt.ts';

const longest = 400;

const cut = (text: string): string =>
  text.length > longest ? `${text.slice(0, longest)}… (${text.length} characters)` : text;

const stateSentences: Readonly<Record<ResponseState, string>> = {
  answered: '',
  unclear: 'It could not be understood.',
  blank: 'It was left blank, and a later item was answered.',
  'not-reached': 'It is blank, and so is every later item: it was not reached.',
  'not-attempted': 'There is no response to this item at all: it was not attempted.',
};

function readText({ read }: Receipt): string | undefined {
  if (read === null) return undefined;
  return read.from === 'text' ? `“${cut(read.text)}”` : `the JSON value ${cut(jsonText(read.value))}`;
}

function pointsText(receipt: Receipt): string {
  const [earned, possible] = [fromText(receipt.earned) ?? zero, fromText(receipt.possible) ?? zero];
  if (receipt.verdict === 'unrated') return 'It waits for a person to rate it, and is in no total.';
  const points = `${receipt.possible} ${equal(possible, one) ? 'point' : 'points'}`;
  if (equal(possible, zero)) return `It is worth nothing.`;
  if (equal(possible, one)) return `That earns ${exactText(earned)} of ${points}.`;
  return `That is ${toText(divide(earned, possible))} of ${points}: ${exactText(earned)}.`;
}

/** `4/3 (about 1.3333)`; a whole number alone. */
function exactText(points: Fraction): string {
  return points.d === 1n ? toText(points) : `${toText(points)} (about ${toDecimal(points, 4)})`;
}

/** What was understood: a text in quotation marks, several parts one after the other, anything else as JSON. */
function understoodText(response: Json): string {
  if (typeof response === 'string') return `“${cut(response)}”`;
  const isParts = Array.isArray(response) && response.length > 0;
  if (!isParts || !response.every((part) => typeof part === 'string')) return cut(jsonText(response));
  return cut(response.join(', '));
}

/** `, compared as “paris”`, where that is another text. */
function comparedText({ response, normalised }: Receipt): string {
  if (normalised === undefined || jsonText(normalised) === jsonText(response)) return '';
  return `, compared as ${understoodText(normalised)}`;
}

const verdicts: Readonly<Record<Verdict, string>> = {
  right: 'Right',
  partly: 'Partly right',
  wrong: 'Wrong',
  blank: 'Blank',
  unrated: 'Not rated yet',
};

/** `Partly right. 2 of 3 right: 2 / 3.`, where the arithmetic says no more than the verdict that alone. */
function verdictText({ verdict, arithmetic }: Receipt): string {
  const word = verdicts[verdict];
  return arithmetic === verdict ? `${word}.` : `${word}. ${capital(arithmetic)}.`;
}

/** One mark in words, a sentence or two a line: what was read, how it was understood, the rule, the arithmetic. */
export function explainReceipt(receipt: Receipt): readonly string[] {
  const { student, attempt, item, deck, kind, rule, ruleVersion, response, state, findings, place } = receipt;
  const read = readText(receipt);
  const where = placeText(place);
  const understood =
    response === null ? stateSentences[state] : `Understood as ${understoodText(response)}${comparedText(receipt)}.`;
  return [
    `${student}${attempt === undefined ? '' : `, attempt ${attempt}`}: item ${item} of the deck ${deck} (${kind}).`,
    read === undefined ? `Nothing was handed in (${where}).` : `Handed in: ${read} (${where}).`,
    ...(understood === '' ? [] : [understood]),
    ...findings.map(({ message }) => message),
    `Rule ${rule}, version ${ruleVersion}: ${rules[rule].summary}`,
    verdictText(receipt),
    pointsText(receipt),
  ];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
