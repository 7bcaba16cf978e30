import matter from 'gray-matter';
import { describe, expect, it } from 'vitest';
import { collector } from '../../../src/core/diagnostics/diagnostic.ts';
import { linesOfText } from '../../../src/core/source/blocks.ts';
import { readFrontMatter, yamlOnly } from '../../../src/core/source/front-matter.ts';

function read(text: string) {
  const { report, diagnostics } = collector('deck.md');
  const front = readFrontMatter(linesOfText(text), report);
  return { front, found: diagnostics.map((one) => `${one.code}@${one.span.line}:${one.span.column}`), diagnostics };
}

describe('front matter', () => {
  it('gives each scalar as the author typed it', () => {
    const { front, found } = read(
      '---\na: 010\nb: 1:30\nc: 2026-11-22\nd: no\ne: 1.10\nf: "x"\ng: [010, yes]\n---\n# Deck\n',
    );
    expect({ ...front.fields }).toEqual({
      a: '010',
      b: '1:30',
      c: '2026-11-22',
      d: 'no',
      e: '1.10',
      f: 'x',
      g: ['010', 'yes'],
    });
    expect(front.height).toBe(9);
    expect(found).toEqual([]);
  });

  it('counts a page without fences as having none', () => {
    expect(read('# Deck\n\ntext\n').front.height).toBe(0);
    expect(read('').front.height).toBe(0);
  });

  it('reads through a byte order mark and carriage returns', () => {
    const { front } = read('\ufeff---\r\ntitle: Loops\r\n---\r\n# Deck\r\n');
    expect(front.fields['title']).toBe('Loops');
    expect(front.height).toBe(3);
  });

  it('takes a rule at the top for a rule', () => {
    expect(read('---\n\n# Title\n\n---\n\ntext\n').front.height).toBe(0);
    expect(read('----\ntitle: x\n----\n').front.height).toBe(0);
    expect(read('---\n\nJust a page that begins with a rule.\n').found).toEqual([]);
  });

  it('does not end at a line that only begins like a fence', () => {
    const { front } = read('---\ntitle: x\ntext: |\n  ---foo\n  ----\n---\n# Deck\n');
    expect(front.fields['text']).toBe('---foo\n----\n');
    expect(front.height).toBe(6);
    const loose = read('---\ntitle: x\n---foo: y\n---bar: z\n---\n# Deck\n');
    expect({ ...loose.front.fields }).toEqual({ title: 'x', '---foo': 'y', '---bar': 'z' });
    expect(loose.front.height).toBe(5);
  });

  it('names a longer rule among the fields, which would part them', () => {
    const { diagnostics, front } = read('---\ntitle: x\n----\ntags: y\n---\n# Deck\n');
    expect(diagnostics.map(({ code }) => code)).toEqual(['front-matter-yaml']);
    expect(front.height).toBe(5);
  });

  it('names the line of what YAML cannot read, counted in the file', () => {
    expect(read('---\ntitle: x\ntags: [a, b\n---\n').found).toEqual(['front-matter-yaml@3:12']);
    expect(read('---\ntitle: a\ntitle: b\n---\n').diagnostics.map((one) => one.span.line)).toEqual([3]);
  });

  it('refuses a list and a bare text', () => {
    expect(read('---\n- a\n---\n').found).toEqual(['front-matter-not-mapping@2:1']);
    expect(read('---\nhello\n---\n').found).toEqual(['front-matter-not-mapping@2:1']);
  });

  it('names front matter that is never closed', () => {
    expect(read('---\ntitle: x\n\n# Deck\n').found).toEqual(['front-matter-unclosed@1:1']);
  });

  it('keeps __proto__ a plain name', () => {
    const { front } = read('---\n__proto__: {polluted: yes}\n---\n');
    expect(Object.keys(front.fields)).toEqual(['__proto__']);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it('gives the same again when a broken file is read twice', () => {
    const broken = '---\ntitle: [\n---\n';
    expect(read(broken).found).toEqual(read(broken).found);
    expect(read(broken).found).toHaveLength(1);
  });

  it('refuses aliases that multiply', () => {
    const levels = 'bcdefghi'
      .split('')
      .map((name, i) => `${name}: &${name} [${Array(10).fill(`*${'abcdefgh'[i]}`).join(',')}]`);
    const { found, diagnostics } = read(`---\na: &a [${Array(10).fill('x').join(',')}]\n${levels.join('\n')}\n---\n`);
    expect(found).toEqual(['front-matter-yaml@2:1']);
    expect(diagnostics[0]?.message).toBe('The front matter is not valid YAML: it stands for more than 20000 values.');
  });

  it('refuses nesting that would exhaust the stack', () => {
    expect(read(`---\na: ${'['.repeat(50_000)}\n---\n`).found).toHaveLength(1);
    const { diagnostics } = read(`---\na: ${'['.repeat(60)}${']'.repeat(60)}\n---\n`);
    const reason = 'it is nested more than 50 deep';
    expect(diagnostics.map(({ message }) => message)).toEqual([`The front matter is not valid YAML: ${reason}.`]);
  });
});

describe('front matter that is code', () => {
  const marker = '__viva_ran';
  const code = `globalThis.${marker} = true; module.exports = {}`;
  const spellings = [
    'js',
    'javascript',
    'JS',
    'JavaScript',
    ' js',
    'coffee',
    'coffeescript',
    'cson',
    'json',
    'toml',
    'yaml js',
    'yaml',
    'yml',
    '\tjs',
    'js ',
    'ts',
    'node',
  ];
  it.each(spellings)('refuses a fence `---%s` and runs nothing', (language) => {
    const { found, front } = read(`---${language}\n${code}\n---\n# Deck\n`);
    expect(Reflect.get(globalThis, marker)).toBeUndefined();
    expect(found).toEqual(['front-matter-code@1:1']);
    expect(front.height).toBe(3);
  });

  // The fence is refused before; this is what stands behind it, should a fence ever come through.
  it.each(spellings)('has no engine that would run `---%s`', (language) => {
    const given: string[] = [];
    const name = language.trim();
    const open = () =>
      matter(
        `---${language}\n${code}\n---\n`,
        yamlOnly((yaml) => given.push(yaml)),
      );
    if (/^ya?ml$/.test(name)) open();
    else if (/^(?:yaml js|ts|node)$/.test(name)) expect(open).toThrow(`gray-matter engine "${name}" is not registered`);
    else expect(open).toThrow('front matter is YAML');
    expect(given).toEqual(/^ya?ml$/.test(name) ? [`\n${code}`] : []);
    expect(Reflect.get(globalThis, marker)).toBeUndefined();
  });

  it('refuses tags that stand for code', () => {
    expect(read("---\na: !!js/function 'function () { globalThis.__viva_ran = 1 }'\n---\n").found).toHaveLength(1);
    expect(Reflect.get(globalThis, marker)).toBeUndefined();
  });
});
