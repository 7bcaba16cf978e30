import type { Report } from '../diagnostics/diagnostic.ts';
import { fraction } from '../grading/fraction.ts';
import type { FrontMatter } from '../source/front-matter.ts';
import { type CommonSettings, takeCommonSettings } from './common-settings.ts';
import type { Deck } from './deck.ts';
import { FieldReader } from './field-reader.ts';
import * as fields from './fields.ts';
import type { Settings } from './section.ts';

/** What each item of a deck has unless its own settings say otherwise. */
export type Defaults = CommonSettings & Pick<Settings, 'deckPartial'>;

/** The fields of the front matter, checked. */
export type Header = Omit<Deck, 'path' | 'id' | 'title' | 'parts' | 'contrasts' | 'diagnostics'> & {
  readonly id?: string;
  readonly title?: string;
  readonly defaults: Defaults;
  /** True where the file has front matter at all. */
  readonly isWritten: boolean;
};

const plainDefaults: Defaults = { points: fraction(1n), shuffle: true, case: false, accents: false };

function readDefaults(front: FrontMatter, outer: FieldReader, report: Report): Defaults {
  const mapping = outer.take('defaults', fields.mapping);
  if (mapping === undefined) return plainDefaults;
  const first = outer.spanOf('defaults').line;
  const place = { lines: front.lines.slice(first - 2), line: first, column: 1 };
  const reader = new FieldReader(mapping, place, report, 'field', 'defaults.');
  const partial = reader.take('partial', fields.rule);
  const common = takeCommonSettings(reader);
  reader.finish();
  return { ...plainDefaults, ...common, ...(partial === undefined ? {} : { deckPartial: partial }) };
}

/** The header of a deck; a field of the wrong form is reported and left out. */
export function readHeader(front: FrontMatter, report: Report): Header {
  const reader = new FieldReader(front.fields, { lines: front.lines, line: 2, column: 1 }, report, 'field');
  const title = reader.take('title', fields.text);
  const id = reader.take('id', fields.ident);
  const topic = reader.take('topic', fields.texts) ?? [];
  const tags = reader.take('tags', fields.texts) ?? [];
  const level = reader.take('level', fields.level);
  const language = reader.take('language', fields.text);
  const license = reader.take('license', fields.text);
  const author = reader.take('author', fields.text);
  const sources = reader.take('sources', fields.sources) ?? [];
  const defaults = readDefaults(front, reader, report);
  const contrast = reader.take('contrast', fields.texts) ?? [];
  const lint = reader.take('lint', fields.lintRules);
  reader.finish();
  return {
    topic,
    tags,
    sources,
    defaults,
    isWritten: front.height > 0,
    uses: contrast.map((target) => ({ target, span: reader.spanOf('contrast') })),
    ...(title === undefined ? {} : { title }),
    ...(id === undefined ? {} : { id }),
    ...(level === undefined ? {} : { level }),
    ...(language === undefined ? {} : { language }),
    ...(license === undefined ? {} : { license }),
    ...(author === undefined ? {} : { author }),
    ...(lint === undefined ? {} : { lint: { rules: lint, span: reader.spanOf('lint') } }),
  };
}
