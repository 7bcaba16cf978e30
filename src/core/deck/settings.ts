import type { Report } from '../diagnostics/diagnostic.ts';
import { didYouMean } from '../diagnostics/suggest.ts';
import { rules } from '../grading/rules.ts';
import { isKind, kinds } from '../item-types/index.ts';
import { experimentNames, isExperiment } from '../lab/names.ts';
import type { Comment } from '../source/block.ts';
import { readYamlMapping } from '../source/yaml.ts';
import { takeCommonSettings } from './common-settings.ts';
import { FieldReader, type YamlPlace } from './field-reader.ts';
import * as fields from './fields.ts';
import type { Header } from './header.ts';
import type { Settings } from './section.ts';
import { slug } from './slug.ts';

/** The settings of a section, and the id of the contrast table that it is, `''` if the title names it. */
export interface SectionSettings {
  readonly settings: Settings;
  readonly contrastTable?: string;
  /** True for a section that is no item by its author's word, whatever it holds. */
  readonly isReading?: true;
}

/** In the place of a kind: the section shows a notation, or a list of things to do, and asks nothing. */
const reading = 'reading';

/** True for a comment that opens like a mapping; any other comment is a note of the author's. */
export function holdsSettings(comment: Comment): boolean {
  return /^\s*(\{[\s\S]*\}|[a-z][a-z-]*:(\s[\s\S]*)?)\s*$/.test(comment.content);
}

function placeOf(comment: Comment): YamlPlace {
  const [first, ...rest] = comment.lines;
  const opening = (first?.text.indexOf('<!--') ?? 0) + '<!--'.length;
  return {
    lines: [first?.text.slice(opening) ?? '', ...rest.map((line) => line.text)],
    line: first?.line ?? 1,
    column: (first?.column ?? 1) + opening,
  };
}

const without = (list: readonly string[]): readonly string[] => [...new Set(list)];

/** The settings that apply without a comment: the deck's. */
export function inherited(header: Header): SectionSettings {
  const settings = Object.assign({ tags: header.tags, reverse: false }, header.defaults);
  return { settings: header.level === undefined ? settings : Object.assign(settings, { level: header.level }) };
}

function readId(reader: FieldReader, report: Report): string | undefined {
  const written = reader.take('id', fields.text);
  if (written === undefined) return undefined;
  const id = fields.ident.read(written);
  if (id === undefined)
    report('id-invalid', reader.spanOf('id'), { id: written, suggestion: slug(written) || 'item-1' });
  return id;
}

/** An experiment that is not known may be one of a later version: the item stays as it is, without it. */
function readLab(reader: FieldReader, report: Report): string | undefined {
  const name = reader.take('lab', fields.text);
  if (name === undefined || isExperiment(name)) return name;
  report('lab-unknown', reader.spanOf('lab'), { name, suggestion: didYouMean(name, experimentNames) });
  return undefined;
}

/** The settings in a comment under a heading, on top of the deck's; what is wrong is reported and left out. */
export function readSettings(comment: Comment, header: Header, report: Report): SectionSettings {
  const base = inherited(header);
  const place = placeOf(comment);
  const read = readYamlMapping(comment.content);
  if (!read.ok) {
    const column = read.line === 1 ? place.column + read.column - 1 : read.column;
    const line = place.line + read.line - 1;
    report('settings-yaml', { line, column, endLine: line, endColumn: column + 1 }, { reason: read.reason });
    return base;
  }
  const reader = new FieldReader(read.value, place, report, 'setting');
  const id = readId(reader, report);
  const kind = reader.take('kind', fields.text);
  const level = reader.take('level', fields.level);
  const tags = reader.take('tags', fields.texts) ?? [];
  const partial = reader.take('partial', fields.text);
  const common = takeCommonSettings(reader);
  const reverse = reader.take('reverse', fields.truth);
  const contrast = reader.take('contrast', fields.contrastCut);
  const lab = readLab(reader, report);
  const contrastTable = reader.take('contrast-table', fields.text);
  reader.finish();
  if (kind !== undefined && kind !== reading && !isKind(kind)) {
    report('kind-unknown', reader.spanOf('kind'), { name: kind, suggestion: didYouMean(kind, [...kinds, reading]) });
  }
  const rule = partial === undefined ? undefined : fields.rule.read(partial);
  if (partial !== undefined && rule === undefined) {
    report('rule-unknown', reader.spanOf('partial'), {
      name: partial,
      suggestion: didYouMean(partial, Object.keys(rules)),
    });
  }
  return {
    settings: {
      ...base.settings,
      ...common,
      tags: without([...base.settings.tags, ...tags]),
      ...(id === undefined ? {} : { id }),
      ...(kind === undefined || !isKind(kind) ? {} : { kind }),
      ...(level === undefined ? {} : { level }),
      ...(rule === undefined ? {} : { partial: rule }),
      ...(reverse === undefined ? {} : { reverse }),
      ...(contrast === undefined ? {} : { contrast }),
      ...(lab === undefined ? {} : { lab }),
    },
    ...(kind === reading ? { isReading: true } : {}),
    ...(contrastTable === undefined ? {} : { contrastTable: contrastTable === 'true' ? '' : contrastTable }),
  };
}
