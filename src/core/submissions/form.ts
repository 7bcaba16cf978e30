import { plainPairs } from '../source/plain-yaml.ts';
import { readYamlMapping, type YamlMapping } from '../source/yaml.ts';
import { type Sniffed, sniffDelimiter } from './delimiter.ts';

/** The form of a file, told by what stands in it. */
export type Form =
  | { readonly is: 'empty' }
  | { readonly is: 'json' | 'json-lines' | 'page' | 'unknown' }
  | { readonly is: 'yaml'; readonly value: YamlMapping }
  /** YAML with a key and a plain value on each line. */
  | { readonly is: 'pairs'; readonly pairs: ReadonlyMap<string, string | null> }
  | { readonly is: 'table'; readonly sniffed: Sniffed };

/** YAML that is longer is no file of one student. */
const longestYaml = 4 * 1024 * 1024;

const isPage = (text: string): boolean =>
  /^(?:#{1,6}[ \t]|[ \t]*[-*+] \[[ xX]\][ \t])/m.test(text.slice(0, 256 * 1024));

/** True where the first line that is not blank is a JSON value of its own, and another line follows it. */
function areLines(text: string): boolean {
  const [first = '', second] = text.trimStart().split(/\r\n|\n|\r/, 2);
  if (second === undefined || !/^[{[]/.test(first)) return false;
  try {
    JSON.parse(first);
    return true;
  } catch {
    // A list over several lines.
    return /^[{[].+[\]}]$/.test(first.trim());
  }
}

/** The mapping of a text that is YAML as somebody writes it, and nothing else. */
function mappingIn(text: string): YamlMapping | undefined {
  if (text.length > longestYaml) return undefined;
  const first =
    text.split(/\r\n|\n|\r/, 200).find((line) => line.trim() !== '' && !/^\s*(?:#|---\s*$)/.test(line)) ?? '';
  if (!/^(?:"[^"]{1,200}"|'[^']{1,200}'|[^\s,;\t"'#][^,;\t]{0,200}?):(?:\s|$)/.test(first)) return undefined;
  const read = readYamlMapping(text);
  return read.ok && Object.keys(read.value).length > 0 ? read.value : undefined;
}

/** The form of a text. */
export function formOf(text: string): Form {
  const start = text.slice(0, 4096).trimStart();
  if (start === '' && text.trim() === '') return { is: 'empty' };
  if (/^(?:\{|\[\s*[{["\]])/.test(start)) return areLines(text) ? { is: 'json-lines' } : { is: 'json' };
  const sniffed = sniffDelimiter(text);
  if (sniffed?.isKnown) return { is: 'table', sniffed };
  // No line of these begins as one of a page does.
  const pairs = text.length > longestYaml ? undefined : plainPairs(text);
  if (pairs !== undefined) return { is: 'pairs', pairs };
  if (isPage(text)) return { is: 'page' };
  const value = mappingIn(text);
  if (value !== undefined) return { is: 'yaml', value };
  return sniffed === undefined ? { is: 'unknown' } : { is: 'table', sniffed };
}
