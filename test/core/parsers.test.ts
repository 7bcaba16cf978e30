import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergePartials } from '../../src/core/bulk/merge.ts';
import { itemsOf } from '../../src/core/deck/deck.ts';
import { relativeLinks } from '../../src/core/deck/links.ts';
import { parseDeck } from '../../src/core/deck/parse.ts';
import { compilePattern } from '../../src/core/grading/pattern.ts';
import { textsFrom } from '../../src/core/history/packed-texts.ts';
import { htmlParts } from '../../src/core/layout/html.ts';
import { responsesIn } from '../../src/core/matrix/responses.ts';
import { scoresIn } from '../../src/core/matrix/scores.ts';
import { oldRunIn } from '../../src/core/report/old-results.ts';
import { linesOfText, readPage } from '../../src/core/source/blocks.ts';
import { readFrontMatter } from '../../src/core/source/front-matter.ts';
import { readYaml } from '../../src/core/source/yaml.ts';
import { readSettings } from '../../src/core/study/settings.ts';
import { readColumnMap } from '../../src/core/submissions/column-map.ts';
import { itemFinder } from '../../src/core/submissions/finder.ts';
import { newFindings } from '../../src/core/submissions/findings.ts';
import { paper } from '../submissions/support.ts';

/** Texts that are made of the signs of a notation, with anything between them. */
const madeOf = (...signs: readonly string[]): fc.Arbitrary<string> =>
  fc
    .array(
      fc.oneof({ weight: 5, arbitrary: fc.constantFrom('\n', '\n\n', ' ', ...signs) }, fc.string({ maxLength: 6 })),
      {
        maxLength: 60,
      },
    )
    .map((parts) => parts.join(''));

const pages = madeOf(
  ...[
    '# ',
    '## Which?',
    '- [ ] a',
    '- [x] b',
    '1. ',
    '2) c',
    '> ',
    '= true',
    '= /a+/',
    '= 3 ± 1',
    '~ no',
    '{{gap}}',
    '```',
    '```python',
  ],
  ...[
    '<!-- {id: a} -->',
    '<!--',
    '-->',
    '---',
    '---\ntitle: a\n---\n',
    '| a | b |',
    '| - | - |',
    'A. one',
    'B. two',
    'Answer: B',
    'Q: ',
    'C: [a]',
  ],
  ...[
    '### Answer',
    '### Rubric',
    '- [2] point',
    '$x^2$',
    '<details>',
    '</details>',
    '[a](b.md)',
    '![i](<c d.png>)',
    '    ',
    '\t',
    '\r\n',
    'a :: b',
  ],
);
const yamls = madeOf(
  ':',
  'a: ',
  '- ',
  '{',
  '}',
  '[',
  ']',
  '"',
  "'",
  '&a ',
  '*a',
  '? ',
  '| ',
  '> ',
  '!!js/function ',
  '#',
  '  ',
  '---',
  'study: ',
  'new: 5',
);
const tables = madeOf(
  ',',
  ';',
  '\t',
  '"',
  'student',
  'item',
  'key',
  'q1',
  'q2',
  'A',
  'B',
  '1',
  '0.5',
  'NA',
  'NR',
  'points',
  'max',
  '\r\n',
  '-',
);

const lineCount = (text: string): number => linesOfText(text).length;

describe('whatever its text is,', () => {
  it('a deck is read, each of its places a place of the file, and the same each time', () => {
    fc.assert(
      fc.property(pages, (text) => {
        const deck = parseDeck('a.md', text);
        const spans = [...deck.diagnostics.map(({ span }) => span), ...itemsOf(deck).map(({ span }) => span)];
        for (const { line, endLine, column } of spans) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(endLine).toBeLessThanOrEqual(Math.max(1, lineCount(text)));
          expect(column).toBeGreaterThanOrEqual(1);
        }
        expect(parseDeck('a.md', text)).toEqual(deck);
      }),
      { numRuns: 300 },
    );
  });

  it('a page has its blocks in their order within it, and its front matter before them', () => {
    fc.assert(
      fc.property(pages, (text) => {
        const lines = linesOfText(text);
        const { height } = readFrontMatter(lines, () => undefined);
        expect(height).toBeLessThanOrEqual(lines.length);
        let last = height;
        for (const { span } of readPage(lines, height, () => undefined).blocks) {
          expect(span.line).toBeGreaterThanOrEqual(last);
          expect(span.endLine).toBeLessThanOrEqual(Math.max(1, lines.length));
          last = span.line;
        }
      }),
    );
  });

  it('the links of a page stand where they are said to', () => {
    fc.assert(
      fc.property(pages, (text) => {
        const lines = linesOfText(text);
        for (const { target, span } of relativeLinks(text)) {
          expect(lines[span.line - 1]?.slice(span.column - 1, span.column - 1 + target.length)).toBe(target);
        }
      }),
    );
  });

  it('YAML is read or refused at one of its lines, and settings are understood or told to be wrong', () => {
    fc.assert(
      fc.property(yamls, (text) => {
        const read = readYaml(text);
        if (!read.ok) {
          expect(read.line).toBeGreaterThanOrEqual(1);
          expect(read.line).toBeLessThanOrEqual(lineCount(text) + 1);
          return;
        }
        const settings = readSettings(read.value);
        expect(settings.ok || settings.faults.length > 0).toBe(true);
      }),
    );
  });

  it('a table of responses, its key and a table of scores give columns as long as their students, or findings', () => {
    fc.assert(
      fc.property(tables, tables, (text, key) => {
        const findings = newFindings();
        const read = responsesIn({ path: 'r.csv', text }, { path: 'k.csv', text: key }, {}, findings);
        const scores = scoresIn({ path: 's.csv', text }, {}, findings);
        for (const matrix of [read?.matrix, scores]) {
          if (matrix === undefined) expect(findings.count()).toBeGreaterThan(0);
          else for (const { codes } of matrix.items) expect(codes).toHaveLength(matrix.students.length);
        }
      }),
    );
  });

  it('a map of columns leads to items of the paper alone', () => {
    const finder = itemFinder(paper);
    fc.assert(
      fc.property(fc.oneof(yamls, tables, fc.json()), (text) => {
        const map = readColumnMap({ path: 'm.yaml', text }, finder, newFindings());
        for (const name of text.split(/[\s,:;"']+/)) {
          const target = map.targetOf(name);
          if (target?.is === 'item') expect(paper[target.item]).toBeDefined();
        }
      }),
    );
  });

  it('a partial result, an earlier run and packed texts are read or refused', () => {
    const signs = madeOf(
      '{',
      '}',
      '[',
      ']',
      '"schema":"viva-partial/1"',
      '"items":[]',
      '"policy":{}',
      ',',
      '"lines":1',
      '"student":"a"',
      '"outcomes":[1]',
      '"viva-grades/1"',
    );
    fc.assert(
      fc.property(fc.oneof(signs, fc.json()), (text) => {
        const merged = mergePartials([{ name: 'a.part', lines: text.split('\n') }]);
        expect(merged.ok || merged.because.endsWith('.')).toBe(true);
        const run = oldRunIn(text);
        expect(run.ok || run.because !== '').toBe(true);
      }),
    );
    fc.assert(
      fc.property(fc.json(), (text) => {
        const texts = textsFrom(text);
        expect([...texts.list('a'), ...texts.packed('a')].every((each) => typeof each === 'string')).toBe(true);
      }),
    );
  });

  it('HTML is parted, and a pattern is compiled or refused within itself', () => {
    const html = madeOf(
      '<',
      '>',
      '</',
      '<!--',
      '-->',
      '<script>',
      '</script>',
      '<a href="',
      "'",
      '&#',
      '&lt;',
      ';',
      '<br/>',
    );
    fc.assert(
      fc.property(html, (text) => {
        for (const part of htmlParts(text)) expect(part.is === 'text' ? part.text : part.name).not.toBe('');
      }),
    );
    const patterns = madeOf(
      '(',
      ')',
      '[',
      ']',
      '*',
      '+',
      '?',
      '{2,3}',
      '|',
      '\\',
      '\\d',
      '\\u{1f600}',
      '^',
      '$',
      '(?:',
      '(?=',
      '(?<a>',
      '-',
    );
    fc.assert(
      fc.property(patterns, fc.constantFrom('', 'i', 'x'), (source, flags) => {
        const pattern = compilePattern(source, flags);
        if (pattern.ok) expect(typeof pattern.test('aaa')).toBe('boolean');
        else if ('at' in pattern) expect(pattern.at).toBeLessThanOrEqual(source.length);
      }),
    );
  });
});
