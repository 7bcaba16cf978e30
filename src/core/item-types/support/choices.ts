import type { Section } from '../../deck/section.ts';
import type { Report } from '../../diagnostics/diagnostic.ts';
import { compare, type Fraction, multiply, one, sum, toText } from '../../grading/fraction.ts';
import { letterOf, placeOfLetter } from '../../grading/letters.ts';
import { type RuleName, rulesFor, scoreChoices } from '../../grading/rules.ts';
import type { Score } from '../../grading/score.ts';
import type { ItemWith, Json, Taken } from '../contract.ts';
import { formatFeedback } from './feedback.ts';
import { withLineSettings } from './line-settings.ts';
import { hanging } from './markdown.ts';
import { type FoundOptions, findOptions, type Option, type PlacedOption, readOption } from './options.ts';
import { watched } from './reporting.ts';

/** What both choice kinds hold. */
export interface ChoiceBody {
  readonly options: readonly Option[];
}

/** The places of the options that are right. */
export function keysOf({ options }: ChoiceBody): readonly number[] {
  return options.flatMap((option, index) => (option.right ? [index] : []));
}

const normalised = (text: string): string => {
  const composed = /[^\s -~]/.test(text) ? text.normalize('NFC') : text;
  // White space is part of code.
  return composed.includes('`') ? composed : composed.replace(/\s{2,}|[^\S ]/g, ' ').replace(/\.$/, '');
};

function checkTexts(options: readonly PlacedOption[], report: Report): void {
  const seen = new Map<string, number>();
  for (const { option, span } of options) {
    if (option.text === '') {
      report('option-empty', span);
      continue;
    }
    const text = normalised(option.text);
    const line = seen.get(text);
    if (line === undefined) seen.set(text, span.line);
    else report('option-duplicate', span, { line });
  }
}

function checkKey(found: FoundOptions, section: Section, report: Report): void {
  const { key, options } = found;
  const unknown = key?.letters.filter((letter) => (placeOfLetter(letter) ?? 0) >= options.length) ?? [];
  for (const letter of unknown) {
    const last = letterOf(options.length - 1);
    report('key-unknown', key?.span ?? section.titleSpan, { letter, options: `A to ${last}` });
  }
  const first = options[0];
  if (unknown.length === 0 && !options.some((option) => option.ticked)) {
    report('key-missing', section.title === '' && first !== undefined ? first.span : section.titleSpan);
  }
}

function checkCredits(options: readonly PlacedOption[], section: Section, report: Report): void {
  const rights = options.filter(({ option }) => option.right);
  const credits = rights.map(({ option }) => option.credit).filter((credit) => credit !== undefined);
  const total = sum(credits);
  const isShort = credits.length === rights.length && compare(total, one) < 0;
  if (credits.length === 0 || (!isShort && compare(total, one) <= 0)) return;
  const { points } = section.settings;
  report('weights-mismatch', rights[0]?.span ?? section.titleSpan, {
    sum: toText(multiply(total, points)),
    points: toText(points),
    help: 'Let the credits of the right options add up to 1.',
  });
}

/** What a choice takes from a section, or nothing after it reported why not. */
export function parseChoices(
  section: Section,
  outer: Report,
  kind: string,
  check: (found: FoundOptions, report: Report) => void,
): Taken<ChoiceBody> | undefined {
  const { report, failed } = watched(outer);
  const found = findOptions(section);
  if (found === undefined) {
    report('kind-mismatch', section.titleSpan, { kind, help: 'Write options as a task list: `- [ ] …`, `- [x] …`.' });
    return undefined;
  }
  const options = found.options.map((raw) => readOption(raw, report));
  checkTexts(options, report);
  const only = options.length === 1 ? options[0] : undefined;
  if (only !== undefined) report('option-lone', only.span);
  checkKey(found, section, report);
  check(found, report);
  checkCredits(options, section, report);
  if (failed()) return undefined;
  const { stem, after, below } = found;
  return { body: { options: options.map(({ option }) => option) }, stem, after, below };
}

/** What must begin on a line of its own to be read as the block that it is. */
const opensBlock = /^(?:`{3}|~{3}|[-*+|]\s|\||\d{1,9}[.)]\s| {4}|\t)/;

function formatOption(option: Option): string {
  const box = option.right ? '- [x]' : '- [ ]';
  const [first = '', ...others] = option.text.split('\n');
  const isBlock = opensBlock.test(first);
  const head = withLineSettings(isBlock ? box : `${box} ${first}`, option);
  const body = isBlock ? ['', option.text] : others;
  const feedback = formatFeedback(option);
  return hanging([head, ...body, ...(feedback === '' ? [] : [feedback])].join('\n'), '  ');
}

/** The options as a task list. */
export function formatChoices({ options }: ChoiceBody): string {
  return options.map(formatOption).join('\n');
}

/** The credits that the author set, by the option's place. */
function creditsOf({ options }: ChoiceBody): ReadonlyMap<number, Fraction> {
  return new Map(options.flatMap(({ credit }, index) => (credit === undefined ? [] : [[index, credit] as const])));
}

/** The rules for a choice, the given one first unless the author set credits. */
export function choiceRules(body: ChoiceBody, first: RuleName): readonly RuleName[] {
  const hasCredits = body.options.some(({ credit }) => credit !== undefined);
  const leading: readonly RuleName[] = hasCredits && first !== 'weights' ? ['weights', first] : [first];
  return [...leading, ...rulesFor('choices').filter((name) => !leading.includes(name))];
}

/** The score of the chosen options. */
export function gradeChoices({ body, partial, points }: ItemWith<ChoiceBody>, chosen: readonly number[]): Score {
  const credits = creditsOf(body);
  return scoreChoices(
    partial,
    {
      options: body.options.length,
      keys: new Set(keysOf(body)),
      chosen: new Set(chosen),
      ...(credits.size === 0 ? {} : { credits }),
    },
    points,
  );
}

/** Every text of the options. */
export function textsOfChoices({ options }: ChoiceBody): readonly string[] {
  return options
    .flatMap(({ text, feedback, notChosen }) => [text, feedback, notChosen])
    .filter((text) => text !== undefined);
}

/** The options as plain JSON. */
export function choicesToJson({ options }: ChoiceBody): Json {
  return {
    options: options.map(({ text, right, approach, pin, credit, feedback, notChosen }) => ({
      text,
      right,
      ...(approach === undefined ? {} : { approach }),
      ...(pin === undefined ? {} : { pin }),
      ...(credit === undefined ? {} : { credit: toText(credit) }),
      ...(feedback === undefined ? {} : { feedback }),
      ...(notChosen === undefined ? {} : { notChosen }),
    })),
  };
}
