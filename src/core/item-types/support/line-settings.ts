import type { Report } from '../../diagnostics/diagnostic.ts';
import { didYouMean } from '../../diagnostics/suggest.ts';
import { compare, type Fraction, fraction, one, parseFraction } from '../../grading/fraction.ts';
import type { PlacedLine } from '../../source/block.ts';
import { spanAt } from '../../source/span.ts';
import { describeYaml, readYamlMapping, type YamlValue } from '../../source/yaml.ts';
import { settingsComment } from './settings-text.ts';

/** The settings of one option or accepted answer. */
export interface LineSettings {
  /** The approach of the contrast table that it stands for. */
  readonly approach?: string;
  /** Keeps its place when the others are shuffled. */
  readonly pin?: true;
  /** The share of the item's points that it earns, or costs where below zero. */
  readonly credit?: Fraction;
}

type Name = keyof LineSettings;

const expected: Readonly<Record<Name, string>> = {
  approach: 'a name',
  pin: 'true or false',
  credit: 'a share from -1 to 1, such as 1/2',
};

const minusOne = fraction(-1n);

const isNo = (value: string): boolean => /^(?:false|no|off)$/i.test(value);

function read(name: Name, value: YamlValue): LineSettings | undefined {
  if (typeof value !== 'string') return undefined;
  if (name === 'approach') return value.trim() === '' ? undefined : { approach: value.trim() };
  if (name === 'pin') return /^(?:true|yes|on)$/i.test(value) ? { pin: true } : isNo(value) ? {} : undefined;
  const credit = parseFraction(value);
  if (credit === undefined || compare(credit, one) > 0 || compare(credit, minusOne) < 0) return undefined;
  return { credit };
}

const isMappingText = (text: string): boolean =>
  /^\s*(?:\{[\s\S]*\}|(?:approach|pin|credit)\s*:[\s\S]*)\s*$/.test(text);

function readMapping(comment: PlacedLine, known: readonly Name[], report: Report): LineSettings {
  const mapping = readYamlMapping(comment.text);
  const span = spanAt(comment.line, comment.column, comment.text.length);
  if (!mapping.ok) {
    report('settings-yaml', span, { reason: mapping.reason });
    return {};
  }
  let settings: LineSettings = {};
  for (const [key, value] of Object.entries(mapping.value)) {
    const at = Math.max(0, comment.text.indexOf(key));
    const place = spanAt(comment.line, comment.column + at, key.length);
    const name = known.find((candidate) => candidate === key);
    if (name === undefined) {
      report('setting-unknown', place, { name: key, suggestion: didYouMean(key, known) });
      continue;
    }
    const found = read(name, value);
    if (found === undefined) {
      report('option-setting-invalid', place, { name, expected: expected[name], found: describeYaml(value) });
    } else settings = { ...settings, ...found };
  }
  return settings;
}

/** The settings in a comment, nothing where it is a note of the author's. */
export function settingsOfComment(
  comment: PlacedLine,
  known: readonly Name[],
  report: Report,
): LineSettings | undefined {
  return isMappingText(comment.text) ? readMapping(comment, known, report) : undefined;
}

const lastComment = /<!--((?:(?!<!--)[\s\S])*)-->\s*$/;

/** A line without the comments at its end, and the settings in them; notes of the author's are left out. */
export function takeLineSettings(
  line: PlacedLine,
  known: readonly Name[],
  report: Report,
): { readonly rest: PlacedLine; readonly settings: LineSettings } {
  let settings: LineSettings = {};
  let { text } = line;
  for (let found = lastComment.exec(text); found !== null; found = lastComment.exec(text)) {
    const content = found[1] ?? '';
    const before = text.slice(0, found.index).trimEnd();
    const isNote = !isMappingText(content);
    // A comment alone may be the very text, in a question about HTML.
    if (isNote && before === '') break;
    if (!isNote) {
      const lead = content.length - content.trimStart().length;
      const column = line.column + found.index + '<!--'.length + lead;
      settings = { ...readMapping({ text: content.trim(), line: line.line, column }, known, report), ...settings };
    }
    text = before;
  }
  return { rest: { ...line, text }, settings };
}

/** The line with its settings after it. */
export function withLineSettings(text: string, { approach, pin, credit }: LineSettings): string {
  const comment = settingsComment({
    ...(approach === undefined ? {} : { approach }),
    ...(pin === undefined ? {} : { pin }),
    ...(credit === undefined ? {} : { credit }),
  });
  return comment === '' ? text : `${text} ${comment}`.trimStart();
}
