import matter from 'gray-matter';
import type { Report } from '../diagnostics/diagnostic.ts';
import { spanAt } from './span.ts';
import { describeYaml, isMapping, readYaml, type YamlMapping, type YamlRead, type YamlValue } from './yaml.ts';

/** The deck's own fields, and where the page below them begins. */
export interface FrontMatter {
  readonly fields: YamlMapping;
  /** The lines between the fences, to find a field's place. The first of them is line 2 of the file. */
  readonly lines: readonly string[];
  /** Lines that come before the body, the fences included; 0 without front matter. */
  readonly height: number;
}

const none: FrontMatter = { fields: {}, lines: [], height: 0 };
const sizeLimit = 256 * 1024;

interface MatterOptions {
  readonly language: 'yaml';
  delimiters: [string, string];
  engines: Record<string, { parse: (text: string) => object }>;
}

/** Every engine of gray-matter that is none of YAML answers with this refusal. */
const shut = {
  parse: (): object => {
    throw new Error('front matter is YAML');
  },
};

/**
 * How gray-matter shall read a page whose fences were checked, with what reads its YAML. By itself it runs the front matter
 * as code where its language is `js`, `javascript`, `coffee` and more; here each of them but YAML is refused. It also takes
 * any line that begins with `---` for the closing fence, so the fence that it looks for has its line end.
 */
export function yamlOnly(read: (yaml: string) => void): MatterOptions {
  const yaml = {
    parse: (text: string): object => {
      read(text);
      return {};
    },
  };
  return {
    language: 'yaml',
    delimiters: ['---', '---\n'],
    engines: {
      yaml,
      javascript: shut,
      js: shut,
      json: shut,
      coffee: shut,
      coffeescript: shut,
      cson: shut,
      toml: shut,
    },
  };
}

function readThroughMatter(yaml: string): YamlRead<YamlValue> {
  let read: YamlRead<YamlValue> = { ok: true, value: null };
  const options = yamlOnly((text) => {
    read = readYaml(text);
  });
  matter(`---\n${yaml}\n---\n`, options);
  return read;
}

const looksLikeFields = (line: string | undefined): boolean => /^[\w"'$-][^#]*:(\s|$)/.test(line ?? '');

/** The front matter of a file; what is wrong with it is reported, and the page below it is read all the same. */
export function readFrontMatter(lines: readonly string[], report: Report): FrontMatter {
  const opening = lines[0]?.trimEnd() ?? '';
  if (!opening.startsWith('---') || /^-{4,}$/.test(opening)) return none;
  const closing = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---');
  if (opening !== '---') {
    report('front-matter-code', spanAt(1, 1, opening.length), { fence: opening.slice(0, 40) });
    return { ...none, height: closing < 0 ? 1 : closing + 1 };
  }
  if (closing < 0) {
    const first = lines.slice(1).find((line) => line.trim() !== '');
    if (looksLikeFields(first)) report('front-matter-unclosed', spanAt(1, 1, 3));
    return none;
  }
  const inner = lines.slice(1, closing);
  const height = closing + 1;
  const yaml = inner.join('\n');
  if (yaml.length > sizeLimit) {
    report('front-matter-too-large', spanAt(1, 1, 3), { limit: `${sizeLimit / 1024} KB` });
    return { ...none, height };
  }
  const read = readThroughMatter(yaml);
  if (!read.ok) {
    // What is never closed is noticed after the last line; the mistake lies before.
    const past = read.line > inner.length;
    const place = past ? spanAt(closing, (inner.at(-1)?.length ?? 0) + 1, 1) : spanAt(read.line + 1, read.column, 1);
    report('front-matter-yaml', place, { reason: read.reason });
    return { ...none, height };
  }
  // Nothing but what YAML takes for comments: a page that begins with a rule and a heading.
  if (read.value === null) return inner.every((line) => line.trim() === '') ? { ...none, height } : none;
  if (!isMapping(read.value)) {
    report('front-matter-not-mapping', spanAt(2, 1, inner[0]?.length ?? 1), { found: describeYaml(read.value) });
    return { ...none, height };
  }
  return { fields: read.value, lines: inner, height };
}
