import type { Code } from '../diagnostics/codes.ts';
import type { Report } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/suggest.ts';
import { type Span, spanAt } from '../source/span.ts';
import { describeYaml, type YamlMapping } from '../source/yaml.ts';
import { type Field, placeOfField } from './fields.ts';

/** A YAML text in its file: its lines, and where the first of them begins. */
export interface YamlPlace {
  readonly lines: readonly string[];
  readonly line: number;
  readonly column: number;
}

/** The span of a field's name in the file. */
function spanOfField(place: YamlPlace, name: string): Span {
  const found = placeOfField(place.lines, name);
  const column = found.line === 0 ? place.column + found.column - 1 : found.column;
  return spanAt(place.line + found.line, column, found.length);
}

/** Takes fields out of a mapping one by one; what is of the wrong form and what nobody took is reported. */
export class FieldReader {
  private readonly taken: string[] = [];
  private readonly mapping: YamlMapping;
  private readonly place: YamlPlace;
  private readonly report: Report;
  private readonly words: { readonly unknown: Code; readonly invalid: Code; readonly within: string };

  constructor(mapping: YamlMapping, place: YamlPlace, report: Report, of: 'field' | 'setting', within = '') {
    this.mapping = mapping;
    this.place = place;
    this.report = report;
    this.words = { unknown: `${of}-unknown`, invalid: `${of}-invalid`, within };
  }

  /** The value of a field, or nothing where it is absent or wrong. A field without a value counts as absent. */
  take<Value>(name: string, field: Field<Value>): Value | undefined {
    this.taken.push(name);
    const value = this.mapping[name];
    if (value === undefined || value === null || value === '') return undefined;
    const read = field.read(value);
    if (read === undefined) {
      this.report(this.words.invalid, this.spanOf(name), {
        name: this.words.within + name,
        expected: field.expected,
        found: describeYaml(value),
      });
    }
    return read;
  }

  spanOf(name: string): Span {
    return spanOfField(this.place, name);
  }

  /** Reports each field that was never taken. */
  finish(): void {
    for (const name of Object.keys(this.mapping)) {
      if (this.taken.includes(name)) continue;
      const suggestion = didYouMean(name, this.taken);
      this.report(this.words.unknown, this.spanOf(name), { name: this.words.within + name, suggestion });
    }
  }
}
