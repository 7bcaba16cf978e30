import { type Fraction, toText } from '../../grading/fraction.ts';

/** What a comment with settings can carry. */
export type SettingValue =
  | string
  | boolean
  | number
  | Fraction
  | readonly string[]
  | { readonly [name: string]: SettingValue };

const plain = (): RegExp => /^[\p{L}\p{N}_](?:[\p{L}\p{N}_ ./+-]*[\p{L}\p{N}_./+-])?$/u;

const scalar = (text: string): string => (plain().test(text) ? text : JSON.stringify(text).replaceAll('>', '\\u003e'));

const isList = (value: SettingValue): value is readonly string[] => Array.isArray(value);

const isFraction = (value: object): value is Fraction =>
  'n' in value && 'd' in value && typeof value.n === 'bigint' && typeof value.d === 'bigint';

function valueText(value: SettingValue): string {
  if (typeof value !== 'object') return scalar(String(value));
  if (isList(value)) return `[${value.map(scalar).join(', ')}]`;
  if (isFraction(value)) return toText(value);
  return mappingText(value);
}

function mappingText(settings: { readonly [name: string]: SettingValue }): string {
  return `{${Object.entries(settings)
    .map(([name, value]) => `${name}: ${valueText(value)}`)
    .join(', ')}}`;
}

/** Settings as the comment that an author writes, `<!-- {id: a, level: 2} -->`; empty where there are none. */
export function settingsComment(settings: { readonly [name: string]: SettingValue }): string {
  return Object.keys(settings).length === 0 ? '' : `<!-- ${mappingText(settings)} -->`;
}
